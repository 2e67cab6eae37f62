package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"
)

// longVoyage returns a long article as it is opened: its beginning, longer and longer parts of
// it, and the whole. There is a paragraph for each of n days.
func longVoyage(t *testing.T, n int) []*content.Article {
	t.Helper()
	var s strings.Builder
	s.WriteString("# The voyage\n")
	for i := range n {
		fmt.Fprintf(&s, "\nDay %d. “The wind turned %d times,” said Jo Park, and then all hands were on deck until the evening.\n", i, i%7)
		if i%100 == 99 {
			fmt.Fprintf(&s, "\n## Week %d\n", i/100)
		}
	}
	src := s.String()
	out := []*content.Article{markdown.Parse([]byte(src[:strings.Index(src, "\nDay 200.")]))}
	whole, err := markdown.ParseLazily(t.Context(), []byte(src), nil, func(a *content.Article, _ int) { out = append(out, a) })
	if err != nil {
		t.Fatal(err)
	}
	if out = append(out, whole); len(out) < 4 {
		t.Fatalf("the article grew %d times", len(out))
	}
	return out
}

// text returns what the screen shows of the text below the header.
func (r *reader) text() string {
	var rows []string
	_, body, _ := strings.Cut(r.screen(), "\n")
	for row := range strings.SplitSeq(body, "\n") {
		if strings.Contains(row, "Day ") || strings.Contains(row, "Week ") {
			rows = append(rows, strings.Trim(row, "▌│┃┤┫ "))
		}
	}
	return strings.Join(rows, "\n")
}

// TestFarKeys checks that G and 50% go to the end and to the middle of a long article as soon as
// its pieces are known, and that nothing moves there when the rest arrives.
func TestFarKeys(t *testing.T) {
	t.Parallel()
	const days = 20_000
	for _, c := range []struct{ keys, waiting, from, to string }{
		{"G", "going to the end…", "Day 19999.", "Day 19999."},
		{"50%", "going to 50%…", "Day 9", "Day 10"},
		{"50%k", "going to 50%…", "Day 9", "Day 10"},
	} {
		synctest.Test(t, func(t *testing.T) {
			articles := longVoyage(t, days)
			r := newReader(t, panes)
			r.resize(100, 24)
			r.send(document.Update{Article: articles[0], Percent: 1})
			r.press(c.keys)
			r.see("Day 1.", c.waiting)
			r.send(document.Update{Article: articles[1], Percent: 10})
			at := r.text()
			if !strings.Contains(at, c.from) && !strings.Contains(at, c.to) {
				t.Fatalf("%s went to\n%s", c.keys, r.screen())
			}
			r.see("~")
			r.not(c.waiting)
			for i, a := range articles[2:] {
				percent := 50
				if i == len(articles)-3 {
					percent = 100
				}
				r.send(document.Update{Article: a, Percent: percent})
				if r.text() != at {
					t.Fatalf("%s: the text moved from\n%s\nto\n%s", c.keys, at, r.text())
				}
			}
			r.see(" of 20000")
			r.not("~")
		})
	}
}

// TestReadingOn checks that a reader of a long article can read on, and back, where only a part
// of it is known.
func TestReadingOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		articles := longVoyage(t, 20_000)
		r := newReader(t, panes)
		r.resize(80, 24)
		r.send(document.Update{Article: articles[1], Percent: 10})
		r.press("50%")
		middle := r.text()
		for range 300 {
			r.press(" ")
		}
		if len(r.m.input.queued) > 0 || r.text() == middle {
			t.Fatalf("waiting at\n%s", r.screen())
		}
		for range 600 {
			r.press("b")
		}
		if len(r.m.input.queued) > 0 {
			t.Fatalf("waiting at\n%s", r.screen())
		}
		back := r.text()
		r.press("g")
		r.see("Day 0.", "¶ 1 of")
		r.press("''")
		if r.text() != back {
			t.Errorf("went back to\n%s\ninstead of\n%s", r.text(), back)
		}
		for range 300 {
			r.press(" ")
		}
		at := r.text()
		r.send(document.Update{Article: articles[len(articles)-1], Percent: 100})
		if r.text() != at {
			t.Errorf("the text moved from\n%s\nto\n%s", at, r.text())
		}
	})
}
