package html

import (
	"slices"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"
)

// hidingClasses are parts of the names of classes for text that is hidden, or that only
// screen readers get. The list is longer than for other text, because captions use more
// such classes.
var hidingClasses = []string{"visually-hidden", "visuallyhidden", "visually_hidden", "sr-only", "screen-reader", "screenreader", "element-invisible", "offscreen", "off-screen", "u-hidden", "is-hidden"}

// isHiddenInCaption reports whether n, in a caption, is hidden or only for screen readers.
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

// A partKind is what the page marks a part of a caption as.
type partKind int

const (
	otherPart partKind = iota
	creditPart
	descriptionPart
)

// kindOf returns the kind of an element by its property, its class or its label.
func kindOf(n *dom.Node) partKind {
	kind := otherPart
	for _, a := range n.Attr {
		m := otherPart
		switch a.Key {
		case "itemprop":
			m = strongestKind(a.Val, kindOfProperty)
		case "aria-label":
			if caption.HasCreditLabel(a.Val) {
				m = creditPart
			}
		case "class", "id":
			m = strongestKind(a.Val, kindOfClass)
		}
		switch m {
		case creditPart:
			return creditPart
		case descriptionPart:
			kind = descriptionPart
		case otherPart:
		}
	}
	return kind
}

// strongestKind returns the kind of an attribute by its words. A credit takes precedence
// over a description.
func strongestKind(words string, kindOf func(word string) partKind) partKind {
	kind := otherPart
	for word := range strings.FieldsSeq(words) {
		switch kindOf(word) {
		case creditPart:
			return creditPart
		case descriptionPart:
			kind = descriptionPart
		case otherPart:
		}
	}
	return kind
}

// kindOfProperty returns the kind of a schema.org property.
func kindOfProperty(property string) partKind {
	switch strings.ToLower(property) {
	case "copyrightholder", "copyrightnotice", "credittext", "creator", "author", "contributor", "provider", "sourceorganization":
		return creditPart
	case "caption", "description", "name", "headline":
		return descriptionPart
	}
	return otherPart
}

// creditEndings are the endings of words in the class of a credit.
var creditEndings = []string{"credit", "credits", "copyright", "copyrights", "attribution", "photographer", "creditline"}

// kindOfClass returns the kind of a class. The last word with a known meaning decides:
// "figure__caption-source" is a credit, and "credits-caption" is a description.
func kindOfClass(class string) partKind {
	for _, w := range slices.Backward(dom.SplitClass(class)) {
		switch w {
		case "author", "authors", "byline", "source", "sources", "creator", "courtesy", "photog", "agency", "copywrite", "fuente", "fonte",
			"quelle", "bildquelle", "urheber", "autor", "auteur", "crédit", "crédits", "fotograf", "fotografo", "fotógrafo", "credito", "creditos", "crédito", "créditos", "bildnachweis", "bildrechte", "zdroj", "zrodlo", "kuvaaja", "bron", "kilde":
			return creditPart
		case "caption", "captions", "captiontext", "cap", "description", "desc", "legend", "legende", "subtitle", "summary", "bildunterschrift", "bildtext", "didascalia", "leyenda",
			"epigrafe", "imagecaption", "figcaption":
			return descriptionPart
		}
		if slices.ContainsFunc(creditEndings, func(end string) bool { return strings.HasSuffix(w, end) }) {
			return creditPart
		}
	}
	return otherPart
}
