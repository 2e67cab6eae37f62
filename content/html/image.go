package html

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// image converts a picture. Formulas and emoji become text, tracking pixels and avatars
// are dropped, and an icon within a line is replaced by its alt text.
func (f *flow) image(n *dom.Node, x context) {
	const maxIconAlt = 40 // bytes
	alt := content.SanitizeLine(dom.Attr(n, "alt")).String()
	formula := formulaOfImage(n)
	switch {
	case formula != "":
		if tex := normalizeTeX(formula); tex != f.doc.lastFormula || tex == "" { // it does not repeat the formula before it
			f.writeText(tex, x)
		}
		f.doc.lastFormula = ""
		return
	case isEmoji(n, alt):
		f.writeText(alt, x)
		return
	case dom.IsTrackingPixel(n), isAvatar(n):
		return
	case isBadge(n):
		isAfterBadges := f.line.Len() == f.badgesEnd
		f.line.Space(" ", 0, "")
		f.writeText(alt, context{style: x.style | content.Image, link: x.link})
		f.line.Space(" ", 0, "")
		if isAfterBadges {
			f.badgesEnd = f.line.Len()
		}
		return
	case isIcon(n):
		if f.line.Len() > 0 && len(alt) <= maxIconAlt {
			f.writeText(alt, context{style: x.style | content.Image, link: x.link})
		}
		return
	}
	title := ""
	if f.doc.o.Titles {
		title = dom.Attr(n, "title")
	}
	p := markup.NewFigure(f.doc.imageURL(n), alt, title)
	if title != "" {
		f.doc.titleCaptions[p] = true
	}
	if !f.mergeRepeated(p, x) {
		f.addPicture(p, x)
		f.lastPicture = p
	}
}

// mergeRepeated reports whether a picture repeats the one right before it. Many pages have
// one for browsers with scripts and one for browsers without. The earlier picture gets the
// URL and the alt text that it lacks.
func (f *flow) mergeRepeated(p *content.Figure, x context) bool {
	last := f.lastPicture
	if last == nil || f.doc.textBytes != f.lastPictureAt {
		f.lastPictureAt = f.doc.textBytes
		return false
	}
	if p.Src != last.Src && !(x.isPictureOnly && (last.Src.IsEmpty() || path.Base(p.Src.String()) == path.Base(last.Src.String()))) {
		return false
	}
	if last.Src.IsEmpty() {
		last.Src = p.Src
	}
	if last.Alt.IsEmpty() {
		last.Alt = p.Alt
	}
	return !last.Src.IsEmpty() || p.Alt == last.Alt
}

// addPicture adds a picture to the line. In the middle of a sentence its alt text takes
// its place; after a sentence the picture stands alone.
func (f *flow) addPicture(p *content.Figure, x context) {
	switch {
	case f.line.Len() == 0 && f.separator == 0:
		f.leadingPictures = append(f.leadingPictures, p)
		return
	case f.separator == 0 && (strings.ContainsRune("\n.!?:…”»\"", f.line.Last()) || f.line.Len() == f.badgesEnd):
	default:
		f.line.Add(p.Alt.String(), x.style|content.Image, x.link)
	}
	f.inlinePictures = append(f.inlinePictures, p)
}

// imageURL returns the URL of a picture. If the page loads the picture lazily, it is
// the URL that the script would use.
func (d *document) imageURL(n *dom.Node) string {
	if source := dom.ImageSource(n); source != "" {
		return d.safeURL(Picture, source)
	}
	return ""
}

// isEmoji reports whether a picture shows an emoji, and alt is its character or name.
func isEmoji(n *dom.Node, alt string) bool {
	const maxAlt = 40 // bytes
	if alt == "" || len(alt) > maxAlt {
		return false
	}
	if dom.HasClass(n, "emoji", "wp-smiley", "smiley", "emote", "twemoji", "Emoji") || dom.HasAttr(n, "data-emoji") {
		return true
	}
	return strings.IndexFunc(alt, func(r rune) bool {
		return r < 0x2000 || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r)
	}) < 0
}

// isIcon reports whether a picture is an icon, by its size or its class.
func isIcon(n *dom.Node) bool {
	const maxSize = 40 // pixels
	w, h := dom.Pixels(n, "width"), dom.Pixels(n, "height")
	if w >= 0 && h >= 0 {
		return w <= maxSize && h <= maxSize
	}
	return dom.HasClass(n, "icon") || w >= 0 && w <= maxSize/2 || h >= 0 && h <= maxSize/2
}

// isBadge reports whether a picture is a badge, which shows a word or two such as the state of
// a build: its URL says so, or it is a drawing in a row of linked drawings.
func isBadge(n *dom.Node) bool {
	src, _, _ := strings.Cut(strings.ToLower(dom.ImageSource(n)), "?")
	if strings.TrimSpace(dom.Attr(n, "alt")) == "" {
		return false
	}
	if isBadgeURL(src) {
		return true
	}
	link := n.Parent
	if !dom.Is(link, atom.A) || !isLinkedDrawing(link) {
		return false
	}
	before, after := dom.PreviousElement(link), dom.NextElement(link)
	return before != nil && isLinkedDrawing(before) || after != nil && isLinkedDrawing(after)
}

// isBadgeURL reports whether a URL in lower case is that of a badge.
func isBadgeURL(src string) bool {
	return slices.ContainsFunc(dom.SplitClass(src), func(word string) bool { return word == "badge" || word == "badges" || word == "shields" })
}

// isLinkedDrawing reports whether n is a link that contains a drawing or a badge and nothing
// else.
func isLinkedDrawing(n *dom.Node) bool {
	img := dom.OnlyElement(n)
	if !dom.Is(n, atom.A) || !dom.Is(img, atom.Img) {
		return false
	}
	src, _, _ := strings.Cut(strings.ToLower(dom.ImageSource(img)), "?")
	return strings.HasSuffix(src, ".svg") || isBadgeURL(src)
}

// isAvatar reports whether a picture is the portrait of an author.
func isAvatar(n *dom.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, "class"))) {
		if strings.HasPrefix(class, "avatar") || strings.HasSuffix(class, "avatar") || class == "gravatar" {
			return true
		}
	}
	return strings.Contains(dom.Attr(n, "src"), "gravatar.com/avatar")
}
