package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isHidden reports whether the page shows n to nobody, or to screen readers
// alone.
func isHidden(n *html.Node) bool {
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
			for _, hides := range []string{"visually-hidden", "visuallyhidden", "visually_hidden", "sr-only", "screen-reader", "screenreader", "element-invisible", "offscreen", "off-screen", "u-hidden", "is-hidden"} {
				if strings.Contains(class, hides) {
					return true
				}
			}
		}
	}
	return false
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Br, atom.Caption, atom.Center, atom.Dd, atom.Div, atom.Dl, atom.Dt, atom.Figcaption, atom.Figure,
		atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Table, atom.Td,
		atom.Th, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// What an element is marked as.
type mark int

const (
	marksNothing mark = iota
	marksCredit
	marksDescription
)

// markOf is what an element's property, class or label marks it as.
func markOf(n *html.Node) mark {
	marks := marksNothing
	for _, a := range n.Attr {
		switch a.Key {
		case "itemprop":
			for _, prop := range strings.Fields(a.Val) {
				switch strings.ToLower(prop) {
				case "copyrightholder", "copyrightnotice", "credittext", "creator", "author", "contributor", "provider", "sourceorganization":
					return marksCredit
				case "caption", "description", "name", "headline":
					marks = marksDescription
				}
			}
		case "aria-label":
			if HasCreditLabel(a.Val) {
				return marksCredit
			}
		case "class", "id":
			for _, class := range strings.Fields(a.Val) {
				switch marksOfClass(class) {
				case marksCredit:
					return marksCredit
				case marksDescription:
					marks = marksDescription
				case marksNothing:
				}
			}
		}
	}
	return marks
}

// marksOfClass reads a class's words: the last that says something says it,
// "figure__caption-source" a source and "credits-caption" a caption.
func marksOfClass(class string) mark {
	words := classWords(class)
	for _, w := range slices.Backward(words) {
		switch w {
		case "author", "authors", "byline", "source", "sources", "creator", "courtesy", "photog", "agency", "copywrite", "fuente", "fonte",
			"quelle", "bildquelle", "urheber", "autor", "auteur", "crédit", "crédits", "fotograf", "fotografo", "fotógrafo", "credito", "creditos", "crédito", "créditos", "bildnachweis", "bildrechte", "zdroj", "zrodlo", "kuvaaja", "bron", "kilde":
			return marksCredit
		case "caption", "captions", "captiontext", "cap", "description", "desc", "legend", "legende", "subtitle", "summary", "bildunterschrift", "bildtext", "didascalia", "leyenda",
			"epigrafe", "imagecaption", "figcaption":
			return marksDescription
		}
		for _, credit := range []string{"credit", "credits", "copyright", "copyrights", "attribution", "photographer", "creditline"} {
			if strings.HasSuffix(w, credit) {
				return marksCredit
			}
		}
	}
	return marksNothing
}

// classWords parts a class into its words, in lower case: "c-photo__imgCredit"
// is c, photo, img, credit.
func classWords(class string) []string {
	if len(class) > 200 {
		return nil
	}
	class = strings.ToValidUTF8(class, "-")
	var words []string
	start := 0
	last := ' '
	for i, c := range class + "-" {
		switch {
		case !unicode.IsLetter(c):
			if i > start {
				words = append(words, strings.ToLower(class[start:i]))
			}
			start = i + utf8.RuneLen(c)
		case unicode.IsUpper(c) && unicode.IsLower(last):
			words = append(words, strings.ToLower(class[start:i]))
			start = i
		}
		last = c
	}
	return words
}
