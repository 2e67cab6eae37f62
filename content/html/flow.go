package html

import (
	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

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
	read     int                      // bytes of text so far
	spent    int                      // bytes of long addresses so far
	tex      string                   // of the formula right before
	aside    []content.Item           // the side notes
	language string                   // that stands above preformatted text
	titled   map[*content.Figure]bool // whose captions are titles

	firstAside int // the number of the first side note
}

// A context is what a node stands in.
type context struct {
	style      content.Style
	link       string
	quotations int  // in lines
	notes      bool // in what holds the footnotes
	source     bool // of a quoted passage
	silent     bool // only pictures are read
	aside      bool // in a side note
	depth      int  // of lists and quotations
	elements   int  // around it
}

// A flow gathers the blocks that one node holds.
type flow struct {
	r        *reader
	out      []content.Block
	under    *content.Figure // the picture that stands right above
	shown    *shown          // the figure element that is read; nil outside
	noteList *content.List   // of single notes
	quoted   bool            // in a quoted passage
	isItem   bool            // of a list
	task     content.Task
	note     bool   // a footnote is read
	label    string // what it begins with

	line    markup.Line
	cite    markup.Cite
	breaks  int               // right before
	level   int               // of the heading that is read; 0 for none
	joined  bool              // it is short: what it holds is one line
	leading []*content.Figure // pictures before any text of the line
	inside  []*content.Figure // pictures after some
	last    *content.Figure   // the picture that was read last
	lastAt  int               // the bytes of text before it
	ids     []target          // in the line, and before it

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
		if f.quoted {
			f.write(x, func(x context) { f.quotedWords(n, x) })
		} else {
			f.words(f.behindLabel(n.Data), x)
		}
	case dom.ElementNode:
		if x.elements++; x.elements > maxElements {
			f.words(dom.Text(n), x)
			return
		}
		switch {
		case dom.IsTeX(n):
			f.tex(n, x)
		case !dom.IsHidden(n) && !drawsTeX(n):
			f.element(n, x)
		}
	case dom.DocumentNode:
		f.children(n, x)
	case dom.ErrorNode, dom.CommentNode, dom.DoctypeNode, dom.RawNode:
	}
}

// element reads an element as what it is to a reader: by what its role, its
// class and its place make of it, else by its name.
func (f *flow) element(n *dom.Node, x context) {
	switch {
	case f.leadsBack(n, x):
		f.target(n)
		return
	case marksSideNote(n), f.reference(n, x):
		return
	case isLanguageName(n):
		f.r.language, _ = dom.ShortText(n)
		return
	}
	if isSideNote(n) && !x.aside && !x.silent {
		f.sideNote(n, x)
		return
	}
	f.target(n)
	switch {
	case n.Namespace == "math", isControl(n):
		f.foreign(n, x)
	case isNote(n):
		f.singleNote(n, x)
	case isNotes(n) && !x.notes:
		f.notes(n, x)
	case f.isCaption(n):
		f.captioned(n, x)
	case f.isSource(n):
		f.source(n, x)
	default:
		f.named(n, x)
	}
}

// named reads an element by its name.
func (f *flow) named(n *dom.Node, x context) {
	switch n.DataAtom {
	case atom.Br:
		f.breakLine(x)
	case atom.Img:
		f.image(n, x)
	case atom.Hr:
		if f.end(); f.joint == 0 && !x.notes && !x.silent {
			f.add(&content.Rule{})
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading(n, x)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		if !x.silent {
			f.code(n)
		}
	case atom.Blockquote:
		f.quote(n, x)
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		f.list(n, x)
	case atom.Dl:
		f.definitions(n, x)
	case atom.Table:
		f.table(n, x)
	case atom.Td, atom.Th: // of a table that sets things side by side
		if !isGutter(n) {
			f.plain(n, x)
		}
	case atom.Figure:
		f.figure(n, x)
	case atom.Noscript, atom.Button:
		x.silent = true
		f.children(n, x)
	default:
		f.plain(n, x)
	}
}

// foreign reads what is no text: formulas are, films and controls have none.
func (f *flow) foreign(n *dom.Node, x context) {
	switch {
	case n.Namespace == "math":
		f.math(n, x)
	case n.DataAtom == atom.Input:
		f.taskBox(n)
	case dom.Is(n, atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Canvas):
		f.medium(n)
	}
}

// add takes a block.
func (f *flow) add(b content.Block) {
	switch b.(type) {
	case *content.Figure:
	case *content.Table, *content.Code:
		if f.under = nil; f.shown != nil && f.shown.waiting != nil {
			f.captionAlone(f.shown.waiting)
		}
	default:
		f.under = nil
	}
	f.out = append(f.out, b)
}

// inner is a flow for what an item or a passage holds.
func (f *flow) inner() *flow {
	in := &flow{r: f.r, ids: f.ids, quoted: f.quoted, isItem: true}
	f.ids = nil
	return in
}

// deeper is the context in a flow of its own.
func (x context) deeper() context {
	x.depth++
	return x
}

// leave ends an inner flow and returns its blocks. Its targets that came to
// nothing lead to what follows.
func (f *flow) leave(inner *flow) []content.Block {
	blocks := inner.finish()
	f.ids = append(f.ids, inner.ids...)
	f.unsettle()
	f.last = nil
	return blocks
}

// finish returns what was gathered. Pictures that say nothing and are nowhere
// are left out.
func (f *flow) finish() []content.Block {
	f.end()
	out := f.out[:0]
	for _, b := range f.out {
		if p, ok := b.(*content.Figure); !ok || p.Src != "" || p.Plain() != "" {
			out = append(out, b)
		}
	}
	if n := len(out); n > 0 {
		if leaves := content.Leaves(out[n-1]); len(leaves) > 0 {
			f.settle(leaves[len(leaves)-1].Block)
		}
	}
	return out
}
