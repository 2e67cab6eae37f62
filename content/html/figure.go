package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// A shown is the figure element that is read, and what was met in it.
type shown struct {
	last    *content.Figure // the last picture
	media   bool            // something that text cannot show: a film, a drawing
	poster  string          // the picture that stands for it
	quotes  bool            // a quoted passage
	figures bool            // other figures
	waiting *content.Figure // the caption that stands before the picture
}

// figure reads a picture with its caption, or a table, a listing or a passage
// with what it is called.
func (f *flow) figure(n *dom.Node, x context) {
	f.end()
	if f.joint != 0 {
		f.flat(n, x)
		return
	}
	outer := f.shown
	f.shown = &shown{}
	f.children(n, x)
	f.end()
	if w := f.shown.waiting; w != nil {
		f.captionAlone(w)
	}
	if outer != nil {
		outer.figures = true
		if f.shown.last != nil {
			outer.last = f.shown.last
		}
	}
	f.shown = outer
}

// isCaption reports whether an element under a picture is its caption: by its
// name, or by its class.
func (f *flow) isCaption(n *dom.Node) bool {
	if f.joint != 0 || n.DataAtom == atom.Figcaption {
		return f.joint == 0
	}
	under := f.under
	if last := len(f.leading) - 1; last >= 0 {
		under = f.leading[last]
	}
	return under != nil && under.Caption.Text == "" && f.line.Len() == 0 && namesCaption(n) && !isDrawn(n)
}

// namesCaption reports whether one of the classes of n says that it is a
// caption: "wp-caption-text", "image__caption".
func namesCaption(n *dom.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, "class"))) {
		if strings.HasSuffix(class, "caption") && !strings.HasSuffix(class, "-caption") || strings.HasSuffix(class, "caption-text") {
			return true
		}
		switch before, _ := strings.CutSuffix(class, "-caption"); before {
		case class, "has", "no", "with", "without", "hide", "show", "toggle":
		default:
			return true
		}
	}
	return false
}

// isDrawn reports whether there are pictures in n, as far as its beginning
// tells.
func isDrawn(n *dom.Node) bool {
	left := 50
	for c := range n.Descendants() {
		if left--; left < 0 || dom.Is(c, atom.Img, atom.Picture, atom.Figure) {
			return true
		}
	}
	return false
}

// captioned reads the caption of a figure.
func (f *flow) captioned(n *dom.Node, x context) {
	f.end()
	f.place()
	inner := f.inline(n, x, '\n')
	_, credit := caption.Element(n)
	c := &content.Figure{Caption: markup.Trim(inner.line.Inline()), Credit: content.SanitizeLine(credit)}
	for _, p := range inner.inside { // the picture of some stands in its caption
		f.add(p)
		f.pictured(p)
	}
	f.ids = append(f.ids, inner.ids...)
	if c.Caption.Text == "" {
		f.unsettle()
		return
	}
	switch s := f.shown; {
	case s == nil && f.under != nil:
		f.giveCaption(f.under, c)
		f.under = nil
	case s == nil:
		f.text(&content.Paragraph{Text: c.Caption})
	case s.last != nil && (!s.figures || s.last.Caption.Text == ""):
		f.giveCaption(s.last, c)
	case s.last != nil:
		f.text(&content.Paragraph{Text: c.Caption})
	case s.media, s.quotes:
		f.captionAlone(c)
	default:
		s.waiting = c
	}
}

// mostCaption is how long a caption may be that goes on in another, in bytes.
const mostCaption = 2000

// giveCaption gives a picture its caption. A second one is a line of the first.
func (f *flow) giveCaption(p, c *content.Figure) {
	switch {
	case p.Caption.Text == "" || f.r.titled[p]:
		p.Caption = c.Caption
	case len(p.Caption.Text) > mostCaption:
		f.text(&content.Paragraph{Text: c.Caption})
		return
	default:
		var l markup.Line
		l.Append(p.Caption)
		l.Break(0, "")
		l.Append(c.Caption)
		p.Caption = l.Inline()
	}
	if p.Credit == "" {
		p.Credit = c.Credit
	}
	delete(f.r.titled, p)
	f.settle(p)
}

// captionAlone sets a caption without a picture: that of a film is a figure's,
// that of a passage its source, and any other text.
func (f *flow) captionAlone(c *content.Figure) {
	s := f.shown
	s.waiting = nil
	last := len(f.out) - 1
	if s.quotes && last >= 0 {
		if q, ok := f.out[last].(*content.BlockQuote); ok {
			source := &content.Paragraph{Text: markup.Source(c.Caption)}
			q.Blocks = append(q.Blocks, source)
			f.settle(source)
			return
		}
	}
	if s.media {
		c.Src = s.poster
		f.text(c)
		return
	}
	f.text(&content.Paragraph{Text: c.Caption})
}

// medium notes what text cannot show.
func (f *flow) medium(n *dom.Node) {
	if f.shown == nil {
		return
	}
	f.shown.media = true
	if poster := dom.Attr(n, "poster"); poster != "" {
		f.shown.poster = f.r.address(Picture, poster)
	}
	if w := f.shown.waiting; w != nil && f.joint == 0 {
		f.captionAlone(w)
	}
}

// pictured notes that a picture was set.
func (f *flow) pictured(p *content.Figure) {
	f.under = p
	if f.shown == nil {
		return
	}
	f.shown.last = p
	if w := f.shown.waiting; w != nil {
		f.shown.waiting = nil
		f.giveCaption(p, w)
	}
}

// place sets the pictures of a line without text.
func (f *flow) place() {
	for _, p := range f.leading {
		f.add(p)
		f.pictured(p)
	}
	f.leading = nil
}
