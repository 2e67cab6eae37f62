package epub

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"pullquote/content/internal/charset"

	"golang.org/x/net/html"
)

// An element is a tag of an XML document, or the text between two tags.
type element struct {
	name    string // in lower case, without a namespace prefix; "" for text
	isStart bool
	isEnd   bool // a self-closing tag is both a start and an end
	attrs   []html.Attribute
	text    string
}

// attr returns the value of an attribute, or "" if there isn't one. The name is in lower case,
// without a namespace prefix.
func (e element) attr(name string) string {
	for _, a := range e.attrs {
		if localName(a.Key) == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// has reports whether an attribute whose value is a list of words contains one of the
// given words.
func (e element) has(name string, words ...string) bool {
	for word := range strings.FieldsSeq(e.attr(name)) {
		if slices.Contains(words, word) {
			return true
		}
	}
	return false
}

// localName returns a name without its namespace prefix.
func localName(name string) string { return name[strings.LastIndexByte(name, ':')+1:] }

// elements iterates over the tags and texts of an XML document. Broken markup does not
// stop it. Entities that the document declares are not expanded, so they cannot grow
// without bound.
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
				e = element{name: localName(t.Data), isStart: true, isEnd: kind == html.SelfClosingTagToken, attrs: t.Attr}
			case html.EndTagToken:
				name, _ := z.TagName()
				e = element{name: localName(string(name)), isEnd: true}
			case html.CommentToken, html.DoctypeToken:
				continue
			}
			if !yield(e) {
				return
			}
		}
	}
}
