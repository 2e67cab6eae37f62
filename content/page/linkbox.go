package page

import (
	"path"
	"strings"
	"unicode"

	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// removeLinkBoxes removes boxes of links from the view: cards for other articles, and tables
// of contents. If the view is mostly links, they stay.
func (p *page) removeLinkBoxes() {
	weights := dom.TextWeights(p.view)
	if whole := weights.Of(p.view); whole.Linked*2 > whole.Text {
		return
	}
	for n := range dom.All(p.view) {
		if n == p.view || n.Parent == nil || n.Type != dom.ElementNode {
			continue
		}
		if w := weights.Of(n); isLinkBox(n, w) && !p.hasPlaceholder(n) && !isLinkedSentence(n) && !p.junk.isInReferences(n) || isTableOfContents(n, w) {
			n.Parent.RemoveChild(n)
		}
	}
}

// isLinkBox reports whether n is a box with most of its text in links.
func isLinkBox(n *dom.Node, w dom.TextWeight) bool {
	const maxUnlinked = 299 // bytes
	if !dom.Is(n, atom.Div, atom.Section, atom.Aside, atom.Header) || w.Text == 0 {
		return false
	}
	return w.Linked*10 > w.Text*6 && w.Text-w.Linked <= maxUnlinked && dom.First(n, atom.A) != nil
}

// isLinkedSentence reports whether n is a paragraph whose sentences are a link, and not a
// teaser, which has a heading or a picture.
func isLinkedSentence(n *dom.Node) bool {
	const (
		maxNodes    = 20
		minSentence = 40 // bytes
	)
	paragraphs, left := 0, maxNodes
	for c := range n.Descendants() {
		switch {
		case left == 0, dom.Is(c, atom.Img, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Time):
			return false
		case dom.Is(c, atom.P):
			text := dom.LineText(c, maxLine)
			if len(text) < minSentence || !endsSentence(text) || len(text) < minProse && !isAboveProse(n) {
				return false
			}
			paragraphs++
		}
		left--
	}
	return paragraphs > 0
}

// isAboveProse reports whether the element below n is a line of prose.
func isAboveProse(n *dom.Node) bool {
	next := dom.NextElement(n)
	if next == nil {
		return false
	}
	text := dom.LineText(next, maxLine)
	return len(text) >= minProse && endsSentence(text)
}

// isTableOfContents reports whether n is a list of links to sections of the page.
func isTableOfContents(n *dom.Node, w dom.TextWeight) bool {
	const minLinks = 3
	if !dom.Is(n, atom.Ul, atom.Ol) || w.Linked*10 < w.Text*9 {
		return false
	}
	links := 0
	for c := range n.Descendants() {
		if dom.Is(c, atom.A) {
			if !strings.Contains(dom.Attr(c, "href"), "#") {
				return false
			}
			links++
		}
	}
	return links >= minLinks
}

// removeDecoration removes pictures that are only decoration from the view: icons,
// portraits, and repeated pictures.
func (p *page) removeDecoration() {
	const minLarge = 300 // pixels
	isKnown := map[string]bool{}
	var figure *dom.Node // of the last picture that is in one
	hasCaption := false
	for n := range dom.All(p.view) {
		if dom.Is(n, atom.Img) && p.placeholderOf(n) == nil && isThumbnail(n) {
			dom.Remove(n)
			continue
		}
		if !dom.Is(n, atom.Img) || p.placeholderOf(n) != nil || dom.Pixels(n, "width") >= minLarge || strings.TrimSpace(dom.Attr(n, "alt")) != "" || dom.HasAttr(n, "data-caption") {
			continue
		}
		if f := dom.Closest(n, atom.Figure); f != figure {
			figure, hasCaption = f, f != nil && dom.First(f, atom.Figcaption) != nil
		}
		if hasCaption {
			continue
		}
		source := dom.ImageSource(n)
		if dom.IsDecoration(n) || hasDecorationName(source) || isKnown[source] {
			dom.Remove(n)
		}
		isKnown[source] = source != ""
	}
}

// isThumbnail reports whether a picture is a control of a slideshow: it links to a place in
// the page, and its alt text only says that it is a picture.
func isThumbnail(img *dom.Node) bool {
	a, alt := dom.Closest(img, atom.A), dom.Attr(img, "alt")
	return a != nil && len(dom.Attr(a, "href")) > 1 && dom.Attr(a, "href")[0] == '#' && (caption.IsPictureWord(alt) || caption.IsCounter(alt))
}

// hasDecorationName reports whether a picture has the file name of a decoration:
// "site-logo.png", "avatar_12.jpg".
func hasDecorationName(imageURL string) bool {
	imageURL, _, _ = strings.Cut(imageURL, "?")
	name := path.Base(imageURL)
	words := strings.FieldsFunc(strings.ToLower(strings.TrimSuffix(name, path.Ext(name))), func(r rune) bool {
		return !unicode.IsLetter(r)
	})
	for _, w := range words {
		switch w {
		case "avatar", "gravatar", "logo", "logos", "icon", "icons", "favicon", "sprite", "sprites", "arrow", "arrows", "chevron", "bullet", "divider", "separator", "spinner", "loader", "badge":
			return true
		}
	}
	return false
}
