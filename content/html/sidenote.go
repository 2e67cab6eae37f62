package html

import (
	"strconv"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// A side note stands in the middle of the sentence that it belongs to, and a page
// shows it in the margin, or when its mark is clicked:
//
//	The survey<sup><a>1</a></sup><span role="tooltip">That of 1911.</span> found stone.
//
// Side notes are read as footnotes, behind everything else.

// isSideNote reports whether n is one.
func isSideNote(n *dom.Node) bool {
	if !dom.Is(n, atom.Span, atom.Small) {
		return false
	}
	if dom.HasClass(n, "sidenote", "marginnote", "side-note", "margin-note", "ltx_note") {
		return true
	}
	return (dom.Attr(n, "role") == "tooltip" || dom.Attr(n, "role") == "note" || dom.HasRole(n, "footnote")) && isMarkBefore(dom.PreviousElement(n))
}

// isMarkBefore reports whether n is the mark of a side note.
func isMarkBefore(n *dom.Node) bool {
	if !dom.Is(n, atom.Sup, atom.A, atom.Label, atom.Span, atom.Button) || isSideNote(n) {
		return false
	}
	text, ok := dom.ShortText(n)
	return ok && len(text) < 10 && (dom.Is(n, atom.Sup) || dom.Is(dom.OnlyElement(n), atom.Sup) || isReference(n))
}

// marksSideNote reports whether n is the mark of a side note right behind it,
// which has one of its own.
func marksSideNote(n *dom.Node) bool {
	if dom.Is(n, atom.Label) && dom.HasClass(n, "margin-toggle", "sidenote-number", "sidenote-toggle") {
		return true
	}
	if !dom.Is(n, atom.Sup, atom.A, atom.Span) {
		return false
	}
	note := dom.NextElement(n)
	return note != nil && isSideNote(note) && isMarkBefore(n)
}

// sideNote reads a side note, and writes its mark.
func (f *flow) sideNote(n *dom.Node, x context) {
	id := "note:" + strconv.Itoa(len(f.r.aside)+1)
	if own := dom.Attr(n, "id"); own != "" && own == content.Sanitize(own) {
		id = own
	}
	inner := &flow{r: f.r, isItem: true, note: true, ids: []target{{id: id}}}
	at := len(f.r.aside)
	f.r.aside = append(f.r.aside, content.Item{})
	inner.children(n, context{elements: x.elements, aside: true})
	blocks := inner.finish()
	if len(blocks) == 0 {
		f.r.aside = f.r.aside[:at]
		f.words(markup.Raise(inner.label, content.Sup), context{style: x.style | content.Sup})
		return
	}
	if at == 0 {
		f.r.firstAside = inner.number()
	}
	f.r.aside[at].Blocks = blocks
	f.write(context{style: x.style | content.Sup, link: "#" + id}, func(x context) {
		f.line.Glue(markup.Superscript(f.r.firstAside+at), x.style, x.link)
	})
}

// sideNotes are the side notes of the document; none, or one list.
func (r *reader) sideNotes() []content.Block {
	if len(r.aside) == 0 {
		return nil
	}
	return []content.Block{&content.List{Marker: content.Footnote, Start: r.firstAside, Tight: true, Items: r.aside}}
}
