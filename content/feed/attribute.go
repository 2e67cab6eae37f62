package feed

import (
	"html"
	"strings"
)

// An attribute is a name and a decoded value.
type attribute struct{ name, value string }

// The bounds of a tag.
const (
	maxAttributes = 64
	maxValue      = 4 << 10 // bytes; longer values are left out
)

// attributes parses the attributes of a tag.
func attributes(s string) []attribute {
	var out []attribute
	for len(out) < maxAttributes {
		s = strings.TrimLeft(s, " \t\r\n/")
		n := nameEnd(s)
		if n == 0 {
			if s == "" {
				return out
			}
			s = s[1:]
			continue
		}
		a := attribute{name: s[:n]}
		s = strings.TrimLeft(s[n:], " \t\r\n")
		if strings.HasPrefix(s, "=") {
			a.value, s = attributeValue(strings.TrimLeft(s[1:], " \t\r\n"))
		}
		if len(a.value) <= maxValue {
			a.value = decode(a.value)
			out = append(out, a)
		}
	}
	return out
}

// attributeOf returns the value of the first attribute with one of the names, in any
// case, or "" if there isn't one.
func attributeOf(all []attribute, names ...string) string {
	for _, a := range all {
		for _, name := range names {
			if strings.EqualFold(a.name, name) {
				return strings.TrimSpace(a.value)
			}
		}
	}
	return ""
}

func attributeValue(s string) (value, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	if n := strings.IndexAny(s, " \t\r\n"); n >= 0 {
		return s[:n], s[n:]
	}
	return s, ""
}

// maxReference bounds the length of a reference, in bytes. The longest one in HTML is
// &CounterClockwiseContourIntegral; for ∳.
const maxReference = 33

// decode resolves the references in a text once. It knows the names of HTML, which feeds
// use without declaring them. A reference must end with a semicolon.
func decode(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		n := strings.IndexByte(s[:min(len(s), maxReference)], ';') + 1
		if n > 0 {
			if c := html.UnescapeString(s[:n]); c != s[:n] && (!strings.HasSuffix(c, ";") || c == ";") {
				b.WriteString(c)
				s = s[n:]
				continue
			}
		}
		b.WriteByte('&')
		s = s[1:]
	}
}
