package html

import (
	"pullquote/content"

	"codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func extract(root *dom.Node, s *survey, a *content.Article) *dom.Node {
	p := readability.NewParser()
	p.KeepClasses = true
	p.DisableJSONLD = true
	r, err := p.ParseAndMutate(root, baseOf(a.Source))
	if err != nil || r.Node == nil {
		return &dom.Node{Type: dom.DocumentNode}
	}
	for n := range within(r.Node) {
		if n.Type == dom.ElementNode {
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
	}
	return r.Node
}
