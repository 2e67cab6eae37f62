package html

import (
	"flag"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write what comes out into the cases")

// fragment reads a case: a piece of a page, without what a page says of itself.
func fragment(source []byte) *content.Article { return Fragment(string(source), "") }

func TestFragment(t *testing.T) { blocktest.Run(t, fragment, *update) }
