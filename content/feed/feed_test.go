package feed

import (
	"flag"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write what comes out into the cases")

// whole is a feed with the articles of its entries behind it, each after a rule.
func whole(data []byte) *content.Article {
	a, err := Parse(data, "https://example.org/feeds/all.xml")
	if err != nil {
		return &content.Article{Problems: []string{err.Error()}}
	}
	for _, e := range a.Entries {
		if e.Article == nil {
			continue
		}
		inner := e.Article()
		a.Problems = append(a.Problems, inner.Problems...)
		a.Blocks = append(append(a.Blocks, &content.Rule{}), inner.Blocks...)
	}
	return a
}

func TestParse(t *testing.T) { blocktest.Run(t, whole, *update) }
