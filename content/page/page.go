// Package page extracts the article of a whole web page: its title, byline and date,
// and its text with pictures, without what is around it.
//
// A page goes through a list of [passes] in a fixed order. A pass reads the document
// or what earlier passes have found, and leaves what it finds in fields of the page
// or edits the tree.
//
// Junk is what is around an article or between its paragraphs: navigation,
// advertisements, comments of readers. A captioned image is a picture with the
// elements that are its caption; a placeholder takes its place while the article is
// located. The view is the element that holds the article. A text line is an element
// of the view that begins on a new line and has no other such element in it. A call to
// action is a line that asks the reader to subscribe, to follow or to share.
//
// What always holds: parsing never fails, and takes time and memory in proportion to
// the source. What is left out is junk by its place, its markup and its words
// together; if most of the text would be junk, it stays.
package page

import (
	"bytes"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/internal/dom"
	"pullquote/content/page/meta"
)

// Parse parses a page in UTF-8 that was fetched from address, and returns its
// article. With "" the address is the one that the page gives. Links and pictures
// are resolved against it. The article of a page without text has no blocks, not
// even its title.
func Parse(data []byte, address string) *content.Article {
	if isFragment(data) {
		return parseFragment(data, address)
	}
	p := newPage(data, address)
	for _, pass := range passes {
		pass.run(p)
	}
	return p.article
}

// A page is a web page on its way to its article.
type page struct {
	address string           // that it was fetched from; "" if unknown
	root    *dom.Node        // the document
	article *content.Article // with what is known so far

	meta         meta.Meta         // what the page says about its article
	notes        html.Notes        // footnotes that the markup does not name
	junk         junkFilter        // tells junk from the article
	images       []*captionedImage // in document order
	places       map[*dom.Node]int // numbers of elements in document order, from 1
	placeholders map[*dom.Node]*captionedImage
	view         *dom.Node               // the element that holds the article; the body until it is located
	origins      map[*dom.Node]*dom.Node // what the elements of the view are copies of; nil if they are no copies
	lines        []textLine              // of the view
}

func newPage(data []byte, address string) *page {
	root, problems := dom.Parse(data)
	return &page{address: address, root: root, article: &content.Article{Problems: problems}, view: dom.Body(root)}
}

// isFragment reports whether data is a piece of HTML, as an editor or another
// program writes it, and not a page: it has nothing that pages begin with.
func isFragment(data []byte) bool {
	const maxStart = 16 << 10 // bytes
	start := bytes.ToLower(data[:min(len(data), maxStart)])
	for _, tag := range pageTags {
		if bytes.Contains(start, tag) {
			return false
		}
	}
	return true
}

var pageTags = [][]byte{
	[]byte("<html"), []byte("<head"), []byte("<body"), []byte("<title"), []byte("<meta"), []byte("<link"), []byte("<nav"), []byte("<main"), []byte("<article"), []byte("<footer"),
}

// parseFragment parses a piece of HTML. All of it is the article, and a first-level
// heading at its start is the title.
func parseFragment(data []byte, address string) *content.Article {
	r := html.Fragment(string(data), address)
	a := content.NewArticle(r.Blocks...)
	a.Targets, a.Problems, a.Source = r.Targets, r.Problems, address
	for _, b := range a.Blocks() {
		if h, ok := b.(*content.Heading); ok && h.Level == 1 {
			a.Title = content.SanitizeLine(h.Text.Text)
		}
		if _, isFigure := b.(*content.Figure); !isFigure {
			break
		}
	}
	return a
}
