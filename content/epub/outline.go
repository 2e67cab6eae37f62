package epub

import (
	"strings"

	"pullquote/content"
)

// An outline sets the levels of a book's headings. The title has level 1. The level of a
// heading that the table of contents lists follows from the depth of its entry. Any other
// heading is as many levels below the last listed one as in its document.
type outline struct {
	meta    metadata
	entries map[string][]tocEntry // by document
	headings
}

// headings is how far an outline has come.
type headings struct {
	level  int // of the last listed heading
	source int // level of the same heading in its document; 0 if the document lacks it
}

func newOutline(meta metadata, entries []tocEntry) outline {
	o := outline{meta: meta, entries: map[string][]tocEntry{}}
	inTitle := false // in some tables of contents the book itself is the parent of its chapters
	for _, e := range entries {
		switch {
		case e.depth == 0:
			inTitle = meta.isTitle(e.label)
		case inTitle:
			e.depth--
		}
		o.entries[e.path] = append(o.entries[e.path], e)
	}
	return o
}

// A locatedEntry is an entry of the table of contents and its place in a chapter.
type locatedEntry struct {
	tocEntry
	at      int // index of the block that it leads to
	end     int // index of the block that its heading must precede
	heading int // index of the block that is its heading, or -1 if there isn't one
}

// apply gives a chapter the headings that the table of contents lists. It inserts those
// that the text lacks. Before is how far the chapters before it have come.
func (o outline) apply(c *chapter, before headings) (after headings) {
	o.headings = before
	all := o.locate(c)
	headings, missing := map[int]locatedEntry{}, map[int][]locatedEntry{}
	for _, l := range all {
		if l.heading >= 0 {
			headings[l.heading] = l
		} else {
			missing[l.at] = append(missing[l.at], l)
		}
	}
	out := make([]content.Block, 0, len(c.blocks)+len(all))
	moved := make([]content.BlockIndex, len(c.blocks))
	inserted := map[string]content.Anchor{}
	above := kickers(c.blocks, headings)
	taken := -1
	offsets := map[int]int{} // for a block that became part of a heading, its offset there
	for i, b := range c.blocks {
		for _, l := range missing[i] {
			inserted[l.fragment] = content.Anchor{Block: content.BlockIndex(len(out))}
			out = append(out, o.entryHeading(l, 0, content.PlainInline(l.label)))
		}
		if i == taken {
			moved[i] = content.BlockIndex(len(out) - 1)
			continue
		}
		moved[i] = content.BlockIndex(len(out))
		l, ok := headings[i]
		if !ok && above[i] > 0 {
			out = append(out, &content.Heading{Level: above[i], Text: leafText(b)})
			continue
		}
		if !ok {
			out = append(out, o.unlistedBlock(b))
			continue
		}
		_, isListed := headings[i+1]
		whole := complete(l.label, c.blocks, i, !isListed && len(missing[i+1]) == 0)
		if whole.tookNext {
			taken, offsets[i+1] = i+1, whole.rest
		}
		out = append(out, o.entryHeading(l, headingLevel(b), whole.text))
	}
	for id, at := range c.targets {
		at.Offset += offsets[int(at.Block)]
		at.Block = moved[at.Block]
		c.targets[id] = at
	}
	for id, at := range inserted {
		if id != "" {
			c.targets[id] = at
		}
	}
	c.blocks = out
	return o.headings
}

// kickers returns, by block, the levels of headings directly above a listed one, such as
// "Chapter One" above the chapter's title. They have the level of the listed one.
func kickers(blocks []content.Block, headings map[int]locatedEntry) map[int]int {
	out := map[int]int{}
	for i := len(blocks) - 2; i >= 0; i-- {
		if _, ok := blocks[i].(*content.Heading); !ok {
			continue
		}
		if l, ok := headings[i+1]; ok {
			out[i] = entryLevel(l)
		} else if level := out[i+1]; level > 0 {
			out[i] = level
		}
	}
	return out
}

// entryLevel returns the level of the heading for an entry.
func entryLevel(l locatedEntry) int { return min(2+l.depth, maxLevel) }

// unlistedBlock returns a block that the table of contents does not list. A heading gets the
// level that it has in the book.
func (o *outline) unlistedBlock(b content.Block) content.Block {
	if h, ok := b.(*content.Heading); ok {
		return o.subheading(h)
	}
	return b
}

// headingLevel returns the level of a block in its document; 0 if it is not a heading.
func headingLevel(b content.Block) int {
	if h, ok := b.(*content.Heading); ok {
		return h.Level
	}
	return 0
}

