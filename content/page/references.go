package page

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A list of links at the end of an article mostly leads to other articles of the site. But it
// may also be the sources of the article. These have a heading that says so, or are one of
// several sections with the same markup.

// referenceHeadings are the headings of lists of sources, folded.
var referenceHeadings = map[string]bool{
	"sources": true, "source": true, "references": true, "bibliography": true, "works cited": true, "citations": true, "further reading": true, "notes": true, "footnotes": true, "endnotes": true, "external links": true, "resources": true, "literature": true,
	"quellen": true, "quellenangaben": true, "quellenverzeichnis": true, "literatur": true, "literaturverzeichnis": true, "einzelnachweise": true, "weblinks": true, "anmerkungen": true, "fußnoten": true, "belege": true,
	"références": true, "bibliographie": true, "notes et références": true, "liens externes": true, "pour aller plus loin": true,
	"fuentes": true, "referencias": true, "bibliografía": true, "enlaces externos": true, "fonti": true, "riferimenti": true, "bibliografia": true, "note": true, "fontes": true, "referências": true,
	"bronnen": true, "literatuur": true, "källor": true, "referenser": true, "kilder": true, "lähteet": true, "źródła": true, "przypisy": true, "источники": true, "литература": true, "примечания": true, "参考文献": true, "出典": true,
}

// isReferenceHeading reports whether a text is the heading of a list of sources.
func isReferenceHeading(text string) bool {
	folded := dom.Fold(text)
	return referenceHeadings[strings.TrimLeft(folded, "0123456789 ")]
}

// isInReferences reports whether n, or an element closely around it, is a section with the
// sources of the article.
func (f junkFilter) isInReferences(n *dom.Node) bool {
	const maxWrappers = 3
	for range maxWrappers {
		if n == nil {
			return false
		}
		if f.isReferenceSection(n) {
			return true
		}
		n = n.Parent
	}
	return false
}

// isReferenceSection reports whether n is a list of sources with its heading, or a section
// with a heading that has the same class as two sections of prose beside it.
func (f junkFilter) isReferenceSection(n *dom.Node) bool {
	const minSections = 2
	heading := headingOf(n)
	if heading == nil || !dom.Is(n, atom.Div, atom.Section) {
		return false
	}
	if isReferenceHeading(dom.LineText(heading, maxLine)) {
		return true
	}
	class := dom.Attr(n, "class")
	if class == "" {
		return false
	}
	sections := 0
	for s, left := dom.PreviousElement(n), 2*minSections; s != nil && left > 0; s, left = dom.PreviousElement(s), left-1 {
		if dom.Attr(s, "class") == class && f.shapes.shape(s).paragraphs > 0 && !f.shapes.shape(s).hasCards() {
			sections++
		}
	}
	return sections >= minSections
}
