package source

import (
	"compress/gzip"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"pullquote/content/internal/memory"
)

// TestGunzipDeclaredSize checks that the size at the end of gzip data, which may be false, does not
// decide alone what is too long.
func TestGunzipDeclaredSize(t *testing.T) {
	const maxBytes = 1000
	for _, c := range []struct {
		name           string
		size, declared int
		want           error
	}{
		{"true", 1000, 1000, nil},
		{"too long", 1001, 1001, memory.ErrTooLong},
		{"too long, but declared less", 1 << 20, 10, memory.ErrTooLong},
		{"declared too long", 10, 1001, gzip.ErrChecksum},
	} {
		data := gzipped(strings.Repeat("a", c.size))
		binary.LittleEndian.PutUint32(data[len(data)-4:], uint32(c.declared))
		b, err := gunzip(data, maxBytes)
		if !errors.Is(err, c.want) || err == nil && len(b.Bytes()) != c.size {
			t.Errorf("%s: %d bytes, %v", c.name, len(b.Bytes()), err)
		}
	}
}
