package html

import (
	"strings"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// code reads preformatted text.
func (f *flow) code(n *dom.Node) {
	f.end()
	c := listing{apart: !strings.Contains(dom.Text(n), "\n") && dom.First(n, atom.Br) == nil}
	c.children(n, 0)
	source := c.text.String()
	lang := language(n)
	if lang == "" {
		lang = strings.ToLower(f.r.language)
	}
	block, ok := markup.Code(lang, source)
	if !ok {
		return
	}
	f.r.read += len(source)
	if f.joint != 0 {
		f.line.Add(source, 0, "")
		f.end()
		return
	}
	f.r.language = ""
	f.text(block)
}

// A listing gathers preformatted text.
type listing struct {
	text  strings.Builder
	fresh bool // at the start of a line
	apart bool // elements of lines stand on lines of their own: nothing else parts them
}

func (c *listing) children(n *dom.Node, depth int) {
	for child := range n.ChildNodes() {
		c.node(child, depth)
	}
}

func (c *listing) node(n *dom.Node, depth int) {
	switch {
	case n.Type == dom.TextNode:
		c.write(n.Data)
	case n.Type != dom.ElementNode, depth > maxElements, isGutter(n), dom.IsHidden(n), isControl(n), n.DataAtom == atom.Button:
	case n.DataAtom == atom.Br:
		c.write("\n")
	case dom.Is(n, atom.Div, atom.P, atom.Li, atom.Tr, atom.Table, atom.Ol, atom.Ul, atom.Pre), c.apart && isLine(n):
		c.newLine()
		c.children(n, depth+1)
		c.newLine()
	default:
		c.children(n, depth+1)
	}
}

func (c *listing) write(s string) {
	if s != "" {
		c.text.WriteString(s)
		c.fresh = strings.HasSuffix(s, "\n")
	}
}

func (c *listing) newLine() {
	if c.text.Len() > 0 && !c.fresh {
		c.write("\n")
	}
}

// isLine reports whether an element holds one line of a listing.
func isLine(n *dom.Node) bool {
	return n.DataAtom == atom.Code || dom.HasClass(n, "line", "code-line", "view-line", "cl", "hljs-ln-line", "token-line")
}

// isGutter reports whether an element holds the numbers of lines.
func isGutter(n *dom.Node) bool {
	return dom.HasClass(n, "lineno", "linenos", "linenodiv", "line-number", "line-numbers", "line-numbers-rows", "gutter", "rouge-gutter",
		"hljs-ln-numbers", "lnt", "ln", "blob-num")
}
