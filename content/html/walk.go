package html

import (
	"iter"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// marks are the class and the id of n in lower case, where pages say what an
// element is for.
func marks(n *dom.Node) string {
	class, id := attr(n, "class"), attr(n, "id")
	if class == "" && id == "" {
		return ""
	}
	return strings.ToLower(class + " " + id)
}

// within lists root and the nodes in it in the order of the source. A node may
// be taken out, or its children changed, while it is the one listed; then its
// children are not.
func within(root *dom.Node) iter.Seq[*dom.Node] {
	return func(yield func(*dom.Node) bool) {
		for n := root; n != nil; {
			after := following(n, root)
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

// following is the node of root behind n and all in it.
func following(n, root *dom.Node) *dom.Node {
	for ; n != nil && n != root; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// around returns the nearest ancestor of n, or n itself, that is one of the
// elements; nil if there is none.
func around(n *dom.Node, elements ...atom.Atom) *dom.Node {
	for ; n != nil; n = n.Parent {
		if is(n, elements...) {
			return n
		}
	}
	return nil
}

// isSilent reports whether nothing in an element is shown.
func isSilent(n *dom.Node) bool {
	return is(n, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Head, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Textarea)
}

// wordsOf is the text of n on one line, cut where it gets longer than most
// bytes.
func wordsOf(n *dom.Node, most int) string {
	var b strings.Builder
	for c := n; c != nil && b.Len() <= most; {
		after := following(c, n)
		switch {
		case c.Type == dom.TextNode:
			text := c.Data
			if b.Len() == 0 {
				text = strings.TrimLeft(text, " \t\r\n")
			}
			b.WriteString(text[:min(len(text), 4*most)])
		case isSilent(c) && c != n:
			c = after
			continue
		case c.Type == dom.ElementNode && b.Len() > 0 && (isBlock(c) || c.DataAtom == atom.Br):
			b.WriteByte(' ')
		}
		if c.FirstChild != nil {
			after = c.FirstChild
		} else if after != nil && after.Parent != c.Parent && b.Len() > 0 {
			b.WriteString(gap(c, after))
		}
		c = after
	}
	s := strings.Join(strings.Fields(strings.ToValidUTF8(b.String(), "")), " ")
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
	}
	return s
}

// gap is what parts the text of one node from that of a later one: a blank where
// a block ends between them.
func gap(from, to *dom.Node) string {
	for n := from.Parent; n != nil && n != to.Parent; n = n.Parent {
		if isBlock(n) {
			return " "
		}
	}
	return ""
}

// isBlock reports whether an element stands on lines of its own.
func isBlock(n *dom.Node) bool {
	return is(
		n, atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav,
		atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Tr, atom.Td, atom.Th, atom.Tbody, atom.Thead,
		atom.Caption, atom.Figure, atom.Figcaption, atom.Blockquote, atom.Pre, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
		atom.H6, atom.Hr, atom.Form, atom.Fieldset, atom.Address, atom.Details, atom.Summary, atom.Center, atom.Body, atom.Html,
	)
}

// first is the first element of a name in n; nil without one.
func first(n *dom.Node, name atom.Atom) *dom.Node {
	for c := range n.Descendants() {
		if c.DataAtom == name && c.Namespace == "" {
			return c
		}
	}
	return nil
}
