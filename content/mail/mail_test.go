package mail

import (
	"flag"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

var update = flag.Bool("update", false, "write what comes out into the cases")

func TestParse(t *testing.T) {
	blocktest.Run(t, func(data []byte) *content.Article { return Parse(data, Options{}) }, *update)
}
