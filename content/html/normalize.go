package html

import (
	"path"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeImages converts the pictures of a page to standard HTML: an img, in a figure
// with a figcaption if it has a caption.
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
		removeThumbnails(n)
		markDescription(n)
		trimFigure(n)
		normalizeFigure(n)
	}
}

// markDescription turns the element that describes the picture of a figure, as an attribute of
// the picture says, into the caption, if the figure has none.
func markDescription(figure *dom.Node) {
	img := dom.First(figure, atom.Img)
	if img == nil || dom.First(figure, atom.Figcaption) != nil {
		return
	}
	id := dom.Attr(img, "aria-describedby")
	for c := range figure.Descendants() {
		if id != "" && dom.Is(c, atom.Div, atom.P, atom.Span) && dom.Attr(c, "id") == id && !hasPicture(c) {
			dom.Rename(c, atom.Figcaption)
			return
		}
	}
}

// normalizeAMP inserts an img before an AMP element that a script replaces by a picture.
// If its width and height are small, they are an aspect ratio, such as 16 by 9.
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

// mergeNoscript removes a noscript that repeats the picture beside it. The picture gets
// the URL from the noscript, because that one needs no script.
func mergeNoscript(noscript *dom.Node) {
	plain := soleImage(noscript)
	if plain == nil || noscript.Parent == nil || dom.IsTrackingPixel(plain) || dom.ImageSource(plain) == "" {
		return
	}
	for _, beside := range []*dom.Node{dom.PreviousElement(noscript), dom.NextElement(noscript)} {
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
		noscript.Parent.RemoveChild(noscript)
		return
	}
}

// isSamePicture reports whether an img shows the same picture as plain, the img in the
// noscript beside it: a script loads img, or both have the same file name or alt text.
func isSamePicture(img, plain *dom.Node) bool {
	isLazy := dom.HasLazySource(img) || !dom.IsImageURL(dom.Attr(img, "src")) || strings.Contains(strings.ToLower(dom.Attr(img, "class")), "lazy")
	alt := dom.Attr(img, "alt")
	return isLazy || path.Base(dom.ImageSource(img)) == path.Base(dom.ImageSource(plain)) || alt != "" && alt == dom.Attr(plain, "alt")
}

// removeThumbnails removes the small pictures in a figure that a page shows until the picture
// itself is loaded. They have the same file name as a picture after them.
func removeThumbnails(figure *dom.Node) {
	left := 300 // nodes
	var earlier []*dom.Node
	var removed []*dom.Node
	for n := range figure.Descendants() {
		if left--; left < 0 || dom.Is(n, atom.Figure) {
			return
		}
		if !dom.Is(n, atom.Img) {
			continue
		}
		for _, img := range earlier {
			alt := dom.Attr(img, "alt")
			if name := fileName(n); strings.Contains(name, ".") && name == fileName(img) && (alt == "" || alt == dom.Attr(n, "alt")) {
				removed = append(removed, img)
			}
		}
		earlier = append(earlier, n)
	}
	for _, img := range removed {
		dom.Remove(img)
	}
}

// fileName returns the name of the file in the URL of a picture.
func fileName(img *dom.Node) string {
	source, _, _ := strings.Cut(dom.ImageSource(img), "?")
	return path.Base(source)
}

// A figureContent is the content of a figure element.
type figureContent struct {
	figcaption *dom.Node
	picture    *dom.Node   // the picture element
	credits    []*dom.Node // outside the figcaption
	images     int         // the number of imgs
	hasOther   bool        // something that is not a picture
}

// normalizeFigure moves the credits of a figure into its figcaption. A figure with only a
// caption gets an img without a URL, because its picture was not loaded when the page was
// saved.
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

// contentOf returns the content of a figure. It reports false if the figure is large or
// has several captions.
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
		case dom.Is(n, atom.Button, atom.Noscript) || dom.IsNonText(n) || n.Type == dom.ElementNode && dom.IsHidden(n):
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

// isOtherContent reports whether n, in a figure, is neither a picture nor a caption.
func isOtherContent(n *dom.Node) bool {
	return dom.Is(
		n, atom.Figure, atom.Table, atom.Pre, atom.Code, atom.Blockquote, atom.Q, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed,
		atom.Ul, atom.Ol, atom.Dl, atom.Form,
	) || n.Namespace == "math"
}

// isImageWrapper reports whether n is an AMP element that wraps pictures.
func isImageWrapper(n *dom.Node) bool {
	switch n.Data {
	case "amp-img", "amp-anim", "amp-carousel", "amp-lightbox", "amp-image-lightbox", "amp-layout":
		return true
	}
	return false
}

// isQuotation reports whether n is a quotation, by its class.
func isQuotation(n *dom.Node) bool {
	for _, w := range dom.ClassWords(n) {
		if strings.HasSuffix(w, "quote") || w == "embed" {
			return true
		}
	}
	return false
}

// isCreditLine reports whether an element contains the credit of a picture and nothing
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
