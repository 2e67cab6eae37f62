package epub

import (
	"slices"
	"strings"

	"pullquote/content"
)

// maxTitlePage bounds the text of a title page, in bytes.
const maxTitlePage = 1000

// isTitlePage reports whether the text of a chapter says nothing but what the metadata
// says.
func (m metadata) isTitlePage(blocks []content.Block) bool {
	var text strings.Builder
	size := 0
	for _, b := range blocks {
		if b.Kind() == "figure" {
			continue
		}
		plain := b.Plain()
		if size += len(plain); size > maxTitlePage {
			return false
		}
		text.WriteString(letters(plain)) // a title may be broken into blocks
	}
	rest := blankAll(text.String(), append([]string{m.title}, m.titles...))
	if rest == text.String() {
		return false // it does not have the title
	}
	rest = blankAll(rest, append([]string{m.publisher}, m.creators...))
	for word := range strings.FieldsSeq(rest) {
		if !isBylineWord[word] {
			return false
		}
	}
	return true
}

// blankAll returns a text with a blank in the place of each of some others.
func blankAll(text string, known []string) string {
	for _, s := range known {
		if s = letters(s); s != "" {
			text = strings.ReplaceAll(text, s, " ")
		}
	}
	return text
}

// isBylineWord has the words that precede an author in some language.
var isBylineWord = map[string]bool{
	"by": true, "von": true, "par": true, "de": true, "di": true, "por": true, "door": true, "av": true, "af": true,
	"and": true, "und": true, "et": true, "e": true, "y": true,
}

// isTitle reports whether a heading is the book's title.
func (m metadata) isTitle(text string) bool {
	text = letters(text)
	return text != "" && slices.Contains(m.known, text)
}

// trim removes from a chapter what the article begins with: the title page, the title,
// the cover. It removes pictures of headings that have the same words as text.
func (r *reader) trim(c *chapter) {
	about := r.book.about
	isTitlePage := about.isTitlePage(c.blocks) || c.path == r.book.nav && areHeadings(c.blocks)
	gone := make([]bool, len(c.blocks))
	for i, b := range c.blocks {
		switch b := b.(type) {
		case *content.Figure:
			isShown := isTitlePage || b.Src != "" && b.Src == r.book.cover
			if i > 0 && isPictureOf(b, c.blocks[i-1]) {
				isShown, c.blocks[i-1] = true, plainHeading(c.blocks[i-1])
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

// isPictureOf reports whether a picture only shows the words of the heading above it.
func isPictureOf(f *content.Figure, above content.Block) bool {
	h, ok := above.(*content.Heading)
	return ok && sameLetters(f.Alt, h.Text.Text)
}

// plainHeading returns a heading without markup.
func plainHeading(b content.Block) content.Block {
	h, ok := b.(*content.Heading)
	if !ok {
		return b
	}
	return &content.Heading{Level: h.Level, Text: content.PlainInline(h.Text.Text)}
}

// areHeadings reports whether all blocks are headings.
func areHeadings(blocks []content.Block) bool {
	return !slices.ContainsFunc(blocks, func(b content.Block) bool { return b.Kind() != "heading" })
}
