// Package html turns HTML into the blocks of an article: the body of a page that
// was extracted from a document, a chapter of a book, an entry of a feed.
//
// A flow gathers the blocks that one node holds; a line is the text of one block. A
// target is a place that links within the article lead to. A note is a footnote; a
// side note is one in the middle of the sentence that it belongs to. Pages have
// many shapes for a picture with its caption, and [NormalizeImages] gives them the
// one that HTML has for it, the figure. Many footnotes are not marked as such:
// [LinkNotes] finds them by the links between them and the text.
//
// What always holds: parsing never fails, and takes time and memory in proportion
// to the source. What a reader of the page would see is in the blocks, in the same
// order; scripts, controls and hidden elements are not. Lists and quotations that
// nest more than [maxDepth] deep are shown at that depth.
package html

import (
	"net/url"

	"pullquote/content"
	"pullquote/content/internal/dom"
)

// A Use says what an address is for.
type Use int

// The uses of addresses.
const (
	Link Use = iota
	Picture
)

// Options say how [Blocks] reads a tree. The zero value is ready to use.
type Options struct {
	// Base is the address of the page: the addresses of links and pictures are
	// resolved against it, and a link to a part of the page itself becomes "#id".
	// With nil, addresses stay as they are.
	Base *url.URL

	// Rewrite changes an address after that, if it is not nil. If it returns "", a
	// link becomes text, and a picture stays only for its caption and alt text.
	Rewrite func(use Use, address string) string

	// Titles makes the title of a picture, which a mouse brings up, its caption if
	// it has no other. Authors of Markdown and of comics write captions there; on
	// other pages titles repeat what the page says anyway.
	Titles bool

	// Notes are the footnotes that the tree itself does not mark as such.
	Notes Notes
}

// A Result is what a node of a document holds.
type Result struct {
	Blocks   []content.Block
	Targets  map[string]content.Anchor // places in Blocks by their ids; nil if there are none
	Problems []string                  // sentences for the reader
}

// Blocks returns what the children of root hold. It does not change the tree.
func Blocks(root *dom.Node, o Options) Result {
	r := &reader{o: o, titled: map[*content.Figure]bool{}}
	f := &flow{r: r}
	f.children(root, context{})
	blocks := append(f.finish(), r.sideNotes()...)
	return Result{blocks, r.anchors(blocks), r.problems}
}

// Fragment parses a piece of HTML, as an entry of a feed holds it. The addresses of
// links and pictures are resolved against base; with "" they stay as they are.
func Fragment(source, base string) Result {
	root, problems := dom.Parse([]byte(source))
	NormalizeImages(root)
	JoinVerse(root, false)
	o := Options{Base: dom.ParseBase(base), Titles: true}
	o.Notes = LinkNotes(root, o.Base)
	result := Blocks(dom.Body(root), o)
	result.Problems = append(problems, result.Problems...)
	return result
}
