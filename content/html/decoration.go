package html

import (
	"path"
	"strings"
	"unicode"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// undecorate takes the pictures out of an article that say nothing and are only
// there to adorn it: signs and portraits, and those that were there before.
func undecorate(view *dom.Node) {
	seen := map[string]bool{}
	for n := range dom.All(view) {
		const large = 300 // pixels
		if !dom.Is(n, atom.Img) || dom.HasAttr(n, shotMark) || dom.Pixels(n, "width") >= large || strings.TrimSpace(dom.Attr(n, "alt")) != "" || dom.HasAttr(n, "data-caption") {
			continue
		}
		if f := dom.Closest(n, atom.Figure); f != nil && dom.First(f, atom.Figcaption) != nil {
			continue
		}
		source := dom.ImageSource(n)
		if dom.IsDecoration(n) || namesDecoration(source) || seen[source] {
			dom.Remove(n)
		}
		seen[source] = source != ""
	}
}

// namesDecoration reports whether the name of a picture says that it is none of
// an article's: "site-logo.png", "avatar_12.jpg".
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
