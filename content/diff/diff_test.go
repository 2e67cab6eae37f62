package diff

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pullquote/content"
)

func article(paragraphs ...string) *content.Article {
	a := &content.Article{}
	for _, p := range paragraphs {
		a.Append(&content.Paragraph{Text: content.PlainInline(p)})
	}
	return a
}

// show returns changes in a short form: "1: kept [-removed-]{+added+}".
func show(changes []Change) string {
	var s strings.Builder
	for i, c := range changes {
		if i > 0 {
			s.WriteString("\n")
		}
		s.WriteString(string(rune('0'+c.At.Block)) + ": ")
		for _, p := range c.Parts {
			s.WriteString([]string{"", "[-", "{+"}[p.Op] + p.Text + []string{"", "-]", "+}"}[p.Op])
		}
	}
	return s.String()
}

// TestArticles compares versions of an article.
func TestArticles(t *testing.T) {
	for _, c := range []struct{ older, newer, want string }{
		{"one|two", "one|two", ""},
		{"one|two", "one|three and more|two", "1: {+three and more+}"},
		{"one|two|three", "one|three", "1: [-two-]"},
		{"one|two", "one", "1: [-two-]"},
		{"The tide came late|x", "The ebb came late|x", "0: The [-tide-]{+ebb+} came late"},
		{"Of the boats|The tide came late", "The tide came early|Of nets", "0: [-Of the boats-]\n0: The tide came [-late-]{+early+}\n1: {+Of nets+}"},
		{"a b c d", "w x y z", "0: {+w x y z+}\n1: [-a b c d-]"},
	} {
		got := show(Articles(article(strings.Split(c.older, "|")...), article(strings.Split(c.newer, "|")...)))
		if got != c.want {
			t.Errorf("%q to %q:\n%s\nwant\n%s", c.older, c.newer, got, c.want)
		}
	}
}

// TestScript checks that edit scripts lead from one random text to another.
func TestScript(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func() []string {
		out := make([]string, r.IntN(30))
		for i := range out {
			out[i] = string(rune('a' + r.IntN(4)))
		}
		return out
	}
	for range 2000 {
		a, b := random(), random()
		var older, newer []string
		for _, s := range script(a, b) {
			if s.op != Added {
				older = append(older, s.text)
			}
			if s.op != Removed {
				newer = append(newer, s.text)
			}
		}
		if strings.Join(older, "") != strings.Join(a, "") || strings.Join(newer, "") != strings.Join(b, "") {
			t.Fatalf("from %q to %q: %q and %q", a, b, older, newer)
		}
	}
}
