package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// quote converts a quoted passage.
func (f *flow) quote(n *dom.Node, x context) {
	f.endBlock()
	if f.separator != 0 || f.isTooDeep(x) {
		f.flatten(n, x)
		return
	}
	inner := f.newInner()
	inner.isQuoted = true
	inner.children(n, x.deeper())
	blocks := f.closeInner(inner)
	if len(blocks) == 0 {
		return
	}
	f.add(&content.BlockQuote{Blocks: blocks})
	if f.openFigure != nil {
		f.openFigure.hasQuote = true
		if w := f.openFigure.pendingCaption; w != nil {
			f.addLoneCaption(w)
		}
	}
}

// isAttribution reports whether n is the source of a quoted passage.
func (f *flow) isAttribution(n *dom.Node) bool {
	return f.isQuoted && (n.DataAtom == atom.Footer || dom.HasClass(n, "attribution", "quote-author", "quote-source", "blockquote-footer"))
}

// attribution converts the source of a quoted passage to a line of its own.
func (f *flow) attribution(n *dom.Node, x context) {
	f.endBlock()
	x.isAttribution = true
	f.cite.Start(0)
	f.children(n, x)
	f.cite.End(f.line.Len())
	f.endBlock()
}

// writeQuotedText writes n, a text in a quoted passage. A line of it that names the source
// of the passage stays a line, if it comes after a sentence or ends a block.
func (f *flow) writeQuotedText(n *dom.Node, x context) {
	rest := n.Data
	for line := range strings.Lines(n.Data) {
		rest = rest[len(line):]
		if f.line.Len() > 0 && f.line.HasLineEnd() && markup.IsSourceLine(strings.TrimLeft(line, " \t")) &&
			(strings.ContainsRune(".!?…\"'”’»", f.line.Last()) || strings.TrimSpace(rest) == "" && endsBlock(n)) {
			f.line.Break(x.style, x.link)
		}
		f.line.Add(line, x.style, x.link)
	}
}

// endsBlock reports whether n is the last thing in its block.
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
		if n = n.Parent; isBlockLevel(n) || n.DataAtom == atom.Blockquote {
			return true
		}
	}
	return false
}
