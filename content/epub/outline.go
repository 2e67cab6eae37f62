package epub

import (
	"strings"

	"pullquote/content"
)

// An outline sets the levels of a book's headings. The title's is 1. That of a
// chapter which the table of contents names is as deep below it as it is there;
// any other heading is as far below the last one named as in the document.
type outline struct {
	about  metadata
	places map[string][]place // by document
	level  int                // of the last heading that is named
	source int                // its level in the document; 0 for one that is not in the text
}

func newOutline(about metadata, places []place) *outline {
	o := &outline{about: about, places: map[string][]place{}, level: 1}
	inTitle := false // some tables have the book itself around its chapters
	for _, p := range places {
		switch {
		case p.depth == 0:
			inTitle = about.isTitle(p.label)
		case inTitle:
			p.depth--
		}
		o.places[p.path] = append(o.places[p.path], p)
	}
	return o
}

// A sign is a place in a document that the table of contents names.
type sign struct {
	place
	at      int // the block that it leads to
	end     int // the block before which its heading stands
	heading int // the block that is its heading; -1 while none is
}

// apply gives a chapter the headings that the table of contents names. Where the
// text has none at such a place, one is put there.
func (o *outline) apply(c *chapter) {
	signs := o.signs(c)
	named, missing := map[int]sign{}, map[int][]sign{}
	for _, s := range signs {
		if s.heading >= 0 {
			named[s.heading] = s
		} else {
			missing[s.at] = append(missing[s.at], s)
		}
	}
	out := make([]content.Block, 0, len(c.blocks)+len(signs))
	moved := make([]content.BlockIndex, len(c.blocks))
	leads := map[string]content.Anchor{}
	above := kickers(c.blocks, named)
	taken := -1
	takes := map[int]int{} // where in its heading a block begins that became a part of one
	for i, b := range c.blocks {
		for _, s := range missing[i] {
			leads[s.fragment] = content.Anchor{Block: content.BlockIndex(len(out))}
			out = append(out, o.named(s, 0, content.PlainInline(s.label)))
		}
		if i == taken {
			moved[i] = content.BlockIndex(len(out) - 1)
			continue
		}
		moved[i] = content.BlockIndex(len(out))
		s, ok := named[i]
		if !ok && above[i] > 0 {
			out = append(out, &content.Heading{Level: above[i], Text: leafText(b)})
			continue
		}
		if !ok {
			out = append(out, o.plain(b))
			continue
		}
		_, isNamed := named[i+1]
		whole := full(s.label, c.blocks, i, !isNamed && len(missing[i+1]) == 0)
		if whole.took {
			taken, takes[i+1] = i+1, whole.rest
		}
		out = append(out, o.named(s, levelIn(b), whole.text))
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

// kickers are the headings right above those that the table of contents names,
// as "Chapter One" is above what it is called: they have the same level.
func kickers(blocks []content.Block, named map[int]sign) map[int]int {
	out := map[int]int{}
	for i := len(blocks) - 2; i >= 0; i-- {
		if _, ok := blocks[i].(*content.Heading); !ok {
			continue
		}
		if s, ok := named[i+1]; ok {
			out[i] = levelOf(s)
		} else if level := out[i+1]; level > 0 {
			out[i] = level
		}
	}
	return out
}

// levelOf is the level of a heading that the table of contents names.
func levelOf(s sign) int { return min(2+s.depth, deepest) }

// plain is a block that the table of contents does not name, with the level that
// it has in the book.
func (o *outline) plain(b content.Block) content.Block {
	if h, ok := b.(*content.Heading); ok {
		return o.below(h)
	}
	return b
}

// levelIn is the level that a block has in its document; 0 for one that is no
// heading there.
func levelIn(b content.Block) int {
	if h, ok := b.(*content.Heading); ok {
		return h.Level
	}
	return 0
}

// named is the heading of a place of the table of contents.
func (o *outline) named(s sign, source int, text content.Inline) content.Block {
	o.level, o.source = levelOf(s), source
	return &content.Heading{Level: o.level, Text: text}
}

// deepest is the level of headings that any further one has too.
const deepest = 6

// below is a heading that the table of contents does not name.
func (o *outline) below(h *content.Heading) content.Block {
	if o.source == 0 {
		o.source = h.Level - 1
	}
	level := o.level + h.Level - o.source
	return &content.Heading{Level: min(max(level, 2), deepest), Text: h.Text}
}

// leafText is the text of a paragraph.
func leafText(b content.Block) content.Inline {
	if p, ok := b.(*content.Paragraph); ok {
		return p.Text
	}
	return content.PlainInline(b.Plain())
}

// signs are the places of a chapter in the order of its text, with the headings
// that the text has for them.
func (o *outline) signs(c *chapter) []sign {
	var out []sign
	for _, p := range o.places[c.path] {
		at, ok := c.targets[p.fragment]
		switch {
		case len(c.blocks) == 0:
			return nil
		case p.fragment != "" && !ok && len(out) > 0:
			continue // there is no such place, and the one before is near
		}
		if o.level == 1 && len(out) == 0 && o.about.isTitle(p.label) {
			continue // which the article begins with
		}
		s := sign{p, int(at.Block), 0, -1}
		if n := len(out); n > 0 && s.at < out[n-1].at {
			s.at = out[n-1].at // a table that is out of order
		}
		out = append(out, s)
	}
	end := len(c.blocks)
	for i := len(out) - 1; i >= 0; i-- {
		if i+1 < len(out) && out[i+1].at > out[i].at {
			end = out[i+1].at
		}
		out[i].end = min(end, out[i].at+mostBetween)
	}
	taken := map[int]bool{}
	for _, mustBeAlike := range []bool{true, false} {
		for i := range out {
			if out[i].heading < 0 {
				out[i].find(c.blocks, taken, mustBeAlike)
			}
		}
	}
	return out
}

// What may stand between a place and its heading: a motto, the name of the part,
// pictures.
const (
	mostPreface = 4   // paragraphs
	mostBetween = 16  // blocks
	mostHeading = 500 // bytes of a text that can be the heading
)

// find looks for the heading of a sign: a heading or a line on its own that says
// what the sign says, or the first heading if there is no text before it.
func (s *sign) find(blocks []content.Block, taken map[int]bool, mustBeAlike bool) {
	paragraphs := 0
	for i := s.back(blocks); i < s.end && paragraphs <= mostPreface; i++ {
		if taken[i] {
			continue
		}
		switch b := blocks[i].(type) {
		case *content.Heading:
			if !mustBeAlike && paragraphs == 0 && i >= s.at || mustBeAlike && alike(s.label, b.Text.Text) {
				s.heading, taken[i] = i, true
				return
			}
		case *content.Paragraph:
			if mustBeAlike && paragraphs == 0 && i >= s.at && sameLetters(s.label, b.Text.Text) {
				s.heading, taken[i] = i, true
				return
			}
			paragraphs++
		case *content.Figure, *content.Rule:
		case *content.List, *content.BlockQuote, *content.Code, *content.Table:
			paragraphs++
		}
	}
}

// back is where the heading of a sign may stand first: a link to a chapter may
// lead right behind its heading.
func (s *sign) back(blocks []content.Block) int {
	if s.fragment != "" && s.at > 0 {
		if _, ok := blocks[s.at-1].(*content.Heading); ok {
			return s.at - 1
		}
	}
	return s.at
}

// alike reports whether two headings say the same, one of them more perhaps:
// "Chapter I", "Chapter I. Who they are".
func alike(a, b string) bool {
	if len(b) > mostHeading {
		return false
	}
	a, b = letters(a), letters(b)
	return a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a))
}

func sameLetters(a, b string) bool {
	return len(b) <= mostHeading && letters(a) == letters(b) && letters(a) != ""
}

// even makes the levels of headings that a book uses follow each other: of a
// book without a table of contents it may have used any.
func even(blocks []content.Block) {
	var used [deepest + 1]int
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
