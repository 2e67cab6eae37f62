package html

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// code converts preformatted text.
func (f *flow) code(n *dom.Node) {
	f.endBlock()
	source := listingOf(n)
	lang := language(n)
	if lang == "" {
		lang = strings.ToLower(f.doc.codeLanguage)
	}
	block, ok := markup.NewCode(lang, source)
	if !ok {
		return
	}
	f.doc.textBytes += len(source)
	if f.separator != 0 {
		f.writeLines(block.Source)
		return
	}
	f.doc.codeLanguage = ""
	f.addText(block)
}

// writeLines writes code in a cell, line by line.
func (f *flow) writeLines(source string) {
	for line := range strings.SplitSeq(source, "\n") {
		f.line.Add(strings.TrimRight(line, " "), content.CodeSpan, "")
		f.endBlock()
	}
}

// listingOf returns the text of a listing, line by line, without its line numbers.
func listingOf(n *dom.Node) string {
	c := listing{splitsLines: !strings.Contains(dom.Text(n), "\n") && dom.First(n, atom.Br) == nil, gutter: gutterOf(n)}
	c.children(n, 0)
	return c.text.String()
}

// A listing collects preformatted text.
type listing struct {
	text        strings.Builder
	gutter      map[*dom.Node]bool // line numbers
	isLineStart bool
	splitsLines bool // the source has no line breaks, so that elements mark the lines
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
	case n.Type != dom.ElementNode, depth > maxElementDepth, c.gutter[n], isGutter(n), dom.IsHidden(n), isControl(n), n.DataAtom == atom.Button:
	case n.DataAtom == atom.Br:
		c.write("\n")
	case dom.Is(n, atom.Div, atom.P, atom.Li, atom.Tr, atom.Table, atom.Ol, atom.Ul, atom.Pre), c.splitsLines && isListingLine(n):
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
		c.isLineStart = strings.HasSuffix(s, "\n")
	}
}

func (c *listing) newLine() {
	if c.text.Len() > 0 && !c.isLineStart {
		c.write("\n")
	}
}

// isListingLine reports whether an element holds one line of a listing.
func isListingLine(n *dom.Node) bool {
	return n.DataAtom == atom.Code || dom.HasClass(n, "cl") || slices.Contains(dom.ClassWords(n), "line") || dom.Style(n)["display"] == "block"
}
