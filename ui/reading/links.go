package reading

import (
	"strings"

	"pullquote/content"
	"pullquote/ui/layout"
)

// A Link is a link on screen.
type Link struct {
	At      content.Range // its words, as far as they are on screen
	Address string
}

// Links lists the links on screen, in reading order. One that goes on in the next
// row is one.
func (p *Pane) Links() []Link {
	var out []Link
	rows := p.window()
	for _, row := range rows {
		out = linksOf(out, row.Line, row.Block)
	}
	for _, row := range rows {
		out = linksOf(out, row.Aside, row.AsideBlock)
	}
	return out
}

// linksOf adds the links of a row.
func linksOf(out []Link, l layout.Line, block content.BlockIndex) []Link {
	const between = 1 // bytes of a blank that a row lost at its end
	for _, r := range l.Runs {
		if r.Link == "" || r.Offset < 0 || strings.TrimSpace(r.Text) == "" {
			continue
		}
		at := content.Within(block, r.Offset, r.Offset+len(r.Text))
		if n := len(out); n > 0 && out[n-1].Address == r.Link && out[n-1].At.End.Block == block &&
			at.Start.Offset >= out[n-1].At.End.Offset && at.Start.Offset-out[n-1].At.End.Offset <= between {
			out[n-1].At.End = at.End
			continue
		}
		out = append(out, Link{at, r.Link})
	}
	return out
}

// Label writes a few letters over the beginnings of links; nil takes them off.
func (p *Pane) Label(labels map[content.Anchor]string) {
	p.labels = labels
	p.rows = nil
}

// Visit makes the links to an address look visited.
func (p *Pane) Visit(address string) {
	p.visited[address] = true
	p.rows = nil
}
