package html

import (
	"pullquote/content"
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
)

// picture is the picture that an element names.
func (r *reader) picture(n *dom.Node) *content.Figure {
	title := ""
	if r.o.Titles {
		title = attr(n, "title")
	}
	return markup.Figure(r.address(Picture, attr(n, "src")), attr(n, "alt"), title)
}

// picture takes a picture. In the middle of a line its alt text stays there.
func (f *flow) picture(p *content.Figure, x context) {
	switch {
	case f.line.Len() == 0 && f.joint == 0:
		f.leading = append(f.leading, p)
	default:
		f.line.Add(p.Alt, x.style|content.Image, x.link)
		f.inside = append(f.inside, p)
	}
}

// place sets the pictures of a line without text.
func (f *flow) place() {
	for _, p := range f.leading {
		f.add(p)
		f.under = p
	}
	f.leading = nil
}

// figure reads a picture with its caption.
func (f *flow) figure(n *dom.Node, x context) {
	f.end()
	f.children(n, x)
	f.end()
}
