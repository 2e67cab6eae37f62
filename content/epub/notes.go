package epub

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// footnotes finds the footnotes of books that do not mark them up, and gives them the
// roles that content/html understands. A note and its reference identify each other: the
// text has a link that is little more than a number, and the link's target begins with
// the same number, linked back:
//
//	…, as he said.<a id="r1" href="notes.xhtml#n1">[1]</a>
//	<p><a id="n1" href="ch1.xhtml#r1">[1]</a> He did not.</p>
//
// The chapters must be processed in reading order the first time: notes in a separate
// document follow the text that refers to them. A chapter sees only the references in it and
// in those before it, so that it is the same when it is processed again.
type footnotes struct {
	mu         sync.Mutex
	references map[string]noteReference // the first ones, by their targets, "path#id"
}

// A noteReference is a reference to a note.
type noteReference struct {
	label   string
	chapter int
}

// add adds a reference, unless there is one to the same target.
func (f *footnotes) add(target string, r noteReference) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, ok := f.references[target]; !ok {
		f.references[target] = r
	}
}

// label returns the label of the first reference to a target, as far as chapter i sees it; ""
// if there isn't one.
func (f *footnotes) label(target string, i int) string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if r := f.references[target]; r.chapter <= i {
		return r.label
	}
	return ""
}

// chapterNotes are the footnotes as one chapter sees them.
type chapterNotes struct {
	*footnotes
	chapter int
	path    string
}

// labelOf returns the label of the reference to an element with an id in the chapter; "" if
// there isn't one.
func (n chapterNotes) labelOf(id string) string { return n.label(n.path+"#"+id, n.chapter) }

// A noteLink is a short link to another place in the book.
type noteLink struct {
	node         *html.Node
	to           string // "path#id"
	isBlockStart bool   // no text precedes it in its block
}

// setRoles sets the roles of the references and the notes in the document of chapter i. It
// returns the labels of elements that references lead to.
func (f *footnotes) setRoles(b *book, z *archive, i int, root *html.Node) map[*html.Node]string {
	name := b.spine[i]
	notes := chapterNotes{f, i, name}
	var links []noteLink
	var items []*html.Node
	for d := range root.Descendants() {
		switch {
		case d.DataAtom == atom.Li && attr(d, "id") != "":
			items = append(items, d)
		case d.DataAtom != atom.A || attr(d, "href") == "":
		default:
			to, fragment, ok := z.resolve(name, attr(d, "href"))
			if text, short := shortText(d); ok && fragment != "" && b.inSpine[to] && short && isNoteLabel(text) {
				before := textBefore(d)
				l := noteLink{d, to + "#" + fragment, before == ""}
				if isReference(d, text, before) {
					f.add(l.to, noteReference{text, i})
				}
				links = append(links, l)
			}
		}
	}
	for _, l := range links {
		if l.isBlockStart && notes.setNoteRole(l.node) {
			continue
		}
		if f.label(l.to, i) != "" && !hasRole(l.node, "noteref", "backlink") {
			setRole(l.node, "doc-noteref")
		}
	}
	for _, li := range items {
		if notes.labelOf(attr(li, "id")) != "" && !hasRole(li.Parent, "endnotes", "footnotes", "rearnotes") {
			setRole(li.Parent, "doc-endnotes")
		}
	}
	labels := map[*html.Node]string{}
	for d := range root.Descendants() {
		if id := attr(d, "id"); id != "" {
			if label := notes.labelOf(id); label != "" {
				labels[d] = label
			}
		}
	}
	return labels
}

// setRole adds a role to an element.
func setRole(n *html.Node, role string) {
	n.Attr = append(n.Attr, html.Attribute{Key: "role", Val: role})
}

// isNoteLabel reports whether a text looks like the label of a note: a number, a symbol
// such as †, or a letter or two in brackets.
func isNoteLabel(s string) bool {
	inner := strings.TrimSpace(strings.Trim(s, "[](){}. "))
	switch {
	case inner == "" || len(inner) > 8:
		return false
	case strings.Trim(inner, "*†‡§¶#⁰¹²³⁴⁵⁶⁷⁸⁹") == "", strings.Trim(inner, "0123456789") == "":
		return true
	}
	return inner != s && utf8.RuneCountInString(inner) <= 2
}

