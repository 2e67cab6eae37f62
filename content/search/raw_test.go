package search_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/content/search"
	"pullquote/content/text"
)

// allows reports whether the filter of a query lets a source pass. A query without a filter
// lets everything pass.
func allows(t *testing.T, query, source string) bool {
	t.Helper()
	q, err := search.Parse(query, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	f := q.NewRawFilter()
	return f == nil || f.MayMatch(source)
}

// TestRawFilter checks sources in which a word is not in one piece.
func TestRawFilter(t *testing.T) {
	for _, c := range []struct {
		query, source string
		want          bool
	}{
		{"unbelievable", "an unbelievable story", true},
		{"unbelievable", "an UnBelievable story", true},
		{"unbelievable", "an incredible story", false},
		{"unbelievable", "un**believ**able", true},
		{"unbelievable", "*un*believ_able_", true},
		{"unbelievable", "un<b class=\"x\">believ</b>able", true},
		{"unbelievable", "un<!-- not -->believable", true},
		{"unbelievable", "un[believ](https://example.com/a_(b))able", true},
		{"unbelievable", "un[believ][1]able", true},
		{"unbelievable", "unbeliev[^note]able", true},
		{"unbelievable", "un`believ`able", true},
		{"unbelievable", "unbeliev\\able", true},
		{"unbelievable", "un&shy;believ&shy;able", true},
		{"unbelievable", "un&#98;elievable", true},
		{"unbelievable", "un&bogus;believable", false},
		{"unbelievable", "unbeliev-\nable", true},
		{"unbelievable", "unbeliev\u2010\r\n   able", true},
		{"unbelievable", "> unbeliev-\n> able", true},
		{"unbelievable", "unbeliev\nable", false},
		{"unbelievable", "un\u00adbeliev\u200bable", true},
		{"unbelievable", "un{++believ++}able", true},
		{"unbelievable", "unbeliev{.class}able", true},
		{"unbelievable", "un==believ==able", true},
		{"etat", "&Eacute;tat", true},
		{"etat", "l'&Eacute;<b>t</b>at", true},
		{"etat", "E\u0301tat", true},
		{"an unbelievable story", "un**believ**able", true},
		{"an unbelievable story", "an incredible story", false},
		{"x2", "x^2^", true},
		{"x2", "x<sup>2</sup>", true},
		{"unbelievable", "un\x08nbelievable and \x1b[1mbold\x1b[0m", true},
		{"unbelievable", "not UTF-8: \xe9", true},
		{"unbelievable", "encoded twice: â€“ Ã©", true},
		{"unbelievable", "château, “même”", false},
		{"unbelievable", "a formula: $\\mathrm{un}x$", true},
		{"unbelievable", "snake_case, for_each(x), [a](b) & c; 5 < 6 > 4 {} $HOME", false},
		{"1/25", "½5", true},
		{"in:quotes unbelievable -story", "an incredible story", false},
		{"re:unbeliev(able|ed)", "an incredible story", false},
		{"re:unbeliev(able|ed)", "un*believ*ed", true},
		{"re:.*", "an incredible story", true},
		{"—", "an incredible story", true},
		{"москва", "an incredible story", true},
	} {
		if got := allows(t, c.query, c.source); got != c.want {
			t.Errorf("%s in %q: %v, want %v", c.query, c.source, got, c.want)
		}
	}
}

// checkRaw checks that the filter lets a source pass for every word of the article that is
// parsed from it.
func checkRaw(t *testing.T, source string, a *content.Article) {
	t.Helper()
	checked := map[string]bool{}
	for _, b := range a.Blocks() {
		for _, word := range strings.Fields(b.Plain()) {
			if !checked[word] && len(checked) < 200 && len(search.Compile(word).Find(b.Plain())) > 0 {
				checked[word] = true
				if q := search.Compile(word); q.NewRawFilter() != nil && !q.NewRawFilter().MayMatch(source) {
					t.Fatalf("%q is in the text but ruled out by the source %q", word, source)
				}
			}
		}
	}
}

// TestRawFilterOnArticle uses the built-in article.
func TestRawFilterOnArticle(t *testing.T) {
	checkRaw(t, content.BuiltIn(), markdown.Parse([]byte(content.BuiltIn())))
}

// FuzzRawFilter checks that no word of a parsed text is ruled out by its source.
func FuzzRawFilter(f *testing.F) {
	for _, s := range []string{
		"un**believ**able [a](b)c &eacute;t&#233; ~~x~~y", "a-\nb\n\n- c\n  d<b>e</b>f", "# A_b_c\n\n`x`y z[^1]w\n\n[^1]: note",
		"H~2~O x^2^ ==m==n {++i++}s %%c%%d", "$x_1$y | a | b |\n|---|---|\n| c*d*e | f |", "---\ntitle: a\\tb\n---\n\n:smile:x",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		checkRaw(t, source, markdown.Parse([]byte(source)))
		checkRaw(t, source, text.Parse([]byte(source)))
	})
}

// BenchmarkRawFilter filters a source of 10 MB.
func BenchmarkRawFilter(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var s strings.Builder
	for i := 0; s.Len() < 10<<20; i++ {
		fmt.Fprintf(&s, "“It is entry %d,” said *Jo Park*, and the [tide tables](t%d.html) were on the wall;\nnobody's `boat_%d` was late.\n\n", i, rng.IntN(100), i)
	}
	if file := os.Getenv("PULLQUOTE_BENCH_SOURCE"); file != "" {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		s.Reset()
		s.Write(data)
	}
	f := search.Compile("the reestation of").NewRawFilter()
	b.SetBytes(int64(s.Len()))
	const part = 256 << 10
	for b.Loop() {
		for source := s.String(); source != ""; source = source[min(len(source), part):] {
			if f.MayMatch(strings.ToValidUTF8(source[:min(len(source), part)], "")) {
				b.Fatal("the source may match")
			}
		}
	}
}
