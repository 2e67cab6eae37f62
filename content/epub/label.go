package epub

import (
	"strings"
	"unicode"

	"pullquote/content"
)

// A completedHeading is a heading that was completed from the table of contents: the
// document has only "I" where the table of contents has "I: The Tower", and has the title
// of the chapter on a line below or not at all.
type completedHeading struct {
	text     content.Inline
	tookNext bool // the paragraph below has the rest and became part of the heading
	rest     int  // offset of that paragraph in the text, in bytes
}

// complete completes the heading at block i from its label. If the heading below has the
// rest, both stay as they are.
func complete(label string, blocks []content.Block, i int, canTakeNext bool) completedHeading {
	text := leafText(blocks[i])
	if h, ok := blocks[i].(*content.Heading); ok {
		text = h.Text
	}
	rest, ok := restAfter(label, text.String())
	if !ok {
		return completedHeading{text: text}
	}
	var b content.InlineBuilder
	b.Append(text)
	if i+1 < len(blocks) {
		switch below := blocks[i+1].(type) {
		case *content.Heading:
			if strings.HasSuffix(normalize(label), normalize(below.Text.String())) {
				return completedHeading{text: text}
			}
		case *content.Paragraph:
			if canTakeNext && isSameTitle(rest, below.Text.String()) {
				b.Add(rest[:strings.IndexFunc(rest, isWordRune)], 0, "")
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

// restAfter returns the part of a label after the words of a heading. It reports false if
// the label begins with other words or has no more.
func restAfter(label, heading string) (rest string, ok bool) {
	if len(heading) > maxHeading || normalize(heading) == "" {
		return "", false
	}
	rest = label
	for word := range strings.FieldsFuncSeq(heading, func(r rune) bool { return !isWordRune(r) }) {
		start := strings.IndexFunc(rest, isWordRune)
		if start < 0 {
			return "", false
		}
		end := strings.IndexFunc(rest[start:], func(r rune) bool { return !isWordRune(r) })
		if end < 0 {
			end = len(rest) - start
		}
		if !strings.EqualFold(rest[start:start+end], word) {
			return "", false
		}
		rest = rest[start+end:]
	}
	return rest, normalize(rest) != ""
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
