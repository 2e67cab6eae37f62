package epub

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// notes finds the footnotes of books that do not say which they are, and writes
// down that they are, as content/html reads it. A note and what refers to it are
// known by each other: in the text stands a link that is hardly more than a
// number, and where it leads a text begins with that number, linked back:
//
//	…, as he said.<a id="r1" href="notes.xhtml#n1">[1]</a>
//	<p><a id="n1" href="ch1.xhtml#r1">[1]</a> He did not.</p>
//
// Notes in a document of their own come after the text that refers to them.
type notes struct {
	referred map[string]bool // "path#id" of what references lead to
}

// A mark is a short link to another place in the book.
type mark struct {
	node  *html.Node
	to    string // "path#id"
	first bool   // nothing stands before it in its block
}

// settle marks the references and the notes of the document at a path.
func (n *notes) settle(b *book, z *archive, name string, root *html.Node) {
	var marks []mark
	var items []*html.Node
	for d := range root.Descendants() {
		switch {
		case d.DataAtom == atom.Li && attr(d, "id") != "":
			items = append(items, d)
		case d.DataAtom != atom.A || attr(d, "href") == "":
		default:
			to, fragment, ok := z.resolve(name, attr(d, "href"))
			if text, short := shortText(d); ok && fragment != "" && b.inSpine[to] && short && isMark(text) {
				before := textBefore(d)
				m := mark{d, to + "#" + fragment, before == ""}
				if isReference(d, text, before) {
					n.referred[m.to] = true
				}
				marks = append(marks, m)
			}
		}
	}
	for _, m := range marks {
		if m.first && n.isNote(name, m.node) {
			continue
		}
		if n.referred[m.to] && !means(m.node, "noteref", "backlink") {
			say(m.node, "doc-noteref")
		}
	}
	for _, li := range items {
		if n.referred[name+"#"+attr(li, "id")] && !means(li.Parent, "endnotes", "footnotes", "rearnotes") {
			say(li.Parent, "doc-endnotes")
		}
	}
}

// say gives an element a role.
func say(n *html.Node, role string) {
	n.Attr = append(n.Attr, html.Attribute{Key: "role", Val: role})
}

// isMark reports whether a text is what a note is called by: a number or a
// letter, in brackets perhaps, or a sign.
func isMark(s string) bool {
	inner := strings.TrimSpace(strings.Trim(s, "[](){}. "))
	switch {
	case inner == "" || len(inner) > 8:
		return false
	case strings.Trim(inner, "*†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹") == "", strings.Trim(inner, "0123456789") == "":
		return true
	}
	return inner != s && utf8.RuneCountInString(inner) <= 2
}

// isReference reports whether a mark in a line refers to a note. What is a
// number and no more may be one of a page in an index.
func isReference(a *html.Node, text, before string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case means(a, "noteref"):
		return true
	case before == "" || means(a, "backlink"):
		return false
	case strings.Trim(text, "0123456789") != "":
		return true
	}
	return isRaised(a) || !unicode.IsSpace(last) && attr(a, "id") != ""
}

// isRaised reports whether a link is set above the line.
func isRaised(a *html.Node) bool {
	if a.Parent != nil && a.Parent.DataAtom == atom.Sup {
		return true
	}
	for c := a.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Sup {
			return true
		}
	}
	return false
}

// isNote reports whether a mark at the beginning of a block is what a note is
// called by that was referred to, and says of the block that it is the note.
func (n *notes) isNote(name string, a *html.Node) bool {
	found := n.named(name, a)
	for prev, left := a.PrevSibling, 3; prev != nil && left > 0; prev, left = prev.PrevSibling, left-1 {
		found = found || n.named(name, prev)
	}
	block := a
	for block.Parent != nil && isInline(block) {
		block = block.Parent
		found = found || n.named(name, block)
	}
	for isFirst(block) && (isBox(block.Parent) || n.named(name, block.Parent)) {
		block = block.Parent
		found = found || n.named(name, block)
	}
	switch {
	case !found:
		return false
	case block.DataAtom == atom.Li || means(block, "footnote", "endnote", "rearnote"):
	case block.DataAtom == atom.Body || block.DataAtom == atom.Html || block.DataAtom == atom.Td || block.DataAtom == atom.Dt || block.DataAtom == atom.Dd:
	case strings.ContainsFunc(shortLabel(a), unicode.IsDigit): // those of a list are counted
		say(block, "doc-footnote")
	}
	if means(block, "footnote") {
		keepID(a)
	}
	return true
}

func shortLabel(a *html.Node) string {
	text, _ := shortText(a)
	return text
}

// keepID puts the id of an element before it, as the element is not shown.
func keepID(e *html.Node) {
	for i, attr := range e.Attr {
		if attr.Key == "id" || attr.Key == "name" {
			e.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span, Attr: []html.Attribute{{Key: "id", Val: attr.Val}}}, e)
			e.Attr = append(e.Attr[:i:i], e.Attr[i+1:]...)
			return
		}
	}
}

// named reports whether an element, or one that it begins with, is one that was
// referred to.
func (n *notes) named(name string, e *html.Node) bool {
	if e == nil || e.Type != html.ElementNode {
		return false
	}
	id := attr(e, "id")
	if id == "" && e.DataAtom == atom.A {
		id = attr(e, "name")
	}
	return id != "" && n.referred[name+"#"+id]
}

// isFirst reports whether nothing but blanks stands before an element in its
// parent.
func isFirst(e *html.Node) bool {
	prev := e.PrevSibling
	if prev != nil && prev.Type == html.TextNode && strings.TrimSpace(prev.Data) == "" {
		prev = prev.PrevSibling
	}
	return prev == nil && e.Parent != nil
}

// isBox reports whether an element is the box that a book draws around a note.
func isBox(e *html.Node) bool {
	if e.DataAtom != atom.Div && e.DataAtom != atom.Aside && e.DataAtom != atom.Li {
		return false
	}
	class := strings.ToLower(attr(e, "class"))
	return e.DataAtom == atom.Li || class == "note" || class == "fn" || class == "footnote" || class == "endnote"
}

// isInline reports whether an element stands in a line.
func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Sup, atom.Sub, atom.B, atom.I, atom.Em, atom.Strong, atom.Small, atom.Font, atom.Big, atom.Cite, atom.U:
		return true
	}
	return n.Type == html.TextNode
}

// textBefore is the text right before a node in its block; "" if none is.
func textBefore(n *html.Node) string {
	for range 2 * shortNodes {
		prev := n.PrevSibling
		if prev == nil {
			if n = n.Parent; n == nil || !isInline(n) {
				return ""
			}
			continue
		}
		for prev.Type == html.ElementNode && prev.LastChild != nil {
			prev = prev.LastChild
		}
		if prev.Type == html.TextNode && strings.TrimSpace(prev.Data) != "" {
			return prev.Data
		}
		n = prev
	}
	return ""
}
