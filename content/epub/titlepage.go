package epub

import (
	"slices"
	"strings"

	"pullquote/content"
)

// mostTitlePage is how much text a page has at the most that says nothing but
// what the book is called and who made it, in bytes.
const mostTitlePage = 1000

// isTitlePage reports whether the text of a chapter only says what the metadata
// says too.
func (m metadata) isTitlePage(blocks []content.Block) bool {
	var text strings.Builder
	size := 0
	for _, b := range blocks {
		if b.Kind() == "figure" {
			continue
		}
		plain := b.Plain()
		if size += len(plain); size > mostTitlePage {
			return false
		}
		text.WriteString(letters(plain)) // a title may be broken into blocks
	}
	rest := without(text.String(), append([]string{m.title}, m.titles...))
	if rest == text.String() {
		return false // it does not say the title
	}
	rest = without(rest, append([]string{m.publisher}, m.creators...))
	for word := range strings.FieldsSeq(rest) {
		if !isBy(word) {
			return false
		}
	}
	return true
}

// without is a text with a blank for each of some others.
func without(text string, known []string) string {
	for _, s := range known {
		if s = letters(s); s != "" {
			text = strings.ReplaceAll(text, s, " ")
		}
	}
	return text
}

// isBy reports whether a word stands before an author in some language.
func isBy(word string) bool {
	switch word {
	case "by", "von", "par", "de", "di", "por", "door", "av", "af", "and", "und", "et", "e", "y":
		return true
	}
	return false
}

// isTitle reports whether a heading is the book's title.
func (m metadata) isTitle(text string) bool {
	text = letters(text)
	return text != "" && slices.Contains(m.known, text)
}

// trim takes out of a chapter what the article has at its head: the title page,
// the title, the cover; and the pictures of headings that are read as text.
func (r *reader) trim(c *chapter) {
	about := r.book.about
	isTitlePage := about.isTitlePage(c.blocks) || c.path == r.book.nav && areHeadings(c.blocks)
	gone := make([]bool, len(c.blocks))
	for i, b := range c.blocks {
		switch b := b.(type) {
		case *content.Figure:
			isShown := isTitlePage || b.Src != "" && b.Src == r.book.cover
			if i > 0 && isPictureOf(b, c.blocks[i-1]) {
				isShown, c.blocks[i-1] = true, written(c.blocks[i-1])
			}
			gone[i] = isShown && b.Caption.Text == ""
		case *content.Heading:
			gone[i] = isTitlePage || !r.hasText && about.isTitle(b.Text.Text)
		default:
			gone[i] = isTitlePage
		}
	}
	c.drop(gone)
	r.hasText = r.hasText || slices.ContainsFunc(c.blocks, isText)
}

// isText reports whether a block is more than a picture.
func isText(b content.Block) bool { return b.Kind() != "figure" && b.Plain() != "" }

// isPictureOf reports whether a picture only shows the words of the heading that
// it stands under.
func isPictureOf(f *content.Figure, above content.Block) bool {
	h, ok := above.(*content.Heading)
	return ok && sameLetters(f.Alt, h.Text.Text)
}

// written is a heading as text alone.
func written(b content.Block) content.Block {
	h, ok := b.(*content.Heading)
	if !ok {
		return b
	}
	return &content.Heading{Level: h.Level, Text: content.PlainInline(h.Text.Text)}
}

func areHeadings(blocks []content.Block) bool {
	return !slices.ContainsFunc(blocks, func(b content.Block) bool { return b.Kind() != "heading" })
}
