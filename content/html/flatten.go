package html

import (
	"bytes"

	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A flattened is a document without the tags that stand too deep.
type flattened struct {
	out    []byte
	open   []string // elements
	depth  int      // how many of them there may be
	parted bool     // a break stands for the tags left out behind the last text
}

// flatten leaves out the tags of emphasis, and those that stand deeper than
// depth. Breaks part what the latter parted.
func flatten(data []byte, depth int) []byte {
	f := flattened{depth: depth}
	z := dom.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		raw := bytes.Clone(z.Raw())
		switch kind {
		case dom.ErrorToken:
			return f.out
		case dom.StartTagToken, dom.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Noscript {
				z.NextIsNotRawText()
			}
			f.tag(raw, a, !emphasises(a) && f.push(string(name)))
		case dom.EndTagToken:
			name, _ := z.TagName()
			f.tag(raw, atom.Lookup(name), f.pop(string(name)))
		case dom.TextToken, dom.CommentToken, dom.DoctypeToken:
			f.out = append(f.out, raw...)
			f.parted = f.parted && len(bytes.TrimSpace(raw)) == 0
		}
	}
}

// tag writes a tag that is kept, or what parts the text at one that is not.
func (f *flattened) tag(raw []byte, a atom.Atom, kept bool) {
	switch {
	case kept, standsAlone(a):
		f.out = append(f.out, raw...)
	case markup.BreaksLine(a) && !f.parted:
		f.out = append(f.out, "<br><br>"...)
		f.parted = true
	}
}

// push opens an element if there is room. One that ends where another of its
// kind begins does.
func (f *flattened) push(name string) bool {
	switch name {
	case "p", "li", "dt", "dd", "td", "th", "tr", "option":
		if n := len(f.open); n > 0 && f.open[n-1] == name {
			f.open = f.open[:n-1]
		}
	}
	if len(f.open) >= f.depth {
		return false
	}
	f.open = append(f.open, name)
	return true
}

// pop closes the last open element of a name, with what is open in it.
func (f *flattened) pop(name string) bool {
	for i := len(f.open) - 1; i >= 0; i-- {
		if f.open[i] == name {
			f.open = f.open[:i]
			return true
		}
	}
	return false
}

// standsAlone reports whether an element holds no others.
func standsAlone(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Html, atom.Head, atom.Body:
		return true
	}
	return markup.IsVoid(a)
}
