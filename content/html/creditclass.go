package html

import (
	"slices"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"
)

// hidingClasses are parts of the classes with which pages hide text, or show it only
// to screen readers. In captions more classes do so than elsewhere.
var hidingClasses = []string{"visually-hidden", "visuallyhidden", "visually_hidden", "sr-only", "screen-reader", "screenreader", "element-invisible", "offscreen", "off-screen", "u-hidden", "is-hidden"}

// isHiddenInCaption reports whether the page does not show a part of a caption, or
// shows it only to screen readers.
func isHiddenInCaption(n *dom.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			style := strings.ReplaceAll(strings.ToLower(a.Val), " ", "")
			if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
				return true
			}
		case "class":
			class := strings.ToLower(a.Val)
			if slices.ContainsFunc(hidingClasses, func(hides string) bool { return strings.Contains(class, hides) }) {
				return true
			}
		}
	}
	return false
}

// A mark is what a part of a caption is marked as.
type mark int

const (
	marksNothing mark = iota
	marksCredit
	marksDescription
)

// markOf returns what an element is marked as by its property, its class or its label.
func markOf(n *dom.Node) mark {
	found := marksNothing
	for _, a := range n.Attr {
		m := marksNothing
		switch a.Key {
		case "itemprop":
			m = strongestMark(a.Val, markOfProperty)
		case "aria-label":
			if caption.HasCreditLabel(a.Val) {
				m = marksCredit
			}
		case "class", "id":
			m = strongestMark(a.Val, markOfClass)
		}
		switch m {
		case marksCredit:
			return marksCredit
		case marksDescription:
			found = marksDescription
		case marksNothing:
		}
	}
	return found
}

// strongestMark returns what the words of an attribute mark: a credit, if one of them
// marks a credit.
func strongestMark(words string, markOf func(word string) mark) mark {
	found := marksNothing
	for word := range strings.FieldsSeq(words) {
		switch markOf(word) {
		case marksCredit:
			return marksCredit
		case marksDescription:
			found = marksDescription
		case marksNothing:
		}
	}
	return found
}

// markOfProperty returns what a property of schema.org marks.
func markOfProperty(property string) mark {
	switch strings.ToLower(property) {
	case "copyrightholder", "copyrightnotice", "credittext", "creator", "author", "contributor", "provider", "sourceorganization":
		return marksCredit
	case "caption", "description", "name", "headline":
		return marksDescription
	}
	return marksNothing
}

// creditEndings are what words for credits end with.
var creditEndings = []string{"credit", "credits", "copyright", "copyrights", "attribution", "photographer", "creditline"}

// markOfClass returns what a class marks. Its last word that says something decides:
// "figure__caption-source" is for a credit and "credits-caption" for a description.
func markOfClass(class string) mark {
	for _, w := range slices.Backward(dom.SplitClass(class)) {
		switch w {
		case "author", "authors", "byline", "source", "sources", "creator", "courtesy", "photog", "agency", "copywrite", "fuente", "fonte",
			"quelle", "bildquelle", "urheber", "autor", "auteur", "crédit", "crédits", "fotograf", "fotografo", "fotógrafo", "credito", "creditos", "crédito", "créditos", "bildnachweis", "bildrechte", "zdroj", "zrodlo", "kuvaaja", "bron", "kilde":
			return marksCredit
		case "caption", "captions", "captiontext", "cap", "description", "desc", "legend", "legende", "subtitle", "summary", "bildunterschrift", "bildtext", "didascalia", "leyenda",
			"epigrafe", "imagecaption", "figcaption":
			return marksDescription
		}
		if slices.ContainsFunc(creditEndings, func(end string) bool { return strings.HasSuffix(w, end) }) {
			return marksCredit
		}
	}
	return marksNothing
}
