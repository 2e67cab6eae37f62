package mail

import (
	"pullquote/content"
	"pullquote/content/search"
)

// The article of a message with a long plain text is lazy. Its pieces are the pieces of the long
// texts, and the blocks before, between and after them.

// A section is some consecutive blocks of a message.
type section struct {
	blocks  []content.Block
	targets map[string]content.Anchor // in blocks
	text    *longText                 // has the blocks, instead of the other two; nil: none
}

// hasBlocks reports whether the message has any blocks so far.
func (r *reader) hasBlocks() bool { return len(r.sections) > 0 || len(r.blocks) > 0 }

// addLongText adds the blocks of a long text.
func (r *reader) addLongText(t *longText) {
	if t == nil {
		return
	}
	if len(r.blocks) > 0 || len(r.sections) == 0 {
		r.sections = append(r.sections, r.section)
		r.section = section{}
	}
	r.sections = append(r.sections, section{text: t})
}

// allSections returns the sections. The first one has no long text.
func (r *reader) allSections() []section {
	if len(r.sections) > 0 && len(r.blocks) == 0 {
		return r.sections
	}
	return append(r.sections, r.section)
}

// A lazyMessage has the blocks of a message in pieces.
type lazyMessage []messagePiece

// A messagePiece is a piece of a section. A section without a long text is one piece.
type messagePiece struct {
	*section
	number int // of the piece of the long text
}

// setLazy adds the blocks of sections after those of a.
func setLazy(a *content.Article, sections []section) {
	first := &section{targets: a.Targets}
	for _, b := range a.Blocks() {
		first.blocks = append(first.blocks, b)
	}
	a.Targets = nil
	m := lazyMessage{{section: first}}
	for i := range sections {
		s := &sections[i]
		n := 1
		if s.text != nil {
			n = s.text.len()
		}
		for k := range n {
			m = append(m, messagePiece{s, k})
		}
	}
	l := content.NewLazy(m.parse, nil)
	l.SetTextIndex(search.NewIndex())
	for i, p := range m {
		for name, at := range p.targets {
			at.Block += content.BlockIndex(l.Len())
			l.AddTarget(name, at)
		}
		if l.IsCut() {
			l.Add(nil)
			continue
		}
		l.Add(m.parse(i))
		if p.text != nil {
			p.text.pack(p.number)
		}
	}
	a.SetLazy(l)
}

// parse returns the blocks of a piece.
func (m lazyMessage) parse(piece int) []content.Block {
	p := m[piece]
	if p.text == nil {
		return p.section.blocks
	}
	return p.text.blocks(p.number)
}
