package dom

import "golang.org/x/net/html/atom"

// NewElement returns an element with attributes, which are given as name and value pairs.
func NewElement(name atom.Atom, attributes ...string) *Node {
	n := &Node{Type: ElementNode, DataAtom: name, Data: name.String()}
	for i := 0; i+1 < len(attributes); i += 2 {
		n.Attr = append(n.Attr, Attribute{Key: attributes[i], Val: attributes[i+1]})
	}
	return n
}

// Remove removes n, with everything in it, from its tree.
func Remove(n *Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// Rename changes the name of element n.
func Rename(n *Node, name atom.Atom) { n.DataAtom, n.Data = name, name.String() }
