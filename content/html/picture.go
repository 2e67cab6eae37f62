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

// image reads a picture.
func (f *flow) image(n *dom.Node, x context) {
	alt := content.SanitizeLine(dom.Attr(n, "alt"))
	switch {
	case isFormula(n):
		if tex := formula(alt); tex != f.r.tex || tex == "" { // which was read from the formula itself
			f.words(tex, x)
		}
		f.r.tex = ""
		return
	case isEmoji(n, alt):
		f.words(alt, x)
		return
	case dom.IsPixel(n), isAvatar(n):
		return
	case isSmall(n):
		if f.line.Len() > 0 && len(alt) <= 40 {
			f.words(alt, context{style: x.style | content.Image, link: x.link})
		}
		return
	}
	title := ""
	if f.r.o.Titles {
		title = dom.Attr(n, "title")
	}
	p := markup.Figure(f.r.source(n), alt, title)
	if title != "" {
		f.r.titled[p] = true
	}
	if !f.again(p, x) {
		f.picture(p, x)
		f.last = p
	}
}

// again reports whether a picture is the one before, which pages give twice: for
// who has scripts and who has none. Then it says what that one did not.
func (f *flow) again(p *content.Figure, x context) bool {
	last := f.last
	if last == nil || f.r.read != f.lastAt {
		f.lastAt = f.r.read
		return false
	}
	if p.Src != last.Src && !(x.silent && (last.Src == "" || path.Base(p.Src) == path.Base(last.Src))) {
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

// picture takes a picture. In the middle of a sentence its alt text stays there;
// behind one it stands on its own.
func (f *flow) picture(p *content.Figure, x context) {
	switch {
	case f.line.Len() == 0 && f.joint == 0:
		f.leading = append(f.leading, p)
		return
	case f.joint == 0 && strings.ContainsRune("\n.!?:…”»\"", f.line.Last()):
	default:
		f.line.Add(p.Alt, x.style|content.Image, x.link)
	}
	f.inside = append(f.inside, p)
}

// source is the address of a picture: where a page loads it late, that which its
// script would put in.
func (r *reader) source(n *dom.Node) string {
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

// isFormula reports whether a picture is of a formula, whose alt text is that in
// TeX.
func isFormula(n *dom.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, "class"))) {
		if strings.HasPrefix(class, "mwe-math") || class == "tex" || class == "latex" || class == "math" {
			return dom.Attr(n, "alt") != ""
		}
	}
	return false
}

// isEmoji reports whether a picture stands for a character.
func isEmoji(n *dom.Node, alt string) bool {
	if alt == "" || len(alt) > 40 {
		return false
	}
	if dom.HasClass(n, "emoji", "wp-smiley", "smiley", "emote", "twemoji", "Emoji") || dom.HasAttr(n, "data-emoji") {
		return true
	}
	return strings.IndexFunc(alt, func(r rune) bool {
		return r < 0x2000 || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r)
	}) < 0
}

// isSmall reports whether a picture is a sign.
func isSmall(n *dom.Node) bool {
	const most = 40
	w, h := dom.Pixels(n, "width"), dom.Pixels(n, "height")
	if w >= 0 && h >= 0 {
		return w <= most && h <= most
	}
	return dom.HasClass(n, "icon") || w >= 0 && w <= most/2 || h >= 0 && h <= most/2
}

// isAvatar reports whether a picture is of who writes.
func isAvatar(n *dom.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(dom.Attr(n, "class"))) {
		if strings.HasPrefix(class, "avatar") || strings.HasSuffix(class, "avatar") || class == "gravatar" {
			return true
		}
	}
	return strings.Contains(dom.Attr(n, "src"), "gravatar.com/avatar")
}
