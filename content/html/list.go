package html

import (
	"pullquote/content"
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list reads a list of items.
func (f *flow) list(n *dom.Node, x context) {
	f.end()
	if x.depth >= maxDepth || f.joint != 0 {
		f.children(n, x)
		f.end()
		return
	}
	l := &content.List{Tight: true}
	if n.DataAtom == atom.Ol {
		l.Marker, l.Start = content.Numbered, markup.Start(attr(n, "start"))
	}
	for c := range n.ChildNodes() {
		if c.Type != dom.ElementNode || hidden(c) {
			continue
		}
		f.target(c)
		item := content.Item{Blocks: f.nested(c, x, f.quoted)}
		if len(item.Blocks) == 0 && c.DataAtom != atom.Li {
			continue
		}
		l.Items = append(l.Items, item)
	}
	if len(l.Items) > 0 {
		f.add(l)
	}
}

// definitions reads terms and what describes them.
func (f *flow) definitions(n *dom.Node, x context) {
	f.end()
	f.children(n, x)
	f.end()
}

// quote reads a quoted passage.
func (f *flow) quote(n *dom.Node, x context) {
	f.end()
	blocks := f.nested(n, x, true)
	switch {
	case len(blocks) == 0:
	case x.depth >= maxDepth || f.joint != 0:
		f.out = append(f.out, blocks...)
	default:
		f.add(&content.BlockQuote{Blocks: blocks})
	}
}
