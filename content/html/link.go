package html

import (
	"net/url"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
)

// address returns where a link leads or where a picture is, for an address in the
// source. It returns "" for an address that may not be used.
func (r *reader) address(use Use, s string) string {
	s = strings.Trim(s, " \t\n\r\f")
	if r.o.Base != nil && s != "" {
		s = r.resolve(s)
	}
	if r.o.Rewrite != nil {
		s = r.o.Rewrite(use, s)
	}
	if !r.canRepeat(len(s)) {
		return ""
	}
	return content.SanitizeURL(s)
}

// resolve makes an address absolute. The address of a part of the page itself
// becomes "#id".
func (r *reader) resolve(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return s
	}
	page := *r.o.Base
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

// An address is in the source once and may be used for a great many pieces of
// text. maxRepeated bounds the bytes that long addresses take up in an article, and
// those of up to maxShortAddress bytes do not count.
const (
	maxRepeated     = 1 << 20
	maxShortAddress = 256
)

// canRepeat reports whether an address of n bytes may be used for one more piece of
// text, and counts it.
func (r *reader) canRepeat(n int) bool {
	if n <= maxShortAddress {
		return true
	}
	if r.repeated += n; r.repeated > maxRepeated+4*r.read {
		r.problem("long addresses that repeat too often were left out")
		return false
	}
	return true
}

// problem adds a sentence for the reader, once.
func (r *reader) problem(s string) {
	if !slices.Contains(r.problems, s) {
		r.problems = append(r.problems, content.SanitizeLine(s))
	}
}

// A target is a place that a link may lead to.
type target struct {
	id     string
	leaf   content.Block // nil while its line is read
	offset int           // in the leaf's text, in bytes
}

// targetsOf returns the targets that n is, at an offset in the line. An id that may
// not be drawn is left out.
func targetsOf(n *dom.Node, offset int) []target {
	var out []target
	for _, id := range dom.IDs(n) {
		if id == content.Sanitize(id) {
			out = append(out, target{id: id, offset: offset})
		}
	}
	return out
}

// target makes the current place the target of links to n.
func (f *flow) target(n *dom.Node) {
	f.ids = append(f.ids, targetsOf(n, f.line.Len())...)
}

// anchorTargets gives the targets that wait for their block, in the line or before
// it, the block that they are in.
func (f *flow) anchorTargets(leaf content.Block) {
	for _, t := range f.ids {
		t.leaf = leaf
		f.r.targets = append(f.r.targets, t)
	}
	f.ids = nil
}

// deferTargets leaves the targets of a line that came to nothing to the next line.
func (f *flow) deferTargets() {
	for i := range f.ids {
		f.ids[i].offset = 0
	}
}

// anchors returns where the targets are in the finished blocks. The first target
// with an id wins.
func (r *reader) anchors(blocks []content.Block) map[string]content.Anchor {
	if len(r.targets) == 0 {
		return nil
	}
	leaves := map[content.Block]content.Anchor{}
	for i, b := range blocks {
		for _, leaf := range content.Leaves(b) {
			leaves[leaf.Block] = content.Anchor{Block: content.BlockIndex(i), Offset: leaf.Offset}
		}
	}
	var out map[string]content.Anchor
	for _, t := range r.targets {
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
