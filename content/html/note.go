package html

import (
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// isNotes reports whether n holds the footnotes of a text.
func isNotes(n *dom.Node) bool {
	return dom.HasRole(n, "endnotes", "footnotes", "rearnotes") || n.DataAtom != atom.A && dom.HasClass(n, "footnotes", "endnotes", "footnote-list", "references") || n.DataAtom == atom.Dl && dom.HasClass(n, "footnote")
}

// isNote reports whether n is one note, in no list of them.
func isNote(n *dom.Node) bool {
	return n.DataAtom != atom.A && n.DataAtom != atom.Li && n.DataAtom != atom.Sup && dom.HasRole(n, "footnote", "endnote", "rearnote")
}

// notes reads the footnotes of a text: the lists in n are of them.
func (f *flow) notes(n *dom.Node, x context) {
	f.end()
	x.notes = true
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

// singleNote reads one note. Those that follow each other are a list.
func (f *flow) singleNote(n *dom.Node, x context) {
	f.end()
	if f.joint != 0 || x.depth >= maxDepth {
		f.flat(n, x)
		return
	}
	inner := f.inner()
	inner.note = true
	inner.children(n, x.deeper())
	f.takeNote(inner)
}

// noteTerms reads notes whose labels are the terms of a list.
func (f *flow) noteTerms(n *dom.Node, x context) {
	x.notes = false
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
			inner.note, inner.label = true, strings.Trim(label, "[](). ")
			inner.children(c, x.deeper())
			f.takeNote(inner)
		}
	}
}

// takeNote takes what was read as one note.
func (f *flow) takeNote(inner *flow) {
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
		if _, ok := f.out[last].(*content.Rule); ok { // a reader of footnotes draws one
			f.out = f.out[:last]
		}
	}
	f.noteList = &content.List{Marker: content.Footnote, Start: inner.number(), Tight: true, Items: []content.Item{item}}
	f.add(f.noteList)
}

// number is the number that a note begins with, as its source writes it; 1 if it
// writes none.
func (f *flow) number() int { return max(markup.Start(f.label), 1) }

// reference writes the mark in a text that refers to a note, if n is one.
func (f *flow) reference(n *dom.Node, x context) bool {
	link := n
	if n.DataAtom == atom.Sup {
		link = dom.OnlyElement(n)
	}
	if !dom.Is(link, atom.A) || !strings.HasPrefix(f.r.address(Link, dom.Attr(link, "href")), "#") {
		return false
	}
	text, ok := dom.ShortText(n)
	raised := n.DataAtom == atom.Sup || x.style&content.Sup != 0 || dom.Is(dom.OnlyElement(link), atom.Sup) || isReference(link)
	text = strings.TrimSpace(strings.Trim(text, "[]()"))
	if !ok || !raised || text == "" || len([]rune(text)) > 6 || f.note && f.line.Len() == 0 {
		return false
	}
	f.target(n)
	if link != n {
		f.target(link)
	}
	f.words(markup.Raise(text, content.Sup), context{style: x.style | content.Sup, link: f.r.address(Link, dom.Attr(link, "href"))})
	return true
}

// leadsBack reports whether n is the way from a note, or from a heading, to
// where it is referred to: a link within the page without words.
func (f *flow) leadsBack(n *dom.Node, x context) bool {
	if f.note && f.line.Len() == 0 && len(f.out) == 0 && isNoteLabel(n) {
		text, _ := dom.ShortText(n)
		f.label = strings.Trim(text, "[](). ")
		return true
	}
	if dom.HasRole(n, "backlink") || dom.HasClass(n, "footnote-backref", "reversefootnote", "footnote-back", "footnote-return", "mw-cite-backlink", "headerlink") {
		return true
	}
	if n.DataAtom != atom.A || !f.note && f.level == 0 || !strings.HasPrefix(f.r.address(Link, dom.Attr(n, "href")), "#") {
		return false
	}
	text, ok := dom.ShortText(n)
	if !ok {
		return false
	}
	if f.note && f.line.Len() == 0 && len(f.out) == 0 && isLabel(text) {
		f.label = strings.Trim(text, "[](). ")
		return true
	}
	return text != "" && markup.IsMark(text)
}

// behindLabel is the text s without the full stop or the bracket that stands
// behind the label of a note, where that was left out right before.
func (f *flow) behindLabel(s string) string {
	if !f.note || f.label == "" || f.line.Len() > 0 || len(f.out) > 0 {
		return s
	}
	for _, end := range []string{".", ")", "]", ":"} {
		if rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \n\t"), end); ok && strings.TrimLeftFunc(rest, unicode.IsSpace) != rest {
			return rest
		}
	}
	return s
}

// isNoteLabel reports whether what a note begins with is no more than its number,
// by how it is set or called.
func isNoteLabel(n *dom.Node) bool {
	if !dom.Is(n, atom.Sup, atom.Span) {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && isLabel(text) && (n.DataAtom == atom.Sup || dom.HasClass(n, "label", "ltx_tag", "footnote-number") || strings.HasPrefix(strings.TrimSpace(text), "["))
}
