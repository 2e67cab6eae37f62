package html

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// list reads a list of items.
func (f *flow) list(n *dom.Node, x context) {
	f.end()
	if x.depth >= maxDepth || f.joint != 0 {
		f.flat(n, x)
		return
	}
	l := &content.List{Tight: true}
	switch {
	case x.notes && (n.DataAtom == atom.Ol || namesItems(n)):
		l.Marker, l.Start = content.Footnote, max(markup.Start(dom.Attr(n, "start")), 1)
	case n.DataAtom == atom.Ol:
		l.Marker, l.Start = content.Numbered, markup.Start(dom.Attr(n, "start"))
	}
	x.notes = false
	for c := range n.ChildNodes() {
		if c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "" || c.Type == dom.CommentNode || c.Type == dom.ElementNode && dom.IsHidden(c) {
			continue
		}
		f.item(l, c, x)
	}
	switch {
	case !hasBlocks(l):
	case l.Marker == content.Bullet && onlyFigures(l):
		for _, item := range l.Items {
			for _, b := range item.Blocks {
				f.add(b)
			}
		}
	default:
		f.add(l)
	}
}

// namesItems reports whether links may lead to the items of a list.
func namesItems(n *dom.Node) bool {
	for c := range n.ChildNodes() {
		if dom.Is(c, atom.Li) {
			return dom.Attr(c, "id") != ""
		}
	}
	return false
}

// onlyFigures reports whether a list is a gallery.
func onlyFigures(l *content.List) bool {
	for _, item := range l.Items {
		for _, b := range item.Blocks {
			if _, ok := b.(*content.Figure); !ok {
				return false
			}
		}
	}
	return true
}

// item adds an item to a list. What is in the list but in no item belongs to the
// one before. One of nothing, as a menu's icons are, counts where there are
// numbers.
func (f *flow) item(l *content.List, n *dom.Node, x context) {
	if !dom.Is(n, atom.Li) {
		inner := f.inner()
		inner.node(n, x.deeper())
		blocks := f.leave(inner)
		if last := len(l.Items) - 1; last >= 0 && len(blocks) > 0 {
			l.Items[last].Blocks = append(l.Items[last].Blocks, blocks...)
		} else if len(blocks) > 0 {
			l.Items = append(l.Items, content.Item{Blocks: blocks})
		}
		return
	}
	f.target(n)
	inner := f.inner()
	inner.note = l.Marker == content.Footnote
	inner.children(n, x.deeper())
	blocks := f.leave(inner)
	l.Tight = l.Tight && (inner.note || len(blocks) == 0 || !dom.HasChild(n, atom.P))
	if len(blocks) > 0 || inner.task != content.NoTask || l.Marker != content.Bullet {
		l.Items = append(l.Items, content.Item{Task: inner.task, Blocks: blocks})
	}
}

// hasBlocks reports whether there is anything in a list.
func hasBlocks(l *content.List) bool {
	for _, item := range l.Items {
		if len(item.Blocks) > 0 || item.Task != content.NoTask {
			return true
		}
	}
	return false
}

// flat reads what would nest too deep, or in one line.
func (f *flow) flat(n *dom.Node, x context) {
	f.children(n, x)
	f.end()
}

// taskBox takes the check box that an item begins with.
func (f *flow) taskBox(n *dom.Node) {
	if !f.isItem || dom.Attr(n, "type") != "checkbox" || f.line.Len() > 0 || len(f.out) > 0 {
		return
	}
	f.task = content.Open
	if dom.HasAttr(n, "checked") {
		f.task = content.Done
	}
}

// isTaskBox reports whether n is the check box of a task in a list, or its label:
// nobody can check it, or the list is called so. In others readers choose.
func isTaskBox(n *dom.Node) bool {
	box := n
	if n.DataAtom == atom.Label {
		if box = n.FirstChild; box != nil && box.Type == dom.TextNode {
			box = box.NextSibling
		}
	}
	item := dom.Closest(n.Parent, atom.Li)
	if !dom.Is(box, atom.Input) || dom.Attr(box, "type") != "checkbox" || item == nil {
		return false
	}
	if dom.HasAttr(box, "disabled") {
		return true
	}
	words := append(dom.ClassWords(item), dom.ClassWords(item.Parent)...)
	return slices.ContainsFunc(words, func(w string) bool { return w == "task" || w == "tasks" || w == "todo" || w == "checklist" })
}

// definitions reads terms and what describes them. They may stand in groups.
func (f *flow) definitions(n *dom.Node, x context) {
	f.end()
	if x.depth >= maxDepth || f.joint != 0 {
		f.flat(n, x)
		return
	}
	if x.notes {
		f.noteTerms(n, x)
		return
	}
	l := &content.List{Marker: content.Definition, Tight: true}
	for c := range n.ChildNodes() {
		if dom.Is(c, atom.Div, atom.Dl) && !dom.IsHidden(c) {
			for part := range c.ChildNodes() {
				f.definition(l, part, x)
			}
			continue
		}
		f.definition(l, c, x)
	}
	if hasBlocks(l) {
		f.add(l)
	}
}

func (f *flow) definition(l *content.List, n *dom.Node, x context) {
	if n.Type == dom.TextNode && strings.TrimSpace(n.Data) == "" || n.Type == dom.CommentNode || n.Type == dom.ElementNode && dom.IsHidden(n) {
		return
	}
	inner := f.inner()
	if dom.Is(n, atom.Dt, atom.Dd) {
		f.target(n)
		inner.ids, f.ids = append(inner.ids, f.ids...), nil
		inner.children(n, x.deeper())
	} else {
		inner.node(n, x.deeper())
	}
	if blocks := f.leave(inner); len(blocks) > 0 {
		l.Tight = l.Tight && !(dom.Is(n, atom.Dd) && dom.HasChild(n, atom.P))
		l.Items = append(l.Items, content.Item{Term: dom.Is(n, atom.Dt), Blocks: blocks})
	}
}
