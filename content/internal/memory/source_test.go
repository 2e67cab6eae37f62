package memory

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// TestSource checks that a source has the same text before, while and after it is packed,
// wherever the text is in memory.
func TestSource(t *testing.T) {
	var b strings.Builder
	for i := 0; b.Len() < minLarge+frameSize/2; i++ {
		fmt.Fprintf(&b, "Line %d: the tide turns.\n", i)
	}
	text := b.String()
	outside, err := ReadAll(strings.NewReader(text), int64(len(text)), 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]*Source{
		"outside the heap":          NewSource(outside.Bytes()[3:], outside),
		"in the heap":               NewSource([]byte(text)[3:], nil),
		"a copy of what is outside": NewSource([]byte(text)[3:], New(len(text))),
	} {
		want := []byte(text)[3:]
		for _, packed := range []int{0, frameSize - 1, 3*frameSize + 5, len(want) / 2, len(want) - 1, len(want), len(want)} {
			s.Pack(packed)
			runtime.GC()
			for _, at := range []int{0, 1, frameSize - 10, frameSize, 2*frameSize - 5, packed - 20, packed, len(want) / 2, len(want) - 30, len(want)} {
				for _, n := range []int{0, 1, 40, frameSize, 3 * frameSize} {
					from := min(max(at, 0), len(want))
					to := min(from+n, len(want))
					if got := s.Slice(from, to); !bytes.Equal(got, want[from:to]) {
						t.Fatalf("%s, packed to %d: from %d to %d: got %d other bytes", name, packed, from, to, len(got))
					}
				}
			}
		}
		if s.Len() != len(want) || s.raw != nil {
			t.Errorf("%s: %d bytes, %d of them not packed", name, s.Len(), len(s.raw))
		}
	}
}
