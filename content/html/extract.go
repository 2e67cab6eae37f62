package html

import (
	"pullquote/content"
	"pullquote/content/internal/dom"
)

// placeMark is the attribute that says where in the page an element stood, by
// counting.
const placeMark = "data-pullquote-place"

// shotMark is the attribute of what stands for a captioned picture, by counting.
const shotMark = "data-pullquote-shot"

// An extraction is a page on its way to its article.
type extraction struct {
	root   *dom.Node
	shots  []*shot
	places []int       // of the shots
	parts  []*dom.Node // figures with their captions, as the article shows them
	head   int         // the place of the headline; 0 without one
}

// extract finds the article of a page, which it changes.
func extract(root *dom.Node, s *profile, a *content.Article) *dom.Node {
	for _, n := range s.siteNames {
		dom.Remove(n)
	}
	c := newCleaner(root, s.headlineOf(a.Title))
	x := &extraction{root: root, shots: c.harvestOf(dom.Body(root))}
	x.standIn()
	unfold(root)
	c.clean(root)
	x.number(c.headline)
	view := read(root, a, x.head)
	thin(view)
	undecorate(view)
	x.restore(view)
	tidy(view, a)
	return view
}
