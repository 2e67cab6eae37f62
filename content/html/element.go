package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// maxElementDepth is how deep elements may nest, after editing the tree may have made it deeper.
// Deeper ones are reduced to their text.
const maxElementDepth = 2 * bounds.MaxHTMLNesting

func (f *flow) children(n *dom.Node, x context) {
	for c := range n.ChildNodes() {
		f.node(c, x)
	}
}

func (f *flow) node(n *dom.Node, x context) {
	switch n.Type {
	case dom.TextNode:
		if isAfterLabel(n) {
			f.line.Space(" ", 0, "")
		}
		if f.isQuoted {
			f.write(x, func(x context) { f.writeQuotedText(n, x) })
		} else {
			f.writeText(f.trimLabelEnd(n.Data), x)
		}
	case dom.ElementNode:
		if x.elementDepth++; x.elementDepth > maxElementDepth {
			f.writeText(dom.Text(n), x)
			return
		}
		switch {
		case dom.IsTeX(n):
			f.tex(n, x)
		case !dom.IsHidden(n) && !isRenderedTeX(n):
			f.element(n, x)
		}
	case dom.DocumentNode:
		f.children(n, x)
	case dom.ErrorNode, dom.CommentNode, dom.DoctypeNode, dom.RawNode:
	}
}

// isAfterLabel reports whether a text comes right after a label with a class and a colon at
// its end, between which the style sheet of the page sets a space.
func isAfterLabel(n *dom.Node) bool {
	label := n.PrevSibling
	if !dom.Is(label, atom.Span) || dom.Attr(label, "class") == "" {
		return false
	}
	text, ok := dom.ShortText(label)
	first, _ := utf8.DecodeRuneInString(n.Data)
	return ok && strings.HasSuffix(text, ":") && unicode.IsLetter(first)
}

// element converts an element by its role, its class and its context, and by its name if
// these say nothing.
func (f *flow) element(n *dom.Node, x context) {
	notes := f.doc.o.Notes
	switch {
	case f.isBacklink(n):
		f.addTarget(n)
		return
	case notes.isSideNoteReference(n), f.writeReference(n, x):
		return
	case isLanguageLabel(n):
		f.doc.codeLanguage, _ = dom.ShortText(n)
		return
	}
	if notes.isSideNote(n) && !x.isSideNote && !x.isPictureOnly {
		f.sideNote(n, x)
		return
	}
	f.addTarget(n)
	switch {
	case n.Namespace == "math", isControl(n):
		f.embeddedContent(n, x)
	case notes.isNote(n):
		f.singleNote(n, x)
	case notes.isNoteList(n) && !x.isNoteList:
		f.notes(n, x)
	case f.isCaption(n):
		f.caption(n, x)
	case f.isAttribution(n):
		f.attribution(n, x)
	default:
		f.namedElement(n, x)
	}
}

// namedElement converts an element by its name.
func (f *flow) namedElement(n *dom.Node, x context) {
	switch n.DataAtom {
	case atom.Br:
		f.breakLine(x)
	case atom.Img:
		f.image(n, x)
	case atom.Hr:
		if f.endBlock(); f.separator == 0 && !x.isNoteList && !x.isPictureOnly {
			f.add(&content.Rule{})
		}
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		f.heading(n, x)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		if !x.isPictureOnly {
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
	case atom.Td, atom.Th: // of a layout table
		if !isGutter(n) {
			f.genericElement(n, x)
		}
	case atom.Figure:
		f.figure(n, x)
	case atom.Noscript, atom.Button:
		x.isPictureOnly = true
		f.children(n, x)
	default:
		f.genericElement(n, x)
	}
}

// isControl reports whether n is a part of a form, or media that cannot be shown as text.
func isControl(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Input, atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Output, atom.Option, atom.Optgroup,
		atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Canvas, atom.Noembed, atom.Noframes, atom.Frameset,
		atom.Map, atom.Area, atom.Param, atom.Source, atom.Track, atom.Link, atom.Meta, atom.Base, atom.Title, atom.Rp:
		return true
	}
	return false
}

// embeddedContent converts elements that are not text. A formula is linearized, and a
// check box sets the task of its item. Of media it only records that they are there, for
// their captions. It drops other controls.
func (f *flow) embeddedContent(n *dom.Node, x context) {
	switch {
	case n.Namespace == "math":
		f.math(n, x)
	case n.DataAtom == atom.Input:
		f.taskBox(n)
	case dom.Is(n, atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Canvas):
		f.mediaElement(n)
	}
}

// flatten converts the children of n without n itself. It is for elements that nest too
// deep or are part of a line.
func (f *flow) flatten(n *dom.Node, x context) {
	f.children(n, x)
	f.endBlock()
}

// inline converts the content of n to one line, with separator between its blocks.
func (f *flow) inline(n *dom.Node, x context, separator rune) *flow {
	inner := &flow{doc: f.doc, separator: separator, isQuoted: f.isQuoted}
	inner.children(n, x)
	return inner
}

// maxHeading is the maximum length of a heading, in bytes.
const maxHeading = 300

// heading converts a heading. All lines of a short heading become one text. A long one
// was never closed and contains the text below it, so only its first line is the heading.
func (f *flow) heading(n *dom.Node, x context) {
	f.endBlock()
	if f.separator != 0 {
		f.flatten(n, x)
		return
	}
	f.level = int(n.Data[1] - '0')
	f.isBrief = isBriefHeading(n)
	f.children(n, x)
	f.isBrief = false
	f.endBlock()
	f.level = 0
}

// isBriefHeading reports whether the text in n is at most maxHeading long.
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
