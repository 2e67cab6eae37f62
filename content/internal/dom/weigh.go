package dom

import "golang.org/x/net/html/atom"

// NonSpaceLen returns the number of bytes of s that are not white space.
func NonSpaceLen(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] > ' ' {
			n++
		}
	}
	return n
}

// A TextWeight is the size of the text in an element, in bytes without white space: the
// total, and the part in links.
type TextWeight struct{ Text, Linked int }

// TextWeights returns the weights of root and of every element in it.
func TextWeights(root *Node) map[*Node]TextWeight {
	weights := map[*Node]TextWeight{}
	var weigh func(n *Node) TextWeight
	weigh = func(n *Node) TextWeight {
		var w TextWeight
		if n.Type == TextNode {
			w.Text = NonSpaceLen(n.Data)
			return w
		}
		if IsNonText(n) && !Is(n, atom.Noscript) {
			return w
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			inner := weigh(c)
			w.Text += inner.Text
			w.Linked += inner.Linked
		}
		if Is(n, atom.A) {
			w.Linked = w.Text
		}
		if n.Type == ElementNode {
			weights[n] = w
		}
		return w
	}
	weigh(root)
	return weights
}

// UnlinkedLen returns the size of the visible text in n outside links, in bytes without
// white space.
func UnlinkedLen(n *Node) int {
	size := 0
	for c := n; c != nil; {
		after := Following(c, n)
		switch {
		case c.Type == TextNode:
			size += NonSpaceLen(c.Data)
		case Is(c, atom.A) || IsNonText(c) || c.Type == ElementNode && IsHidden(c):
			c = after
			continue
		}
		if c.FirstChild != nil {
			after = c.FirstChild
		}
		c = after
	}
	return size
}
