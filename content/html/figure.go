package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// figure converts a figure element: a picture with its caption, or a table, a listing or
// a quoted passage with its title.
func (f *flow) figure(n *dom.Node, x context) {
	f.endBlock()
	if f.separator != 0 {
		f.flatten(n, x)
		return
	}
	outer := f.openFigure
	f.openFigure = &figureState{}
	f.children(n, x)
	f.endBlock()
	if w := f.openFigure.pendingCaption; w != nil {
		f.addLoneCaption(w)
	}
	if outer != nil {
		outer.hasInnerFigure = true
		if f.openFigure.lastPicture != nil {
			outer.lastPicture = f.openFigure.lastPicture
		}
	}
	f.openFigure = outer
}

// isCaption reports whether an element is a caption, by its name or, directly below a
// picture, by its class.
func (f *flow) isCaption(n *dom.Node) bool {
	if f.separator != 0 || n.DataAtom == atom.Figcaption {
		return f.separator == 0
	}
	under := f.pictureAbove
	if last := len(f.leadingPictures) - 1; last >= 0 {
		under = f.leadingPictures[last]
	}
	return under != nil && under.Caption.String() == "" && f.line.Len() == 0 && hasCaptionClass(n) && !hasPicture(n)
}

// hasCaptionClass reports whether n is a caption, by its class: "wp-caption-text",
// "image__caption".
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

// hasPicture reports whether n contains a picture. It also reports true if n is large.
func hasPicture(n *dom.Node) bool {
	left := 50 // nodes
	for c := range n.Descendants() {
		if left--; left < 0 || dom.Is(c, atom.Img, atom.Picture, atom.Figure) {
			return true
		}
	}
	return false
}

// caption converts the caption of a figure.
func (f *flow) caption(n *dom.Node, x context) {
	f.endBlock()
	f.addFigures()
	TrimCaption(n)
	inner := f.inline(n, x, '\n')
	_, credit := CaptionText(n)
	text := markup.TightenBrackets(markup.TrimSpace(inner.line.Inline()))
	if short := caption.DropRepeat(text.String()); short != text.String() && text.NumSpans() <= 1 {
		text = content.PlainInline(short)
	}
	c := &content.Figure{Caption: text, Credit: content.SanitizeLine(credit)}
	for _, p := range inner.inlinePictures { // the picture may be in its caption
		f.add(p)
		f.registerPicture(p)
	}
	f.pendingTargets = append(f.pendingTargets, inner.pendingTargets...)
	if c.Caption.String() == "" {
		f.deferTargets()
		return
	}
	switch s := f.openFigure; {
	case s == nil && f.pictureAbove != nil:
		f.setCaption(f.pictureAbove, c)
		f.pictureAbove = nil
	case s == nil:
		f.addText(&content.Paragraph{Text: c.Caption})
	case s.lastPicture != nil && (!s.hasInnerFigure || s.lastPicture.Caption.String() == ""):
		f.setCaption(s.lastPicture, c)
	case s.lastPicture != nil:
		f.addText(&content.Paragraph{Text: c.Caption})
	case s.hasMedia, s.hasQuote:
		f.addLoneCaption(c)
	default:
		s.pendingCaption = c
	}
}

// mediaElement records that the figure contains media that cannot be shown as text.
func (f *flow) mediaElement(n *dom.Node) {
	if f.openFigure == nil {
		return
	}
	f.openFigure.hasMedia = true
	if poster := dom.Attr(n, "poster"); poster != "" {
		f.openFigure.poster = f.doc.safeURL(Picture, poster)
	}
	if w := f.openFigure.pendingCaption; w != nil && f.separator == 0 {
		f.addLoneCaption(w)
	}
}
