package html

import (
	"pullquote/content"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// maxElements is how deep elements nest; of deeper ones only the text is read.
const maxElements = 1000

func (f *flow) children(n *dom.Node, x context) {
	for c := range n.ChildNodes() {
		f.node(c, x)
	}
}

func (f *flow) node(n *dom.Node, x context) {
	switch n.Type {
	case dom.TextNode:
		if f.isQuoted {
			f.write(x, func(x context) { f.quotedWords(n, x) })
		} else {
			f.words(f.trimLabelEnd(n.Data), x)
		}
	case dom.ElementNode:
		if x.elements++; x.elements > maxElements {
			f.words(dom.Text(n), x)
			return
		}
		switch {
		case dom.IsTeX(n):
			f.tex(n, x)
		case !dom.IsHidden(n) && !isDrawnTeX(n):
			f.element(n, x)
		}
	case dom.DocumentNode:
		f.children(n, x)
	case dom.ErrorNode, dom.CommentNode, dom.DoctypeNode, dom.RawNode:
	}
}

// element reads an element as what it is to a reader: by its role, its class and its
// place if they say more than its name.
func (f *flow) element(n *dom.Node, x context) {
	notes := f.r.o.Notes
	switch {
	case f.isBacklink(n):
		f.target(n)
		return
	case notes.isSideNoteMark(n), f.reference(n, x):
		return
	case isLanguageLabel(n):
		f.r.language, _ = dom.ShortText(n)
		return
	}
	if notes.isSideNote(n) && !x.isAside && !x.isSilent {
		f.sideNote(n, x)
		return
	}
	f.target(n)
	switch {
	case n.Namespace == "math", isControl(n):
		f.embedded(n, x)
	case notes.isNote(n):
		f.singleNote(n, x)
	case notes.isList(n) && !x.isNotes:
		f.notes(n, x)
	case f.isCaption(n):
		f.caption(n, x)
	case f.isAttribution(n):
		f.attribution(n, x)
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
		if f.end(); f.separator == 0 && !x.isNotes && !x.isSilent {
			f.add(&content.Rule{})
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading(n, x)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		if !x.isSilent {
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
	case atom.Td, atom.Th: // of a table that is only for layout
		if !isGutter(n) {
			f.plain(n, x)
		}
	case atom.Figure:
		f.figure(n, x)
	case atom.Noscript, atom.Button:
		x.isSilent = true
		f.children(n, x)
	default:
		f.plain(n, x)
	}
}

// isControl reports whether n is a part of a form, or a medium that text cannot
// show.
func isControl(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Input, atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Output, atom.Option, atom.Optgroup,
		atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Canvas, atom.Noembed, atom.Noframes, atom.Frameset,
		atom.Map, atom.Area, atom.Param, atom.Source, atom.Track, atom.Link, atom.Meta, atom.Base, atom.Title, atom.Rp:
		return true
	}
	return false
}

// embedded reads what is not text: of formulas what they say, of media that they
// are there, of controls nothing.
func (f *flow) embedded(n *dom.Node, x context) {
	switch {
	case n.Namespace == "math":
		f.math(n, x)
	case n.DataAtom == atom.Input:
		f.taskBox(n)
	case dom.Is(n, atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Canvas):
		f.medium(n)
	}
}

// flat reads what would nest too deep, or what is part of a line.
func (f *flow) flat(n *dom.Node, x context) {
	f.children(n, x)
	f.end()
}

// inline reads what n holds into one line, with separator between what would be
// blocks.
func (f *flow) inline(n *dom.Node, x context, separator rune) *flow {
	inner := &flow{r: f.r, separator: separator, isQuoted: f.isQuoted}
	inner.children(n, x)
	return inner
}

// maxHeading is how long a heading may be, in bytes.
const maxHeading = 300

// heading reads a heading. All of its lines are one text; but if the heading was
// never closed and holds the text below it, its first line is all of it.
func (f *flow) heading(n *dom.Node, x context) {
	f.end()
	if f.separator != 0 {
		f.flat(n, x)
		return
	}
	f.level = int(n.Data[1] - '0')
	f.isBrief = isBriefHeading(n)
	f.children(n, x)
	f.isBrief = false
	f.end()
	f.level = 0
}

// isBriefHeading reports whether the text in n is no longer than a heading may be.
func isBriefHeading(n *dom.Node) bool {
	left, nodes := maxHeading, 200
	for c := range n.Descendants() {
		if c.Type == dom.TextNode {
			left -= len(c.Data)
		}
		if nodes--; left < 0 || nodes < 0 {
			return false
		}
	}
	return true
}
