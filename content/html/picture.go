package html

import (
	"path"
	"strconv"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// image reads a picture.
func (f *flow) image(n *dom.Node, x context) {
	alt := content.SanitizeLine(attr(n, "alt"))
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
	case isPixel(n), isAvatar(n):
		return
	case isSmall(n):
		if f.line.Len() > 0 && len(alt) <= 40 {
			f.words(alt, context{style: x.style | content.Image, link: x.link})
		}
		return
	}
	title := ""
	if f.r.o.Titles {
		title = attr(n, "title")
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
		attr(n, "data-src"), attr(n, "data-original"), attr(n, "data-lazy-src"), attr(n, "data-lazy"), attr(n, "data-hi-res-src"),
		attr(n, "src"), largest(attr(n, "data-srcset")), largest(attr(n, "data-lazy-srcset")), largest(attr(n, "srcset")),
	}
	if parent := n.Parent; is(parent, atom.Picture) {
		for c := range parent.ChildNodes() {
			if is(c, atom.Source) {
				candidates = append(candidates, largest(attr(c, "srcset")), largest(attr(c, "data-srcset")))
			}
		}
	}
	for _, c := range candidates {
		if isAddress(c) {
			return r.address(Picture, c)
		}
	}
	return ""
}

// isAddress reports whether s is where a picture is: no placeholder, no data, no
// name that a script would look up.
func isAddress(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s, " \n{<") || strings.HasPrefix(s, "data:") || strings.HasPrefix(s, "blob:") || strings.HasPrefix(s, "javascript:") || s[0] == '#' {
		return false
	}
	return !isBlank(s)
}

// isBlank reports whether the name of a picture says that it only keeps the place
// of another, or fills one: "grey-placeholder.png", "blank_2x.gif".
func isBlank(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	name := path.Base(address)
	words := strings.FieldsFunc(strings.ToLower(strings.TrimSuffix(name, path.Ext(name))), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	blank := 0
	for _, w := range words {
		switch w {
		case "placeholder", "spacer":
			return true
		case "blank", "pixel", "transparent", "1x1", "clear", "lazy", "lazyload", "loading", "loader", "grey", "gray":
			blank++
		case "1", "2x", "3x", "img", "image", "px", "default", "bg", "white", "16x9", "4x3", "gif":
		default:
			return false
		}
	}
	return blank > 0
}

// largest is the biggest picture of a srcset: "a.jpg 400w, b.jpg 800w".
func largest(srcset string) string {
	best, most := "", -1.0
	for srcset = strings.TrimLeft(srcset, " \t\n\r,"); srcset != ""; srcset = strings.TrimLeft(srcset, " \t\n\r,") {
		end := strings.IndexAny(srcset, " \t\n\r")
		if end < 0 {
			end = len(srcset)
		}
		address, rest := srcset[:end], srcset[end:]
		size := 0.0
		if strings.HasSuffix(address, ",") {
			address = strings.TrimRight(address, ",")
		} else {
			var descriptor string
			descriptor, rest, _ = strings.Cut(rest, ",")
			descriptor = strings.TrimSpace(descriptor)
			if n, err := strconv.ParseFloat(strings.TrimRight(descriptor, "wxh"), 64); err == nil {
				size = n
			}
		}
		if size > most {
			best, most = address, size
		}
		srcset = rest
	}
	return best
}

// isFormula reports whether a picture is of a formula, whose alt text is that in
// TeX.
func isFormula(n *dom.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		if strings.HasPrefix(class, "mwe-math") || class == "tex" || class == "latex" || class == "math" {
			return attr(n, "alt") != ""
		}
	}
	return false
}

// isEmoji reports whether a picture stands for a character.
func isEmoji(n *dom.Node, alt string) bool {
	if alt == "" || len(alt) > 40 {
		return false
	}
	if hasClass(n, "emoji", "wp-smiley", "smiley", "emote", "twemoji", "Emoji") || hasAttr(n, "data-emoji") {
		return true
	}
	return strings.IndexFunc(alt, func(r rune) bool {
		return r < 0x2000 || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsPunct(r)
	}) < 0
}

// pixels is a size of a picture, by its attribute or its style; -1 when neither
// says.
func pixels(n *dom.Node, name string) int {
	s := attr(n, name)
	if css := styleOf(n); s == "" && css["min-"+name] == "" { // it grows
		s = css[name]
	}
	if size, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64); err == nil && size >= 0 && size < 1e6 {
		return int(size)
	}
	return -1
}

// isPixel reports whether a picture is there to be fetched, not to be seen.
func isPixel(n *dom.Node) bool {
	w, h := pixels(n, "width"), pixels(n, "height")
	return w >= 0 && w <= 3 && h <= 3 || h >= 0 && h <= 3 && w <= 3
}

// isSmall reports whether a picture is a sign.
func isSmall(n *dom.Node) bool {
	const most = 40
	w, h := pixels(n, "width"), pixels(n, "height")
	if w >= 0 && h >= 0 {
		return w <= most && h <= most
	}
	return hasClass(n, "icon") || w >= 0 && w <= most/2 || h >= 0 && h <= most/2
}

// isAvatar reports whether a picture is of who writes.
func isAvatar(n *dom.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(attr(n, "class"))) {
		if strings.HasPrefix(class, "avatar") || strings.HasSuffix(class, "avatar") || class == "gravatar" {
			return true
		}
	}
	return strings.Contains(attr(n, "src"), "gravatar.com/avatar")
}
