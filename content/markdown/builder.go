package markdown

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// A builder gathers the blocks of an article or of a block that holds others.
// HTML between them may open a block that what follows is in: a figure, a list,
// a quotation.
type builder struct {
	c      *converter
	frames []frame // the blocks of HTML that are open, behind that of all

	text    markup.Line
	tags    tags
	cite    markup.Cite
	level   int // of the heading that is being read; 0 for none
	pre     *strings.Builder
	lang    string            // of the code in it
	leading []*content.Figure // pictures before any text of the line
	inside  []*content.Figure // pictures after some
	under   *content.Figure   // the picture that stands right above

	inFigure, inCaption bool
	figure              *content.Figure // the last picture of the figure
	caption             content.Inline  // that was read before it
}

// A frame is a block of HTML that is open.
type frame struct {
	element atom.Atom
	start   int // of a numbered list
	blocks  []content.Block
	items   []content.Item
}

func newBuilder(c *converter) *builder { return &builder{c: c, frames: make([]frame, 1)} }

// mostCaption is how much of a figcaption that is not closed is one, in bytes.
const mostCaption = 2000

// add takes a block. In a figcaption, paragraphs are what it says.
func (h *builder) add(blocks ...content.Block) {
	for _, b := range blocks {
		p, isParagraph := b.(*content.Paragraph)
		if h.inCaption && isParagraph && h.text.Len() < mostCaption {
			h.text.Append(p.Text)
			h.text.Space(" ", 0, "")
			continue
		}
		h.endCaption()
		if f, ok := b.(*content.Figure); ok {
			h.figure = f
			if h.inFigure && h.caption.Text != "" {
				f.Caption, h.caption = h.caption, content.Inline{}
			}
		} else {
			h.under = nil
		}
		top := &h.frames[len(h.frames)-1]
		if top.element == atom.Ul || top.element == atom.Ol {
			top.items = append(top.items, content.Item{Blocks: []content.Block{b}})
		} else {
			top.blocks = append(top.blocks, b)
		}
	}
}

// finish returns what was gathered. A block that was never closed does not hold
// what follows it.
func (h *builder) finish() []content.Block {
	h.endFigure()
	out := h.frames[0].blocks
	for _, f := range h.frames[1:] {
		out = append(out, f.list()...)
		out = append(out, f.blocks...)
	}
	return out
}

// list is the list that a frame has gathered.
func (f frame) list() []content.Block {
	if len(f.items) == 0 {
		return nil
	}
	l := &content.List{Tight: true, Items: f.items}
	if f.element == atom.Ol {
		l.Marker, l.Start = content.Numbered, f.start
	}
	for _, item := range f.items {
		l.Tight = l.Tight && len(item.Blocks) < 3
	}
	return []content.Block{l}
}

func (h *builder) push(f frame) {
	if h.flush(); len(h.frames) <= maxDepth {
		h.frames = append(h.frames, f)
	}
}

// pop closes the innermost block of an element and those in it.
func (h *builder) pop(element atom.Atom) {
	h.flush()
	at := len(h.frames) - 1
	for at > 0 && h.frames[at].element != element {
		at--
	}
	for at > 0 && len(h.frames) > at {
		top := h.frames[len(h.frames)-1]
		h.frames = h.frames[:len(h.frames)-1]
		switch {
		case top.element == atom.Li:
			list := &h.frames[len(h.frames)-1]
			list.items = append(list.items, content.Item{Blocks: top.blocks})
		case top.element == atom.Blockquote && len(top.blocks) > 0:
			h.add(&content.BlockQuote{Blocks: top.blocks})
		default:
			h.add(top.list()...)
		}
	}
}

// item opens an item of the innermost list and closes the one before.
func (h *builder) item() {
	for i := len(h.frames) - 1; i > 0; i-- {
		switch h.frames[i].element {
		case atom.Li:
			h.pop(atom.Li)
		case atom.Ul, atom.Ol:
			h.push(frame{element: atom.Li})
			return
		}
	}
	h.flush()
}
