package markdown

import (
	"path"
	"slices"
	"strings"
)

// arguments are what a directive, a shortcode or a component has after its name.
type arguments struct {
	words  []string          // not in quotation marks
	quoted []string          // in quotation marks
	named  map[string]string // by their names in lower case
}

// parseArguments parses arguments that are separated by white space or commas: word,
// "text", name="text", name=word and name={expression}.
func parseArguments(s string) arguments {
	a := arguments{named: map[string]string{}}
	for {
		if s = strings.TrimLeft(s, " \t\n,"); s == "" {
			return a
		}
		if value, n := quotedValue(s); n > 0 {
			a.quoted = append(a.quoted, value)
			s = s[n:]
			continue
		}
		end := strings.IndexAny(s, " \t\n,=")
		switch {
		case end == 0: // an = without a name
			s = s[1:]
		case end < 0 || s[end] != '=':
			if end < 0 {
				end = len(s)
			}
			a.words = append(a.words, s[:end])
			s = s[end:]
		default:
			name := strings.ToLower(strings.TrimLeft(s[:end], ":@"))
			s = strings.TrimLeft(s[end+1:], " \t\n")
			value, n := quotedValue(s)
			if n == 0 {
				if n = strings.IndexAny(s, " \t\n,"); n < 0 {
					n = len(s)
				}
				value = s[:n]
			}
			if _, twice := a.named[name]; !twice {
				a.named[name] = value
			}
			s = s[n:]
		}
	}
}

// quotedValue returns the text in quotation marks or braces at the start of s, and its
// length with the marks, or 0 if there isn't one. A string in braces counts as the string;
// any other expression in braces has no value.
func quotedValue(s string) (value string, n int) {
	if s == "" {
		return "", 0
	}
	switch s[0] {
	case '"', '\'', '`':
		for i := 1; i < len(s); i++ {
			if s[i] == '\\' {
				i++
			} else if s[i] == s[0] {
				return strings.ReplaceAll(s[1:i], `\`+s[:1], s[:1]), i + 1
			}
		}
	case '{':
		if n = braces(s); n > 0 {
			inner := strings.TrimSpace(s[1 : n-1])
			if value, m := quotedValue(inner); m == len(inner) && m > 0 && inner[0] != '{' {
				return value, n
			}
			return "", n
		}
	}
	return "", 0
}

// braces returns the length of the text in balanced braces at the start of s; 0 if they
// are not closed.
func braces(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'', '`':
			if end := strings.IndexByte(s[i+1:], s[i]); end >= 0 {
				i += end + 1
			}
		}
	}
	return 0
}

// first returns the first argument that is there of those with the names.
func (a arguments) first(names ...string) string {
	for _, name := range names {
		if value := strings.TrimSpace(a.named[name]); value != "" {
			return value
		}
	}
	return ""
}

// title returns the argument that names what the reader sees.
func (a arguments) title() string {
	return a.first("title", "label", "summary", "header", "heading", "tabname", "name")
}

// picture returns the address, the alt text and the caption of a picture; ok is false if
// the arguments of the shortcode called name have none.
func (a arguments) picture(name string) (src, alt, caption string, ok bool) {
	src = a.first("src", "source", "url", "image", "path", "file", "href", "link")
	alt = a.first("alt", "alt-text", "alttext", "alt_text")
	for _, part := range []string{a.first("title"), a.first("caption", "description", "desc"), a.first("attr", "credit", "attribution")} {
		if part == "" || part == caption {
			continue
		}
		if caption != "" && !strings.HasSuffix(caption, ".") {
			caption += "."
		}
		caption = strings.TrimSpace(caption + " " + part)
	}
	if isPictureAddress(src) {
		return src, alt, caption, true
	}
	positional := slices.Concat(a.quoted, a.words)
	if i := slices.IndexFunc(positional, isPictureAddress); i >= 0 {
		if alt == "" && len(a.quoted) > 0 && a.quoted[len(a.quoted)-1] != positional[i] {
			alt = a.quoted[len(a.quoted)-1]
		}
		return positional[i], alt, caption, true
	}
	return src, alt, caption, isPictureName(name) && (src != "" || caption != "")
}

// isPictureName reports whether a shortcode or a component has the name of a picture.
func isPictureName(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc([]string{"figure", "image", "img", "picture", "photo"}, func(part string) bool { return strings.Contains(name, part) })
}

// isPictureAddress reports whether an address ends with the extension of a picture.
func isPictureAddress(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	switch strings.ToLower(path.Ext(address)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".bmp", ".tif", ".tiff":
		return true
	}
	return false
}
