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

// Weights are the weights of the elements of a tree.
type Weights struct {
	of map[*Node]packedWeight // only of elements with elements in them, and with text
}

// A packedWeight is a [TextWeight] in half the memory: a page has less than 2 GiB of text.
type packedWeight struct{ text, linked int32 }

// Of returns the weight of n. That of an element without elements in it is found when it is asked
// for: most elements of a page have nothing but a text.
func (w Weights) Of(n *Node) TextWeight {
	if n == nil || n.Type != ElementNode {
		return TextWeight{}
	}
	if p, ok := w.of[n]; ok {
		return TextWeight{Text: int(p.text), Linked: int(p.linked)}
	}
	if w.of == nil || IsNonText(n) && !Is(n, atom.Noscript) {
		return TextWeight{}
	}
	out := TextWeight{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == ElementNode {
			return TextWeight{}
		}
		if c.Type == TextNode {
			out.Text += NonSpaceLen(c.Data)
		}
	}
	if Is(n, atom.A) {
		out.Linked = out.Text
	}
	return out
}

// TextWeights returns the weights of root and of every element in it.
func TextWeights(root *Node) Weights {
	weights := Weights{of: map[*Node]packedWeight{}}
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
		hasElement := false
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			inner := weigh(c)
			w.Text += inner.Text
			w.Linked += inner.Linked
			hasElement = hasElement || c.Type == ElementNode
		}
		if Is(n, atom.A) {
			w.Linked = w.Text
		}
		if hasElement && n.Type == ElementNode && w.Text > 0 {
			weights.of[n] = packedWeight{text: int32(w.Text), linked: int32(w.Linked)}
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
