package dom

import (
	"runtime"
	"slices"
	"strings"
	"testing"

	"pullquote/content/bounds"
	"pullquote/content/internal/blocktest"
)

// TestDensity checks that the tree of a document with as many elements as possible takes memory in
// proportion to its length, that its text is kept, and that the reader is told.
func TestDensity(t *testing.T) {
	const size = 1 << 20
	for _, unit := range []string{"<i>a</i>", "<p>a", "<i>", "<br>a", "<td>a", "<ul><li>a</ul>", "<div>a</div>", "<a>a", "<p b c d e f>a", "</p>", "</br>a"} {
		source := []byte(strings.Repeat(unit, size/len(unit)))
		before := blocktest.HeapInUse()
		root, problems := Parse(source)
		if used := blocktest.HeapInUse() - before; used > 16*size {
			t.Errorf("%s: the tree takes %.1f bytes for each byte of the source", unit, float64(used)/size)
		}
		if !slices.Contains(problems, bounds.DenseNodes.Sentence()) {
			t.Errorf("%s: problems %q", unit, problems)
		}
		letters := 0
		for n := range root.Descendants() {
			if n.Type == TextNode {
				letters += strings.Count(n.Data, "a")
			}
		}
		if want := strings.Count(string(source), "a"); letters != want && unit != "<td>a" && unit != "<i>" && unit != "<a>a" {
			t.Errorf("%s: %d of %d letters are left", unit, letters, want)
		}
		runtime.KeepAlive(root)
	}
	for unit, n := range map[string]int{"<td>12.50": 5_000, "<p>The tide turns at noon, she said.</p>\n": 200_000} {
		if _, problems := Parse([]byte(strings.Repeat(unit, n))); len(problems) > 0 {
			t.Errorf("%s: problems %q", unit, problems)
		}
	}
}
