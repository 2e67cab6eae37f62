package html

import (
	"bytes"

	"pullquote/content"

	"golang.org/x/net/html"
)

// Parse reads a page.
func Parse(data []byte, base string) *content.Article {
	a := &content.Article{}
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		return a
	}
	s := surveyOf(doc)
	s.describe(a, base)
	return a
}
