package html

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeNotes converts the notes that a page shows only when the reader asks for them, or
// beside the text, to side notes right after their references:
//
//	<sup>1</sup><span role="note">Twice, if you trust the log.</span>
//
// Such a note is hidden in its reference or right after it, is an attribute of it, is a hidden
// element with the id that the reference gives, or is a list in an aside whose numbers are
// those of references that lead nowhere.
func NormalizeNotes(root *dom.Node) {
	m := noteMover{ids: map[string]*dom.Node{}, unlinked: map[string]*dom.Node{}}
	var marks, links []*dom.Node
	hasAsides := false
	for n := range dom.All(root) {
		if n.Type != dom.ElementNode || n.Namespace != "" {
			continue
		}
		for _, id := range dom.IDs(n) {
			if m.ids[id] == nil {
				m.ids[id] = n
			}
		}
		switch {
		case n.DataAtom == atom.Aside:
			hasAsides = true
		case isMark(n):
			marks = append(marks, n)
		}
		if n.DataAtom == atom.A && isLabel(visibleLabel(n)) {
			links = append(links, n)
		}
	}
	for _, a := range links {
		if id := m.linkedByScript(a); id != "" {
			setHref(a, "#"+id)
		}
	}
	for _, n := range marks {
		if n.Parent != nil && dom.Contains(root, n) {
			m.move(n)
		}
	}
	if hasAsides {
		m.moveAsides(root)
	}
}

// A noteMover moves notes to their references.
type noteMover struct {
	ids      map[string]*dom.Node
	unlinked map[string]*dom.Node // the last reference with a label that leads nowhere
}

// isMark reports whether n may be the reference to a note: its visible text is a label.
func isMark(n *dom.Node) bool {
	if !dom.Is(n, atom.A, atom.Sup, atom.Span, atom.Button, atom.Label, atom.Abbr) {
		return false
	}
	label := visibleLabel(n)
	return label != "" && isLabel(label) && !beginsBlock(n)
}

// visibleLabel returns the text of n without hidden elements, or "" if it is long.
func visibleLabel(n *dom.Node) string {
	const maxLabel = 12 // bytes
	var b strings.Builder
	left := maxMarkNodes
	for c := n.FirstChild; c != nil; {
		after := dom.Following(c, n)
		switch left--; {
		case left < 0:
			return ""
		case c.Type == dom.TextNode:
			if b.WriteString(strings.TrimSpace(c.Data)); b.Len() > maxLabel {
				return ""
			}
		case c.Type == dom.ElementNode && !dom.IsUnshown(c) && c.FirstChild != nil:
			after = c.FirstChild
		}
		c = after
	}
	return b.String()
}

// maxMarkNodes bounds the nodes in a reference to a note.
const maxMarkNodes = 40

// move makes the note of a reference a side note, if it is one that the page hides.
func (m *noteMover) move(mark *dom.Node) {
	if hidden := hiddenNote(mark); hidden != nil {
		putSideNote(mark, hidden)
		return
	}
	note := m.target(mark)
	switch {
	case note != nil && dom.IsUnshown(note) && !dom.Contains(note, mark) && (isRaisedMark(mark) || !isNumber(visibleLabel(mark))):
		putSideNote(mark, note)
	case note == nil && (isRaisedMark(mark) || hasNoteAttribute(mark)):
		if text := noteAttribute(mark); text != "" {
			note = dom.NewElement(atom.Span)
			note.AppendChild(&dom.Node{Type: dom.TextNode, Data: text})
			putSideNote(mark, note)
		}
	}
}

// setHref sets the address of a link.
func setHref(a *dom.Node, href string) {
	a.Attr = append(slices.DeleteFunc(a.Attr, func(at dom.Attribute) bool { return at.Key == "href" }), dom.Attribute{Key: "href", Val: href})
}

// isNumber reports whether s consists of digits.
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// hiddenNote returns the hidden element in a reference, or right after it, that contains a
// note. It returns nil if there isn't one.
func hiddenNote(mark *dom.Node) *dom.Node {
	left := maxMarkNodes
	for c := range mark.Descendants() {
		if left--; left < 0 {
			break
		}
		if c.Type == dom.ElementNode && dom.IsUnshown(c) && isNoteText(c) {
			return c
		}
	}
	if next := dom.NextElement(mark); next != nil && isRaisedMark(mark) && dom.IsUnshown(next) && isNoteText(next) {
		return next
	}
	return nil
}

// isNoteText reports whether n has the text of a note, and not only another label.
func isNoteText(n *dom.Node) bool {
	if n.Namespace != "" || dom.IsNonText(n) {
		return false
	}
	const minNote = 40 // bytes that are checked
	text := dom.LineText(n, minNote)
	return strings.ContainsFunc(text, unicode.IsLetter) && strings.Contains(strings.Trim(text, " "), " ")
}

// target returns the element whose id a reference has in an attribute, or nil.
func (m *noteMover) target(mark *dom.Node) *dom.Node {
	for _, a := range mark.Attr {
		if a.Key == "href" || a.Key == "for" || strings.HasPrefix(a.Key, "data-") || strings.HasPrefix(a.Key, "aria-") {
			if id := strings.TrimPrefix(strings.TrimSpace(a.Val), "#"); id != "" && m.ids[id] != nil {
				return m.ids[id]
			}
		}
	}
	if inner := dom.OnlyElement(mark); inner != nil && dom.Is(inner, atom.A, atom.Sup, atom.Span) {
		return m.target(inner)
	}
	return nil
}

