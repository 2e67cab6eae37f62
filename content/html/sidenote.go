package html

import (
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
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
	if !is(n, atom.Span, atom.Small) {
		return false
	}
	if hasClass(n, "sidenote", "marginnote", "side-note", "margin-note", "ltx_note") {
		return true
	}
	return (attr(n, "role") == "tooltip" || attr(n, "role") == "note" || says(n, "footnote")) && isMarkBefore(before(n))
}

// before is the element right before n; nil if text is there.
func before(n *dom.Node) *dom.Node {
	p := n.PrevSibling
	for p != nil && p.Type == dom.TextNode && strings.TrimSpace(p.Data) == "" {
		p = p.PrevSibling
	}
	if p == nil || p.Type != dom.ElementNode {
		return nil
	}
	return p
}

// next is the element right behind n; nil if text is there.
func next(n *dom.Node) *dom.Node {
	s := n.NextSibling
	for s != nil && s.Type == dom.TextNode && strings.TrimSpace(s.Data) == "" {
		s = s.NextSibling
	}
	if s == nil || s.Type != dom.ElementNode {
		return nil
	}
	return s
}

// isMarkBefore reports whether n is the mark of a side note.
func isMarkBefore(n *dom.Node) bool {
	if !is(n, atom.Sup, atom.A, atom.Label, atom.Span, atom.Button) || isSideNote(n) {
		return false
	}
	text, ok := shortText(n)
	return ok && len(text) < 10 && (is(n, atom.Sup) || is(onlyElement(n), atom.Sup) || isReference(n))
}

// marksSideNote reports whether n is the mark of a side note right behind it,
// which has one of its own.
func marksSideNote(n *dom.Node) bool {
	if is(n, atom.Label) && hasClass(n, "margin-toggle", "sidenote-number", "sidenote-toggle") {
		return true
	}
	if !is(n, atom.Sup, atom.A, atom.Span) {
		return false
	}
	note := next(n)
	return note != nil && isSideNote(note) && isMarkBefore(n)
}

// sideNote reads a side note, and writes its mark.
func (f *flow) sideNote(n *dom.Node, x context) {
	id := "note:" + strconv.Itoa(len(f.r.aside)+1)
	if own := attr(n, "id"); own != "" && own == content.Sanitize(own) {
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
