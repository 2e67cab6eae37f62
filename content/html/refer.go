package html

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A referral finds the footnotes of a page that does not say which they are, and
// gives them the roles that say it. A note and what refers to it are known by each
// other. In the text stands a link that is hardly more than a number, and where it
// leads a note is, if the link is raised, or if one there leads back to it:
//
//	…, as he said.<a name="_ftnref1" href="#_ftn1">[1]</a>
//	<p><a name="_ftn1" href="#_ftnref1">[1]</a> He did not.</p>
type referral struct {
	base  string               // the page's address
	named map[string]*dom.Node // by id
	back  map[way]bool
	marks []mark
}

// A mark is a link that may refer to a note.
type mark struct {
	link *dom.Node
	to   *dom.Node // what stands where it leads, before it is known that this is further down
	id   string    // of that
}

// A way is that from a part of the page to an id.
type way struct {
	from *dom.Node
	to   string
}

// mostAround is how many elements around a link are looked at.
const mostAround = 4

// refer marks the footnotes of a page, and what refers to them.
func refer(root *dom.Node, base *url.URL) {
	r := referral{named: map[string]*dom.Node{}, back: map[way]bool{}}
	if base != nil {
		page := *base
		page.Fragment, page.RawFragment = "", ""
		r.base = page.String()
	}
	for n := range dom.All(root) {
		if n.Type == dom.ElementNode {
			r.survey(n)
		}
	}
	for _, m := range r.marks {
		if m.to = r.named[m.id]; m.to == nil {
			continue
		}
		note := noteAt(m.to)
		if note == nil || dom.Contains(note, m.link) || !isRaised(m.link) && !r.leadsBack(note, m.link) {
			continue
		}
		if r.leadsBack(note, m.link) || dom.Is(note, atom.Li, atom.Dt) {
			say(m.link, "doc-noteref")
			sayNote(note)
		}
	}
}

// survey notes the ids and the links of one element.
func (r *referral) survey(n *dom.Node) {
	for _, id := range dom.IDs(n) {
		if r.named[id] == nil {
			r.named[id] = n
		}
	}
	id, ok := r.within(n)
	if !ok {
		return
	}
	p := n
	for range mostAround {
		if p == nil {
			break
		}
		r.back[way{p, id}] = true
		p = p.Parent
	}
	if text, short := dom.ShortText(n); short && isLabel(text) && !dom.HasRole(n, "backlink") && !beginsBlock(n) {
		r.marks = append(r.marks, mark{link: n, id: id})
	}
}

// within is the id that a link within the page leads to.
func (r *referral) within(n *dom.Node) (id string, ok bool) {
	if !dom.Is(n, atom.A) {
		return "", false
	}
	page, id, ok := strings.Cut(strings.TrimSpace(dom.Attr(n, "href")), "#")
	if !ok || id == "" || page != "" && page != r.base {
		return "", false
	}
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return id, true
}

// leadsBack reports whether a link in the note leads to a mark, or to what stands
// right around or before it.
func (r *referral) leadsBack(note, link *dom.Node) bool {
	asked := []*dom.Node{link, link.PrevSibling, dom.OnlyElement(link)}
	for p := link.Parent; p != nil && isInline(p) && len(asked) < 3+2*mostAround; p = p.Parent {
		asked = append(asked, p, p.PrevSibling)
	}
	return slices.ContainsFunc(asked, func(n *dom.Node) bool {
		return n != nil && n.Type == dom.ElementNode && slices.ContainsFunc(dom.IDs(n), func(id string) bool { return r.back[way{note, id}] })
	})
}

// isRaised reports whether a link is set above the line, or called a reference to
// a footnote.
func isRaised(a *dom.Node) bool {
	return dom.Is(a.Parent, atom.Sup) || dom.Is(dom.OnlyElement(a), atom.Sup) || isReference(a)
}

// isReference reports whether an element is said to refer to a note.
func isReference(n *dom.Node) bool {
	return dom.HasRole(n, "noteref") || dom.HasClass(n, "footnote-reference", "footnote-ref", "footnote-anchor", "footnoteref", "footnote-link", "noteref")
}

// noteAt is the block that an element begins: an item, a term, a box around a
// note, or a paragraph; nil for what begins none.
func noteAt(n *dom.Node) *dom.Node {
	for range 2 * mostAround {
		if dom.Is(n, atom.Li, atom.Dt) || n.Parent == nil {
			break
		}
		if !isInline(n) && !boxesNote(n.Parent) {
			break
		}
		if !isFirst(n) {
			return nil
		}
		n = n.Parent
	}
	if dom.Is(n, atom.Li, atom.Dt, atom.P, atom.Div, atom.Aside) {
		return n
	}
	return nil
}

// boxesNote reports whether an element is the box that a page draws around a note.
func boxesNote(n *dom.Node) bool {
	return dom.Is(n, atom.Li) || dom.Is(n, atom.Div, atom.Aside) && dom.HasClass(n, "note", "fn", "footnote", "endnote")
}

// isInline reports whether an element stands in a line.
func isInline(n *dom.Node) bool {
	return dom.Is(n, atom.A, atom.Span, atom.Sup, atom.Sub, atom.B, atom.I, atom.Em, atom.Strong, atom.Small, atom.Font, atom.Big, atom.Cite, atom.U)
}

// isFirst reports whether nothing but blanks stands before an element in its
// parent.
func isFirst(n *dom.Node) bool {
	p := n.PrevSibling
	if p != nil && p.Type == dom.TextNode && strings.TrimSpace(p.Data) == "" {
		p = p.PrevSibling
	}
	return p == nil
}

// beginsBlock reports whether nothing stands before a link in its block.
func beginsBlock(n *dom.Node) bool {
	for range mostAround {
		if !isFirst(n) {
			return false
		}
		if n = n.Parent; n == nil || !isInline(n) {
			return true
		}
	}
	return true
}

// say gives an element a role, if it has not got that.
func say(n *dom.Node, role string) {
	if !dom.HasRole(n, strings.TrimPrefix(role, "doc-")) {
		n.Attr = append(n.Attr, dom.Attribute{Key: "role", Val: role})
	}
}

// sayNote says of a block that it is a note, or of its list that it has notes.
func sayNote(n *dom.Node) {
	switch {
	case !dom.Is(n, atom.Li, atom.Dt):
		say(n, "doc-footnote")
	case dom.Is(n.Parent, atom.Ol, atom.Ul, atom.Dl) && !isNotes(n.Parent):
		say(n.Parent, "doc-endnotes")
	}
}

// isLabel reports whether a text is what a note is called by: a number, or a sign.
func isLabel(s string) bool {
	s = strings.Trim(s, "[](). ")
	if s == "" || strings.ContainsAny(s, "#¶§") {
		return false
	}
	return len(s) < 5 && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 || utf8.RuneCountInString(s) < 4 && strings.Trim(s, "*†‡‖") == ""
}
