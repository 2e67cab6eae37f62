package html

import (
	"pullquote/content"
	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Parse reads a page in UTF-8. Links and pictures are resolved against base, the
// address that the page was fetched from; "" leaves them as they are.
func Parse(data []byte, base string) *content.Article {
	root, problems := tree(data)
	result := Blocks(body(root), Options{Base: baseOf(base)})
	a := &content.Article{Blocks: result.Blocks, Targets: result.Targets, Problems: append(problems, result.Problems...)}
	if title := first(root, atom.Title); title != nil {
		a.Title = content.SanitizeLine(markup.OneLine(textOf(title)))
	}
	if a.Title != "" {
		a.Blocks = append([]content.Block{&content.Heading{Level: 1, Text: content.PlainInline(a.Title)}}, a.Blocks...)
		for id, at := range a.Targets {
			at.Block++
			a.Targets[id] = at
		}
	}
	return a
}

// first is the first element of a name in n; nil without one.
func first(n *dom.Node, name atom.Atom) *dom.Node {
	for c := range n.Descendants() {
		if c.DataAtom == name && c.Namespace == "" {
			return c
		}
	}
	return nil
}
