package epub

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"pullquote/content/internal/charset"

	"golang.org/x/net/html"
)

// An element is a tag of an XML document, or a text between tags.
type element struct {
	name  string // in lower case, without a prefix; "" for a text
	opens bool
	shuts bool // an empty element opens and shuts
	attrs []html.Attribute
	text  string
}

// attr returns an attribute's value by its name in lower case, without a prefix.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if local(a.Key) == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// has reports whether an attribute that is a list of words has one of some words.
func (e element) has(name string, words ...string) bool {
	for word := range strings.FieldsSeq(e.attr(name)) {
		if slices.Contains(words, word) {
			return true
		}
	}
	return false
}

// local returns a name without its prefix.
func local(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// elements reads an XML document tag by tag. Broken markup does not stop it, and entities
// that the document declares are not expanded, so that none grows.
func elements(data []byte) iter.Seq[element] {
	return func(yield func(element) bool) {
		z := html.NewTokenizer(bytes.NewReader(charset.UTF8(data, "")))
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
