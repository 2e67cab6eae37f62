package html

import (
	"path"
	"strings"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// recast gives the pictures of a page the shape that HTML has for them: an img,
// in a figure with its figcaption where something says what it shows.
func recast(root *dom.Node) {
	var figures, lists, tables, noscripts []*dom.Node
	for n := range dom.All(root) {
		switch {
		case n.Type != dom.ElementNode:
		case n.Data == "amp-img", n.Data == "amp-anim":
			recastLate(n)
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
		mergeTwin(n)
	}
	for _, n := range lists {
		recastGallery(n)
	}
	for _, n := range tables {
		liftPictures(n)
	}
	for _, n := range figures {
		recastFigure(n)
	}
}

// recastLate puts an img before an element that a script makes a picture of. Its
// size is a proportion where it is small: 16 by 9.
func recastLate(n *dom.Node) {
	const most = 16
	img := dom.NewElement(atom.Img)
	w, h := dom.Pixels(n, "width"), dom.Pixels(n, "height")
	for _, a := range n.Attr {
		if (a.Key != "width" && a.Key != "height") || w > most || h > most {
			img.Attr = append(img.Attr, a)
		}
	}
	n.Attr = nil
	n.Parent.InsertBefore(img, n)
	left := 10
	for c := n.FirstChild; c != nil && left > 0; left-- {
		next := c.NextSibling
		if dom.Is(c, atom.Noscript) && soleImage(c) != nil || dom.HasAttr(c, "placeholder") || dom.HasAttr(c, "fallback") {
			n.RemoveChild(c)
		}
		c = next
	}
}

// soleImage is the img in n, or n itself, when there is one and no words are
// beside it, as far as its beginning tells.
func soleImage(n *dom.Node) *dom.Node {
	if dom.Is(n, atom.Img) {
		return n
	}
	img, words := imageIn(n)
	if words {
		return nil
	}
	return img
}

// imageIn is the only img in n, and whether there are words too. It is nil where
// there is none, more than one or one with its own caption, or much else.
func imageIn(n *dom.Node) (img *dom.Node, words bool) {
	left := 100
	for c := range n.Descendants() {
		left--
		switch {
		case left < 0, dom.Is(c, atom.Figure, atom.Table, atom.Ul, atom.Ol), dom.Is(c, atom.Img) && img != nil && dom.Closest(c, atom.Noscript) == nil:
			return nil, true
		case dom.Is(c, atom.Img) && img == nil:
			img = c
		case c.Type == dom.TextNode && strings.TrimSpace(c.Data) != "" && !dom.IsSilent(c.Parent):
			words = true
		}
	}
	return img, words
}

// mergeTwin takes out a noscript that holds the picture beside it once more, for
// browsers without scripts: its address is the one that needs none.
func mergeTwin(no *dom.Node) {
	plain := soleImage(no)
	if plain == nil || no.Parent == nil || dom.IsPixel(plain) || dom.ImageSource(plain) == "" {
		return
	}
	for _, beside := range []*dom.Node{dom.PreviousElement(no), dom.NextElement(no)} {
		if beside == nil || dom.Is(beside, atom.Noscript) {
			continue
		}
		img := soleImage(beside)
		if img == nil || !isLate(img) && path.Base(dom.ImageSource(img)) != path.Base(dom.ImageSource(plain)) && (dom.Attr(img, "alt") == "" || dom.Attr(img, "alt") != dom.Attr(plain, "alt")) {
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

// isLate reports whether an img shows its picture once a script has run.
func isLate(img *dom.Node) bool {
	return dom.HasLazySource(img) || !dom.IsImageAddress(dom.Attr(img, "src")) || strings.Contains(strings.ToLower(dom.Attr(img, "class")), "lazy")
}

// recastFigure moves what a figure says of its picture outside of its caption,
// such as a credit, into that. One with nothing but a caption gets an img without
// an address: its picture was not loaded when the page was saved.
func recastFigure(figure *dom.Node) {
	var figcaption, picture *dom.Node
	var outside []*dom.Node
	pictures, other, left := 0, false, 300
	for n := figure.FirstChild; n != nil; {
		if left--; left < 0 {
			return
		}
		after := dom.Following(n, figure)
		switch {
		case dom.Is(n, atom.Figcaption):
			if figcaption != nil {
				return
			}
			figcaption = n
		case dom.Is(n, atom.Img):
			pictures++
		case n.Type == dom.ElementNode && (isMatter(n) || strings.HasPrefix(n.Data, "amp-")) && !isWrapper(n):
			other = true
		case dom.Is(n, atom.Picture) && n.FirstChild != nil:
			picture, after = n, n.FirstChild
		case dom.Is(n, atom.Button, atom.Noscript) || dom.IsSilent(n) || n.Type == dom.ElementNode && dom.IsHidden(n):
			if img, _ := imageIn(n); img != nil {
				pictures++
			}
		case isCreditLine(n):
			outside = append(outside, n)
		case n.FirstChild != nil:
			after = n.FirstChild
		case n.Type == dom.TextNode && strings.TrimSpace(n.Data) != "":
			other = true
		}
		n = after
	}
	switch {
	case figcaption == nil || dom.LineText(figcaption, 1) == "":
	case pictures == 0 && !other && len(outside) == 0 && !isQuoting(figure):
		if picture != nil {
			picture.AppendChild(dom.NewElement(atom.Img))
		} else {
			figcaption.Parent.InsertBefore(dom.NewElement(atom.Img), figcaption)
		}
	case pictures > 0:
		for _, n := range outside {
			line := dom.NewElement(atom.Div)
			figcaption.AppendChild(line)
			dom.Remove(n)
			line.AppendChild(n)
		}
	}
}

// isMatter reports whether a figure that holds n is of more than a picture.
func isMatter(n *dom.Node) bool {
	return dom.Is(
		n, atom.Figure, atom.Table, atom.Pre, atom.Code, atom.Blockquote, atom.Q, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed,
		atom.Ul, atom.Ol, atom.Dl, atom.Form,
	) || n.Namespace == "math"
}

// isWrapper reports whether an element of AMP is around pictures.
func isWrapper(n *dom.Node) bool {
	switch n.Data {
	case "amp-img", "amp-anim", "amp-carousel", "amp-lightbox", "amp-image-lightbox", "amp-layout":
		return true
	}
	return false
}

// isQuoting reports whether the class of n says that it quotes.
func isQuoting(n *dom.Node) bool {
	for _, w := range dom.ClassWords(n) {
		if strings.HasSuffix(w, "quote") || w == "embed" {
			return true
		}
	}
	return false
}

// isCreditLine reports whether an element without pictures says whom one is from,
// and nothing else.
func isCreditLine(n *dom.Node) bool {
	const most = 200 // bytes
	if n.Type != dom.ElementNode {
		return false
	}
	left := 40
	for c := range n.Descendants() {
		if left--; left < 0 || dom.Is(c, atom.Img, atom.Figcaption) || len(c.Data) > most {
			return false
		}
	}
	text, credit := caption.Element(n)
	text = strings.TrimSpace(text)
	return text != "" && len(text) < most && (credit == text || caption.IsCredit(text) && strings.Contains(text, ":"))
}
