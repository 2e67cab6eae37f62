package dom

import (
	"strings"

	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// Text returns the text in n as it is in the source.
func Text(n *Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// LineText returns the text of n on one line, truncated to maxBytes. A space separates the
// texts of two blocks.
func LineText(n *Node, maxBytes int) string {
	var b strings.Builder
	for c := n; c != nil && b.Len() <= maxBytes; {
		after := Following(c, n)
		switch {
		case c.Type == TextNode:
			text := c.Data
			if b.Len() == 0 {
				text = strings.TrimLeft(text, " \t\r\n")
			}
			b.WriteString(text[:min(len(text), 4*maxBytes)])
		case IsNonText(c) && c != n:
			c = after
			continue
		case c.Type == ElementNode && b.Len() > 0 && (IsBlock(c) || c.DataAtom == atom.Br):
			b.WriteByte(' ')
		}
		if c.FirstChild != nil {
			after = c.FirstChild
		} else if after != nil && after.Parent != c.Parent && b.Len() > 0 && endsBlock(c, after) {
			b.WriteByte(' ')
		}
		c = after
	}
	s := strings.Join(strings.Fields(strings.ToValidUTF8(b.String(), "")), " ")
	if len(s) > maxBytes {
		s = strings.ToValidUTF8(s[:maxBytes], "")
	}
	return s
}

// endsBlock reports whether a block ends between n and the node following it.
func endsBlock(n, following *Node) bool {
	for p := n.Parent; p != nil && p != following.Parent; p = p.Parent {
		if IsBlock(p) {
			return true
		}
	}
	return false
}

// Bounds on an element with a short text.
const (
	maxShortNodes = 20
	maxShortText  = 40 // bytes
)

// ShortText returns the text in n, trimmed. It reports false if n is longer than a
// reference to a note or similar, or contains a picture.
func ShortText(n *Node) (text string, ok bool) {
	left := maxShortNodes
	for c := range n.Descendants() {
		if left--; left < 0 || Is(c, atom.Img) {
			return "", false
		}
		if c.Type == TextNode {
			if text += c.Data; len(text) > maxShortText {
				return "", false
			}
		}
	}
	return strings.TrimSpace(text), true
}

// IsNonText reports whether n is an element in which nothing is text for readers.
func IsNonText(n *Node) bool {
	if n.Type != ElementNode || n.Namespace != "" {
		return false
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Textarea:
		return true
	}
	return false
}

// IsBlock reports whether an element begins on a new line.
func IsBlock(n *Node) bool {
	return n.Type == ElementNode && n.Namespace == "" && markup.IsBlock(n.DataAtom)
}

// maxSiblings is how many siblings [IsAlone] checks. If there are more, one of them
// probably has text.
const maxSiblings = 20

// IsAlone reports whether no sibling of n contains text or a picture.
func IsAlone(n *Node) bool {
	left := maxSiblings
	for c := range n.Parent.ChildNodes() {
		if left--; left < 0 {
			return false
		}
		if c != n && (Is(c, atom.Img) || LineText(c, 1) != "" && !IsNonText(c) || First(c, atom.Img) != nil && !Is(c, atom.Noscript)) {
			return false
		}
	}
	return true
}
