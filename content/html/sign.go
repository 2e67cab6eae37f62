package html

import (
	"strings"
	"unicode"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// withoutSigns takes out of headings the sign that leads to the heading itself: "¶",
// "#". Its element stays, which may be what links lead to.
func withoutSigns(root *dom.Node) {
	for n := range dom.All(root) {
		if dom.Is(n, atom.A) && isSign(n) && dom.Closest(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) != nil {
			for n.FirstChild != nil {
				n.RemoveChild(n.FirstChild)
			}
		}
	}
}

// isSign reports whether a link leads to a place in the page and has no letter or
// number for a text, and no picture.
func isSign(a *dom.Node) bool {
	const most = 8 // bytes of a sign
	if !strings.HasPrefix(dom.Attr(a, "href"), "#") || dom.First(a, atom.Img) != nil {
		return false
	}
	text := dom.LineText(a, 4*most)
	return text != "" && len(text) <= most && !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
