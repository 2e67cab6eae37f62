package epub

import (
	"bytes"
	"strings"

	"pullquote/content/internal/charset"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The bounds of a tree.
const (
	maxDepth = 256     // nested elements; what is deeper is shown at this depth
	maxNodes = 1 << 20 // of one document
	maxAttrs = 64      // of one element
)

// A treeBuilder makes a tree of a document of a book, which is XML: an element that is
// empty holds nothing, where a parser of HTML would put all that follows into it, as
// with <a id="x"/> and <title/>. It makes one node of a tag, where a parser of HTML
// repeats the tags that are left open. An end tag ends what is open in its element; one
// without an element is ignored.
type treeBuilder struct {
	root  *html.Node
	open  []*html.Node
	count map[string]int // open elements, by name
	deep  []string       // the names of open elements without a node
	left  int            // nodes that there may still be
}

// parseTree parses a document of at most limit nodes. It returns how many nodes there
// are, and whether that is all of the document.
func parseTree(data []byte, limit int) (root *html.Node, nodes int, isWhole bool) {
	t := &treeBuilder{root: &html.Node{Type: html.DocumentNode}, count: map[string]int{}, left: limit}
	t.open = append(t.open, t.root)
	z := html.NewTokenizer(bytes.NewReader(charset.UTF8(data, "")))
	z.AllowCDATA(true)
	for t.left > 0 {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return t.root, limit - t.left, true
		case html.TextToken:
			if len(t.open) > 1 { // there is no text outside of the root element
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
			t.end(local(string(name)))
		case html.CommentToken, html.DoctypeToken:
		}
	}
	return t.root, limit, false
}

// elementOf returns a node for a tag.
func elementOf(z *html.Tokenizer) *html.Node {
	name, more := z.TagName()
	n := &html.Node{Type: html.ElementNode, Data: local(string(name))}
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
	t.left--
}

func (t *treeBuilder) start(n *html.Node, isEmpty bool) {
	if endsItself(n.DataAtom) && t.top().DataAtom == n.DataAtom && len(t.deep) == 0 {
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
	case len(t.open) >= maxDepth:
		if len(t.deep) < maxNodes {
			t.deep = append(t.deep, n.Data)
		}
		t.left--
	default:
		t.add(n)
		t.open = append(t.open, n)
		t.count[n.Data]++
	}
}

func (t *treeBuilder) end(name string) {
	if n := len(t.deep); n > 0 {
		if t.deep[n-1] == name {
			t.deep = t.deep[:n-1]
			return
		}
	}
	if t.count[name] == 0 {
		return
	}
	t.deep = t.deep[:0]
	for {
		last := t.top()
		t.open = t.open[:len(t.open)-1]
		t.count[last.Data]--
		if last.Data == name {
			return
		}
	}
}

// endsItself reports whether an open element ends where another of its kind begins: old
// books leave out end tags.
func endsItself(name atom.Atom) bool {
	switch name {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}
