package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// quote reads a quoted passage.
func (f *flow) quote(n *dom.Node, x context) {
	f.end()
	if f.joint != 0 {
		f.flat(n, x)
		return
	}
	inner := f.inner()
	inner.quoted = true
	inner.children(n, x.deeper())
	blocks := f.leave(inner)
	switch {
	case len(blocks) == 0:
	case x.depth >= maxDepth:
		f.out, f.under = append(f.out, blocks...), nil
	default:
		f.add(&content.BlockQuote{Blocks: blocks})
		if f.shown != nil {
			f.shown.quotes = true
			if w := f.shown.waiting; w != nil {
				f.captionAlone(w)
			}
		}
	}
}

// isSource reports whether an element of a quoted passage is where that is from.
func (f *flow) isSource(n *dom.Node) bool {
	return f.quoted && (n.DataAtom == atom.Footer || dom.HasClass(n, "attribution", "quote-author", "quote-source", "blockquote-footer"))
}

// source reads where a quoted passage is from, on a line of its own.
func (f *flow) source(n *dom.Node, x context) {
	f.end()
	x.source = true
	f.cite.Start(0)
	f.children(n, x)
	f.cite.End(f.line.Len())
	f.end()
}

// quotedWords writes the text n of a quoted passage. A line of the source that
// names who it is from stays one: below a sentence, or as the last of a block.
func (f *flow) quotedWords(n *dom.Node, x context) {
	rest := n.Data
	for line := range strings.Lines(n.Data) {
		rest = rest[len(line):]
		if f.line.Len() > 0 && f.line.Wraps() && markup.NamesSource(strings.TrimLeft(line, " \t")) &&
			(strings.ContainsRune(".!?…\"'”’»", f.line.Last()) || strings.TrimSpace(rest) == "" && isLast(n)) {
			f.line.Break(x.style, x.link)
		}
		f.line.Add(line, x.style, x.link)
	}
}

// isLast reports whether nothing stands behind n in its block.
func isLast(n *dom.Node) bool {
	for range 20 {
		next := n.NextSibling
		if next != nil && next.NextSibling == nil && next.Type == dom.TextNode && strings.TrimSpace(next.Data) == "" {
			next = nil
		}
		if next != nil || n.Parent == nil {
			return false
		}
		if n = n.Parent; breaksLine(n) || n.DataAtom == atom.Blockquote {
			return true
		}
	}
	return false
}
