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

// replaceBadges replaces the badges among figures with paragraphs of their alt texts.
// Drawings next to a badge are badges, too.
func (c *converter) replaceBadges(blocks []content.Block) []content.Block {
	var out []content.Block
	for i := 0; i < len(blocks); {
		end := i
		hasBadge := false
		for ; end < len(blocks); end++ {
			f, ok := blocks[end].(*content.Figure)
			if !ok || f.Caption.Text != "" {
				break
			}
			hasBadge = hasBadge || isBadge(f.Src, false)
		}
		if end == i {
			out = append(out, blocks[i])
			i++
			continue
		}
		if hasBadge {
			out = append(out, c.badgeRow(blocks[i:end], out)...)
		} else {
			out = append(out, blocks[i:end]...)
		}
		i = end
	}
	return out
}

// badgeRow returns the paragraph for the badges in a row of figures, and the other figures.
// A badge whose alt text is in the text before the row needs no paragraph.
func (c *converter) badgeRow(figures, before []content.Block) []content.Block {
	var alts []string
	var out []content.Block
	for _, b := range figures {
		f := b.(*content.Figure)
		if !isBadge(f.Src, true) {
			out = append(out, f)
			continue
		}
		if n := len(before); f.Alt != "" && (n == 0 || !canHavePictures(before[n-1]) || !strings.Contains(before[n-1].Plain(), f.Alt)) {
			alts = append(alts, f.Alt)
		}
	}
	if len(alts) > 0 {
		row := &content.Paragraph{Text: content.PlainInline(strings.Join(alts, " "))}
		c.badges[row] = true
		out = append([]content.Block{row}, out...)
	}
	return out
}
