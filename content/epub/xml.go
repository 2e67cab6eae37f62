package epub

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// An element is what a tag of an XML document says, or a text between tags.
type element struct {
	name  string // in lower case, without a prefix; "" with a text
	opens bool
	shuts bool // an element that is empty opens and shuts
	attrs []html.Attribute
	text  string
}

// attr is an attribute's value by its name in lower case without a prefix.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if local(a.Key) == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// has reports whether an attribute that is a list of words has one of these.
func (e element) has(name string, words ...string) bool {
	for word := range strings.FieldsSeq(e.attr(name)) {
		if slices.Contains(words, word) {
			return true
		}
	}
	return false
}

// local is a name without its prefix.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// elements reads an XML document tag by tag. What is broken in it does not stop
// it, and entities that it declares itself stay as they are written, so that
// none grows.
func elements(data []byte) iter.Seq[element] {
	return func(yield func(element) bool) {
		z := html.NewTokenizer(bytes.NewReader(decode(data)))
		z.AllowCDATA(true)
		for {
			kind := z.Next()
			z.NextIsNotRawText()
			var e element
			switch kind {
			case html.ErrorToken:
				return
			case html.TextToken:
				e.text = string(z.Text())
			case html.StartTagToken, html.SelfClosingTagToken:
				t := z.Token()
				e = element{name: local(t.Data), opens: true, shuts: kind == html.SelfClosingTagToken, attrs: t.Attr}
			case html.EndTagToken:
				name, _ := z.TagName()
				e = element{name: local(string(name)), shuts: true}
			case html.CommentToken, html.DoctypeToken:
				continue
			}
			if !yield(e) {
				return
			}
		}
	}
}

// decode makes UTF-8 of a document: by its byte order mark or what every second
// byte is; else it is UTF-8 if it can be, and otherwise what it says it is. The
// sanitiser marks what is broken.
func decode(data []byte) []byte {
	order := unicode.BigEndian
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:]
	case bytes.HasPrefix(data, []byte("\xfe\xff")), bytes.HasPrefix(data, []byte("\x00<")):
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("<\x00")):
		order = unicode.LittleEndian
	case utf8.Valid(data), declared(data) == "" && mostlyUTF8(data):
		return data
	default:
		name := declared(data)
		encoding, _ := charset.Lookup(name)
		if encoding == nil || strings.HasPrefix(name, "utf-16") { // which it is not
			encoding, _ = charset.Lookup("windows-1252")
		}
		if out, err := encoding.NewDecoder().Bytes(data); err == nil {
			return out
		}
		return data
	}
	if out, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
		return out
	}
	return data
}

// mostlyUTF8 reports whether data has more whole multi-byte characters than
// broken ones: a few bytes are damaged, or it was cut.
func mostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n <= 1:
			broken++
		case n > 1:
			whole++
		}
		data = data[n:]
	}
	return whole > broken
}

// declared is the encoding that a document names in its first lines: in the XML
// declaration, or as HTML does.
func declared(data []byte) string {
	head := strings.ToLower(string(data[:min(len(data), 1024)]))
	for _, key := range []string{"encoding=", "charset="} {
		_, value, ok := strings.Cut(head, key)
		if !ok {
			continue
		}
		value = strings.TrimLeft(value, `"' `)
		if i := strings.IndexAny(value, `"' ?/>`); i > 0 {
			return value[:i]
		}
	}
	return ""
}
