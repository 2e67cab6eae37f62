package epub

import (
	"flag"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write what comes out into the cases")

// parse reads a book as the cases write it. An error is a problem.
func parse(source []byte) *content.Article {
	a, err := Parse(makeBook(string(source)).zip(), nil)
	if err != nil {
		return &content.Article{Problems: []string{"error: " + err.Error()}}
	}
	return a
}

func TestParse(t *testing.T) { blocktest.Run(t, parse, *update) }
