package reading

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/ui/render"
)

// maxNearbyCode bounds the blocks of code to highlight, even on a very high screen.
const maxNearbyCode = 256

// UnhighlightedCode returns the code near the screen that has not been highlighted yet,
// visible code first.
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

// findNearbyCode returns the code on screen, then the code within one screen below and
// above it.
func (p *Pane) findNearbyCode(rows []row) []*content.Code {
	if len(rows) == 0 {
		return nil
	}
	first, last := rows[0].Block, rows[len(rows)-1].Block
	var nearby []*content.Code
	for y, r := range rows {
		if y == 0 || r.Block != rows[y-1].Block {
			nearby = append(nearby, p.codeIn(r.Block)...)
		}
	}
	nearby = append(nearby, p.codeFrom(last+1, 1)...)
	nearby = append(nearby, p.codeFrom(first-1, -1)...)
	return nearby[:min(len(nearby), maxNearbyCode)]
}

// codeIn returns the code in a block. It keeps it for the next time, because a list may have
// thousands of items.
func (p *Pane) codeIn(i content.BlockIndex) []*content.Code {
	code, ok := p.code[i]
	if !ok {
		if len(p.code) >= maxNearbyCode {
			clear(p.code)
		}
		code = render.Code(p.flow.Block(i))
		p.code[i] = code
	}
	return code
}

// maxCellBytes is how many bytes of text a cell of the screen shows at most, as a rule.
const maxCellBytes = 4

// codeFrom returns the code within about one screen of block i, in one direction. It does
// not lay out blocks, but uses a lower bound for their number of rows. A block that is too long
// for colours is not even parsed.
func (p *Pane) codeFrom(i, step content.BlockIndex) []*content.Code {
	var out []*content.Code
	for rows := 0; rows < p.height && i >= 0 && int(i) < p.Article.Len(); i += step {
		size := p.Article.BlockSize(i)
		rows += 2 + size/(maxCellBytes*max(p.geometry.column, 1))
		if size > bounds.MaxCode {
			continue
		}
		code := p.codeIn(i)
		out = append(out, code...)
		for _, c := range code {
			rows += strings.Count(c.Source.String(), "\n")
		}
	}
	return out
}

// Recolour redraws code equal to c in its current colours. No row moves.
func (p *Pane) Recolour(c *content.Code) {
	p.flow.Forget(func(i content.BlockIndex) bool {
		return slices.ContainsFunc(p.codeIn(i), func(other *content.Code) bool { return *other == *c })
	})
	p.shown, p.rows = nil, nil
}
