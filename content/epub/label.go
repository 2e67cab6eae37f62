package epub

import (
	"strings"
	"unicode"

	"pullquote/content"
)

// A completedHeading is a heading of which the text has only the beginning: it says "I"
// where the table of contents says "I: The Tower", and has the title of the chapter in
// a line below or not at all.
type completedHeading struct {
	text     content.Inline
	tookNext bool // the paragraph below, which has the rest, became a part of it
	rest     int  // where the text of that paragraph begins, in bytes
}

// complete completes the heading i by its label. If the heading below has the rest, both
// stay as they are.
func complete(label string, blocks []content.Block, i int, mayTakeNext bool) completedHeading {
	text := leafText(blocks[i])
	if h, ok := blocks[i].(*content.Heading); ok {
		text = h.Text
	}
	rest, ok := restAfter(label, text.Text)
	if !ok {
		return completedHeading{text: text}
	}
	var b content.InlineBuilder
	b.Append(text)
	if i+1 < len(blocks) {
		switch below := blocks[i+1].(type) {
		case *content.Heading:
			if strings.HasSuffix(letters(label), letters(below.Text.Text)) {
				return completedHeading{text: text}
			}
		case *content.Paragraph:
			if mayTakeNext && sameLetters(rest, below.Text.Text) {
				b.Add(rest[:strings.IndexFunc(rest, isWordy)], 0, "")
				begins := b.Len()
				b.Append(below.Text)
				return completedHeading{b.Inline(), true, begins}
			}
		default:
		}
	}
	b.Add(rest, 0, "")
	return completedHeading{text: b.Inline()}
}

// restAfter returns what a label says after the words of a heading. It reports false if
// the label begins with other words or says no more.
func restAfter(label, heading string) (rest string, ok bool) {
	if len(heading) > maxHeading || letters(heading) == "" {
		return "", false
	}
	rest = label
	for word := range strings.FieldsFuncSeq(heading, func(r rune) bool { return !isWordy(r) }) {
		start := strings.IndexFunc(rest, isWordy)
		if start < 0 {
			return "", false
		}
		end := strings.IndexFunc(rest[start:], func(r rune) bool { return !isWordy(r) })
		if end < 0 {
			end = len(rest) - start
		}
		if !strings.EqualFold(rest[start:start+end], word) {
			return "", false
		}
		rest = rest[start+end:]
	}
	return rest, letters(rest) != ""
}

func isWordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
