package library

import (
	"fmt"
	"testing"
	"time"

	"pullquote/content"
)

// fill makes a library of n documents, each with a place.
func fill(b *testing.B, n int) string {
	b.Helper()
	folder := b.TempDir()
	l := New(folder)
	defer l.Close()
	err := l.write(b.Context(), func(c *change) error {
		for i := range n {
			at := content.Anchor{Block: content.BlockIndex(i)}
			err := c.keep(b.Context(), fmt.Sprintf("document %d", i), Visit{
				Source: fmt.Sprintf("https://example.com/articles/%d", i), Text: Hash{byte(i), byte(i >> 8), 1}, Title: fmt.Sprintf("Article %d", i), At: time.UnixMilli(int64(i)),
				Place: &Place{Locator: content.Locator{At: content.Range{Start: at, End: at}, Prefix: "thirty-two characters before it", Suffix: "thirty-two characters after it"}, Fraction: 0.5},
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return folder
}

const manyDocuments = 10_000

// BenchmarkOpen opens a library of many documents and looks one up, as the program does when
// it starts.
func BenchmarkOpen(b *testing.B) {
	folder := fill(b, manyDocuments)
	b.ResetTimer()
	for i := range b.N {
		l := New(folder)
		if d, err := l.BySource(b.Context(), fmt.Sprintf("https://example.com/articles/%d", i%manyDocuments)); err != nil || d == nil {
			b.Fatal(d, err)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeep keeps places in a library of many documents.
func BenchmarkKeep(b *testing.B) {
	l := New(fill(b, manyDocuments))
	defer l.Close()
	b.ResetTimer()
	for i := range b.N {
		v := Visit{Source: fmt.Sprintf("https://example.com/articles/%d", i%manyDocuments), Title: "Article", At: time.Now(), Place: &Place{Fraction: 0.6}}
		if err := l.Keep(b.Context(), v); err != nil {
			b.Fatal(err)
		}
	}
}
