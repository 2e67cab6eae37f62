package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// figure reads a figure element: a picture with its caption, or a table, a listing
// or a quoted passage with its title.
func (f *flow) figure(n *dom.Node, x context) {
	f.end()
	if f.separator != 0 {
		f.flat(n, x)
		return
	}
	outer := f.shown
	f.shown = &figureState{}
	f.children(n, x)
	f.end()
	if w := f.shown.waiting; w != nil {
		f.captionAlone(w)
	}
	if outer != nil {
		outer.hasFigure = true
		if f.shown.last != nil {
			outer.last = f.shown.last
		}
	}
	f.shown = outer
}

// isCaption reports whether an element is a caption: by its name, or by its class if
// it is right below a picture.
func (f *flow) isCaption(n *dom.Node) bool {
	if f.separator != 0 || n.DataAtom == atom.Figcaption {
		return f.separator == 0
	}
	under := f.under
	if last := len(f.leading) - 1; last >= 0 {
		under = f.leading[last]
	}
	return under != nil && under.Caption.Text == "" && f.line.Len() == 0 && hasCaptionClass(n) && !hasPicture(n)
}

// hasCaptionClass reports whether a class of n says that it is a caption:
// "wp-caption-text", "image__caption".
func hasCaptionClass(n *dom.Node) bool {
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

// hasPicture reports whether there is a picture in n. Of a large element it reports
// true.
func hasPicture(n *dom.Node) bool {
	left := 50 // nodes
	for c := range n.Descendants() {
		if left--; left < 0 || dom.Is(c, atom.Img, atom.Picture, atom.Figure) {
			return true
		}
	}
	return false
}

// caption reads the caption of a figure.
func (f *flow) caption(n *dom.Node, x context) {
	f.end()
	f.addFigures()
	inner := f.inline(n, x, '\n')
	_, credit := CaptionText(n)
	c := &content.Figure{Caption: markup.Trim(inner.line.Inline()), Credit: content.SanitizeLine(credit)}
	for _, p := range inner.inside { // the picture may be in its caption
		f.add(p)
		f.showPicture(p)
	}
	f.ids = append(f.ids, inner.ids...)
	if c.Caption.Text == "" {
		f.deferTargets()
		return
	}
	switch s := f.shown; {
	case s == nil && f.under != nil:
		f.giveCaption(f.under, c)
		f.under = nil
	case s == nil:
		f.addText(&content.Paragraph{Text: c.Caption})
	case s.last != nil && (!s.hasFigure || s.last.Caption.Text == ""):
		f.giveCaption(s.last, c)
	case s.last != nil:
		f.addText(&content.Paragraph{Text: c.Caption})
	case s.hasMedia, s.hasQuote:
		f.captionAlone(c)
	default:
		s.waiting = c
	}
}

// medium takes note of what text cannot show.
func (f *flow) medium(n *dom.Node) {
	if f.shown == nil {
		return
	}
	f.shown.hasMedia = true
	if poster := dom.Attr(n, "poster"); poster != "" {
		f.shown.poster = f.r.address(Picture, poster)
	}
	if w := f.shown.waiting; w != nil && f.separator == 0 {
		f.captionAlone(w)
	}
}
