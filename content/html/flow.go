package html

import (
	"pullquote/content"
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep lists and quotations nest; what is deeper is shown at
// this depth.
const maxDepth = 32

// maxElements is how deep elements nest; of what is deeper only the text is read.
const maxElements = 1000

// A reader reads one document.
type reader struct {
	o        Options
	problems []string
	found    []target
	read     int // bytes of text so far
	spent    int // bytes of long addresses so far
}

// A context is what a node stands in.
type context struct {
	style      content.Style
	link       string
	quotations int  // in lines
	notes      bool // in the list of footnotes
	depth      int  // of lists and quotations
	elements   int  // around it
}

// A flow gathers the blocks that one node holds.
type flow struct {
	r     *reader
	out   []content.Block
	under *content.Figure // the picture that stands right above

	line    markup.Line
	cite    markup.Cite
	breaks  int               // right before
	level   int               // of the heading that is read; 0 for none
	leading []*content.Figure // pictures before any text of the line
	inside  []*content.Figure // pictures after some
	ids     []target          // in the line, and before it
	quoted  bool              // in a quoted passage

	// joint is what parts blocks that are read into one line, as in a heading
	// or a cell; 0 while they are blocks.
	joint rune
}

func (f *flow) children(n *dom.Node, x context) {
	for c := range n.ChildNodes() {
		f.node(c, x)
	}
}

func (f *flow) node(n *dom.Node, x context) {
	switch n.Type {
	case dom.TextNode:
		f.words(n.Data, x)
	case dom.ElementNode:
		if x.elements++; x.elements > maxElements {
			f.words(textOf(n), x)
			return
		}
		f.element(n, x)
	case dom.DocumentNode:
		f.children(n, x)
	case dom.ErrorNode, dom.CommentNode, dom.DoctypeNode, dom.RawNode:
	}
}

// element reads an element as what it is to a reader.
func (f *flow) element(n *dom.Node, x context) {
	if hidden(n) {
		return
	}
	f.target(n)
	switch n.DataAtom {
	case atom.Br:
		f.breakLine()
	case atom.Img:
		f.picture(f.r.picture(n), x)
	case atom.Hr:
		if f.end(); f.joint == 0 {
			f.add(&content.Rule{})
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading(n, x)
	case atom.Pre:
		f.code(n)
	case atom.Blockquote:
		f.quote(n, x)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		f.list(n, x)
	case atom.Dl:
		f.definitions(n, x)
	case atom.Table:
		f.table(n, x)
	case atom.Figure:
		f.figure(n, x)
	default:
		f.plain(n, x)
	}
}

// plain reads an element that only changes how its text looks, or stands on
// lines of its own.
func (f *flow) plain(n *dom.Node, x context) {
	if breaksLine(n) {
		f.end()
		f.children(n, x)
		f.end()
		return
	}
	style, _ := markup.Emphasis(n.DataAtom)
	x.style |= style
	switch n.DataAtom {
	case atom.A:
		if href := f.r.address(Link, attr(n, "href")); href != "" {
			x.link = href
		}
		f.children(n, x)
	case atom.Cite:
		f.cite.Start(f.line.Len())
		f.children(n, x)
		f.cite.End(f.line.Len())
	case atom.Q:
		f.line.Add(markup.OpeningMark(x.quotations), x.style, x.link)
		x.quotations++
		f.children(n, x)
		f.line.Glue(markup.ClosingMark(x.quotations-1), x.style, x.link)
	default:
		f.children(n, x)
	}
}

// breaksLine reports whether an element stands on lines of its own.
func breaksLine(n *dom.Node) bool {
	return markup.BreaksLine(n.DataAtom) || is(n, atom.Li, atom.Figcaption, atom.Tbody, atom.Thead, atom.Tfoot)
}

func (f *flow) words(s string, x context) {
	f.r.read += len(s)
	before := f.line.Len()
	f.line.Add(s, x.style, x.link)
	if f.line.Len() > before {
		f.breaks = 0
	}
}

// breakLine breaks the line. Two breaks end a paragraph.
func (f *flow) breakLine() {
	f.breaks++
	switch {
	case f.line.Len() == 0:
		f.place()
	case f.breaks > 1 && f.joint == 0 && f.level == 0:
		f.end()
	case f.breaks == 1:
		f.line.Break()
	}
}

// heading reads a heading.
func (f *flow) heading(n *dom.Node, x context) {
	if f.end(); f.joint == 0 {
		f.level = int(n.Data[1] - '0')
	}
	f.children(n, x)
	f.end()
	f.level = 0
}

// add takes a block.
func (f *flow) add(b content.Block) {
	if _, isFigure := b.(*content.Figure); !isFigure {
		f.under = nil
	}
	f.out = append(f.out, b)
}

// finish returns what was gathered.
func (f *flow) finish() []content.Block {
	f.end()
	if n := len(f.out); n > 0 {
		if leaves := content.Leaves(f.out[n-1]); len(leaves) > 0 {
			f.settle(leaves[len(leaves)-1].Block)
		}
	}
	return f.out
}

// nested reads the children of n into blocks of their own.
func (f *flow) nested(n *dom.Node, x context, quoted bool) []content.Block {
	x.depth++
	inner := &flow{r: f.r, ids: f.ids, quoted: quoted}
	f.ids = nil
	inner.children(n, x)
	blocks := inner.finish()
	f.ids = append(f.ids, inner.ids...)
	return blocks
}
