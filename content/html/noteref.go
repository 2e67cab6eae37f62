package html

import (
	"iter"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Notes are the footnotes that a document does not mark as footnotes, and the references
// to them. The zero value contains none.
type Notes struct {
	roles  map[*dom.Node]string
	labels map[*dom.Node]string // of notes, as in the first reference to each
	pairs  []notePair
}

// LabelNotes returns notes that are marked as footnotes, with their labels as in the
// references to them.
func LabelNotes(references map[*dom.Node]string) Notes {
	t := Notes{labels: map[*dom.Node]string{}}
	for n, label := range references {
		t.labels[n] = trimLabel(label)
	}
	return t
}

// Len returns how many references there are.
func (t Notes) Len() int { return len(t.pairs) }

// Pairs yields each reference with its note, in the order of the references.
func (t Notes) Pairs() iter.Seq2[*dom.Node, *dom.Node] {
	return func(yield func(reference, note *dom.Node) bool) {
		for _, p := range t.pairs {
			if !yield(p.link, p.note) {
				return
			}
		}
	}
}

// The roles of nodes in [Notes], under their ARIA names.
const (
	roleNoteref  = "noteref"
	roleFootnote = "footnote" // a note
	roleEndnotes = "endnotes" // a list of notes
)

// Has reports whether n is a note, a list of notes or a reference to a note.
func (t Notes) Has(n *dom.Node) bool { return t.roles[n] != "" || t.labels[n] != "" }

// ForCopy returns the notes for a copy of the tree. Origins maps each node of the copy to
// its original.
func (t Notes) ForCopy(origins map[*dom.Node]*dom.Node) Notes {
	out := Notes{roles: map[*dom.Node]string{}, labels: map[*dom.Node]string{}}
	for n, origin := range origins {
		if role := t.roles[origin]; role != "" {
			out.roles[n] = role
		}
		if label := t.labels[origin]; label != "" {
			out.labels[n] = label
		}
	}
	return out
}

// hasRole reports whether n has a role, by its own markup or by the notes.
func (t Notes) hasRole(n *dom.Node, role string) bool {
	return t.roles[n] == role || dom.HasRole(n, role)
}

// isReference reports whether n is marked as a reference to a note.
func (t Notes) isReference(n *dom.Node) bool {
	return t.hasRole(n, roleNoteref) || dom.HasClass(n, "footnote-reference", "footnote-ref", "footnote-anchor", "footnoteref", "footnote-link", "noteref")
}

// isNoteList reports whether n contains the footnotes of a text.
func (t Notes) isNoteList(n *dom.Node) bool {
	if t.hasRole(n, roleEndnotes) || dom.HasRole(n, "footnotes", "rearnotes") {
		return true
	}
	return n.DataAtom != atom.A && dom.HasClass(n, "footnotes", "endnotes", "footnote-list", "references") || n.DataAtom == atom.Dl && dom.HasClass(n, "footnote")
}

// isNote reports whether n is a single note outside a list of notes.
func (t Notes) isNote(n *dom.Node) bool {
	return n.DataAtom != atom.A && n.DataAtom != atom.Li && n.DataAtom != atom.Sup && (t.hasRole(n, roleFootnote) || dom.HasRole(n, "endnote", "rearnote"))
}

// A noteLinker finds footnotes that are not marked as footnotes. It recognizes a
// reference and its note by each other: the reference is a link whose text is a number or
// a sign, it leads to a note, and it is raised or the note links back to it.
//
//	…, as he said.<a name="_ftnref1" href="#_ftn1">[1]</a>
//	<p><a name="_ftn1" href="#_ftnref1">[1]</a> He did not.</p>
type noteLinker struct {
	Notes
	base      string               // the URL of the page
	targets   map[string]*dom.Node // elements by id
	backlinks map[backlink]bool
	refs      []noteRef
}

// A noteRef is a link that may refer to a note.
type noteRef struct {
	link *dom.Node
	id   string // of the note
}

// A backlink says that a link in an element leads to an id.
type backlink struct {
	from *dom.Node
	to   string
}

// maxAncestors is how many ancestors of a link are checked.
const maxAncestors = 4

// LinkNotes finds the footnotes of a page and the references to them, by the links
// between them.
func LinkNotes(root *dom.Node, base *url.URL) Notes {
	l := noteLinker{Notes: Notes{roles: map[*dom.Node]string{}, labels: map[*dom.Node]string{}}, targets: map[string]*dom.Node{}, backlinks: map[backlink]bool{}}
	if base != nil {
		page := *base
		page.Fragment, page.RawFragment = "", ""
		l.base = page.String()
	}
	for n := range dom.All(root) {
		if n.Type == dom.ElementNode {
			l.collect(n)
		}
	}
	var pairs []notePair
	isNote := map[*dom.Node]bool{}
	for _, m := range l.refs {
		to := l.targets[m.id]
		if to == nil {
			continue
		}
		note := noteBlock(to)
		if note == nil || dom.Contains(note, m.link) || !l.isRaised(m.link) && !l.hasBacklink(note, m.link) {
			continue
		}
		if l.hasBacklink(note, m.link) || dom.Is(note, atom.Li, atom.Dt) {
			pairs = append(pairs, notePair{m.link, note})
			isNote[note] = true
		}
	}
	for i, p := range pairs {
		if wrapNote(p.note, isNote) {
			for j := range pairs[i:] {
				if pairs[i+j].note == p.note {
					pairs[i+j].note = p.note.Parent
				}
			}
		}
	}
	for _, p := range pairs {
		l.setRoles(p.note, p.link)
	}
	l.pairs = pairs
	return l.Notes
}

// A notePair is a reference and its note.
type notePair struct{ link, note *dom.Node }

// wrapNote puts the text below the label of a note into one element with the label, if the
// block of the label contains nothing else. It reports whether it did. The text ends at the
// next note, heading or rule.
func wrapNote(label *dom.Node, isNote map[*dom.Node]bool) bool {
	const maxBlocks = 20
	text, ok := dom.ShortText(label)
	if !ok || !isLabel(text) || dom.Is(label, atom.Li, atom.Dt, atom.Td) || label.Parent == nil || dom.HasRole(label.Parent, roleFootnote) {
		return false
	}
	var blocks []*dom.Node
	for n := label.NextSibling; n != nil && len(blocks) <= maxBlocks && !isNote[n]; n = n.NextSibling {
		if isHeading(n) || dom.Is(n, atom.Hr, atom.Nav, atom.Footer) {
			break
		}
		blocks = append(blocks, n)
	}
	if len(blocks) > maxBlocks || !slices.ContainsFunc(blocks, func(n *dom.Node) bool { return n.Type == dom.ElementNode }) {
		return false
	}
	note := dom.NewElement(atom.Div)
	label.Parent.InsertBefore(note, label)
	for _, n := range append([]*dom.Node{label}, blocks...) {
		dom.Remove(n)
		note.AppendChild(n)
	}
	if isHeading(label) {
		dom.Rename(label, atom.Div)
	}
	return true
}

// collect records the ids of an element, and the element itself if it is a link.
func (l *noteLinker) collect(n *dom.Node) {
	for _, id := range dom.IDs(n) {
		if l.targets[id] == nil {
			l.targets[id] = n
		}
	}
	id, ok := l.localTarget(n)
	if !ok {
		return
	}
	p := n
	for range maxAncestors {
		if p == nil {
			break
		}
		l.backlinks[backlink{p, id}] = true
		p = p.Parent
	}
	if text, short := dom.ShortText(n); short && isLabel(text) && !dom.HasRole(n, "backlink") && !beginsBlock(n) {
		l.refs = append(l.refs, noteRef{n, id})
	}
}

// localTarget returns the id that a link leads to. It reports false if n is not a link
// within the page.
func (l *noteLinker) localTarget(n *dom.Node) (id string, ok bool) {
	if !dom.Is(n, atom.A) {
		return "", false
	}
	page, id, ok := strings.Cut(strings.TrimSpace(dom.Attr(n, "href")), "#")
	if !ok || id == "" || page != "" && page != l.base {
		return "", false
	}
	if plain, err := url.PathUnescape(id); err == nil {
		id = plain
	}
	return id, true
}

// hasBacklink reports whether a link in the note leads to the link in the text, or to an
// element around it or right before it.
func (l *noteLinker) hasBacklink(note, link *dom.Node) bool {
	const maxCandidates = 3 + 2*maxAncestors
	candidates := []*dom.Node{link, link.PrevSibling, dom.OnlyElement(link)}
	for p := link.Parent; p != nil && isInline(p) && len(candidates) < maxCandidates; p = p.Parent {
		candidates = append(candidates, p, p.PrevSibling)
	}
	return slices.ContainsFunc(candidates, func(n *dom.Node) bool {
		return n != nil && n.Type == dom.ElementNode && slices.ContainsFunc(dom.IDs(n), func(id string) bool { return l.backlinks[backlink{note, id}] })
	})
}

// isRaised reports whether a link is superscript or marked as a reference to a note.
func (l *noteLinker) isRaised(a *dom.Node) bool {
	return dom.Is(a.Parent, atom.Sup) || dom.Is(dom.OnlyElement(a), atom.Sup) || l.isReference(a)
}

// noteBlock returns the block that begins with n: an item or a term of a list, a box, or
// a paragraph. It returns nil if there isn't one.
func noteBlock(n *dom.Node) *dom.Node {
	for range 2 * maxAncestors {
		if dom.Is(n, atom.Li, atom.Dt) || n.Parent == nil {
			break
		}
		if !isInline(n) && !isNoteBox(n.Parent) {
			break
		}
		if !dom.IsFirstChild(n) {
			return nil
		}
		n = n.Parent
	}
	if text, ok := dom.ShortText(n); isHeading(n) && (!ok || !isLabel(text)) {
		return nil
	}
	if isHeading(n) || dom.Is(n, atom.Li, atom.Dt, atom.P, atom.Div, atom.Aside) {
		return n
	}
	return nil
}

// isHeading reports whether n is a heading element.
func isHeading(n *dom.Node) bool {
	return dom.Is(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
}

// setRoles sets the roles of a reference and of its note, or of the list that contains the
// note.
func (l *noteLinker) setRoles(note, link *dom.Node) {
	l.roles[link] = roleNoteref
	if text, _ := dom.ShortText(link); l.labels[note] == "" {
		l.labels[note] = trimLabel(text)
	}
	list := note.Parent
	switch {
	case !dom.Is(note, atom.Li, atom.Dt):
		l.roles[note] = roleFootnote
	case dom.Is(list, atom.Ol, atom.Ul, atom.Dl) && !l.isNoteList(list):
		l.roles[list] = roleEndnotes
	}
}

// isNoteBox reports whether n is the box that a page draws around a note.
func isNoteBox(n *dom.Node) bool {
	return dom.Is(n, atom.Li) || dom.Is(n, atom.Div, atom.Aside) && dom.HasClass(n, "note", "fn", "footnote", "endnote")
}

// isInline reports whether n is an inline element.
func isInline(n *dom.Node) bool {
	return dom.Is(n, atom.A, atom.Span, atom.Sup, atom.Sub, atom.B, atom.I, atom.Em, atom.Strong, atom.Small, atom.Font, atom.Big, atom.Cite, atom.U)
}

// beginsBlock reports whether n is the first thing in its block.
func beginsBlock(n *dom.Node) bool {
	for range maxAncestors {
		if !dom.IsFirstChild(n) {
			return false
		}
		if n = n.Parent; n == nil || !isInline(n) {
			return true
		}
	}
	return true
}

// isLabel reports whether a text can be the label of a note: a number, or a sign such
// as *.
func isLabel(s string) bool {
	const maxDigits, maxSigns = 4, 3
	s = strings.Trim(s, "[](). ")
	if s == "" || strings.ContainsAny(s, "#¶§") {
		return false
	}
	return len(s) <= maxDigits && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0 || utf8.RuneCountInString(s) <= maxSigns && strings.Trim(s, "*†‡‖") == ""
}
