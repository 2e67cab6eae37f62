package epub

import (
	"strings"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// On fixed pages, as in picture books, every word or line is an element with a place of its
// own. No white space separates them, and each may have elements around it for its place.

// hasFixedPages reports whether the metadata says that the pages of a book are fixed.
func (f *metadataReader) hasFixedPages() bool {
	for _, e := range f.all {
		if e.name == "meta" && e.property == "rendition:layout" && strings.TrimSpace(e.text) == "pre-paginated" {
			return true
		}
	}
	return false
}

// separatePieces separates the words of a fixed page, and removes elements that have nothing
// but one other element in them.
func separatePieces(root *html.Node) {
	var wrappers, parents []*html.Node
	for n := range root.Descendants() {
		if dom.Is(n, atom.Div) && soleBlock(n) != nil {
			wrappers = append(wrappers, n)
		}
		if dom.Is(n, atom.Span) && dom.Is(n.PrevSibling, atom.Span) && (len(parents) == 0 || parents[len(parents)-1] != n.Parent) {
			parents = append(parents, n.Parent)
		}
	}
	for _, n := range wrappers {
		inner := soleBlock(n)
		if id := dom.Attr(n, "id"); id != "" {
			if dom.HasAttr(inner, "id") {
				continue
			}
			inner.Attr = append(inner.Attr, html.Attribute{Key: "id", Val: id})
		}
		dom.Remove(inner)
		n.Parent.InsertBefore(inner, n)
		dom.Remove(n)
	}
	for _, n := range parents {
		separateSpans(n)
	}
}

// soleBlock returns the paragraph or the division that is the only content of an element;
// nil if there isn't one.
func soleBlock(n *html.Node) *html.Node {
	var sole *html.Node
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		case sole == nil && dom.Is(c, atom.P, atom.Div):
			sole = c
		default:
			return nil
		}
	}
	return sole
}

// separateSpans puts a space between the spans in an element, unless they are letters.
func separateSpans(n *html.Node) {
	const minLetters = 2 // per span, on average
	var spans []*html.Node
	letters := 0
	for c := range n.ChildNodes() {
		if dom.Is(c, atom.Span) {
			spans = append(spans, c)
			text, _ := shortText(c)
			letters += utf8.RuneCountInString(text)
		}
	}
	if letters < minLetters*len(spans) {
		return
	}
	for _, c := range spans {
		if dom.Is(c.PrevSibling, atom.Span) {
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: " "}, c)
		}
	}
}
