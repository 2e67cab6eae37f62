package meta

import (
	"flag"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
	"pullquote/content/internal/dom"
)

var update = flag.Bool("update", false, "write the actual output into the test cases")

// TestRead runs the cases, of which only the metadata is compared.
func TestRead(t *testing.T) {
	blocktest.Run(t, func(source []byte) *content.Article {
		root, _ := dom.Parse(source)
		m := Read(root, "")
		return &content.Article{Title: m.Title, Byline: m.Byline, Published: m.Published, Site: m.Site, Source: m.Source, Lang: m.Lang}
	}, *update)
}
