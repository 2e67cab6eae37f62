package text

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/content/caption"
)

// Whether a line is a credit is the most expensive question about it. A chunk asks it for
// itself, and so do the chunks above that look for a credit or for prose below them. The answer
// is remembered for some lines; a line may be asked about again where others are forgotten.
func TestCreditsAreLookedForOnce(t *testing.T) {
	for _, format := range []string{"OSLO (AP) — day %d\n\n", "(AP Photo/Jo Park %d)\n\n", "Photo: X%d\n\n", "People wait %d.\nPhoto: Jo Park/AP\n\n", "é© %d\n\n"} {
		var src strings.Builder
		for i := range 500 {
			fmt.Fprintf(&src, format, i)
		}
		asked := map[string]int{}
		p := newParser(splitLines(src.String()))
		p.credits.classify = func(line string) (isCredited, isCredit bool) {
			asked[line]++
			return caption.Classify(line)
		}
		p.parseBody()
		if len(asked) < 500 {
			t.Errorf("%q: only %d lines were looked at", format, len(asked))
		}
		for line, n := range asked {
			if n > 2 && line != "Photo: Jo Park/AP" { // below each of them
				t.Errorf("%q: %q was looked at %d times", format, line, n)
				break
			}
		}
	}
}
