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

// A vocabulary has words of one to four syllables, the most frequent first. Their frequencies
// fall as in natural texts.
type vocabulary []string

func newVocabulary(n int) vocabulary {
	onsets := strings.Fields("th w h s b c t m f d p l n r g st k v pr tr ch sh br gr cl fr sp bl pl qu")
	vowels := strings.Fields("e a o i u ea ou ai")
	codas := strings.Fields("n r s t d l m ng nd st th ck")
	r := rand.New(rand.NewPCG(1, 2))
	pick := func(list []string) string { return list[int(math.Pow(float64(len(list)+1), r.Float64()))-1] }
	seen := map[string]bool{}
	var v vocabulary
	for len(v) < n {
		word := ""
		for range min(1+len(v)/40, 2) + r.IntN(2) + len(v)/(n/2) {
			word += pick(onsets) + pick(vowels)
		}
		if word += pick(codas); !seen[word] {
			seen[word] = true
			v = append(v, word)
		}
	}
	return v
}

// text returns n words at random.
func (v vocabulary) text(r *rand.Rand, n int) string {
	var words []string
	for range n {
		words = append(words, v[int(math.Pow(float64(len(v)), r.Float64()))-1])
	}
	return strings.Join(words, " ")
}

// fillTexts makes a library of n documents on 200 sites, each with a text of 100 passages of 20
// words, of which five are quoted and, in every tenth document, one is highlighted. It returns its folder,
// or the one that PULLQUOTE_BENCH_LIBRARY names, if it already has one.
func fillTexts(b *testing.B, v vocabulary, n int) string {
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
	r := rand.New(rand.NewPCG(3, 4))
	for i := range n {
		a := &content.Article{}
		for range 100 {
			a.Append(&content.Paragraph{Text: content.PlainInline(v.text(r, 20))})
		}
		at := time.UnixMilli(int64(i+1) * 1e8)
		visit := Visit{
			Source: fmt.Sprintf("https://site%d.example/articles/%d", i%200, i), Title: fmt.Sprintf("Article %d", i), At: at,
			Place: &Place{Fraction: 0.5}, Published: at.Format("2006-01-02"), Site: fmt.Sprintf("Site %d", i%200),
		}
		var quoted []Quotation
		for j := range 5 {
			words, name := a.Block(content.BlockIndex(j)).Plain(), fmt.Sprintf("Jo Park%d", (i+j*j)%500)
			quoted = append(quoted, Quotation{At: content.Within(content.BlockIndex(j), 0, len(words)), Words: words, Name: name, Person: name})
		}
		keepText(b, l, visit, a, quoted...)
		if i%10 > 0 {
			continue
		}
		err := l.Annotate(b.Context(), visit, Annotation{ID: NewID(), Kind: Highlight, Color: Green, Locator: content.NewLocator(a, content.Within(1, 0, 40)), Made: at})
		if err != nil {
			b.Fatal(err)
		}
	}
	return folder
}

// BenchmarkSearch searches 1,000,000 passages. Queries with few or no results among many
// candidates are the slowest.
func BenchmarkSearch(b *testing.B) {
	v := newVocabulary(30_000)
	l := New(fillTexts(b, v, manyDocuments))
	defer l.Close()
	common, other, typical, rare := v[0], v[1], v[1_000], v[29_000]
	for _, bm := range []struct{ name, query string }{
		{"common", common},
		{"typical", typical},
		{"rare", rare},
		{"absent", "zzz"},
		{"phrase", common + " " + v[100]},
		{"rare phrase", common + " " + other + " " + common + " " + other},
		{"absent phrase", strings.Repeat(common+" ", 8)},
		{"beginning", typical[:3]},
		{"beginning in a phrase", common + " " + other + " " + v[300][:3]},
		{"without", common + " -" + other + " -" + v[2]},
		{"quotes", common + " in:quotes"},
		{"rare in quotes", rare + " in:quotes"},
		{"speaker", "who:park77"},
		{"common of a speaker", common + " who:park77"},
		{"common of an unknown speaker", common + " who:nobody"},
		{"site", "from:site7.example " + common},
		{"typical of a site", "from:site7.example " + typical},
		{"unknown site", "from:nowhere " + common},
		{"one article", "from:articles/123 " + common},
		{"late", "after:2001-08 " + common},
		{"later than all", "after:2026 " + common},
		{"phrase of a site", "from:site7.example " + common + " " + other},
		{"highlights", "in:highlights " + common},
		{"rare in highlights", "in:highlights " + rare},
	} {
		b.Run(bm.name, func(b *testing.B) {
			q, err := ParseQuery(bm.query)
			if err != nil {
				b.Fatal(err)
			}
			n := 0
			for b.Loop() {
				hits, err := l.Search(b.Context(), q, 50)
				if err != nil {
					b.Fatal(err)
				}
				n = len(hits)
			}
			b.ReportMetric(float64(n), "hits")
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
