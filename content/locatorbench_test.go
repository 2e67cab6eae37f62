package content

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// editedArticle returns an article of about a megabyte, highlights in it, and an edited version:
// a new beginning, and of the highlighted paragraphs a tenth reworded and a twentieth removed.
func editedArticle(tb testing.TB, highlights int) (to *Article, locators []Locator) {
	tb.Helper()
	const paragraphs = 2500
	r := rand.New(rand.NewPCG(1, 2))
	var words []string
	for range 5000 {
		word := ""
		for range 1 + r.IntN(4) {
			word += string("bcdfglmnprst"[r.IntN(12)]) + string("aeiou"[r.IntN(5)]) + []string{"", "", "n", "r", "s"}[r.IntN(5)]
		}
		words = append(words, word)
	}
	texts := make([]string, paragraphs)
	for i := range texts {
		var s []string
		for range 75 {
			s = append(s, words[r.IntN(len(words))])
		}
		texts[i] = strings.Join(s, " ")
	}
	from := articleOf(texts...)
	step := paragraphs / highlights
	edited := []string{"A new beginning.", "It is new."}
	for i, text := range texts {
		n := i / step
		if i%step == 0 && n < highlights {
			start := strings.IndexByte(text[50:], ' ') + 51
			end := strings.IndexByte(text[200:], ' ') + 200
			locators = append(locators, NewLocator(from, Within(BlockIndex(i), start, end)))
			switch {
			case n%20 == 0:
				continue
			case n%10 == 1:
				text = text[:120] + "quite another" + text[140:]
			}
		}
		edited = append(edited, text)
	}
	return articleOf(edited...), locators
}

// TestManyLocators finds highlights again in a long article that was edited.
func TestManyLocators(t *testing.T) {
	to, locators := editedArticle(t, 200)
	resolver, found := NewResolver(to), map[Match]int{}
	for _, l := range locators {
		at, m := resolver.Resolve(l)
		found[m]++
		if m == Moved && to.Text(at) != l.Exact {
			t.Errorf("%q was found at %q", l.Exact, to.Text(at))
		}
	}
	if found[Moved]+found[Same] != 170 || found[Reworded] != 20 || found[Lost] != 10 {
		t.Errorf("found %v, want 170 moved, 20 reworded, 10 lost", found)
	}
}

// BenchmarkLocators finds 200 highlights again in a megabyte that was edited.
func BenchmarkLocators(b *testing.B) {
	to, locators := editedArticle(b, 200)
	for b.Loop() {
		resolver := NewResolver(to)
		for _, l := range locators {
			resolver.Resolve(l)
		}
	}
}
