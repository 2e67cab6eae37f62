package dom

import (
	"bytes"

	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A flattener copies a document without its deepest tags.
type flattener struct {
	out          []byte
	open         []string // the names of the open elements
	maxDepth     int
	isAfterBreak bool // a line break was written since the last text
}

// flatten returns a document without formatting tags and without tags deeper than
// maxDepth. The removed tags of a block are replaced by line breaks.
func flatten(data []byte, maxDepth int) []byte {
	f := flattener{maxDepth: maxDepth}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		raw := bytes.Clone(z.Raw())
		switch kind {
		case html.ErrorToken:
			return f.out
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Noscript {
				z.NextIsNotRawText()
			}
			f.tag(raw, a, !isFormatting(a) && f.push(string(name)))
		case html.EndTagToken:
			name, _ := z.TagName()
			f.tag(raw, atom.Lookup(name), f.pop(string(name)))
		case html.TextToken, html.CommentToken, html.DoctypeToken:
			f.out = append(f.out, raw...)
			f.isAfterBreak = f.isAfterBreak && len(bytes.TrimSpace(raw)) == 0
		}
	}
}

// tag writes a tag if it is kept, or else the line break that replaces it.
func (f *flattener) tag(raw []byte, a atom.Atom, isKept bool) {
	switch {
	case isKept, isLeaf(a):
		f.out = append(f.out, raw...)
	case markup.IsBlock(a) && !f.isAfterBreak:
		f.out = append(f.out, "<br><br>"...)
		f.isAfterBreak = true
	}
}

// push opens an element. It reports false if the element would be too deep. An element
// that ends where the next one of its name begins is closed first.
func (f *flattener) push(name string) bool {
	switch name {
	case "p", "li", "dt", "dd", "td", "th", "tr", "option":
		if n := len(f.open); n > 0 && f.open[n-1] == name {
			f.open = f.open[:n-1]
		}
	}
	if len(f.open) >= f.maxDepth {
		return false
	}
	f.open = append(f.open, name)
	return true
}

// pop closes the innermost open element of this name and everything in it. It reports
// false if there isn't one.
func (f *flattener) pop(name string) bool {
	for i := len(f.open) - 1; i >= 0; i-- {
		if f.open[i] == name {
			f.open = f.open[:i]
			return true
		}
	}
	return false
}

// isLeaf reports whether an element cannot nest.
func isLeaf(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Html, atom.Head, atom.Body:
		return true
	}
	return markup.IsVoid(a)
}
