package html

import (
	"path"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"

	"golang.org/x/net/html/atom"
)

// image reads a picture. Formulas and emoji are text, what counts readers is
// nothing, and of an icon the alt text stays if it is in a line.
func (f *flow) image(n *dom.Node, x context) {
	const maxIconAlt = 40 // bytes
	alt := content.SanitizeLine(dom.Attr(n, "alt"))
	switch {
	case isFormulaImage(n):
		if tex := formula(alt); tex != f.r.tex || tex == "" { // not the formula that was read right before
			f.words(tex, x)
		}
		f.r.tex = ""
		return
	case isEmoji(n, alt):
		f.words(alt, x)
		return
	case dom.IsPixel(n), isAvatar(n):
		return
	case isIcon(n):
		if f.line.Len() > 0 && len(alt) <= maxIconAlt {
			f.words(alt, context{style: x.style | content.Image, link: x.link})
		}
		return
	}
	title := ""
	if f.r.o.Titles {
		title = dom.Attr(n, "title")
	}
	p := markup.Figure(f.r.imageAddress(n), alt, title)
	if title != "" {
		f.r.titled[p] = true
	}
	if !f.mergeRepeated(p, x) {
		f.addPicture(p, x)
		f.last = p
	}
}

// mergeRepeated reports whether a picture is the one right before it once more, as
// pages have one for browsers with scripts and one for those without. If so, it
// gives that one what it lacks.
func (f *flow) mergeRepeated(p *content.Figure, x context) bool {
	last := f.last
	if last == nil || f.r.read != f.lastAt {
		f.lastAt = f.r.read
		return false
	}
	if p.Src != last.Src && !(x.isSilent && (last.Src == "" || path.Base(p.Src) == path.Base(last.Src))) {
		return false
	}
	if last.Src == "" {
		last.Src = p.Src
	}
	if last.Alt == "" {
		last.Alt = p.Alt
	}
	return last.Src != "" || p.Alt == last.Alt
}

// addPicture adds a picture to the line. In the middle of a sentence its alt text
// stays in place; after a sentence the picture is on its own.
func (f *flow) addPicture(p *content.Figure, x context) {
	switch {
	case f.line.Len() == 0 && f.separator == 0:
		f.leading = append(f.leading, p)
		return
	case f.separator == 0 && strings.ContainsRune("\n.!?:…”»\"", f.line.Last()):
	default:
		f.line.Add(p.Alt, x.style|content.Image, x.link)
	}
	f.inside = append(f.inside, p)
}

// imageAddress returns the address of a picture. If the page loads the picture late,
// it is the address that the script would use.
func (r *reader) imageAddress(n *dom.Node) string {
	candidates := []string{
		dom.Attr(n, "data-src"), dom.Attr(n, "data-original"), dom.Attr(n, "data-lazy-src"), dom.Attr(n, "data-lazy"), dom.Attr(n, "data-hi-res-src"),
		dom.Attr(n, "src"), dom.LargestSource(dom.Attr(n, "data-srcset")), dom.LargestSource(dom.Attr(n, "data-lazy-srcset")), dom.LargestSource(dom.Attr(n, "srcset")),
	}
	if parent := n.Parent; dom.Is(parent, atom.Picture) {
		for c := range parent.ChildNodes() {
			if dom.Is(c, atom.Source) {
				candidates = append(candidates, dom.LargestSource(dom.Attr(c, "srcset")), dom.LargestSource(dom.Attr(c, "data-srcset")))
			}
		}
	}
	for _, c := range candidates {
		if dom.IsImageAddress(c) {
			return r.address(Picture, c)
		}
	}
	return ""
}

// isFormulaImage reports whether a picture is of a formula, whose TeX is its alt
// text.
func isFormulaImage(n *dom.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, "class"))) {
		if strings.HasPrefix(class, "mwe-math") || class == "tex" || class == "latex" || class == "math" {
			return dom.Attr(n, "alt") != ""
		}
	}
	return false
}

// isEmoji reports whether a picture stands for a character.
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

// isIcon reports whether a picture is as small as an icon.
func isIcon(n *dom.Node) bool {
	const maxSize = 40 // pixels
	w, h := dom.Pixels(n, "width"), dom.Pixels(n, "height")
	if w >= 0 && h >= 0 {
		return w <= maxSize && h <= maxSize
	}
	return dom.HasClass(n, "icon") || w >= 0 && w <= maxSize/2 || h >= 0 && h <= maxSize/2
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
