package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// list converts a list.
func (f *flow) list(n *dom.Node, x context) {
	f.endBlock()
	if f.separator != 0 || f.isTooDeep(x) {
		f.flatten(n, x)
		return
	}
	l := &content.List{IsTight: true}
	numbers := numberingOf(n)
	switch {
	case x.isNoteList && (n.DataAtom == atom.Ol || hasTargets(n)):
		l.Marker, l.Start = content.Footnote, max(numbers.next, 1)
	case n.DataAtom == atom.Ol:
		l.Marker, l.Start = content.Numbered, numbers.next
	}
	x.isNoteList = false
	for c := range n.ChildNodes() {
		if isUnlisted(c) {
			continue
		}
		before := len(l.Items)
		if f.item(l, c, x); len(l.Items) > before && l.Marker != content.Bullet {
			l.Items[before].Label = content.Sanitize(numbers.label(c, l.Start+before, l.Items[before].Label.String()))
		}
	}
	switch {
	case !hasContent(l):
	case l.Marker == content.Bullet && isGallery(l):
		for _, item := range l.Items {
			for _, b := range item.Blocks {
				f.add(b)
			}
		}
	default:
		f.add(l)
	}
}

// isUnlisted reports whether a child of a list is invisible.
func isUnlisted(n *dom.Node) bool {
	return n.Type == dom.TextNode && strings.TrimSpace(n.Data) == "" || n.Type == dom.CommentNode || n.Type == dom.ElementNode && dom.IsHidden(n)
}

// hasTargets reports whether links can lead to the items of a list.
func hasTargets(n *dom.Node) bool {
	for c := range n.ChildNodes() {
		if dom.Is(c, atom.Li) {
			return dom.Attr(c, "id") != ""
		}
	}
	return false
}

// isGallery reports whether a list contains only figures.
func isGallery(l *content.List) bool {
	for _, item := range l.Items {
		for _, b := range item.Blocks {
			if _, ok := b.(*content.Figure); !ok {
				return false
			}
		}
	}
	return true
}

// item adds an item to a list. A node that is not an item becomes part of the item before
// it. Empty items, such as the icons of a menu, are dropped if the list is not numbered.
func (f *flow) item(l *content.List, n *dom.Node, x context) {
	if !dom.Is(n, atom.Li) {
		inner := f.newInner()
		inner.node(n, x.deeper())
		blocks := f.closeInner(inner)
		if last := len(l.Items) - 1; last >= 0 && len(blocks) > 0 {
			l.Items[last].Blocks = append(l.Items[last].Blocks, blocks...)
		} else if len(blocks) > 0 {
			l.Items = append(l.Items, content.Item{Blocks: blocks})
		}
		return
	}
	f.addTarget(n)
	inner := f.newInner()
	inner.isNote = l.Marker == content.Footnote
	inner.children(n, x.deeper())
	blocks := f.closeInner(inner)
	l.IsTight = l.IsTight && (inner.isNote || len(blocks) == 0 || !dom.HasChild(n, atom.P))
	if len(blocks) > 0 || inner.task != content.NoTask || l.Marker != content.Bullet {
		label := inner.noteLabel
		if label == "" && inner.isNote {
			label = f.doc.o.Notes.labels[n]
		}
		l.Items = append(l.Items, content.Item{Task: inner.task, Label: content.Sanitize(label), Blocks: blocks})
	}
}

// hasContent reports whether a list has an item that is not empty.
func hasContent(l *content.List) bool {
	for _, item := range l.Items {
		if len(item.Blocks) > 0 || item.Task != content.NoTask {
			return true
		}
	}
	return false
}

// taskBox sets the task of an item that begins with a check box.
func (f *flow) taskBox(n *dom.Node) {
	if !f.isItem || dom.Attr(n, "type") != "checkbox" || f.line.Len() > 0 || len(f.out) > 0 {
		return
	}
	f.task = content.Open
	if dom.HasAttr(n, "checked") {
		f.task = content.Done
	}
}

// definitions converts a definition list, whose terms and descriptions may be grouped.
func (f *flow) definitions(n *dom.Node, x context) {
	f.endBlock()
	if f.separator != 0 || f.isTooDeep(x) {
		f.flatten(n, x)
		return
	}
	if x.isNoteList {
		f.noteTerms(n, x)
		return
	}
	l := &content.List{Marker: content.Definition, IsTight: true}
	for c := range n.ChildNodes() {
		if dom.Is(c, atom.Div, atom.Dl) && !dom.IsHidden(c) {
			for part := range c.ChildNodes() {
				f.definition(l, part, x)
			}
			continue
		}
		f.definition(l, c, x)
	}
	if hasContent(l) {
		f.add(l)
	}
}

// definition adds a term or a description to a list.
func (f *flow) definition(l *content.List, n *dom.Node, x context) {
	if isUnlisted(n) {
		return
	}
	inner := f.newInner()
	if dom.Is(n, atom.Dt, atom.Dd) {
		f.addTarget(n)
		inner.pendingTargets, f.pendingTargets = append(inner.pendingTargets, f.pendingTargets...), nil
		inner.children(n, x.deeper())
	} else {
		inner.node(n, x.deeper())
	}
	if blocks := f.closeInner(inner); len(blocks) > 0 {
		l.IsTight = l.IsTight && !(dom.Is(n, atom.Dd) && dom.HasChild(n, atom.P))
		l.Items = append(l.Items, content.Item{IsTerm: dom.Is(n, atom.Dt), Blocks: blocks})
	}
}
