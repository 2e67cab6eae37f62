package reading

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/render"
)

// maxNearCode bounds the blocks of code whose colours are looked for, however high the
// screen is.
const maxNearCode = 256

// PlainCode returns the code near the screen whose colours have not been looked for yet,
// what is on screen first.
func (p *Pane) PlainCode() []*content.Code {
	p.window()
	var plain []*content.Code
	for _, c := range p.near {
		if p.Renderer.NeedsHighlight(c) {
			plain = append(plain, c)
		}
	}
	return plain
}

// nearCode returns the code in the rows of the screen, then that within a screen below and
// above them.
func (p *Pane) nearCode(rows []layout.Row) []*content.Code {
	if len(rows) == 0 {
		return nil
	}
	first, last := rows[0].Block, rows[len(rows)-1].Block
	var near []*content.Code
	for i := first; i <= last; i++ {
		near = append(near, render.Code(p.Article.Block(i))...)
	}
	near = append(near, p.codeFrom(last+1, 1)...)
	near = append(near, p.codeFrom(first-1, -1)...)
	return near[:min(len(near), maxNearCode)]
}

// codeFrom returns the code within about a screen of block i, in one direction. It does not
// lay out blocks for that: each counts for the rows that it has at least.
func (p *Pane) codeFrom(i, step content.BlockIndex) []*content.Code {
	var out []*content.Code
	for rows := 0; rows < p.height && i >= 0 && int(i) < p.Article.Len(); i += step {
		code := render.Code(p.Article.Block(i))
		out = append(out, code...)
		rows += 2
		for _, c := range code {
			rows += strings.Count(c.Source, "\n")
		}
	}
	return out
}

// Recolour draws code like c again, in the colours that are known for it now. No row moves.
func (p *Pane) Recolour(c *content.Code) {
	p.flow.Forget(func(b content.Block) bool {
		return slices.ContainsFunc(render.Code(b), func(other *content.Code) bool { return *other == *c })
	})
	p.shown, p.rows = nil, nil
}
