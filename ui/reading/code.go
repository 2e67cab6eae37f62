package reading

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/render"
)

// maxNearbyCode bounds the blocks of code whose colours are looked for, however high the
// screen is.
const maxNearbyCode = 256

// UnhighlightedCode returns the code near the screen whose colours have not been looked for yet,
// what is on screen first.
func (p *Pane) UnhighlightedCode() []*content.Code {
	p.window()
	var plain []*content.Code
	for _, c := range p.nearbyCode {
		if p.Renderer.NeedsHighlight(c) {
			plain = append(plain, c)
		}
	}
	return plain
}

// findNearbyCode returns the code in the rows of the screen, then that within a screen below and
// above them.
func (p *Pane) findNearbyCode(rows []layout.Row) []*content.Code {
	if len(rows) == 0 {
		return nil
	}
	first, last := rows[0].Block, rows[len(rows)-1].Block
	var nearby []*content.Code
	for i := first; i <= last; i++ {
		nearby = append(nearby, render.Code(p.Article.Block(i))...)
	}
	nearby = append(nearby, p.codeFrom(last+1, 1)...)
	nearby = append(nearby, p.codeFrom(first-1, -1)...)
	return nearby[:min(len(nearby), maxNearbyCode)]
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
