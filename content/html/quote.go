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
	if f.separator != 0 {
		f.flat(n, x)
		return
	}
	inner := f.inner()
	inner.isQuoted = true
	inner.children(n, x.deeper())
	blocks := f.leave(inner)
	switch {
	case len(blocks) == 0:
	case x.depth >= maxDepth:
		f.out, f.under = append(f.out, blocks...), nil
	default:
		f.add(&content.BlockQuote{Blocks: blocks})
		if f.shown != nil {
			f.shown.hasQuote = true
			if w := f.shown.waiting; w != nil {
				f.captionAlone(w)
			}
		}
	}
}

// isAttribution reports whether n says where a quoted passage is from.
func (f *flow) isAttribution(n *dom.Node) bool {
	return f.isQuoted && (n.DataAtom == atom.Footer || dom.HasClass(n, "attribution", "quote-author", "quote-source", "blockquote-footer"))
}

// attribution reads where a quoted passage is from, as a line of its own.
func (f *flow) attribution(n *dom.Node, x context) {
	f.end()
	x.isSource = true
	f.cite.Start(0)
	f.children(n, x)
	f.cite.End(f.line.Len())
	f.end()
}

// quotedWords writes the text n of a quoted passage. A line of the source code that
// says who the passage is from stays a line, if it follows a sentence or ends a
// block.
func (f *flow) quotedWords(n *dom.Node, x context) {
	rest := n.Data
	for line := range strings.Lines(n.Data) {
		rest = rest[len(line):]
		if f.line.Len() > 0 && f.line.Wraps() && markup.NamesSource(strings.TrimLeft(line, " \t")) &&
			(strings.ContainsRune(".!?…\"'”’»", f.line.Last()) || strings.TrimSpace(rest) == "" && endsBlock(n)) {
			f.line.Break(x.style, x.link)
		}
		f.line.Add(line, x.style, x.link)
	}
}

// endsBlock reports whether nothing follows n in its block.
func endsBlock(n *dom.Node) bool {
	const maxWrappers = 20
	for range maxWrappers {
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
