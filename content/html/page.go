package html

import (
	"bytes"
	"net/url"

	"pullquote/content"

	"codeberg.org/readeck/go-readability/v2"
	dom "golang.org/x/net/html"
)

// Parse reads a page.
func Parse(data []byte, base string) *content.Article {
	a := &content.Article{}
	doc, err := dom.Parse(bytes.NewReader(data))
	if err != nil {
		return a
	}
	s := surveyOf(doc)
	s.describe(a, base)
	p := readability.NewParser()
	p.KeepClasses = true
	p.DisableJSONLD = true
	u, _ := url.Parse(base)
	r, err := p.ParseAndMutate(doc, u)
	if err != nil || r.Node == nil {
		return a
	}
	if a.Title != "" {
		a.Blocks = append(a.Blocks, &content.Heading{Level: 1, Text: content.PlainInline(a.Title)})
	}
	a.Blocks = append(a.Blocks, tmpBlocks(r.Node)...)
	return a
}
