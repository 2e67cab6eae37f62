package html

import (
	"slices"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr is an attribute of n; "" without it.
func attr(n *dom.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *dom.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a dom.Attribute) bool { return a.Key == name })
}

// hasClass reports whether n has one of some classes.
func hasClass(n *dom.Node, names ...string) bool {
	for class := range strings.FieldsSeq(attr(n, "class")) {
		if slices.Contains(names, class) {
			return true
		}
	}
	return false
}

// is reports whether n is one of some elements.
func is(n *dom.Node, names ...atom.Atom) bool {
	return n != nil && n.Type == dom.ElementNode && n.Namespace == "" && slices.Contains(names, n.DataAtom)
}

// textOf is the text in n as it stands in the source.
func textOf(n *dom.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == dom.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
