package markdown

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode"

	"pullquote/content"

	"github.com/yuin/goldmark/ast"
)

// A badge is a small picture that a service draws to say something about a project, such as
// "build passing". It is shown as its alt text, because it has nothing else to look at.

// isBadge reports whether the picture at an address is a badge. Its address says so, or it
// is a link to a page and its address has no extension of a photograph.
func isBadge(src string, isLinked bool) bool {
	u, err := url.Parse(src)
	if err != nil || u.Host == "" {
		return false
	}
	isWord := func(word string) bool {
		switch word {
		case "badge", "badges", "shield", "shields":
			return true
		}
		return false
	}
	if slices.ContainsFunc(strings.FieldsFunc(strings.ToLower(src), func(r rune) bool { return !unicode.IsLetter(r) }), isWord) {
		return true
	}
	return isLinked && isDrawn(u.Path)
}

// isDrawn reports whether the address of a picture has the extension of a drawing, or none
// because a program makes it.
func isDrawn(address string) bool {
	switch strings.ToLower(path.Ext(address)) {
	case "", ".svg":
		return true
	}
	return false
}

// isBadgeLink reports whether n is a badge, in a link or not.
func (c *converter) isBadgeLink(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.Image:
		return isBadge(string(n.Destination), false)
	case *ast.Link:
		image, ok := n.FirstChild().(*ast.Image)
		return ok && image.NextSibling() == nil && isBadge(string(image.Destination), string(n.Destination) != string(image.Destination))
	}
	return false
}

// areBadges reports whether nodes have badges and nothing else.
func (c *converter) areBadges(nodes []ast.Node) bool {
	found := false
	for _, n := range nodes {
		if c.isBadgeLink(n) {
			found = true
		} else if c.hasContent(n) {
			return false
		}
	}
	return found
}

// markBadges records which paragraphs of HTML contain badges and nothing else.
func (c *converter) markBadges(blocks []content.Block) []content.Block {
	for _, b := range blocks {
		if p, ok := b.(*content.Paragraph); ok && hasOnlyAlts(p.Text) {
			c.badges[p] = true
		}
	}
	return blocks
}

// hasOnlyAlts reports whether a text consists of the alt texts of pictures.
func hasOnlyAlts(t content.Inline) bool {
	for _, s := range t.Spans() {
		if s.Style&content.Image == 0 && strings.TrimSpace(t.String()[s.Start:s.End]) != "" {
			return false
		}
	}
	return t.String() != ""
}
