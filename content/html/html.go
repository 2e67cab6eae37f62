// Package html converts HTML into the blocks of an article. The HTML may be the article
// that was extracted from a page, a chapter of a book or an entry of a feed.
//
// A flow builds the blocks of one node; a line is the text of one block. A target is a
// place that links within the article lead to. A note is a footnote; a side note is a
// footnote in the middle of its sentence. Pages mark up captioned pictures in many ways,
// and [NormalizeImages] converts them all to HTML's own element, the figure. Many
// footnotes are not marked as footnotes, and [LinkNotes] finds them by the links between
// them and the text.
//
// What always holds: parsing never fails, and takes time and memory proportional to the
// length of the source. The blocks contain what a reader of the page would see, in the
// same order, without scripts, controls and hidden elements. Lists and quotations that
// nest deeper than the bound of their nesting are shown at that depth.
package html

import (
	"net/url"

	"pullquote/content"
	"pullquote/content/internal/dom"
)

// A Use is what a URL is used for.
type Use int

// The uses of URLs.
const (
	Link Use = iota
	Picture
)

// Options control how [Blocks] converts a tree. The zero value is ready to use.
type Options struct {
	// Base is the URL of the page. The URLs of links and pictures are resolved against
	// it, and a link to a part of the page itself becomes "#id". If Base is nil, URLs
	// are not changed.
	Base *url.URL

	// Rewrite, if it is not nil, replaces a URL after it was resolved. If it returns "",
	// a link becomes text, and a picture keeps only its caption and alt text.
	Rewrite func(use Use, rawURL string) string

	// Titles uses the title of a picture, which a browser shows on hover, as its caption
	// if it has no other. Authors of Markdown and of comics put captions there. On other
	// pages titles repeat the text of the page.
	Titles bool

	// Notes are the footnotes that the tree does not mark as footnotes.
	Notes Notes
}

// A Result is the converted content of a node.
type Result struct {
	Blocks   []content.Block
	Targets  map[string]content.Anchor // positions in Blocks, by id, or nil if there aren't any
	Problems []string                  // sentences for the reader
}

// Blocks converts the children of root. It does not change the tree.
func Blocks(root *dom.Node, o Options) Result {
	d := &document{o: o, titleCaptions: map[*content.Figure]bool{}}
	f := &flow{doc: d}
	f.children(root, context{})
	blocks := append(f.finish(), d.sideNoteList()...)
	return Result{blocks, d.anchors(blocks), d.problems}
}

// Fragment parses an HTML fragment, such as an entry of a feed. The URLs of links and
// pictures are resolved against base, unless it is "".
func Fragment(source, base string) Result {
	root, problems := dom.Parse([]byte(source))
	NormalizeElements(root)
	NormalizeMath(root)
	NormalizeCode(root)
	NormalizeNotes(root)
	RevealDisclosures(root)
	NormalizeLists(root)
	NormalizeImages(root)
	JoinVerse(root, false)
	o := Options{Base: dom.ParseBase(base), Titles: true}
	o.Notes = LinkNotes(root, o.Base)
	result := Blocks(dom.Body(root), o)
	result.Problems = append(problems, result.Problems...)
	return result
}
