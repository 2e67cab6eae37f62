package search_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/content/search"
)

// TestLazyArticle checks that a search in an article that is parsed on demand has the same
// hits as in the whole, also in each of its beginnings.
func TestLazyArticle(t *testing.T) {
	var s strings.Builder
	for i := range 30_000 {
		fmt.Fprintf(&s, "Entry %d tells of the *tide* and of the boats, at some length, and of “mussels”.\n\n", i)
		if i%500 == 0 {
			fmt.Fprintf(&s, "## Part %d\n\n", i)
		}
	}
	whole := markdown.Parse([]byte(s.String()))
	var articles []*content.Article
	lazy, err := markdown.ParseLazily(t.Context(), []byte(s.String()), nil, func(a *content.Article, _ int) { articles = append(articles, a) })
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range append(articles, lazy) {
		if search.IndexOf(a) == nil || search.IndexOf(a).Len() != a.Len() {
			t.Fatal("the index does not cover the article")
		}
		for _, query := range []string{"entry 1999", "Part 7500", "of the tide", "re:entry 77+ ", "nowhere", "part in:headings"} {
			q, err := search.Parse(query, search.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var want []content.Range
			for _, r := range q.All(whole, nil) {
				if int(r.Start.Block) < a.Len() {
					want = append(want, r)
				}
			}
			if got := q.All(a, nil); !slices.Equal(got, want) {
				t.Errorf("%s in %d blocks: %d hits, want %d", query, a.Len(), len(got), len(want))
			}
		}
	}
	if len(articles) < 2 {
		t.Errorf("%d beginnings", len(articles))
	}
}
