package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/session"
)

// numbered returns an article of many paragraphs.
func numbered(n int) *content.Article {
	var s strings.Builder
	s.WriteString("# The tide tables\n")
	for i := range n {
		fmt.Fprintf(&s, "\nParagraph %d is about the tide.\n", i+1)
	}
	return markdown.Parse([]byte(s.String()))
}

// readKept shows the article at /tide.md, of which the library in a folder knows. Nothing of
// the article has arrived yet.
func readKept(t *testing.T, folder string) *reader {
	r := newKeptReader(t, folder, Options{First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}})
	r.resize(80, 24)
	return r
}

// leave quits like [Run].
func (r *reader) leave() {
	r.Helper()
	for _, err := range r.m.keeper.finish(r.m.page) {
		r.Error(err)
	}
}

// TestPlacesAreKept keeps the place some seconds after a move, and again at the end.
func TestPlacesAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		fraction := func() float64 {
			l := library.New(folder)
			defer l.Close()
			d, err := l.BySource(t.Context(), "/tide.md")
			if err != nil {
				t.Fatal(err)
			}
			if d == nil || d.Place == nil {
				return 0
			}
			return d.Place.Fraction
		}
		r := readKept(t, folder)
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.press("50%")
		if fraction() != 0 {
			t.Error("the place is kept at once")
		}
		time.Sleep(firstKeep)
		r.drain()
		if got := fraction(); got != 0.5 {
			t.Errorf("the place kept while reading is %v, want 0.5", got)
		}
		r.press("60%")
		time.Sleep(keepInterval)
		r.drain()
		if got := fraction(); got < 0.59 || got > 0.6 {
			t.Errorf("the place kept later is %v, want 0.6", got)
		}
		r.press("70%")
		r.leave()
		if got := fraction(); got < 0.69 || got > 0.7 {
			t.Errorf("the place kept at the end is %v, want 0.7", got)
		}
	})
}

// TestKeysWaitForThePlace types before the place is known, and before that part of the
// article has been opened. The keys mean the same as afterwards.
func TestKeysWaitForThePlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		r := readKept(t, folder)
		whole := numbered(100)
		r.send(document.Update{Article: whole, Percent: 100})
		r.press("50G")
		r.see("¶ 50 of 100")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: numbered(30), Percent: 30})
		r.see("The tide tables", "opening… 30%")
		r.press("}")
		r.see("The tide tables", "waiting for the rest of the article")
		r.send(document.Update{Article: whole, Percent: 100})
		r.see("¶ 51 of 100")

		r = readKept(t, folder)
		r.send(document.Update{Article: numbered(30), Percent: 30})
		r.press("}\x1b")
		r.see("The tide tables", "cancelled")
		r.send(document.Update{Article: whole, Percent: 100})
		r.see("The tide tables")

		r = readKept(t, folder)
		r.send(document.Update{Article: numbered(80), Percent: 80})
		r.see("¶ 50 of ~80", "resumed at ")
		r.send(document.Update{Article: whole, Percent: 100})
		r.see("¶ 50 of 100")
	})
}

// TestLeavingKeepsThePlace opens an entry of a list, leaves it, and opens it again later.
func TestLeavingKeepsThePlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		open := func() *reader {
			r := newKeptReader(t, folder, Options{First: document.Request{Ref: document.Ref{Spec: "https://example.com/feed"}}})
			r.resize(80, 24)
			a := feed()
			a.Entries[0].Article = func() *content.Article { return numbered(100) }
			a.Entries[2].Link, a.Entries[2].Article = content.Text{}, func() *content.Article { return numbered(50) }
			r.send(document.Update{Article: a, Percent: 100, OpenLink: func(context.Context, document.Ref) <-chan document.Update {
				out := make(chan document.Update, 1)
				out <- document.Update{Article: numbered(80), Percent: 100}
				close(out)
				return out
			}})
			return r
		}
		r := open()
		for _, keys := range []string{"\r100j\b", "j\r80j\b", "j\r40j\b"} {
			r.press(keys)
		}
		r.leave()
		r = open()
		r.press("\r")
		r.see("¶ 50 of 100", "resumed at ")
		r.press("\bj\r")
		r.see("¶ 40 of 80", "resumed at ")
		r.press("\bj\r")
		r.see("¶ 20 of 50", "resumed at ")
	})
}

// TestStartIsStronger opens an article at the place that the command line or a link names.
func TestStartIsStronger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		r := readKept(t, folder)
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.press("50G")
		r.leave()
		for name, o := range map[string]Options{
			"line":     {Start: Start{Line: 41}, First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}},
			"fragment": {First: document.Request{Ref: document.Ref{Spec: "/tide.md", Fragment: "there"}}},
		} {
			r := newKeptReader(t, folder, o)
			r.resize(80, 24)
			a := numbered(100)
			a.Targets = map[string]content.Anchor{"there": {Block: 20}}
			r.send(document.Update{Article: a, Percent: 100})
			if r.see("¶ 20 of 100"); strings.Contains(r.screen(), "resumed") {
				t.Errorf("%s: resumed:\n%s", name, r.screen())
			}
		}
	})
}

// TestNothingToKeepIn says once that the library cannot be changed, and goes on.
func TestNothingToKeepIn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newKeptReader(t, "", Options{First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}, Session: session.Options{}})
		r.resize(80, 24)
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.press("50G")
		time.Sleep(keepInterval)
		r.drain()
		r.see("¶ 50 of 100", "cannot keep your places: there is no home folder")
		r.press("70G")
		time.Sleep(keepInterval)
		r.drain()
		r.not("cannot keep")
		r.leave()
	})
}