// isReference reports whether a link in a line refers to a note. A bare number may
// instead be a page number in an index.
func isReference(a *html.Node, text, before string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	switch {
	case hasRole(a, "noteref"):
		return true
	case before == "" || hasRole(a, "backlink"):
		return false
	case strings.Trim(text, "0123456789") != "":
		return true
	}
	return isRaised(a) || !unicode.IsSpace(last) && attr(a, "id") != ""
}

// isRaised reports whether a link is superscript.
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

// setNoteRole reports whether a link at the start of a block is the label of a note that
// has a reference. If so, it sets the role of the block.
func (n chapterNotes) setNoteRole(a *html.Node) bool {
	found := n.isReferenced(a)
	for prev, left := a.PrevSibling, 3; prev != nil && left > 0; prev, left = prev.PrevSibling, left-1 {
		found = found || n.isReferenced(prev)
	}
	block := a
	for block.Parent != nil && isInline(block) {
		block = block.Parent
		found = found || n.isReferenced(block)
	}
	for isFirst(block) && (isNoteBox(block.Parent) || n.isReferenced(block.Parent)) {
		block = block.Parent
		found = found || n.isReferenced(block)
	}
	switch {
	case !found:
		return false
	case block.DataAtom == atom.Li || hasRole(block, "footnote", "endnote", "rearnote"):
	case block.DataAtom == atom.Body || block.DataAtom == atom.Html || block.DataAtom == atom.Td || block.DataAtom == atom.Dt || block.DataAtom == atom.Dd:
	case strings.ContainsFunc(shortLabel(a), unicode.IsDigit): // a list numbers its notes itself
		setRole(block, "doc-footnote")
	}
	if hasRole(block, "footnote") {
		moveID(a)
	}
	return true
}

func shortLabel(a *html.Node) string {
	text, _ := shortText(a)
	return text
}

// moveID moves the id of an element to a new element before it, because the element
// itself is not shown.
func moveID(e *html.Node) {
	for i, attr := range e.Attr {
		if attr.Key == "id" || attr.Key == "name" {
			e.Parent.InsertBefore(&html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span, Attr: []html.Attribute{{Key: "id", Val: attr.Val}}}, e)
			e.Attr = append(e.Attr[:i:i], e.Attr[i+1:]...)
			return
		}
	}
}

// isReferenced reports whether a reference leads to an element.
func (n chapterNotes) isReferenced(e *html.Node) bool {
	if e == nil || e.Type != html.ElementNode {
		return false
	}
	id := attr(e, "id")
	if id == "" && e.DataAtom == atom.A {
		id = attr(e, "name")
	}
	return id != "" && n.labelOf(id) != ""
}

// isFirst reports whether nothing but white space precedes an element in its parent.
func isFirst(e *html.Node) bool {
	prev := e.PrevSibling
	if prev != nil && prev.Type == html.TextNode && strings.TrimSpace(prev.Data) == "" {
		prev = prev.PrevSibling
	}
	return prev == nil && e.Parent != nil
}

// isNoteBox reports whether an element may be the box around a note.
func isNoteBox(e *html.Node) bool {
	if e.DataAtom != atom.Div && e.DataAtom != atom.Aside && e.DataAtom != atom.Li {
		return false
	}
	class := strings.ToLower(attr(e, "class"))
	return e.DataAtom == atom.Li || class == "note" || class == "fn" || class == "footnote" || class == "endnote"
}

// isInline reports whether a node is inline content.
func isInline(n *html.Node) bool {
	switch n.DataAtom {
	case atom.A, atom.Span, atom.Sup, atom.Sub, atom.B, atom.I, atom.Em, atom.Strong, atom.Small, atom.Font, atom.Big, atom.Cite, atom.U:
		return true
	}
	return n.Type == html.TextNode
}

// textBefore returns the text directly before a node in its block, or "" if there isn't one.
func textBefore(n *html.Node) string {
	for range 2 * maxShortNodes {
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
