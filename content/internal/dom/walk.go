package dom

import (
	"iter"
	"strings"

	"golang.org/x/net/html/atom"
)

// All yields root and its descendants in document order. The loop may remove the node that
// it was given last, or change its children. The children of a removed node are not
// yielded.
func All(root *Node) iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for n := root; n != nil; {
			after := Following(n, root)
			parent := n.Parent
			if !yield(n) {
				return
			}
			if n.Parent == parent && n.FirstChild != nil {
				after = n.FirstChild
			}
			n = after
		}
	}
}

// Following returns the next node in document order after n and its descendants, or nil if
// there isn't one in root. If root is nil, it searches to the end of the document.
func Following(n, root *Node) *Node {
	for ; n != nil && n != root; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// Closest returns n or its nearest ancestor with one of these names, or nil if there is
// none.
func Closest(n *Node, names ...atom.Atom) *Node {
	for ; n != nil; n = n.Parent {
		if Is(n, names...) {
			return n
		}
	}
	return nil
}

// Contains reports whether n is inner or one of its ancestors.
func Contains(n, inner *Node) bool {
	for ; inner != nil; inner = inner.Parent {
		if inner == n {
			return true
		}
	}
	return false
}

// First returns the first descendant of n with this name, or nil if there isn't one.
func First(n *Node, name atom.Atom) *Node {
	for c := range n.Descendants() {
		if c.DataAtom == name && c.Namespace == "" {
			return c
		}
	}
	return nil
}

// Body returns the body of a document, or the document itself if it has none.
func Body(root *Node) *Node {
	if b := First(root, atom.Body); b != nil {
		return b
	}
	return root
}

// HasChild reports whether a child of n is an element with this name.
func HasChild(n *Node, name atom.Atom) bool {
	for c := range n.ChildNodes() {
		if Is(c, name) {
			return true
		}
	}
	return false
}

// OnlyElement returns the only child element of n. It returns nil if n has several, or text
// beside it. Brackets around it do not count as text.
func OnlyElement(n *Node) *Node {
	var only *Node
	for c := range n.ChildNodes() {
		switch {
		case c.Type == ElementNode && only == nil:
			only = c
		case c.Type == ElementNode, c.Type == TextNode && strings.Trim(c.Data, " \n\t[]()") != "":
			return nil
		}
	}
	return only
}

// NextElement returns the next sibling of n that is an element, or nil if there isn't one or
// if text comes first.
func NextElement(n *Node) *Node {
	for s := n.NextSibling; s != nil; s = s.NextSibling {
		if !isSkipped(s) {
			return asElement(s)
		}
	}
	return nil
}

// PreviousElement returns the previous sibling of n that is an element, or nil if there is
// none or if text comes first.
func PreviousElement(n *Node) *Node {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if !isSkipped(s) {
			return asElement(s)
		}
	}
	return nil
}

// IsFirstChild reports whether only white space and comments are before n in its parent.
func IsFirstChild(n *Node) bool {
	for s := n.PrevSibling; s != nil; s = s.PrevSibling {
		if !isSkipped(s) {
			return false
		}
	}
	return true
}

// isSkipped reports whether n does not count between two elements, because it is a comment
// or white space.
func isSkipped(n *Node) bool {
	return n.Type == CommentNode || n.Type == TextNode && strings.TrimSpace(n.Data) == ""
}

func asElement(n *Node) *Node {
	if n.Type == ElementNode {
		return n
	}
	return nil
}
