package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// unfold makes headings of the buttons that show and hide the text below them, as
// questions with their answers are set.
func unfold(root *dom.Node) {
	const least = 3 // words
	for n := range dom.All(root) {
		if !dom.Is(n, atom.Button) || dom.Closest(n.Parent, atom.Nav, atom.Header, atom.Form) != nil || len(strings.Fields(dom.LineText(n, mostLine))) < least {
			continue
		}
		switch {
		case dom.Closest(n.Parent, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary) != nil:
			n.DataAtom = atom.Span
		case dom.HasAttr(n, "aria-expanded"):
			n.DataAtom = atom.H4
		default:
			continue
		}
		n.Data = n.DataAtom.String()
	}
}
