package html

import (
	"strconv"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// notes reads the footnotes of a text: the lists in n are lists of them.
func (f *flow) notes(n *dom.Node, x context) {
	f.end()
	x.isNotes = true
	switch {
	case dom.Is(n, atom.Ol, atom.Ul):
		f.list(n, x)
		return
	case dom.Is(n, atom.Dl):
		f.definitions(n, x)
		return
	}
	f.children(n, x)
	f.end()
}

// singleNote reads one note. Notes that follow each other are one list.
func (f *flow) singleNote(n *dom.Node, x context) {
	f.end()
	if f.separator != 0 || x.depth >= maxDepth {
		f.flat(n, x)
		return
	}
	inner := f.inner()
	inner.isNote = true
	inner.children(n, x.deeper())
	f.addNote(inner)
}

// noteTerms reads notes whose labels are the terms of a list.
func (f *flow) noteTerms(n *dom.Node, x context) {
	x.isNotes = false
	label := ""
	for c := range n.ChildNodes() {
		switch {
		case dom.Is(c, atom.Dt):
			f.target(c)
			for d := range c.Descendants() {
				f.target(d)
			}
			label, _ = dom.ShortText(c)
		case dom.Is(c, atom.Dd):
			f.target(c)
			inner := f.inner()
			inner.isNote, inner.label = true, trimLabel(label)
			inner.children(c, x.deeper())
			f.addNote(inner)
		}
	}
}

// addNote adds what was read as one note.
func (f *flow) addNote(inner *flow) {
	blocks := f.leave(inner)
	if len(blocks) == 0 {
		return
	}
	item := content.Item{Blocks: blocks}
	if last := len(f.out) - 1; last >= 0 && f.noteList != nil && f.out[last] == content.Block(f.noteList) {
		f.noteList.Items = append(f.noteList.Items, item)
		return
	}
	if last := len(f.out) - 1; last >= 0 {
		if _, ok := f.out[last].(*content.Rule); ok { // footnotes are shown below a rule anyway
			f.out = f.out[:last]
		}
	}
	f.noteList = &content.List{Marker: content.Footnote, Start: inner.noteNumber(), IsTight: true, Items: []content.Item{item}}
	f.add(f.noteList)
}

// noteNumber returns the number that the source gives a note, or 1 if it gives
// none.
func (f *flow) noteNumber() int { return max(markup.Start(f.label), 1) }

// trimLabel returns the label of a note without the signs around it.
func trimLabel(s string) string { return strings.Trim(s, "[](). ") }

// maxReference is how many characters a reference to a note may have.
const maxReference = 6

// reference writes n if it is a reference to a note, and reports whether it is.
func (f *flow) reference(n *dom.Node, x context) bool {
	link := n
	if n.DataAtom == atom.Sup {
		link = dom.OnlyElement(n)
	}
	if !dom.Is(link, atom.A) || !f.linksWithin(link) {
		return false
	}
	text, ok := dom.ShortText(n)
	isRaised := n.DataAtom == atom.Sup || x.style&content.Sup != 0 || dom.Is(dom.OnlyElement(link), atom.Sup) || f.r.o.Notes.isReference(link)
	text = strings.TrimSpace(strings.Trim(text, "[]()"))
	if !ok || !isRaised || text == "" || len([]rune(text)) > maxReference || f.isNote && f.line.Len() == 0 {
		return false
	}
	f.target(n)
	if link != n {
		f.target(link)
	}
	f.words(markup.Raise(text, content.Sup), context{style: x.style | content.Sup, link: f.r.address(Link, dom.Attr(link, "href"))})
	return true
}

// linksWithin reports whether a link leads to a part of the article.
func (f *flow) linksWithin(a *dom.Node) bool {
	return strings.HasPrefix(f.r.address(Link, dom.Attr(a, "href")), "#")
}

// isBacklink reports whether n leads from a note, or from a heading, back to where
// it is referred to, and so is not text: a link within the page without words. It
// takes the label that a note begins with.
func (f *flow) isBacklink(n *dom.Node) bool {
	beginsNote := f.isNote && f.line.Len() == 0 && len(f.out) == 0
	if beginsNote && isNoteLabel(n) {
		text, _ := dom.ShortText(n)
		f.label = trimLabel(text)
		return true
	}
	if dom.HasRole(n, "backlink") || dom.HasClass(n, "footnote-backref", "reversefootnote", "footnote-back", "footnote-return", "mw-cite-backlink", "headerlink") {
		return true
	}
	if n.DataAtom != atom.A || !f.isNote && f.level == 0 || !f.linksWithin(n) {
		return false
	}
	text, ok := dom.ShortText(n)
	if !ok {
		return false
	}
	if beginsNote && isLabel(text) {
		f.label = trimLabel(text)
		return true
	}
	return text != "" && markup.IsMark(text)
}

// isNoteLabel reports whether n is set or marked as the number of a note, and is
// nothing else.
func isNoteLabel(n *dom.Node) bool {
	if !dom.Is(n, atom.Sup, atom.Span) {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && isLabel(text) && (n.DataAtom == atom.Sup || dom.HasClass(n, "label", "ltx_tag", "footnote-number") || strings.HasPrefix(text, "["))
}

// trimLabelEnd returns the text s without the full stop or the bracket after the
// label of a note, if that label was left out right before it.
func (f *flow) trimLabelEnd(s string) string {
	if !f.isNote || f.label == "" || f.line.Len() > 0 || len(f.out) > 0 {
		return s
	}
	for _, end := range []string{".", ")", "]", ":"} {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \n\t"), end); ok && strings.TrimLeftFunc(rest, unicode.IsSpace) != rest {
			return rest
		}
	}
	return s
}

// A side note is in the middle of the sentence that it belongs to. A page shows it
// in the margin, or when the reader clicks its mark:
//
//	The survey<sup><a>1</a></sup><span role="tooltip">That of 1911.</span> found stone.
//
// Side notes become footnotes after everything else.

// isSideNote reports whether n is a side note.
func (t Notes) isSideNote(n *dom.Node) bool {
	if !dom.Is(n, atom.Span, atom.Small) {
		return false
	}
	if dom.HasClass(n, "sidenote", "marginnote", "side-note", "margin-note", "ltx_note") {
		return true
	}
	role := dom.Attr(n, "role")
	if role != "tooltip" && role != "note" && !dom.HasRole(n, "footnote") {
		return false
	}
	mark := dom.PreviousElement(n)
	return mark != nil && t.canMarkSideNote(mark)
}

// canMarkSideNote reports whether n looks like the mark of a side note.
func (t Notes) canMarkSideNote(n *dom.Node) bool {
	const maxMark = 9 // bytes
	if !dom.Is(n, atom.Sup, atom.A, atom.Label, atom.Span, atom.Button) || t.isSideNote(n) {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && len(text) <= maxMark && (dom.Is(n, atom.Sup) || dom.Is(dom.OnlyElement(n), atom.Sup) || t.isReference(n))
}

// isSideNoteMark reports whether n is the mark of the side note after it. Side notes
// get marks of their own.
func (t Notes) isSideNoteMark(n *dom.Node) bool {
	if dom.Is(n, atom.Label) && dom.HasClass(n, "margin-toggle", "sidenote-number", "sidenote-toggle") {
		return true
	}
	if !dom.Is(n, atom.Sup, atom.A, atom.Span) {
		return false
	}
	note := dom.NextElement(n)
	return note != nil && t.isSideNote(note) && t.canMarkSideNote(n)
}

// sideNote reads a side note, and writes its mark.
func (f *flow) sideNote(n *dom.Node, x context) {
	notes := f.r.asides
	id := "note:" + strconv.Itoa(len(notes)+1)
	if own := dom.Attr(n, "id"); own != "" && own == content.Sanitize(own) {
		id = own
	}
	inner := &flow{r: f.r, isItem: true, isNote: true, ids: []target{{id: id}}}
	index := len(notes)
	f.r.asides = append(notes, content.Item{})
	inner.children(n, context{elements: x.elements, isAside: true})
	blocks := inner.finish()
	if len(blocks) == 0 {
		f.r.asides = f.r.asides[:index]
		f.words(markup.Raise(inner.label, content.Sup), context{style: x.style | content.Sup})
		return
	}
	if index == 0 {
		f.r.firstAside = inner.noteNumber()
	}
	f.r.asides[index].Blocks = blocks
	f.write(context{style: x.style | content.Sup, link: "#" + id}, func(x context) {
		f.line.Glue(markup.Superscript(f.r.firstAside+index), x.style, x.link)
	})
}

// sideNotes returns the side notes of the document as one list, or nothing if there
// are none.
func (r *reader) sideNotes() []content.Block {
	if len(r.asides) == 0 {
		return nil
	}
	return []content.Block{&content.List{Marker: content.Footnote, Start: r.firstAside, IsTight: true, Items: r.asides}}
}
