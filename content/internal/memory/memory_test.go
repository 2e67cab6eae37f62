package memory

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadAll(t *testing.T) {
	text := strings.Repeat("The tide turns. ", 400_000)
	const maxSize = 8 << 20
	for _, c := range []struct {
		name string
		r    io.Reader
		size int64
	}{
		{"known size", strings.NewReader(text), int64(len(text))},
		{"unknown size", strings.NewReader(text), 0},
		{"too small a size", iotest.HalfReader(strings.NewReader(text)), 10},
		{"end with the last bytes", iotest.DataErrReader(strings.NewReader(text)), int64(len(text))},
		{"exactly the maximum", io.LimitReader(neverEnding('a'), maxSize), 0},
	} {
		b, err := ReadAll(c.r, c.size, maxSize)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		runtime.GC() // must not return the memory that is in use
		if got := b.Bytes(); c.name != "exactly the maximum" && string(got) != text || len(got) == 0 {
			t.Errorf("%s: %d bytes", c.name, len(got))
		}
		runtime.KeepAlive(b)
	}
	for _, size := range []int64{0, maxSize + 1} {
		if _, err := ReadAll(io.LimitReader(neverEnding('a'), maxSize+1), size, maxSize); !errors.Is(err, ErrTooLong) {
			t.Errorf("one byte too many: %v", err)
		}
	}
	failed := errors.New("failed")
	if _, err := ReadAll(io.MultiReader(bytes.NewReader([]byte("abc")), iotest.ErrReader(failed)), 0, maxSize); !errors.Is(err, failed) {
		t.Errorf("a failing reader: %v", err)
	}
}

type neverEnding byte

func (b neverEnding) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(b)
	}
	return len(p), nil
}
