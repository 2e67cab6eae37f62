// Package page extracts the article from a whole web page: its title, byline and date, and
// its text with pictures.
//
// A page goes through a list of [passes] in a fixed order. A pass uses the document and the
// results of earlier passes. It stores its own results in fields of the page, or edits the
// tree.
//
// Junk is everything around the article or between its paragraphs that is not part of it:
// navigation, advertisements, comments by readers. A captioned image is a picture with the
// elements of its caption; a placeholder replaces it while the article is located. The view
// is the element that contains the article. A text line is a block element of the view
// without other blocks in it, or a whole list. A call to action is a line that asks the
// reader to subscribe, follow or share.
//
// What always holds: parsing never fails, and takes time and memory proportional to the
// length of the source. Junk is recognized by its position, its markup and its words
// together. If most of the text would be junk, it stays.
package page

import (
	"bytes"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/internal/dom"
	"pullquote/content/page/meta"
)

// Parse parses a page in UTF-8 and returns its article. PageURL is the URL that the page was
// fetched from; if it is "", Parse uses the URL that the page gives. Links and pictures are
// resolved against it. If the page has no text, the article has no blocks, not even a title.
func Parse(data []byte, pageURL string) *content.Article {
	if isFragment(data) {
		return parseFragment(data, pageURL)
	}
	p := newPage(data, pageURL)
	for _, pass := range passes {
		pass.run(p)
	}
	return p.article
}

// A page is the state of the extraction of one article.
type page struct {
	url     string           // the URL that it was fetched from; "" if unknown
	root    *dom.Node        // the document
	length  int              // of its source, in bytes
	article *content.Article // the results so far

	evidence     evidence
	meta         meta.Meta
	notes        html.Notes // footnotes that the page does not mark as footnotes
	junk         junkFilter
	images       []*captionedImage // in document order
	order        map[*dom.Node]int // the positions of elements in document order, from 1
	placeholders map[*dom.Node]*captionedImage
	view         *dom.Node               // the element that contains the article; the body until it is located
	origins      map[*dom.Node]*dom.Node // the originals of the elements of the view; nil if they are not copies
	lines        []textLine              // of the view
}

func newPage(data []byte, pageURL string) *page {
	root, problems := dom.Parse(data)
	a := &content.Article{}
	a.AddProblems(problems...)
	return &page{url: pageURL, root: root, length: len(data), evidence: lineEvidence, article: a, view: dom.Body(root)}
}

// isFragment reports whether data is an HTML fragment, such as the output of an editor, and
// not a page: it contains none of the tags that pages begin with.
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

// parseFragment parses an HTML fragment. All of it is the article, and a level 1 heading at
// its start is the title.
func parseFragment(data []byte, pageURL string) *content.Article {
	r := html.Fragment(string(data), pageURL)
	a := content.NewArticle(r.Blocks...)
	a.Targets, a.Source = r.Targets, content.SanitizeLine(pageURL)
	a.AddProblems(r.Problems...)
	for _, b := range a.Blocks() {
		if h, ok := b.(*content.Heading); ok && h.Level == 1 {
			a.Title = content.SanitizeLine(h.Text.String())
		}
		if _, isFigure := b.(*content.Figure); !isFigure {
			break
		}
	}
	return a
}
