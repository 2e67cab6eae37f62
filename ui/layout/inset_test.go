package layout

import (
	"runtime"
	"strings"
	"testing"

	"pullquote/content"
)

// TestDeepQuotes composes a paragraph in many block quotes. Twice as many may take no more than
// about twice the memory, though the bars before each row are twice as long.
func TestDeepQuotes(t *testing.T) {
	memory := func(depth int) int {
		var b content.Block = &content.Paragraph{Text: content.PlainInline("Low tide.")}
		for range depth {
			b = &content.BlockQuote{Blocks: []content.Block{b}}
		}
		o := Options{Width: 1 << 20}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		lines := Compose(b, 0, o)
		runtime.ReadMemStats(&after)
		if got, want := lines[0].String(), strings.Repeat("│ ", depth)+"Low tide."; len(lines) != 1 || got != want {
			t.Fatalf("%d rows, the first is %q, want %q", len(lines), got, want)
		}
		return int(after.TotalAlloc - before.TotalAlloc)
	}
	memory(1)
	if one, two := memory(500), memory(1000); two > 5*one/2 {
		t.Errorf("500 block quotes take %d bytes, 1000 take %d", one, two)
	}
}
