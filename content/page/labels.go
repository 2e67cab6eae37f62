package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// separateLabels inserts a blank after each label that only the style sheet sets apart from
// the text: <span class="label">Title:</span>Moving piers.
func (p *page) separateLabels() {
	for n := range dom.All(p.root) {
		if !dom.Is(n, atom.Span, atom.B, atom.Strong, atom.Em, atom.I, atom.Label) || !isLabelText(n.LastChild) || dom.Closest(n, atom.Pre, atom.Code, atom.Svg) != nil {
			continue
		}
		next := n.NextSibling
		for next != nil && next.Type == dom.ElementNode && !dom.IsBlock(next) && next.FirstChild != nil {
			next = next.FirstChild
		}
		if next == nil || next.Type != dom.TextNode {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(next.Data); unicode.In(first, unicode.L, unicode.Nd, unicode.Pi, unicode.Ps) {
			n.Parent.InsertBefore(&dom.Node{Type: dom.TextNode, Data: " "}, n.NextSibling)
		}
	}
}

// isLabelText reports whether n is a text that ends with a letter and a colon.
func isLabelText(n *dom.Node) bool {
	if n == nil || n.Type != dom.TextNode {
		return false
	}
	label, ok := strings.CutSuffix(n.Data, ":")
	last, _ := utf8.DecodeLastRuneInString(label)
	return ok && unicode.IsLetter(last)
}
