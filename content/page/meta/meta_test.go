package meta

import (
	"flag"
	"testing"
	"time"

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

func TestLastDay(t *testing.T) {
	for now, want := range map[string]string{"2031-12-31": "2032-01-01", "1970-01-01": "2100"} {
		day, err := time.Parse(time.DateOnly, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := lastDay(day); got != want {
			t.Errorf("on %s: got %s, want %s", now, got, want)
		}
	}
}
