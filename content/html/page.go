package html

import (
	"pullquote/content"
)

// Parse reads a page in UTF-8: its article, without what stands around it. Base
// is the address that the page was fetched from; with "" the page's own word for
// it counts.
func Parse(data []byte, base string) *content.Article {
	root, problems := tree(data)
	a := &content.Article{Problems: problems}
	s := profileOf(root)
	s.describe(a, base)
	view := extract(root, s, a)
	setBlocks(a, Blocks(view, Options{Base: baseOf(a.Source)}))
	return a
}

// setBlocks gives the article its blocks, behind its title.
func setBlocks(a *content.Article, r Result) {
	a.Blocks, a.Targets = r.Blocks, r.Targets
	a.Problems = append(a.Problems, r.Problems...)
	if a.Title == "" {
		return
	}
	a.Blocks = append([]content.Block{&content.Heading{Level: 1, Text: content.PlainInline(a.Title)}}, a.Blocks...)
	for id, at := range a.Targets {
		at.Block++
		a.Targets[id] = at
	}
}
