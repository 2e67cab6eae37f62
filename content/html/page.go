package html

import (
	"strings"

	"pullquote/content"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Parse reads a page in UTF-8: its article, without what stands around it. Base
// is the address that the page was fetched from; with "" the page's own word for
// it counts. Links and pictures are resolved against that. A page without text has
// no blocks, not even its title.
func Parse(data []byte, base string) *content.Article {
	if isFragment(data) {
		return whole(data, base)
	}
	root, problems := dom.Parse(data)
	recast(root)
	unmark(root)
	withoutSigns(root)
	a := &content.Article{Problems: problems}
	s := profileOf(root)
	s.describe(a, base)
	o := Options{Base: dom.ParseBase(s.base(a.Source))}
	refer(root, o.Base)
	setBlocks(a, Blocks(extract(root, s, a), o))
	if a.Len() == 0 || a.Len() == 1 && a.Title != "" {
		s.standInText(a, o)
	}
	return a
}

// setBlocks gives the article its blocks, behind its title.
func setBlocks(a *content.Article, r Result) {
	a.SetBlocks(r.Blocks)
	a.Targets = r.Targets
	a.Problems = append(a.Problems, r.Problems...)
	a.PutTitle()
}

// standInText gives an article without text what the page says of it elsewhere:
// the text that it has for search engines, or what the article is about.
func (s *profile) standInText(a *content.Article, o Options) {
	a.SetBlocks(nil)
	a.Targets = nil
	for _, text := range []string{s.article().text("articleBody"), s.first("og:description", "description", "twitter:description"), s.article().text("description")} {
		root := dom.NewElement(atom.Div)
		for line := range strings.Lines(dom.Unescape(text)) {
			p := dom.NewElement(atom.P)
			p.AppendChild(&dom.Node{Type: dom.TextNode, Data: line})
			root.AppendChild(p)
		}
		r := Blocks(root, o)
		if len(r.Blocks) > 0 {
			setBlocks(a, r)
			break
		}
	}
	a.Problems = append(a.Problems, "the page has no text of an article in it: it may be put in by a script, or be for subscribers")
}
