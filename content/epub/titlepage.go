package epub

import (
	"strings"

	"pullquote/content"
)

// mostTitlePage is how much text a page has at the most that says nothing but
// what the book is called and who made it, in bytes.
const mostTitlePage = 1000

// isTitlePage reports whether the text of a chapter only says what the metadata
// says too.
func (m metadata) isTitlePage(blocks []content.Block) bool {
	var texts []string
	size := 0
	for _, b := range blocks {
		if b.Kind() == "figure" {
			continue
		}
		text := b.Plain()
		if size += len(text); size > mostTitlePage {
			return false
		}
		texts = append(texts, letters(text))
	}
	rest := strings.Join(texts, " ")
	before := len(rest)
	for _, known := range m.titles {
		rest = strings.ReplaceAll(rest, letters(known), " ")
	}
	if len(rest) == before {
		return false // it does not say the title
	}
	for _, known := range append([]string{m.publisher}, m.creators...) {
		if known = letters(known); known != "" {
			rest = strings.ReplaceAll(rest, known, " ")
		}
	}
	for word := range strings.FieldsSeq(rest) {
		if !isBy(word) {
			return false
		}
	}
	return true
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
	return text != "" && (text == letters(m.title) || len(m.titles) > 0 && text == letters(m.titles[0]))
}
