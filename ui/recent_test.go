package ui

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content/library"
	"pullquote/ui/document"
)

// shelve keeps visits to an unfinished, an unread and a finished article, the last one first.
func shelve(t *testing.T, folder string) {
	t.Helper()
	l := library.New(folder)
	place := func(percent int) *library.Place {
		p := &library.Place{Fraction: float64(percent) / 100}
		p.Locator.At.Start.Block, p.Locator.At.End.Block = 5, 5
		return p
	}
	for i, v := range []library.Visit{
		{Source: "https://example.com/boats", Title: "The boats", Byline: "Ana Ruiz", Site: "Harbour News", Place: place(40)},
		{Source: "/mussels.txt", Title: "The mussels", Words: 2000},
		{Source: "/ferry.txt", Title: "The ferry", Place: place(100)},
		{Source: library.BuiltIn, Title: "The built-in one"},
	} {
		v.At = time.Now().AddDate(0, 0, -i)
		if err := l.Keep(t.Context(), v); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestRecent lists what was read, and opens one of it.
func TestRecent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		shelve(t, folder)
		var asked []document.Ref
		r := newKeptReader(t, folder, Options{
			First: document.Request{Ref: document.Ref{Spec: "/tide.md"}},
			Open: func(_ context.Context, ref document.Ref) <-chan document.Update {
				asked = append(asked, ref)
				out := make(chan document.Update, 1)
				out <- document.Update{Article: numbered(30), Percent: 100}
				close(out)
				return out
			},
		})
		r.resize(80, 24)
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.press("R")
		r.see("What you read", "▌ The boats · Ana Ruiz · Harbour News", "40% · today", "The mussels", "9 min · yesterday", "The ferry")
		screen, last := r.screen(), 0
		for _, text := range []string{"Continue", "The boats", "Recent", "The mussels", "Finished", "The ferry", "Built-in", "The built-in one"} {
			at := strings.Index(screen[last:], text)
			if at < 0 {
				t.Fatalf("%s is not below what comes before it:\n%s", text, screen)
			}
			last += at
		}
		r.not("│ ▌ The tide tables")
		r.press("/harbour")
		r.see("▌ The boats")
		r.not("The mussels")
		r.press("\x1b/nothing like it")
		r.see("No matches")
		r.press("\x1b/mus\r")
		r.see("│ /mus", "▌ The mussels")
		r.press("\r")
		r.see("¶ 1 of 30", "Paragraph 1 is")
		r.press("RGR")
		r.not("What you read")
		r.press("RG\r")
		if len(asked) != 2 || asked[0].Spec != "/mussels.txt" || asked[1].Spec != "" {
			t.Errorf("opened %+v, want the mussels and the built-in article", asked)
		}
		r.press("\bR/tables\r")
		r.see("▌ The tide tables")
	})
}

// TestRecentWithoutLibrary opens the list if nothing is kept, or nothing was kept yet.
func TestRecentWithoutLibrary(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, numbered(3))
		r.press("R")
		r.see("Nothing is kept: the library is off.")
		r.press("\r/x\r\x1b")
		r.not("the library is off")
		r = newKeptReader(t, t.TempDir(), Options{First: document.Request{Ref: document.Ref{Spec: "-"}}})
		r.resize(80, 24)
		r.send(document.Update{Article: numbered(3), Percent: 100})
		r.press("R")
		r.see("What you read will be listed here.")
	})
}

// TestOffer offers below the built-in article what could be continued.
func TestOffer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		shelve(t, folder)
		r := newKeptReader(t, folder, Options{})
		r.resize(80, 24)
		r.send(document.Update{Article: numbered(30), Percent: 100})
		r.see("R recent: The boats, 40%")
		r.press("/tide")
		r.not("R recent")
		r.press("\x1b")
		r.see("R recent")
		r.resize(30, 24)
		r.not("R recent")
	})
}
