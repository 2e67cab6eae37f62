package html

import (
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unfold makes headings of the buttons that show and hide the text below them, as
// questions with their answers are set.
func unfold(root *dom.Node) {
	const least = 3 // words
	for n := range within(root) {
		if !is(n, atom.Button) || around(n.Parent, atom.Nav, atom.Header, atom.Form) != nil || len(strings.Fields(wordsOf(n, mostLine))) < least {
			continue
		}
		switch {
		case around(n.Parent, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary) != nil:
			n.DataAtom = atom.Span
		case hasAttr(n, "aria-expanded"):
			n.DataAtom = atom.H4
		default:
			continue
		}
		n.Data = n.DataAtom.String()
	}
}
