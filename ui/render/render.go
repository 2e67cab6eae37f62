// Package render draws code and tables in the colours of a theme. It is the only package
// that uses chroma, which highlights code.
//
// What always holds: each [Renderer] has its own colours, even when several are in use at
// the same time; and every character of a block is drawn once, at its position in the
// block's text.
package render

import (
	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/theme"
)

// A Renderer draws code and tables. Make one with [New]. Only [Renderer.Highlight] may be
// called by several goroutines.
type Renderer struct {
	code        codeStyle
	highlighted highlighted
	table       tableStyle
	measured    measured
	slow        map[content.Text]int // how many blocks ran out of time, by their language
}

// New returns a renderer for a theme.
func New(th *theme.Theme) *Renderer {
	return &Renderer{
		code:        newCodeStyle(th),
		highlighted: highlighted{lines: map[codeKey][]layout.Line{}},
		table:       newTableStyle(th),
		slow:        map[content.Text]int{},
	}
}

// Prerender returns the function that draws code and tables for package layout. Code has
// the colours passed to [Renderer.SetHighlighted]. A table that does not fit into the room is
// left to layout.
func (r *Renderer) Prerender(mode layout.WidthMode) layout.Prerender {
	return func(b content.Block, room layout.Room, from, to int) []layout.Line {
		switch b := b.(type) {
		case *content.Code:
			return linesBetween(r.renderCode(b), from, to)
		case *content.Table:
			return r.renderTable(b, room, mode, from, to)
		}
		return nil
	}
}

// Code returns the blocks of code in a block.
func Code(b content.Block) []*content.Code {
	var out []*content.Code
	switch b := b.(type) {
	case *content.Code:
		out = append(out, b)
	case *content.BlockQuote:
		for _, c := range b.Blocks {
			out = append(out, Code(c)...)
		}
	case *content.List:
		for _, item := range b.Items {
			for _, c := range item.Blocks {
				out = append(out, Code(c)...)
			}
		}
	}
	return out
}
