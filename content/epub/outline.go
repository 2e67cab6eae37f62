package epub

import (
	"strings"

	"pullquote/content"
)

// An outline sets the levels of a book's headings. The title has level 1. A chapter that
// the table of contents lists is as deep below the title as it is there; any other
// heading is as far below the last listed one as in the document.
type outline struct {
	about   metadata
	entries map[string][]tocEntry // by document
	level   int                   // of the last heading that is listed
	source  int                   // its level in the document; 0 if it is not in the text
}

func newOutline(about metadata, entries []tocEntry) *outline {
	o := &outline{about: about, entries: map[string][]tocEntry{}, level: 1}
	inTitle := false // some tables of contents have the book itself around its chapters
	for _, e := range entries {
		switch {
		case e.depth == 0:
			inTitle = about.isTitle(e.label)
		case inTitle:
			e.depth--
		}
		o.entries[e.path] = append(o.entries[e.path], e)
	}
	return o
}

// A listed is an entry of the table of contents and where it is in a chapter.
type listed struct {
	tocEntry
	at      int // the block that it leads to
	end     int // the block that its heading must precede
	heading int // the block that is its heading; -1 if there is none
}

// apply gives a chapter the headings that the table of contents lists. Where the text
// has none, one is inserted.
func (o *outline) apply(c *chapter) {
	all := o.locate(c)
	named, missing := map[int]listed{}, map[int][]listed{}
	for _, l := range all {
		if l.heading >= 0 {
			named[l.heading] = l
		} else {
			missing[l.at] = append(missing[l.at], l)
		}
	}
	out := make([]content.Block, 0, len(c.blocks)+len(all))
	moved := make([]content.BlockIndex, len(c.blocks))
	leads := map[string]content.Anchor{}
	above := kickers(c.blocks, named)
	taken := -1
	takes := map[int]int{} // where a block that became a part of a heading begins in it
	for i, b := range c.blocks {
		for _, l := range missing[i] {
			leads[l.fragment] = content.Anchor{Block: content.BlockIndex(len(out))}
			out = append(out, o.listed(l, 0, content.PlainInline(l.label)))
		}
		if i == taken {
			moved[i] = content.BlockIndex(len(out) - 1)
			continue
		}
		moved[i] = content.BlockIndex(len(out))
		l, ok := named[i]
		if !ok && above[i] > 0 {
			out = append(out, &content.Heading{Level: above[i], Text: leafText(b)})
			continue
		}
		if !ok {
			out = append(out, o.unlisted(b))
			continue
		}
		_, isNamed := named[i+1]
		whole := complete(l.label, c.blocks, i, !isNamed && len(missing[i+1]) == 0)
		if whole.tookNext {
			taken, takes[i+1] = i+1, whole.rest
		}
		out = append(out, o.listed(l, levelIn(b), whole.text))
	}
	for id, at := range c.targets {
		at.Offset += takes[int(at.Block)]
		at.Block = moved[at.Block]
		c.targets[id] = at
	}
	for id, at := range leads {
		if id != "" {
			c.targets[id] = at
		}
	}
	c.blocks = out
}

// kickers returns the levels of the headings right above those that the table of
// contents lists, as "Chapter One" is above the chapter's title: it is the same.
func kickers(blocks []content.Block, named map[int]listed) map[int]int {
	out := map[int]int{}
	for i := len(blocks) - 2; i >= 0; i-- {
		if _, ok := blocks[i].(*content.Heading); !ok {
			continue
		}
		if l, ok := named[i+1]; ok {
			out[i] = levelOf(l)
		} else if level := out[i+1]; level > 0 {
			out[i] = level
		}
	}
	return out
}

// levelOf returns the level of a heading that the table of contents lists.
func levelOf(l listed) int { return min(2+l.depth, maxLevel) }

// unlisted returns a block that the table of contents does not list, a heading with the
// level that it has in the book.
func (o *outline) unlisted(b content.Block) content.Block {
	if h, ok := b.(*content.Heading); ok {
		return o.below(h)
	}
	return b
}

