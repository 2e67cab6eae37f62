// Package html makes an article of HTML: of a page, or of a piece of one as an
// e-book or a feed holds it.
//
// A document is parsed to a tree, and [Blocks] turns the children of a node of
// that tree into blocks: straight, so that figures, tables, footnotes and links
// within the article keep what they say. A flow is the run of blocks that one
// node holds; a line is the text of one block; a target is the place that a link
// within the article leads to; a side note is a footnote that stands in the sentence
// that it belongs to. Before all that, pictures are recast: pages have many shapes
// for a picture with its caption, of which HTML's figure is one.
//
// [Parse] reads a whole page. Its profile is what it says of its article: metas, the
// things of its JSON-LD, headlines, bylines. A shot is a picture with the caption
// that stands around it, found before anything is taken out; junk is what stands
// around an article; the container is the element that has the article in it; a
// piece is a line of that, which the last pass looks at.
//
// What always holds: parsing never fails and takes time and memory in proportion
// to the source; what a reader of the page would see is shown, in its order;
// scripts, controls and what is hidden are not. Lists and quotations deeper than
// [maxDepth] are shown flat.
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

// Options say how [Blocks] reads. The zero value is ready.
type Options struct {
	// Base is what the page was fetched from: links and pictures are resolved
	// against it, and a link to a part of the page itself is "#id". Nil leaves
	// addresses as they are.
	Base *url.URL

	// Rewrite changes an address after that; nil leaves it. "" is none: the
	// link is text, the picture is left out but for what it says.
	Rewrite func(use Use, address string) string

	// Titles makes the title of a picture, which a mouse brings up, its caption
	// where it has no other. Markdown's pictures have them for that, and comics in
	// feeds; on pages they say again what the page does.
	Titles bool
}

// A Result is what a node of a document holds.
type Result struct {
	Blocks   []content.Block
	Targets  map[string]content.Anchor // by id, in Blocks; nil when it has none
	Problems []string
}

// Blocks reads the children of root, which stays as it is.
func Blocks(root *dom.Node, o Options) Result {
	r := &reader{o: o, titled: map[*content.Figure]bool{}}
	f := &flow{r: r}
	f.children(root, context{})
	blocks := append(f.finish(), r.sideNotes()...)
	return Result{blocks, r.targets(blocks), r.problems}
}

// Fragment reads a piece of HTML, as a feed holds it. Links and pictures are
// resolved against base, an address; "" leaves them as they are.
func Fragment(source, base string) Result {
	root, problems := dom.Parse([]byte(source))
	recast(root)
	refer(root, dom.ParseBase(base))
	result := Blocks(dom.Body(root), Options{Base: dom.ParseBase(base), Titles: true}) // a drawing may say there what it is about
	result.Problems = append(problems, result.Problems...)
	return result
}
