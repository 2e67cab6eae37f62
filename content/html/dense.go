package html

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// thin takes boxes of links out of the article: cards that lead to others, lists
// of what the page itself has further down. A page of nothing but links keeps
// them.
func thin(view *dom.Node) {
	weights := dom.TextWeights(view)
	whole := weights[view]
	if whole.Linked*2 > whole.Text {
		return
	}
	for n := range dom.All(view) {
		if n == view || n.Parent == nil || n.Type != dom.ElementNode {
			continue
		}
		if b := weights[n]; isBox(n, b) || isContents(n, b) {
			n.Parent.RemoveChild(n)
		}
	}
}

// isBox reports whether most of an element's text leads elsewhere.
func isBox(n *dom.Node, b dom.TextWeight) bool {
	if !dom.Is(n, atom.Div, atom.Section, atom.Aside, atom.Header) || b.Text == 0 {
		return false
	}
	return b.Linked*10 > b.Text*6 && b.Text-b.Linked < 300 && dom.First(n, atom.A) != nil && !holdsPicture(n)
}

// holdsPicture reports whether a captioned picture is in n.
func holdsPicture(n *dom.Node) bool {
	for c := range n.Descendants() {
		if dom.HasAttr(c, shotMark) {
			return true
		}
	}
	return false
}

// isContents reports whether n is a list of links to parts of the page itself.
func isContents(n *dom.Node, b dom.TextWeight) bool {
	if !dom.Is(n, atom.Ul, atom.Ol) || b.Linked*10 < b.Text*9 {
		return false
	}
	count := 0
	for c := range n.Descendants() {
		if dom.Is(c, atom.A) {
			if !strings.Contains(dom.Attr(c, "href"), "#") {
				return false
			}
			count++
		}
	}
	return count >= 3
}

// isButton reports whether a line is a link that asks to do something: "See on
// Amazon".
func isButton(p piece) bool {
	if !p.isLink() {
		return false
	}
	words := strings.Fields(strings.ToLower(p.text))
	return len(words) <= 5 && slices.Contains([]string{
		"see", "get", "shop", "buy", "check", "view", "learn", "read", "jump", "start", "try", "download", "book", "explore", "sign", "subscribe", "join", "contact", "request", "find", "discover", "watch", "click", "register", "apply", "order", "visit", "compare", "go", "continue", "share", "follow",
	}, words[0])
}
