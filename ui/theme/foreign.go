package theme

import (
	"pullquote/content"
	"pullquote/ui/layout"
)

// Foreign sets code and tables. Code is in colours as far as
// [Theme.SetHighlighted] was given them. Tables are rendered by glamour, and every
// character of the source is found again in what it made, so that their rows know
// their places like all others. What does not fit into the width is left to layout.
func (t *Theme) Foreign(m layout.Method) layout.Foreign {
	return func(b content.Block, width int) []layout.Line {
		switch b := b.(type) {
		case *content.Code:
			return t.renderCode(b)
		case *content.Table:
			return t.table(b, width, m)
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

// Bounds of what glamour is given.
const (
	maxTable = 64 << 10 // bytes of text, for which it takes a few tenths of a second
	maxWidth = 1000     // which it fills with blanks
)

// render has glamour render Markdown. It reports false where that fails: glamour
// panics on some stylesheets.
func (t *Theme) render(markdown string, width int) (rows [][]penned, ok bool) {
	defer func() {
		if recover() != nil {
			rows, ok = nil, false
		}
	}()
	r, err := t.renderer(min(width, maxWidth))
	if err != nil {
		return nil, false
	}
	out, err := r.Render(markdown)
	if err != nil {
		return nil, false
	}
	return parseANSI(out), true
}
