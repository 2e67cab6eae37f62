package html

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// notes converts an element with footnotes. The lists in it are lists of footnotes.
func (f *flow) notes(n *dom.Node, x context) {
	f.endBlock()
	x.isNoteList = true
	switch {
	case dom.Is(n, atom.Ol, atom.Ul):
		f.list(n, x)
		return
	case dom.Is(n, atom.Dl):
		f.definitions(n, x)
		return
	}
	f.children(n, x)
	f.endBlock()
}

// singleNote converts one note. Consecutive notes become one list.
func (f *flow) singleNote(n *dom.Node, x context) {
	f.endBlock()
	if f.separator != 0 || f.isTooDeep(x) {
		f.flatten(n, x)
		return
	}
	inner := f.newInner()
	inner.isNote = true
	inner.children(n, x.deeper())
	if inner.noteLabel == "" {
		inner.noteLabel = f.doc.o.Notes.labels[n]
	}
	f.addNote(inner)
}

// noteTerms converts a definition list whose terms are labels and whose descriptions are
// notes.
func (f *flow) noteTerms(n *dom.Node, x context) {
	x.isNoteList = false
	label := ""
	for c := range n.ChildNodes() {
		switch {
		case dom.Is(c, atom.Dt):
			f.addTarget(c)
			for d := range c.Descendants() {
				f.addTarget(d)
			}
			label, _ = dom.ShortText(c)
		case dom.Is(c, atom.Dd):
			f.addTarget(c)
			inner := f.newInner()
			inner.isNote, inner.noteLabel = true, trimLabel(label)
			inner.children(c, x.deeper())
			f.addNote(inner)
		}
	}
}

// addNote adds the content of inner as one note.
func (f *flow) addNote(inner *flow) {
	blocks := f.closeInner(inner)
	if len(blocks) == 0 {
		return
	}
	item := content.Item{Label: content.Sanitize(inner.noteLabel), Blocks: blocks}
	if last := len(f.out) - 1; last >= 0 && f.noteList != nil && f.out[last] == content.Block(f.noteList) {
		item.Label = content.Sanitize(labelUnless(item.Label.String(), f.noteList.Start+len(f.noteList.Items)))
		f.noteList.Items = append(f.noteList.Items, item)
		return
	}
	if last := len(f.out) - 1; last >= 0 {
		if _, ok := f.out[last].(*content.Rule); ok { // the layout draws a rule above footnotes anyway
			f.out = f.out[:last]
		}
	}
	f.noteList = &content.List{Marker: content.Footnote, Start: inner.noteNumber(), IsTight: true}
	item.Label = content.Sanitize(labelUnless(item.Label.String(), f.noteList.Start))
	f.noteList.Items = append(f.noteList.Items, item)
	f.add(f.noteList)
}

// noteNumber returns the number of a note by its label, or 1 if it has no number.
func (f *flow) noteNumber() int { return max(markup.ListStart(f.noteLabel), 1) }

// labelUnless returns a label, or "" if it is the number that is counted anyway.
func labelUnless(label string, counted int) string {
	if label == strconv.Itoa(counted) {
		return ""
	}
	return label
}

// trimLabel returns the label of a note without the punctuation around it.
func trimLabel(s string) string { return content.SanitizeLine(strings.Trim(s, "[](). ")).String() }

// maxReference is the maximum length of a reference to a note, in characters.
const maxReference = 6

// writeReference writes n if it is a reference to a note, and reports whether it is.
func (f *flow) writeReference(n *dom.Node, x context) bool {
	link := n
	if n.DataAtom == atom.Sup {
		link = dom.OnlyElement(n)
	}
	if !dom.Is(link, atom.A) || !f.isLocalLink(link) {
		return false
	}
	text, ok := dom.ShortText(n)
	isRaised := n.DataAtom == atom.Sup || x.style&content.Sup != 0 || dom.Is(dom.OnlyElement(link), atom.Sup) || f.doc.o.Notes.isReference(link)
	text = strings.TrimSpace(strings.Trim(text, "[]()"))
	if !ok || !isRaised || text == "" || len([]rune(text)) > maxReference || f.isNote && f.line.Len() == 0 {
		return false
	}
	f.addTarget(n)
	if link != n {
		f.addTarget(link)
	}
	f.writeText(markup.Raise(text, content.Sup), context{style: x.style | content.Sup, link: f.doc.safeURL(Link, dom.Attr(link, "href"))})
	return true
}

// isLocalLink reports whether a link leads to a part of the article.
func (f *flow) isLocalLink(a *dom.Node) bool {
	return strings.HasPrefix(f.doc.safeURL(Link, dom.Attr(a, "href")), "#")
}

