package html

import (
	"path"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeImages gives the pictures of a page the shape that HTML has for them: an
// img, in a figure with a figcaption if there is a caption.
func NormalizeImages(root *dom.Node) {
	var figures, lists, tables, noscripts []*dom.Node
	for n := range dom.All(root) {
		switch {
		case n.Type != dom.ElementNode:
		case n.Data == "amp-img", n.Data == "amp-anim":
			normalizeAMP(n)
		case dom.Is(n, atom.Figure):
			figures = append(figures, n)
		case dom.Is(n, atom.Ul, atom.Ol, atom.Dl):
			lists = append(lists, n)
		case dom.Is(n, atom.Table):
			tables = append(tables, n)
		case dom.Is(n, atom.Noscript):
			noscripts = append(noscripts, n)
		}
	}
	for _, n := range noscripts {
		mergeNoscript(n)
	}
	for _, n := range lists {
		normalizeGallery(n)
	}
	for _, n := range tables {
		liftImages(n)
	}
	for _, n := range figures {
		normalizeFigure(n)
	}
}

// normalizeAMP puts an img before an element of AMP that a script makes a picture
// of. A small width and height of such an element are a ratio, such as 16 by 9.
func normalizeAMP(n *dom.Node) {
	const (
		maxRatio    = 16
		maxChildren = 10
	)
	img := dom.NewElement(atom.Img)
	w, h := dom.Pixels(n, "width"), dom.Pixels(n, "height")
	for _, a := range n.Attr {
		if (a.Key != "width" && a.Key != "height") || w > maxRatio || h > maxRatio {
			img.Attr = append(img.Attr, a)
		}
	}
	n.Attr = nil
	n.Parent.InsertBefore(img, n)
	left := maxChildren
	for c := n.FirstChild; c != nil && left > 0; left-- {
		next := c.NextSibling
		if dom.Is(c, atom.Noscript) && soleImage(c) != nil || dom.HasAttr(c, "placeholder") || dom.HasAttr(c, "fallback") {
			n.RemoveChild(c)
		}
		c = next
	}
}

// mergeNoscript removes a noscript that holds the picture beside it once more. The
// picture gets the address from the noscript, because that one needs no script.
func mergeNoscript(no *dom.Node) {
	plain := soleImage(no)
	if plain == nil || no.Parent == nil || dom.IsPixel(plain) || dom.ImageSource(plain) == "" {
		return
	}
	for _, beside := range []*dom.Node{dom.PreviousElement(no), dom.NextElement(no)} {
		if beside == nil || dom.Is(beside, atom.Noscript) {
			continue
		}
		img := soleImage(beside)
		if img == nil || !isSamePicture(img, plain) {
			continue
		}
		merged := dom.NewElement(atom.Img, "src", dom.ImageSource(plain))
		for _, name := range []string{"alt", "title", "class", "width", "height", "id", "data-caption", "data-credit"} {
			text := dom.Attr(plain, name)
			if text == "" {
				text = dom.Attr(img, name)
			}
			if text != "" {
				merged.Attr = append(merged.Attr, dom.Attribute{Key: name, Val: text})
			}
		}
		img.Attr = merged.Attr
		no.Parent.RemoveChild(no)
		return
	}
}

// isSamePicture reports whether an img shows the same picture as the one in the
// noscript beside it: a script loads it, or both have a name or an alt text in
// common.
func isSamePicture(img, plain *dom.Node) bool {
	isLazy := dom.HasLazySource(img) || !dom.IsImageAddress(dom.Attr(img, "src")) || strings.Contains(strings.ToLower(dom.Attr(img, "class")), "lazy")
	alt := dom.Attr(img, "alt")
	return isLazy || path.Base(dom.ImageSource(img)) == path.Base(dom.ImageSource(plain)) || alt != "" && alt == dom.Attr(plain, "alt")
}

// A figureContent is what a figure element holds.
type figureContent struct {
	figcaption *dom.Node
	picture    *dom.Node   // a picture element
	credits    []*dom.Node // outside of the figcaption
	images     int
	hasOther   bool // something that is not a picture
}

// normalizeFigure moves the credits of a figure into its figcaption. A figure that
// holds nothing but a caption gets an img without an address: its picture was not
// loaded when the page was saved.
func normalizeFigure(figure *dom.Node) {
	c, ok := contentOf(figure)
	switch {
	case !ok || c.figcaption == nil || dom.LineText(c.figcaption, 1) == "":
	case c.images == 0 && !c.hasOther && len(c.credits) == 0 && !isQuotation(figure):
		if c.picture != nil {
			c.picture.AppendChild(dom.NewElement(atom.Img))
		} else {
			c.figcaption.Parent.InsertBefore(dom.NewElement(atom.Img), c.figcaption)
		}
	case c.images > 0:
		for _, n := range c.credits {
			line := dom.NewElement(atom.Div)
			c.figcaption.AppendChild(line)
			dom.Remove(n)
			line.AppendChild(n)
		}
	}
}

// contentOf reads a figure. It reports false for one that is large or has several
// captions.
func contentOf(figure *dom.Node) (c figureContent, ok bool) {
	left := 300 // nodes
	for n := figure.FirstChild; n != nil; {
		if left--; left < 0 {
			return c, false
		}
		after := dom.Following(n, figure)
		switch {
		case dom.Is(n, atom.Figcaption):
			if c.figcaption != nil {
				return c, false
			}
			c.figcaption = n
		case dom.Is(n, atom.Img):
			c.images++
		case n.Type == dom.ElementNode && (isOtherContent(n) || strings.HasPrefix(n.Data, "amp-")) && !isImageWrapper(n):
			c.hasOther = true
		case dom.Is(n, atom.Picture) && n.FirstChild != nil:
			c.picture, after = n, n.FirstChild
		case dom.Is(n, atom.Button, atom.Noscript) || dom.IsSilent(n) || n.Type == dom.ElementNode && dom.IsHidden(n):
			if img, _ := onlyImage(n); img != nil {
				c.images++
			}
		case isCreditLine(n):
			c.credits = append(c.credits, n)
		case n.FirstChild != nil:
			after = n.FirstChild
		case n.Type == dom.TextNode && strings.TrimSpace(n.Data) != "":
			c.hasOther = true
		}
		n = after
	}
	return c, true
}

// isOtherContent reports whether a figure that holds n is not only of a picture.
func isOtherContent(n *dom.Node) bool {
	return dom.Is(
		n, atom.Figure, atom.Table, atom.Pre, atom.Code, atom.Blockquote, atom.Q, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed,
		atom.Ul, atom.Ol, atom.Dl, atom.Form,
	) || n.Namespace == "math"
}

// isImageWrapper reports whether an element of AMP is around pictures.
func isImageWrapper(n *dom.Node) bool {
	switch n.Data {
	case "amp-img", "amp-anim", "amp-carousel", "amp-lightbox", "amp-image-lightbox", "amp-layout":
		return true
	}
	return false
}

// isQuotation reports whether a class of n says that it is a quotation.
func isQuotation(n *dom.Node) bool {
	for _, w := range dom.ClassWords(n) {
		if strings.HasSuffix(w, "quote") || w == "embed" {
			return true
		}
	}
	return false
}

// isCreditLine reports whether an element says who a picture is from, and nothing
// else.
func isCreditLine(n *dom.Node) bool {
	const maxCredit = 200 // bytes
	if n.Type != dom.ElementNode {
		return false
	}
	left := 40 // nodes
	for c := range n.Descendants() {
		if left--; left < 0 || dom.Is(c, atom.Img, atom.Figcaption) || len(c.Data) > maxCredit {
			return false
		}
	}
	text, credit := CaptionText(n)
	text = strings.TrimSpace(text)
	return text != "" && len(text) < maxCredit && (credit == text || caption.IsCredit(text) && strings.Contains(text, ":"))
}
