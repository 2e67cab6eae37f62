package dom

import (
	"bytes"

	"pullquote/content/internal/markup"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A flattener copies a document without its deepest tags.
type flattener struct {
	maxDepth        int
	keepsFormatting bool // formatting tags are like others; otherwise all of them are removed

	out          []byte
	open         []string       // the names of the open elements; the tags of those from maxDepth on are removed
	count        map[string]int // open elements, by name
	depth        int            // the maximum number of open elements
	isAfterBreak bool           // a line break was written since the last text
}

// flatten returns a document without tags deeper than maxDepth, and how deep its elements nest.
// The removed tags of a block are replaced by line breaks.
func (f flattener) flatten(data []byte) (out []byte, depth int) {
	f.count = map[string]int{}
	z := html.NewTokenizer(bytes.NewReader(data))
	for {
		kind := z.Next()
		raw := bytes.Clone(z.Raw())
		switch kind {
		case html.ErrorToken:
			return f.out, f.depth
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if a == atom.Noscript {
				z.NextIsNotRawText()
			}
			f.tag(raw, a, isLeaf(a) || f.canKeep(a) && f.push(string(name)))
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			f.tag(raw, a, isLeaf(a) || f.canKeep(a) && f.pop(string(name)))
		case html.TextToken, html.CommentToken, html.DoctypeToken:
			f.out = append(f.out, raw...)
			f.isAfterBreak = f.isAfterBreak && len(bytes.TrimSpace(raw)) == 0
		}
	}
}

// canKeep reports whether an element may be kept if it is not too deep.
func (f *flattener) canKeep(a atom.Atom) bool { return f.keepsFormatting || !isFormatting(a) }

// tag writes a tag if it is kept, or else the line break that replaces it.
func (f *flattener) tag(raw []byte, a atom.Atom, isKept bool) {
	switch {
	case isKept:
		f.out = append(f.out, raw...)
	case markup.IsBlock(a) && !f.isAfterBreak:
		f.out = append(f.out, "<br><br>"...)
		f.isAfterBreak = true
	}
}

// push opens an element. It reports false if the element is too deep. An element that ends
// where the next one of its name begins is closed first.
func (f *flattener) push(name string) bool {
	switch name {
	case "p", "li", "dt", "dd", "td", "th", "tr", "option":
		if n := len(f.open); n > 0 && f.open[n-1] == name {
			f.open = f.open[:n-1]
			f.count[name]--
		}
	}
	f.open = append(f.open, name)
	f.count[name]++
	f.depth = max(f.depth, len(f.open))
	return len(f.open) <= f.maxDepth
}

// pop closes the innermost open element of this name and everything in it. It reports false if
// there isn't one, or if its start tag was removed.
func (f *flattener) pop(name string) bool {
	if f.count[name] == 0 {
		return false
	}
	for i := len(f.open) - 1; ; i-- {
		f.count[f.open[i]]--
		if f.open[i] == name {
			f.open = f.open[:i]
			return i < f.maxDepth
		}
	}
}

// isLeaf reports whether an element cannot nest.
func isLeaf(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Iframe, atom.Noembed, atom.Noframes, atom.Xmp, atom.Html, atom.Head, atom.Body:
		return true
	}
	return markup.IsVoid(a)
}
