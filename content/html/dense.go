package html

import (
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// thin takes boxes of links out of the article: cards that lead to others, lists
// of what the page itself has further down. A page of nothing but links keeps
// them.
func thin(view *dom.Node) {
	weights := bulks(view)
	whole := weights[view]
	if whole.linked*2 > whole.text {
		return
	}
	for n := range within(view) {
		if n == view || n.Parent == nil || n.Type != dom.ElementNode {
			continue
		}
		if b := weights[n]; isBox(n, b) || isContents(n, b) {
			n.Parent.RemoveChild(n)
		}
	}
}

// isBox reports whether most of an element's text leads elsewhere.
func isBox(n *dom.Node, b bulk) bool {
	if !is(n, atom.Div, atom.Section, atom.Aside, atom.Header) || b.text == 0 {
		return false
	}
	return b.linked*10 > b.text*6 && b.text-b.linked < 300 && links(n, 1) >= 1 && !holdsPicture(n)
}

// holdsPicture reports whether a captioned picture is in n.
func holdsPicture(n *dom.Node) bool {
	for c := range n.Descendants() {
		if hasAttr(c, shotMark) {
			return true
		}
	}
	return false
}

func links(n *dom.Node, most int) int {
	count := 0
	for c := range n.Descendants() {
		if is(c, atom.A) {
			if count++; count >= most {
				break
			}
		}
	}
	return count
}

// isContents reports whether n is a list of links to parts of the page itself.
func isContents(n *dom.Node, b bulk) bool {
	if !is(n, atom.Ul, atom.Ol) || b.linked*10 < b.text*9 {
		return false
	}
	count := 0
	for c := range n.Descendants() {
		if is(c, atom.A) {
			if !strings.Contains(attr(c, "href"), "#") {
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
