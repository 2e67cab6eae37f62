package epub

import (
	"bytes"
	"strings"

	"pullquote/content/bounds"
	"pullquote/content/internal/charset"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxAttrs bounds the attributes of one element.
const maxAttrs = 64

// maxOpen is how many elements may be open: <html> and <body> do not count as nesting.
const maxOpen = bounds.MaxHTMLNesting + 2

// A treeBuilder builds the tree of a document. Documents are XML: a self-closing tag such
// as <a id="x"/> or <title/> is an empty element, where an HTML parser would put
// everything that follows into it. A tag becomes exactly one node, where an HTML parser
// would reconstruct open formatting elements. An end tag closes all elements that are
// open inside its element; an end tag without a start tag is ignored.
type treeBuilder struct {
	root      *html.Node
	open      []*html.Node   // the root, and the open elements
	count     map[string]int // open elements, by name
	tooDeep   []string       // names of open elements that are too deep to have a node
	isDeep    bool           // an element was too deep
	nodesLeft int            // nodes that may still be added
}

// parseTree parses a document. Problems are sentences for the reader. What exceeds
// [dom.NodeBound] becomes plain text.
func parseTree(data []byte) (root *html.Node, problems []string) {
	data = charset.UTF8(data, "")
	maxNodes, bound := dom.NodeBound(len(data))
	t := &treeBuilder{root: &html.Node{Type: html.DocumentNode}, count: map[string]int{}, nodesLeft: maxNodes}
	t.open = append(t.open, t.root)
	z := html.NewTokenizer(bytes.NewReader(data))
	z.AllowCDATA(true)
	for at := 0; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		if t.nodesLeft == 0 && kind != html.EndTagToken {
			dom.AppendText(t.root, data[at:])
			problems = append(problems, bound.Sentence())
			break
		}
		at += len(z.Raw())
		switch kind {
		case html.TextToken:
			if len(t.open) > 1 { // text outside the root element is dropped
				t.add(&html.Node{Type: html.TextNode, Data: string(z.Text())})
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			n := elementOf(z)
			if kind == html.SelfClosingTagToken || n.DataAtom != atom.Script && n.DataAtom != atom.Style {
				z.NextIsNotRawText()
			}
			t.start(n, kind == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := z.TagName()
			t.end(localName(string(name)))
		case html.CommentToken, html.DoctypeToken, html.ErrorToken:
		}
	}
	if t.isDeep {
		problems = append(problems, bounds.HTMLNesting.Sentence())
	}
	return t.root, problems
}

// elementOf returns the node for the current tag.
func elementOf(z *html.Tokenizer) *html.Node {
	name, more := z.TagName()
	n := &html.Node{Type: html.ElementNode, Data: localName(string(name))}
	n.DataAtom = atom.Lookup([]byte(n.Data))
	for more && len(n.Attr) < maxAttrs {
		var key, value []byte
		key, value, more = z.TagAttr()
		n.Attr = append(n.Attr, html.Attribute{Key: strings.TrimPrefix(string(key), "xhtml:"), Val: string(value)})
	}
	return n
}

func (t *treeBuilder) top() *html.Node { return t.open[len(t.open)-1] }

func (t *treeBuilder) add(n *html.Node) {
	t.top().AppendChild(n)
	t.nodesLeft--
}

func (t *treeBuilder) start(n *html.Node, isEmpty bool) {
	if hasImpliedEnd(n.DataAtom) && t.top().DataAtom == n.DataAtom && len(t.tooDeep) == 0 {
		t.end(n.Data)
	}
	switch n.DataAtom {
	case atom.Svg, atom.Math:
		n.Namespace = n.Data
	default:
		n.Namespace = t.top().Namespace
	}
	switch {
	case isEmpty || markup.IsVoid(n.DataAtom):
		t.add(n)
	case len(t.open) > maxOpen:
		t.isDeep = true
		t.tooDeep = append(t.tooDeep, n.Data)
		t.nodesLeft--
	default:
		t.add(n)
		t.open = append(t.open, n)
		t.count[n.Data]++
	}
}

func (t *treeBuilder) end(name string) {
	if n := len(t.tooDeep); n > 0 {
		if t.tooDeep[n-1] == name {
			t.tooDeep = t.tooDeep[:n-1]
			return
		}
	}
	if t.count[name] == 0 {
		return
	}
	t.tooDeep = t.tooDeep[:0]
	for {
		last := t.top()
		t.open = t.open[:len(t.open)-1]
		t.count[last.Data]--
		if last.Data == name {
			return
		}
	}
}

// hasImpliedEnd reports whether an open element ends where another one of the same name
// begins: old books omit end tags.
func hasImpliedEnd(name atom.Atom) bool {
	switch name {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}
