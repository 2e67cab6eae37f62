package dom

import (
	"path"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// ImageSource returns the URL of the picture that an img finally shows, or "" if it shows
// none. Many pages have a placeholder in src and keep the URL in another attribute until
// the reader scrolls to the picture. A saved page has a local file in src and the URL on
// the web in another attribute.
func ImageSource(img *Node) string {
	src := strings.TrimSpace(Attr(img, "src"))
	if IsImageURL(src) && !isSavedFile(src) && !HasLazySource(img) {
		return src
	}
	for _, name := range lazyAttributes {
		if s := strings.TrimSpace(Attr(img, name)); IsImageURL(s) && !strings.ContainsAny(s, " {") {
			return s
		}
	}
	for _, set := range []string{Attr(img, "data-srcset"), Attr(img, "data-lazy-srcset"), Attr(img, "srcset")} {
		if s := widestSource(set); s != "" {
			return s
		}
	}
	if p := img.Parent; Is(p, atom.Picture) {
		for s := range p.ChildNodes() {
			for _, name := range []string{"data-srcset", "srcset"} {
				if s := widestSource(Attr(s, name)); s != "" {
					return s
				}
			}
		}
	}
	if IsImageURL(src) {
		return src
	}
	return ""
}

// lazyAttributes are the attributes in which scripts keep the URL of a picture until they
// load it. The first few take precedence over src.
var lazyAttributes = []string{
	"data-src", "data-lazy-src", "data-original", "data-original-src", "data-lazy", "data-url", "data-image", "data-img-src", "data-image-src", "data-full-src",
	"data-hi-res-src", "data-echo", "data-actualsrc", "data-runner-src", "data-delayed-url", "data-original-mos", "data-mediaviewer-src", "data-large-file", "data-orig-file", "data-savepage-src",
}

// overridingAttributes is how many of lazyAttributes take precedence over src.
const overridingAttributes = 4

// HasLazySource reports whether a script replaces the src of an img when it loads the
// picture.
func HasLazySource(img *Node) bool {
	for _, name := range lazyAttributes[:overridingAttributes] {
		if s := Attr(img, name); IsImageURL(s) && !strings.ContainsAny(s, " {") {
			return true
		}
	}
	return false
}

// isSavedFile reports whether a URL is that of a file that a browser saved beside the page:
// "./Title_files/x.jpg".
func isSavedFile(s string) bool {
	return strings.HasPrefix(s, "./") || strings.HasPrefix(s, "file:") || strings.Contains(s, "_files/") && !strings.Contains(s, "://")
}

// maxWidth is the greatest width of a picture that a screen needs, in pixels.
const maxWidth = 2000

// widestSource returns the URL of the widest picture in a srcset up to maxWidth, or of the
// narrowest if all are wider: "a.jpg 400w, b.jpg 800w".
func widestSource(srcset string) string {
	best, width := "", -1.0
	for srcset = trimSeparators(srcset); srcset != ""; srcset = trimSeparators(srcset) {
		var candidate string
		var w float64
		candidate, w, srcset = cutSource(srcset)
		if !IsImageURL(candidate) || isSavedFile(candidate) {
			continue
		}
		if best == "" || w > width && w <= maxWidth || width > maxWidth && w < width {
			best, width = candidate, w
		}
	}
	return best
}

func trimSeparators(srcset string) string { return strings.TrimLeft(srcset, " \t\n\r,") }

// cutSource returns the first URL in a srcset, the number after it, which is a width or a
// density, and the rest of the srcset. A URL may contain commas.
func cutSource(srcset string) (imageURL string, size float64, rest string) {
	end := strings.IndexAny(srcset, " \t\n\r")
	if end < 0 {
		end = len(srcset)
	}
	imageURL, rest = srcset[:end], srcset[end:]
	if strings.HasSuffix(imageURL, ",") {
		return strings.TrimRight(imageURL, ","), 0, rest
	}
	descriptor, rest, _ := strings.Cut(rest, ",")
	if n, err := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(descriptor), "wxh"), 64); err == nil {
		size = n
	}
	return imageURL, size, rest
}

// IsImageURL reports whether s can be the URL of a picture: it is not a placeholder,
// not a data URL, and not a template for a script.
func IsImageURL(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s, " \n{<") || strings.HasPrefix(s, "data:") || strings.HasPrefix(s, "blob:") || strings.HasPrefix(s, "javascript:") || s[0] == '#' {
		return false
	}
	return !isPlaceholderName(s)
}

// isPlaceholderName reports whether a picture has the file name of a placeholder:
// "grey-placeholder.png", "blank_2x.gif".
func isPlaceholderName(imageURL string) bool {
	imageURL, _, _ = strings.Cut(imageURL, "?")
	name := path.Base(imageURL)
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

// IsDecoration reports whether an img is not a picture of the article but an icon, a logo,
// a portrait of the author or a tracking pixel.
func IsDecoration(img *Node) bool {
	const (
		minSize     = 80 // pixels
		maxWrappers = 3
	)
	for _, name := range []string{"width", "height"} {
		if n, err := strconv.Atoi(strings.TrimSuffix(Attr(img, name), "px")); err == nil && n > 0 && n < minSize {
			return true
		}
	}
	for n, i := img, 0; n != nil && i < maxWrappers; n, i = n.Parent, i+1 {
		for _, w := range ClassWords(n) {
			switch w {
			case "avatar", "gravatar", "logo", "icon", "icons", "emoji", "pixel", "headshot", "badge", "spinner", "wpsmiley", "smiley":
				return true
			}
		}
	}
	return false
}

// Pixels returns the "width" or the "height" of a picture in pixels, from its attribute or
// its style. It returns -1 if neither gives it.
func Pixels(img *Node, name string) int {
	s := Attr(img, name)
	if css := Style(img); s == "" && css["min-"+name] == "" { // with a minimum, the size may differ
		s = css[name]
	}
	if size, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(s), "px"), 64); err == nil && size >= 0 && size < 1e6 {
		return int(size)
	}
	return -1
}

// IsTrackingPixel reports whether a picture is too small to be seen, because it only counts
// readers.
func IsTrackingPixel(img *Node) bool {
	const maxSize = 3
	w, h := Pixels(img, "width"), Pixels(img, "height")
	return w >= 0 && w <= maxSize && h <= maxSize || h >= 0 && h <= maxSize && w <= maxSize
}