// entryHeading returns the heading for an entry. Source is its level in the document; 0
// if the document lacks it.
func (o *outline) entryHeading(l locatedEntry, source int, text content.Inline) content.Block {
	o.level, o.source = entryLevel(l), source
	return &content.Heading{Level: o.level, Text: text}
}

// maxLevel bounds the level of headings; deeper ones get this level.
const maxLevel = 6

// subheading returns a heading that the table of contents does not list, with its level
// in the book.
func (o *outline) subheading(h *content.Heading) content.Block {
	if o.source == 0 {
		o.source = h.Level - 1
	}
	level := o.level + h.Level - o.source
	return &content.Heading{Level: min(max(level, 2), maxLevel), Text: h.Text}
}

// leafText returns the text of a block.
func leafText(b content.Block) content.Inline {
	if p, ok := b.(*content.Paragraph); ok {
		return p.Text
	}
	return content.PlainInline(b.Plain())
}

// locate returns the entries for a chapter in the order of its text, each with its
// heading in the text if there is one.
func (o *outline) locate(c *chapter) []locatedEntry {
	var out []locatedEntry
	for _, e := range o.entries[c.path] {
		at, ok := c.targets[e.fragment]
		switch {
		case len(c.blocks) == 0:
			return nil
		case e.fragment != "" && !ok && len(out) > 0:
			continue // the target is missing, and the entry before is close enough
		}
		if o.level == 1 && len(out) == 0 && o.meta.isTitle(e.label) {
			continue // the article begins with the title
		}
		l := locatedEntry{e, int(at.Block), 0, -1}
		if n := len(out); n > 0 && l.at < out[n-1].at {
			l.at = out[n-1].at // the table of contents is out of order
		}
		out = append(out, l)
	}
	end := len(c.blocks)
	for i := len(out) - 1; i >= 0; i-- {
		if i+1 < len(out) && out[i+1].at > out[i].at {
			end = out[i+1].at
		}
		out[i].end = min(end, out[i].at+maxBetween)
	}
	taken := map[int]bool{}
	for _, mustMatch := range []bool{true, false} {
		for i := range out {
			if out[i].heading < 0 {
				out[i].findHeading(c.blocks, taken, mustMatch)
			}
		}
	}
	return out
}

// The bounds of the text between an entry's target and its heading: a motto, the name of
// the part, pictures.
const (
	maxPreface = 4   // paragraphs
	maxBetween = 16  // blocks
	maxHeading = 500 // bytes of a text that may be the heading
)

// findHeading looks for the heading of an entry. If mustMatch is true, it accepts a
// heading or a paragraph with the text of the entry; otherwise the first heading that no
// text precedes.
func (l *locatedEntry) findHeading(blocks []content.Block, taken map[int]bool, mustMatch bool) {
	paragraphs := 0
	for i := l.first(blocks); i < l.end && paragraphs <= maxPreface; i++ {
		if taken[i] {
			continue
		}
		switch b := blocks[i].(type) {
		case *content.Heading:
			if !mustMatch && paragraphs == 0 && i >= l.at || mustMatch && isSimilar(l.label, b.Text.String()) {
				l.heading, taken[i] = i, true
				return
			}
		case *content.Paragraph:
			if mustMatch && paragraphs == 0 && i >= l.at && isSameTitle(l.label, b.Text.String()) {
				l.heading, taken[i] = i, true
				return
			}
			paragraphs++
		case *content.Figure, *content.Rule:
		case *content.List, *content.BlockQuote, *content.Code, *content.Preformatted, *content.Verse, *content.Table:
			paragraphs++
		}
	}
}

// first returns the index of the first block that may be the heading of an entry: a link
// to a chapter may lead to the block after its heading.
func (l *locatedEntry) first(blocks []content.Block) int {
	if l.fragment != "" && l.at > 0 {
		if _, ok := blocks[l.at-1].(*content.Heading); ok {
			return l.at - 1
		}
	}
	return l.at
}

// isSimilar reports whether two headings are the same, or one begins or ends with the
// other: "Chapter I" and "Chapter I. Who they are".
func isSimilar(a, b string) bool {
	if len(b) > maxHeading {
		return false
	}
	a, b = normalize(a), normalize(b)
	return a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

func isSameTitle(a, b string) bool {
	return len(b) <= maxHeading && normalize(a) == normalize(b) && normalize(a) != ""
}
