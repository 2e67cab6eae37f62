package html

import (
	"strconv"
	"strings"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sourceOf is the address of the picture that an img shows in the end: many
// pages put a blank into src and the address elsewhere until it is scrolled to,
// and a saved page has a file of its own in src and the address elsewhere. "" if
// there is none.
func sourceOf(img *dom.Node) string {
	src := strings.TrimSpace(attr(img, "src"))
	if isAddress(src) && !isLocal(src) && !hasLazy(img) {
		return src
	}
	for _, name := range lazyAttributes() {
		if s := strings.TrimSpace(attr(img, name)); isAddress(s) && !strings.ContainsAny(s, " {") {
			return s
		}
	}
	for _, set := range []string{attr(img, "data-srcset"), attr(img, "data-lazy-srcset"), attr(img, "srcset")} {
		if s := widest(set); s != "" {
			return s
		}
	}
	if p := img.Parent; is(p, atom.Picture) {
		for s := range p.ChildNodes() {
			for _, name := range []string{"data-srcset", "srcset"} {
				if s := widest(attr(s, name)); is(p, atom.Picture) && s != "" {
					return s
				}
			}
		}
	}
	if isAddress(src) {
		return src
	}
	return ""
}

// lazyAttributes are where scripts keep the address of a picture.
func lazyAttributes() []string {
	return []string{
		"data-src", "data-lazy-src", "data-original", "data-original-src", "data-lazy", "data-url", "data-image", "data-img-src", "data-image-src", "data-full-src",
		"data-hi-res-src", "data-echo", "data-actualsrc", "data-runner-src", "data-delayed-url", "data-original-mos", "data-mediaviewer-src", "data-large-file", "data-orig-file", "data-savepage-src",
	}
}

// hasLazy reports whether the src of an img is only there until its picture is
// loaded.
func hasLazy(img *dom.Node) bool {
	for _, name := range lazyAttributes()[:4] {
		if s := attr(img, name); isAddress(s) && !strings.ContainsAny(s, " {") {
			return true
		}
	}
	return false
}

// isLocal reports whether an address is a file that a browser saved beside the
// page: "./Title_files/x.jpg".
func isLocal(s string) bool {
	return strings.HasPrefix(s, "./") || strings.HasPrefix(s, "file:") || strings.Contains(s, "_files/") && !strings.Contains(s, "://")
}

// widest is the address of a srcset for the greatest width that a screen needs.
func widest(set string) string {
	const most = 2000 // pixels
	best, width := "", -1.0
	for part := range strings.SplitSeq(set, ", ") {
		f := strings.Fields(strings.Trim(part, " ,\n\t"))
		if len(f) == 0 || !isAddress(f[0]) || isLocal(f[0]) {
			continue
		}
		w := 1.0
		if len(f) > 1 {
			w, _ = strconv.ParseFloat(strings.TrimRight(f[1], "wx"), 64)
		}
		if w > width && w <= most {
			best, width = f[0], w
		}
	}
	return strings.TrimRight(best, ",")
}

// isDecoration reports whether an img is no picture of the article: an icon, a
// logo, the portrait of who wrote it, what counts readers.
func isDecoration(img *dom.Node) bool {
	const small = 80 // pixels
	for _, name := range []string{"width", "height"} {
		if n, err := strconv.Atoi(strings.TrimSuffix(attr(img, name), "px")); err == nil && n > 0 && n < small {
			return true
		}
	}
	for n, i := img, 0; n != nil && i < 3; n, i = n.Parent, i+1 {
		for _, w := range classWords(n) {
			switch w {
			case "avatar", "gravatar", "logo", "icon", "icons", "emoji", "pixel", "headshot", "badge", "spinner", "wpsmiley", "smiley":
				return true
			}
		}
	}
	return false
}
