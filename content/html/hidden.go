package html

import (
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// isControl reports whether n is a part of a form, or a medium that text cannot
// show.
func isControl(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.Input, atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Output, atom.Option, atom.Optgroup,
		atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Canvas, atom.Noembed, atom.Noframes, atom.Frameset,
		atom.Map, atom.Area, atom.Param, atom.Source, atom.Track, atom.Link, atom.Meta, atom.Base, atom.Title, atom.Rp:
		return true
	}
	return false
}
