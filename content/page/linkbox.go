package page

import (
	"path"
	"strings"
	"unicode"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// removeLinkBoxes removes boxes of links from the view: cards that lead to other
// articles, and lists of the page's own sections. A page that is mostly links keeps
// them.
func (p *page) removeLinkBoxes() {
	weights := dom.TextWeights(p.view)
	if whole := weights[p.view]; whole.Linked*2 > whole.Text {
		return
	}
	for n := range dom.All(p.view) {
		if n == p.view || n.Parent == nil || n.Type != dom.ElementNode {
			continue
		}
		if w := weights[n]; isLinkBox(n, w) && !p.holdsPlaceholder(n) || isContents(n, w) {
			n.Parent.RemoveChild(n)
		}
	}
}

// isLinkBox reports whether most text of a box is in links.
func isLinkBox(n *dom.Node, w dom.TextWeight) bool {
	const maxUnlinked = 299 // bytes
	if !dom.Is(n, atom.Div, atom.Section, atom.Aside, atom.Header) || w.Text == 0 {
		return false
	}
	return w.Linked*10 > w.Text*6 && w.Text-w.Linked <= maxUnlinked && dom.First(n, atom.A) != nil
}

// isContents reports whether n is a list of links to sections of the page itself.
func isContents(n *dom.Node, w dom.TextWeight) bool {
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

// removeDecoration removes the pictures from the view that are only decoration: icons,
// portraits, and pictures that the view already has.
func (p *page) removeDecoration() {
	const minLarge = 300 // pixels
	isKnown := map[string]bool{}
	for n := range dom.All(p.view) {
		if !dom.Is(n, atom.Img) || p.placeholderOf(n) != nil || dom.Pixels(n, "width") >= minLarge || strings.TrimSpace(dom.Attr(n, "alt")) != "" || dom.HasAttr(n, "data-caption") {
			continue
		}
		if f := dom.Closest(n, atom.Figure); f != nil && dom.First(f, atom.Figcaption) != nil {
			continue
		}
		source := dom.ImageSource(n)
		if dom.IsDecoration(n) || namesDecoration(source) || isKnown[source] {
			dom.Remove(n)
		}
		isKnown[source] = source != ""
	}
}

// namesDecoration reports whether the name of a picture says that it is not a picture
// of the article: "site-logo.png", "avatar_12.jpg".
func namesDecoration(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	name := path.Base(address)
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