// isBacklink reports whether n is a link from a note back to its reference, or from a
// heading to itself, and so is not part of the text. It also reports true for the label
// that a note begins with, and stores it in f.noteLabel.
func (f *flow) isBacklink(n *dom.Node) bool {
	beginsNote := f.isNote && f.line.Len() == 0 && len(f.out) == 0
	if beginsNote && isNoteLabel(n) {
		text, _ := dom.ShortText(n)
		f.noteLabel = trimLabel(text)
		return true
	}
	if dom.HasRole(n, "backlink") || dom.HasClass(n, "footnote-backref", "reversefootnote", "footnote-back", "footnote-return", "mw-cite-backlink", "headerlink") {
		return true
	}
	if n.DataAtom != atom.A || !f.isNote && f.level == 0 || !f.isLocalLink(n) {
		return false
	}
	text, ok := dom.ShortText(n)
	if !ok {
		return false
	}
	if beginsNote && isLabel(text) {
		f.noteLabel = trimLabel(text)
		return true
	}
	return text != "" && markup.IsWordless(text)
}

// isNoteLabel reports whether n is raised or marked as the label of a note and contains
// nothing else.
func isNoteLabel(n *dom.Node) bool {
	if !dom.Is(n, atom.Sup, atom.Span) {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && isLabel(text) && (n.DataAtom == atom.Sup || dom.HasClass(n, "label", "ltx_tag", "footnote-number") || strings.HasPrefix(text, "["))
}

// trimLabelEnd returns s without the full stop or bracket that ended the label of a note,
// if s comes right after the label.
func (f *flow) trimLabelEnd(s string) string {
	if !f.isNote || f.noteLabel == "" || f.line.Len() > 0 || len(f.out) > 0 {
		return s
	}
	for _, end := range []string{".", ")", "]", ":"} {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \n\t"), end); ok && strings.TrimLeftFunc(rest, unicode.IsSpace) != rest {
			return rest
		}
	}
	return s
}

// A side note is in the middle of its sentence. The page shows it in the margin, or when
// the reader clicks the reference to it:
//
//	The survey<sup><a>1</a></sup><span role="tooltip">That of 1911.</span> found stone.
//
// Side notes become footnotes at the end of the article.

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
	return mark != nil && t.canReferToSideNote(mark)
}

// canReferToSideNote reports whether n looks like a reference to a side note.
func (t Notes) canReferToSideNote(n *dom.Node) bool {
	const maxMark = 9 // bytes
	if !dom.Is(n, atom.Sup, atom.A, atom.Label, atom.Span, atom.Button) || t.isSideNote(n) {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && len(text) <= maxMark && (dom.Is(n, atom.Sup) || dom.Is(dom.OnlyElement(n), atom.Sup) || t.isReference(n))
}

// isSideNoteReference reports whether n is the reference to the side note after it. It is
// replaced by a reference of our own.
func (t Notes) isSideNoteReference(n *dom.Node) bool {
	if dom.Is(n, atom.Label) && dom.HasClass(n, "margin-toggle", "sidenote-number", "sidenote-toggle") {
		return true
	}
	if !dom.Is(n, atom.Sup, atom.A, atom.Span) {
		return false
	}
	note := dom.NextElement(n)
	return note != nil && t.isSideNote(note) && t.canReferToSideNote(n)
}

// sideNote converts a side note and writes the reference to it.
func (f *flow) sideNote(n *dom.Node, x context) {
	notes := f.doc.sideNotes
	id := "note:" + strconv.Itoa(len(notes)+1)
	if own := dom.Attr(n, "id"); own != "" && own == content.Sanitize(own).String() {
		id = own
	}
	inner := &flow{doc: f.doc, isItem: true, isNote: true, pendingTargets: []target{{id: id}}}
	mark := ""
	if reference := dom.PreviousElement(n); reference != nil && f.doc.o.Notes.canReferToSideNote(reference) {
		text, _ := dom.ShortText(reference)
		mark = trimLabel(text)
	}
	index := len(notes)
	f.doc.sideNotes = append(notes, content.Item{})
	inner.children(n, context{elementDepth: x.elementDepth, isSideNote: true})
	blocks := inner.finish()
	if len(blocks) == 0 {
		f.doc.sideNotes = f.doc.sideNotes[:index]
		f.writeText(markup.Raise(inner.noteLabel, content.Sup), context{style: x.style | content.Sup})
		return
	}
	if inner.noteLabel == "" {
		inner.noteLabel = mark
	}
	if index == 0 {
		f.doc.firstSideNote = inner.noteNumber()
	}
	counted := f.doc.firstSideNote + index
	label := cmp.Or(inner.noteLabel, strconv.Itoa(counted))
	f.doc.sideNotes[index] = content.Item{Label: content.Sanitize(labelUnless(label, counted)), Blocks: blocks}
	f.write(context{style: x.style | content.Sup, link: "#" + id}, func(x context) {
		f.line.Glue(markup.Raise(label, content.Sup), x.style, x.link)
	})
}

// sideNoteList returns the side notes of the document as one list, or nil if there are
// none.
func (d *document) sideNoteList() []content.Block {
	if len(d.sideNotes) == 0 {
		return nil
	}
	return []content.Block{&content.List{Marker: content.Footnote, Start: d.firstSideNote, IsTight: true, Items: d.sideNotes}}
}
