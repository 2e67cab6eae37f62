package html

import (
	"net/url"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// safeURL returns the URL of a link or a picture for a URL in the source. It returns "" if
// the URL must not be used.
func (d *document) safeURL(use Use, s string) string {
	s = strings.Trim(s, " \t\n\r\f")
	if d.o.Base != nil && s != "" {
		s = d.resolve(s)
	}
	if d.o.Rewrite != nil {
		s = d.o.Rewrite(use, s)
	}
	switch {
	case len(s) > bounds.MaxLink && (use == Link || !markup.IsData(s)):
		d.addProblem(bounds.Link.Sentence())
		return ""
	case !d.canRepeat(len(s)):
		return ""
	}
	return content.SanitizeURL(s).String()
}

// resolve makes a URL absolute. The URL of a part of the page itself becomes "#id".
func (d *document) resolve(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	page := *d.o.Base
	u = page.ResolveReference(u)
	if fragment := u.EscapedFragment(); fragment != "" {
		there := *u
		there.Fragment, there.RawFragment, page.Fragment, page.RawFragment = "", "", "", ""
		if there.String() == page.String() {
			return "#" + u.Fragment
		}
	}
	return u.String()
}

// A URL that occurs once in the source may apply to very many spans of text. maxRepeated
// bounds the total size of long URLs in an article, in bytes. URLs of at most
// maxShortURL bytes do not count.
const (
	maxRepeated = 1 << 20
	maxShortURL = 256
)

// canRepeat reports whether a URL of n bytes may be used for one more span, and counts it.
func (d *document) canRepeat(n int) bool {
	if n <= maxShortURL {
		return true
	}
	if d.repeatedBytes += n; d.repeatedBytes > maxRepeated+4*d.textBytes {
		d.addProblem("long addresses that repeat too often were left out")
		return false
	}
	return true
}

// addProblem adds a sentence for the reader, unless it was added before.
func (d *document) addProblem(s string) {
	if !slices.Contains(d.problems, s) {
		d.problems = append(d.problems, content.SanitizeLine(s).String())
	}
}

// A target is a place that a link may lead to.
type target struct {
	id     string
	leaf   content.Block // nil until its line has ended
	offset int           // in the leaf's text, in bytes
}

// targetsOf returns the targets of n, at an offset in the line. It leaves out ids that are
// not safe to draw.
func targetsOf(n *dom.Node, offset int) []target {
	var out []target
	for _, id := range dom.IDs(n) {
		if id == content.Sanitize(id).String() {
			out = append(out, target{id: id, offset: offset})
		}
	}
	return out
}

// addTarget makes the current position the target of links to n.
func (f *flow) addTarget(n *dom.Node) {
	f.pendingTargets = append(f.pendingTargets, targetsOf(n, f.line.Len())...)
}

// anchorTargets places the pending targets in leaf, the block of the line that they are
// in or before.
func (f *flow) anchorTargets(leaf content.Block) {
	for _, t := range f.pendingTargets {
		t.leaf = leaf
		f.doc.targets = append(f.doc.targets, t)
	}
	f.pendingTargets = nil
}

// deferTargets moves the targets of a line without text to the start of the next line.
func (f *flow) deferTargets() {
	for i := range f.pendingTargets {
		f.pendingTargets[i].offset = 0
	}
}

// anchors returns the positions of the targets in the finished blocks. If several targets
// have the same id, the first one counts.
func (d *document) anchors(blocks []content.Block) map[string]content.Anchor {
	if len(d.targets) == 0 {
		return nil
	}
	leaves := map[content.Block]content.Anchor{}
	for i, b := range blocks {
		for _, leaf := range content.Leaves(b) {
			leaves[leaf.Block] = content.Anchor{Block: content.BlockIndex(i), Offset: leaf.Offset}
		}
	}
	var out map[string]content.Anchor
	for _, t := range d.targets {
		at, ok := leaves[t.leaf]
		if _, known := out[t.id]; known || !ok {
			continue
		}
		if out == nil {
			out = map[string]content.Anchor{}
		}
		at.Offset += min(t.offset, len(t.leaf.Plain()))
		out[t.id] = at
	}
	return out
}
