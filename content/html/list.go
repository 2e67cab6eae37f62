package html

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
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
		l.Marker, l.Start = content.Footnote, max(markup.Start(attr(n, "start")), 1)
	case n.DataAtom == atom.Ol:
		l.Marker, l.Start = content.Numbered, markup.Start(attr(n, "start"))
	}
	x.notes = false
	for c := range n.ChildNodes() {
		if c.Type == dom.TextNode && strings.TrimSpace(c.Data) == "" || c.Type == dom.CommentNode || c.Type == dom.ElementNode && hidden(c) {
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
		if is(c, atom.Li) {
			return attr(c, "id") != ""
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
	if !is(n, atom.Li) {
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
	l.Tight = l.Tight && (inner.note || len(blocks) == 0 || !hasParagraph(n))
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

// hasParagraph reports whether a browser sets n apart from what stands beside
// it.
func hasParagraph(n *dom.Node) bool {
	for c := range n.ChildNodes() {
		if is(c, atom.P) {
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
	if !f.isItem || attr(n, "type") != "checkbox" || f.line.Len() > 0 || len(f.out) > 0 {
		return
	}
	f.task = content.Open
	if hasAttr(n, "checked") {
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
	item := around(n.Parent, atom.Li)
	if !is(box, atom.Input) || attr(box, "type") != "checkbox" || item == nil {
		return false
	}
	if hasAttr(box, "disabled") {
		return true
	}
	words := append(classWords(item), classWords(item.Parent)...)
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
		if is(c, atom.Div, atom.Dl) && !hidden(c) {
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
	if n.Type == dom.TextNode && strings.TrimSpace(n.Data) == "" || n.Type == dom.CommentNode || n.Type == dom.ElementNode && hidden(n) {
		return
	}
	inner := f.inner()
	if is(n, atom.Dt, atom.Dd) {
		f.target(n)
		inner.ids, f.ids = append(inner.ids, f.ids...), nil
		inner.children(n, x.deeper())
	} else {
		inner.node(n, x.deeper())
	}
	if blocks := f.leave(inner); len(blocks) > 0 {
		l.Tight = l.Tight && !(is(n, atom.Dd) && hasParagraph(n))
		l.Items = append(l.Items, content.Item{Term: is(n, atom.Dt), Blocks: blocks})
	}
}
