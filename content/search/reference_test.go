package search

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// A cluster is a visible character of a text and its folded form.
type cluster struct {
	start, end int
	folded     string
}

// clusters cuts a text into visible characters. White space is one, of any length.
func clusters(text string, f folding) []cluster {
	var out []cluster
	at := 0
	for g := graphemes.FromString(text); g.Next(); {
		c := cluster{at, at + len(g.Value()), ""}
		at = c.end
		for _, r := range g.Value() {
			switch {
			case r < utf8.RuneSelf:
				c.folded += string(rune(f.foldASCII(byte(r))))
			default:
				c.folded += f.fold(r)
			}
		}
		if strings.Trim(c.folded, " ") == "" && c.folded != "" {
			c.folded = " "
		}
		out = append(out, c)
	}
	return out
}

// reference returns the matches of a phrase in a text, slowly.
func reference(text string, p *phrase) []Match {
	if p == nil {
		return nil
	}
	var out []Match
	all := clusters(text, p.folding)
	for i := 0; i < len(all); i++ {
		first, _ := utf8.DecodeRuneInString(text[all[i].start:])
		if all[i].folded == "" || all[i].folded == " " || first >= utf8.RuneSelf && p.fold(first) == "" {
			continue
		}
		folded := ""
		for j := i; j < len(all) && len(folded) <= len(p.folded); j++ {
			form := all[j].folded
			if strings.HasSuffix(folded, " ") {
				form = strings.TrimLeft(form, " ")
			}
			folded += form
			m := Match{all[i].start, all[j].end}
			if folded == p.folded && (p.edges != wordEdges || !isInsideWord(text, m.Start) && !isInsideWord(text, m.End)) {
				out = append(out, m)
				i = j
				break
			}
		}
	}
	return out
}

// checkAgainstReference checks that a search finds what the slow one finds, and that a
// signature does not rule it out.
func checkAgainstReference(t *testing.T, q Query, text string) {
	t.Helper()
	if q.IsEmpty() {
		return
	}
	got, want := q.Find(text), reference(text, q.phrase)
	if !slices.Equal(got, want) {
		t.Fatalf("%+q in %+q\n got %+q\nwant %+q", q.text, text, marked(text, got), marked(text, want))
	}
	if n := q.NewSearcher().Count(text); n != len(got) {
		t.Fatalf("%+q in %+q: counted %d of %d", q.text, text, n, len(got))
	}
	for _, m := range got {
		if folded := q.phrase.foldPhrase(text[m.Start:m.End]); folded != q.phrase.folded {
			t.Fatalf("%+q in %+q: %+q is folded to %+q, want %+q", q.text, text, text[m.Start:m.End], folded, q.phrase.folded)
		}
	}
	if len(got) == 0 {
		return
	}
	var s Signature
	NewSigner().Add(&s, text)
	if !q.NewFilter().Allows(&s) {
		t.Fatalf("the signature of %+q rules out %+q", text, q.text)
	}
}
