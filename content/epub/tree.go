package epub

import (
	"bytes"
	"strings"

	"pullquote/content/internal/charset"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The bounds on a tree.
const (
	mostDepth = 256     // elements in elements; what is deeper is shown at this depth
	mostNodes = 1 << 20 // of one document
	mostAttrs = 64      // of one element
)

// A treeReader makes a tree of a document of a book, which is XML: an element
// that is empty holds nothing, where a parser of HTML would put all that
// follows into it, as with <a id="x"/> and <title/>. And it makes a node of a
// tag and never more, where one of HTML repeats the tags that are left open.
// Tags that do not pair are settled as they come: an end tag ends what is open
// in its element, one without an element is none.
type treeReader struct {
	root  *html.Node
	open  []*html.Node
	count map[string]int // how many of a name are open
	deep  []string       // the names of elements that are open and have no node
	left  int            // how many nodes there may still be
}

// tree reads a document of at most so many nodes. It reports how many it made,
// and whether that is all of it.
func tree(data []byte, most int) (root *html.Node, nodes int, whole bool) {
	t := &treeReader{root: &html.Node{Type: html.DocumentNode}, count: map[string]int{}, left: most}
	t.open = append(t.open, t.root)
	z := html.NewTokenizer(bytes.NewReader(charset.UTF8(data, "")))
	z.AllowCDATA(true)
	for t.left > 0 {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			return t.root, most - t.left, true
		case html.TextToken:
			if len(t.open) > 1 { // what stands around the root element is no text
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
	return t.root, most, false
}

// elementOf is a node for a tag.
func elementOf(z *html.Tokenizer) *html.Node {
	name, more := z.TagName()
	n := &html.Node{Type: html.ElementNode, Data: local(string(name))}
	n.DataAtom = atom.Lookup([]byte(n.Data))
	for more && len(n.Attr) < mostAttrs {
		var key, value []byte
		key, value, more = z.TagAttr()
		n.Attr = append(n.Attr, html.Attribute{Key: strings.TrimPrefix(string(key), "xhtml:"), Val: string(value)})
	}
	return n
}

func (t *treeReader) top() *html.Node { return t.open[len(t.open)-1] }

func (t *treeReader) add(n *html.Node) {
	t.top().AppendChild(n)
	t.left--
}

func (t *treeReader) start(n *html.Node, empty bool) {
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
	case empty || markup.IsVoid(n.DataAtom):
		t.add(n)
	case len(t.open) >= mostDepth:
		if len(t.deep) < mostNodes {
			t.deep = append(t.deep, n.Data)
		}
		t.left--
	default:
		t.add(n)
		t.open = append(t.open, n)
		t.count[n.Data]++
	}
}

func (t *treeReader) end(name string) {
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

// endsItself reports whether an element that is open ends where another of its
// kind begins: old books leave the end tags out.
func endsItself(name atom.Atom) bool {
	switch name {
	case atom.P, atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Td, atom.Th:
		return true
	}
	return false
}
