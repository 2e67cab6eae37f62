package epub

import (
	"slices"
	"strings"

	"pullquote/content"
)

// maxTitlePage bounds the text of a title page, in bytes.
const maxTitlePage = 1000

// isTitlePage reports whether a chapter contains the title and nothing that is not in the
// metadata.
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
		text.WriteString(normalize(plain)) // a title may be split over several blocks
	}
	rest := replaceAll(text.String(), append([]string{m.title}, m.titles...))
	if rest == text.String() {
		return false // it does not contain the title
	}
	rest = replaceAll(rest, append([]string{m.publisher}, m.creators...))
	for word := range strings.FieldsSeq(rest) {
		if !isBylineWord[word] {
			return false
		}
	}
	return true
}

// replaceAll returns a normalized text in which a space replaces each of the known texts.
func replaceAll(text string, known []string) string {
	for _, s := range known {
		if s = normalize(s); s != "" {
			text = strings.ReplaceAll(text, s, " ")
		}
	}
	return text
}

// isBylineWord contains the words that precede or join authors, in several languages.
var isBylineWord = map[string]bool{
	"by": true, "von": true, "par": true, "de": true, "di": true, "por": true, "door": true, "av": true, "af": true,
	"and": true, "und": true, "et": true, "e": true, "y": true,
}

// isTitle reports whether a heading is the book's title.
func (m metadata) isTitle(text string) bool {
	text = normalize(text)
	return text != "" && slices.Contains(m.known, text)
}

// trim removes parts of a chapter that the article already begins with: the title page,
// the title, the cover. It also removes pictures that repeat the words of the heading
// above them. HasText reports whether there is text before the chapter.
func (b *book) trim(c *chapter, hasText bool) {
	isTitlePage := b.meta.isTitlePage(c.blocks) || c.path == b.nav && hasOnlyHeadings(c.blocks)
	dropped := make([]bool, len(c.blocks))
	for i, block := range c.blocks {
		switch block := block.(type) {
		case *content.Figure:
			isShown := isTitlePage || !block.Src.IsEmpty() && block.Src.String() == b.cover
			if i > 0 && isPictureOf(block, c.blocks[i-1]) {
				isShown, c.blocks[i-1] = true, plainHeading(c.blocks[i-1])
			}
			dropped[i] = isShown && block.Caption.String() == ""
		case *content.Heading:
			dropped[i] = isTitlePage || !hasText && b.meta.isTitle(block.Text.String())
		default:
			dropped[i] = isTitlePage
		}
	}
	c.drop(dropped)
}

// isText reports whether a block is more than a picture.
func isText(b content.Block) bool { return b.Kind() != "figure" && b.Plain() != "" }

// isPictureOf reports whether a picture shows nothing but the words of the heading above
// it.
func isPictureOf(f *content.Figure, above content.Block) bool {
	h, ok := above.(*content.Heading)
	return ok && isSameTitle(f.Alt.String(), h.Text.String())
}

// plainHeading returns a heading without markup.
func plainHeading(b content.Block) content.Block {
	h, ok := b.(*content.Heading)
	if !ok {
		return b
	}
	return &content.Heading{Level: h.Level, Text: content.PlainInline(h.Text.String())}
}

// hasOnlyHeadings reports whether all blocks are headings.
func hasOnlyHeadings(blocks []content.Block) bool {
	return !slices.ContainsFunc(blocks, func(b content.Block) bool { return b.Kind() != "heading" })
}
