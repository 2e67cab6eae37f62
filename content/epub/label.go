package epub

import (
	"strings"
	"unicode"

	"pullquote/content"
)

// A full heading is one of which the text writes only the beginning: the table of
// contents says "I: The Tower" where it says "I", with what the chapter is called
// in a line below or not at all.
type fullHeading struct {
	text content.Inline
	took bool // the paragraph below, which says the rest
	rest int  // the byte of text where what that paragraph says begins
}

// full completes the heading i by its label. Where the heading below says the
// rest both stay as they are.
func full(label string, blocks []content.Block, i int, mayTake bool) fullHeading {
	text := leafText(blocks[i])
	if h, ok := blocks[i].(*content.Heading); ok {
		text = h.Text
	}
	rest, ok := behind(label, text.Text)
	if !ok {
		return fullHeading{text: text}
	}
	var b content.InlineBuilder
	b.Append(text)
	if i+1 < len(blocks) {
		switch below := blocks[i+1].(type) {
		case *content.Heading:
			if strings.HasSuffix(letters(label), letters(below.Text.Text)) {
				return fullHeading{text: text}
			}
		case *content.Paragraph:
			if mayTake && sameLetters(rest, below.Text.Text) {
				b.Add(rest[:strings.IndexFunc(rest, isWordy)], 0, "")
				begins := b.Len()
				b.Append(below.Text)
				return fullHeading{b.Inline(), true, begins}
			}
		default:
		}
	}
	b.Add(rest, 0, "")
	return fullHeading{text: b.Inline()}
}

// behind is what a label says behind the words of a heading. It reports false if
// it begins with others or says no more.
func behind(label, heading string) (rest string, ok bool) {
	if len(heading) > mostHeading || letters(heading) == "" {
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
