package library

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
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

// fillTexts makes a library of n documents, each with a text of 100 passages of some 20 words,
// and returns its folder, or the one that PULLQUOTE_BENCH_LIBRARY names, if it already has one.
func fillTexts(b *testing.B, n int) string {
	b.Helper()
	folder := os.Getenv("PULLQUOTE_BENCH_LIBRARY")
	if folder == "" {
		folder = b.TempDir()
	}
	if _, err := os.Stat(filepath.Join(folder, FileName)); err == nil {
		return folder
	}
	l := New(folder)
	defer l.Close()
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		a := &content.Article{}
		for range 100 {
			var words []string
			for range 20 {
				words = append(words, fmt.Sprintf("word%d", int(math.Pow(30_000, r.Float64())))) // rare ones and frequent ones
			}
			a.Append(&content.Paragraph{Text: content.PlainInline(strings.Join(words, " "))})
		}
		at := time.UnixMilli(int64(i + 1))
		v := Visit{Source: fmt.Sprintf("https://example.com/articles/%d", i), Title: fmt.Sprintf("Article %d", i), At: at, Place: &Place{Fraction: 0.5}}
		keepText(b, l, v, a, Quotation{At: content.Within(0, 0, 10), Words: a.Block(0).Plain(), Name: fmt.Sprintf("Jo Park%d", i%500), Person: fmt.Sprintf("Jo Park%d", i%500)})
	}
	return folder
}

// BenchmarkSearch searches 1,000,000 passages for a frequent word, a rare phrase, a prefix, what
// somebody said, and a frequent word of one site.
func BenchmarkSearch(b *testing.B) {
	l := New(fillTexts(b, manyDocuments))
	defer l.Close()
	for _, query := range []string{"word1", "word1 word2 word3", "word29", "who:park77", "word2 from:articles/9999"} {
		b.Run(query, func(b *testing.B) {
			q, err := ParseQuery(query)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := l.Search(b.Context(), q, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("people", func(b *testing.B) {
		for b.Loop() {
			if p, err := l.People(b.Context()); err != nil || len(p) != 500 {
				b.Fatal(len(p), err)
			}
		}
	})
	b.Run("recent", func(b *testing.B) {
		for b.Loop() {
			if d, err := l.Recent(b.Context(), 1000); err != nil || len(d) != 1000 {
				b.Fatal(len(d), err)
			}
		}
	})
}

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