// linkedByScript returns the id that a link without an address leads to by its script:
// onclick="scrollTo('note-1')".
func (m *noteMover) linkedByScript(a *dom.Node) string {
	const maxScript = 400 // bytes
	href := strings.TrimSpace(dom.Attr(a, "href"))
	script := dom.Attr(a, "onclick")
	if rest, ok := strings.CutPrefix(href, "javascript:"); ok {
		script += " " + rest
	} else if href != "" && href != "#" {
		return ""
	}
	if len(script) > maxScript {
		return ""
	}
	if id := strings.Replace(dom.Attr(a, "id"), "ref", "", 1); m.ids[id] != nil && m.ids[id] != a { // id="footnoteref-1" and id="footnote-1"
		return id
	}
	for i, part := range strings.FieldsFunc(script, func(r rune) bool { return r == '\'' || r == '"' }) {
		if id := strings.TrimPrefix(part, "#"); i > 0 && m.ids[id] != nil {
			return id
		}
	}
	return ""
}

// isRaisedMark reports whether a reference is raised, or marked as a reference to a note.
func isRaisedMark(n *dom.Node) bool {
	if dom.Is(n, atom.Sup) || dom.Is(n.Parent, atom.Sup) || dom.Is(dom.OnlyElement(n), atom.Sup) || dom.Style(n)["vertical-align"] == "super" {
		return true
	}
	for _, word := range dom.ClassWords(n) {
		if strings.HasPrefix(word, "footnote") || word == "noteref" || word == "sidenote" {
			return true
		}
	}
	return dom.HasRole(n, roleNoteref)
}

// noteAttribute returns the text of a note in an attribute of its reference, or of the element
// in it.
func noteAttribute(mark *dom.Node) string {
	const minWords = 3
	for n := mark; n != nil; n = dom.OnlyElement(n) {
		for _, a := range n.Attr {
			if (a.Key == "title" || strings.HasPrefix(a.Key, "data-")) && len(strings.Fields(a.Val)) >= minWords && !strings.ContainsAny(a.Val, "{}<>") {
				return a.Val
			}
		}
	}
	return ""
}

// hasNoteAttribute reports whether an attribute of a reference has a name for a note:
// data-footnote="Twice, if you trust the log."
func hasNoteAttribute(mark *dom.Node) bool {
	return slices.ContainsFunc(mark.Attr, func(a dom.Attribute) bool {
		return strings.HasPrefix(a.Key, "data-") && strings.HasSuffix(a.Key, "note") && strings.Contains(a.Val, " ")
	})
}

// putSideNote replaces a reference by its label, and puts the content of note after it.
func putSideNote(mark, note *dom.Node) {
	label := dom.NewElement(atom.Sup)
	label.AppendChild(&dom.Node{Type: dom.TextNode, Data: trimLabel(visibleLabel(mark))})
	side := dom.NewElement(atom.Span, "role", "note")
	for _, a := range note.Attr {
		if a.Key == "id" {
			side.Attr = append(side.Attr, a)
		}
	}
	for c := note.FirstChild; c != nil; c = note.FirstChild {
		note.RemoveChild(c)
		side.AppendChild(c)
	}
	dom.Remove(note)
	outer := mark
	if dom.Is(mark.Parent, atom.Sup, atom.A) && dom.OnlyElement(mark.Parent) == mark {
		outer = mark.Parent
	}
	outer.Parent.InsertBefore(label, outer)
	outer.Parent.InsertBefore(side, outer)
	dom.Remove(outer)
}

// moveAsides moves the notes in asides to the references before them that lead nowhere.
func (m *noteMover) moveAsides(root *dom.Node) {
	var asides []*dom.Node
	refs := map[*dom.Node]map[string]*dom.Node{} // for each aside
	for n := range dom.All(root) {
		switch {
		case dom.Is(n, atom.Sup) && dom.First(n, atom.A) == nil && dom.Closest(n, atom.Aside, atom.A) == nil && isMark(n):
			m.unlinked[trimLabel(visibleLabel(n))] = n
		case dom.Is(n, atom.Aside):
			labels := map[string]*dom.Node{}
			for _, note := range asideNotes(n) {
				labels[note.label] = m.unlinked[note.label]
				delete(m.unlinked, note.label)
			}
			asides, refs[n] = append(asides, n), labels
		}
	}
	for _, aside := range asides {
		notes := asideNotes(aside)
		isComplete := len(notes) > 0
		for _, note := range notes {
			isComplete = isComplete && refs[aside][note.label] != nil
		}
		if !isComplete {
			continue
		}
		for _, note := range notes {
			putSideNote(refs[aside][note.label], note.node)
		}
		dom.Remove(aside)
	}
}

// A labelledNote is a note and its label.
type labelledNote struct {
	label string
	node  *dom.Node
}

// asideNotes returns the notes of an aside that contains nothing else: the items of a numbered
// list, or a text that begins with a raised label. It returns nil for any other aside.
func asideNotes(aside *dom.Node) []labelledNote {
	only := aside
	for c := dom.OnlyElement(only); c != nil && !dom.Is(only, atom.Ol); c = dom.OnlyElement(only) {
		only = c
	}
	if !dom.Is(only, atom.Ol) {
		first := aside.FirstChild
		for first != nil && !dom.Is(first, atom.Sup) {
			if strings.TrimSpace(first.Data) != "" && first.Type == dom.TextNode {
				return nil
			}
			if next := first.FirstChild; next != nil {
				first = next
			} else {
				first = dom.Following(first, aside)
			}
		}
		if first == nil || !isLabel(visibleLabel(first)) {
			return nil
		}
		return []labelledNote{{trimLabel(visibleLabel(first)), aside}}
	}
	numbers := numberingOf(only)
	var out []labelledNote
	for li := range only.ChildNodes() {
		if dom.Is(li, atom.Li) {
			out = append(out, labelledNote{numbers.label(li, -1, ""), li})
		}
	}
	return out
}