// levelIn returns the level that a block has in its document; 0 if it is not a heading
// there.
func levelIn(b content.Block) int {
	if h, ok := b.(*content.Heading); ok {
		return h.Level
	}
	return 0
}

// listed returns the heading of an entry of the table of contents.
func (o *outline) listed(l listed, source int, text content.Inline) content.Block {
	o.level, o.source = levelOf(l), source
	return &content.Heading{Level: o.level, Text: text}
}

// maxLevel bounds the level of headings; deeper ones have this level too.
const maxLevel = 6

// below returns a heading that the table of contents does not list.
func (o *outline) below(h *content.Heading) content.Block {
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

// locate returns the entries for a chapter in the order of its text, with the headings
// that the text has for them.
func (o *outline) locate(c *chapter) []listed {
	var out []listed
	for _, e := range o.entries[c.path] {
		at, ok := c.targets[e.fragment]
		switch {
		case len(c.blocks) == 0:
			return nil
		case e.fragment != "" && !ok && len(out) > 0:
			continue // there is no such place, and the one before is near
		}
		if o.level == 1 && len(out) == 0 && o.about.isTitle(e.label) {
			continue // the article begins with the title
		}
		l := listed{e, int(at.Block), 0, -1}
		if n := len(out); n > 0 && l.at < out[n-1].at {
			l.at = out[n-1].at // the table is out of order
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
	for _, mustBeAlike := range []bool{true, false} {
		for i := range out {
			if out[i].heading < 0 {
				out[i].findHeading(c.blocks, taken, mustBeAlike)
			}
		}
	}
	return out
}

// The bounds of what may be between the place that an entry leads to and its heading: a
// motto, the name of the part, pictures.
const (
	maxPreface = 4   // paragraphs
	maxBetween = 16  // blocks
	maxHeading = 500 // bytes of a text that can be the heading
)

// findHeading searches the heading of an entry: a heading or a paragraph that says what
// the entry says, or the first heading if no text precedes it.
func (l *listed) findHeading(blocks []content.Block, taken map[int]bool, mustBeAlike bool) {
	paragraphs := 0
	for i := l.first(blocks); i < l.end && paragraphs <= maxPreface; i++ {
		if taken[i] {
			continue
		}
		switch b := blocks[i].(type) {
		case *content.Heading:
			if !mustBeAlike && paragraphs == 0 && i >= l.at || mustBeAlike && isAlike(l.label, b.Text.Text) {
				l.heading, taken[i] = i, true
				return
			}
		case *content.Paragraph:
			if mustBeAlike && paragraphs == 0 && i >= l.at && sameLetters(l.label, b.Text.Text) {
				l.heading, taken[i] = i, true
				return
			}
			paragraphs++
		case *content.Figure, *content.Rule:
		case *content.List, *content.BlockQuote, *content.Code, *content.Table:
			paragraphs++
		}
	}
}

// first returns the first block that may be the heading of an entry: a link to a chapter
// may lead right after its heading.
func (l *listed) first(blocks []content.Block) int {
	if l.fragment != "" && l.at > 0 {
		if _, ok := blocks[l.at-1].(*content.Heading); ok {
			return l.at - 1
		}
	}
	return l.at
}

// isAlike reports whether two headings say the same, and perhaps one of them more:
// "Chapter I", "Chapter I. Who they are".
func isAlike(a, b string) bool {
	if len(b) > maxHeading {
		return false
	}
	a, b = letters(a), letters(b)
	return a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

func sameLetters(a, b string) bool {
	return len(b) <= maxHeading && letters(a) == letters(b) && letters(a) != ""
}

// closeLevelGaps makes the levels of headings that a book uses consecutive: a book
// without a table of contents may use any.
func closeLevelGaps(blocks []content.Block) {
	var used [maxLevel + 1]int
	for _, b := range blocks {
		if h, ok := b.(*content.Heading); ok {
			used[h.Level] = 1
		}
	}
	rank := 0
	for level := range used {
		rank += used[level]
		used[level] = rank
	}
	for i, b := range blocks {
		if h, ok := b.(*content.Heading); ok && h.Level != used[h.Level] {
			blocks[i] = &content.Heading{Level: used[h.Level], Text: h.Text}
		}
	}
}
