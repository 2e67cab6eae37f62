package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/markdown"
	webpage "pullquote/content/page"
	"pullquote/ui/document"

	tea "charm.land/bubbletea/v2"
)

// feed returns a list of articles. It contains the first one itself; the others are links.
func feed() *content.Article {
	a := markdown.Parse([]byte("# Harbour news\n\n- one\n"))
	a.Source = content.Sanitize("https://example.com/feed")
	for i := range 30 {
		e := content.Entry{Title: content.Sanitize(fmt.Sprintf("Entry %d", i)), Byline: content.Sanitize("Jo Park"), Published: content.Sanitize("2026-11-20T10:00:00Z"), Summary: content.Sanitize("What the tide left."), Link: content.Sanitize(fmt.Sprintf("https://example.com/%d", i))}
		if i == 0 {
			e.Article = func() *content.Article { return markdown.Parse([]byte("# Entry 0\n\nThe tide came late.\n")) }
		}
		a.Entries = append(a.Entries, e)
	}
	return a
}

// TestOpenEntries opens an entry that the list contains, one that it links to and one that
// cannot be opened. Going back returns to the entry in the list.
func TestOpenEntries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked []document.Ref
		r := read(t, func(_ context.Context, ref document.Ref) <-chan document.Update {
			asked = append(asked, ref)
			out := make(chan document.Update, 2)
			defer close(out)
			if strings.HasSuffix(ref.Spec, "/2") {
				out <- document.Update{Err: errors.New("cannot open it: no such host")}
				return out
			}
			out <- document.Update{Read: 2000, Total: 4000}
			out <- document.Update{Article: markdown.Parse([]byte("# Another\n\nBy link.\n")), Percent: 100}
			return out
		}, feed())
		r.see("Harbour news", "1 of 30", "Entry 0", "2026-11-20", "Jo Park · What the tide left.")
		r.press("\r")
		r.see("The tide came late.")
		r.press("\b")
		r.see("1 of 30")
		r.press("j\r")
		r.see("By link.")
		r.press("\b")
		r.see("2 of 30", "Entry 0")
		if len(asked) != 1 || asked[0].Spec != "https://example.com/1" {
			t.Errorf("opened %+v, want one link", asked)
		}
		r.press("j\r")
		r.see("no such host", "3 of 30")
		r.press("/29")
		r.see("/29", "1 of 1 ", "Entry 29")
		r.not("Entry 28")
		r.press("\r\x1b")
		r.see("30 of 30")
	})
}

// TestCancelOpening cancels opening an article that never arrives.
func TestCancelOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ctx context.Context
		r := read(t, func(c context.Context, _ document.Ref) <-chan document.Update {
			ctx = c
			out := make(chan document.Update, 1)
			out <- document.Update{Read: 300_000, Total: 2_000_000}
			return out
		}, markdown.Parse([]byte("# The tide\n\nSee [it](https://example.com/slow).\n")))
		r.press("la")
		r.see("See it.", "opening https://example.com/slow, 300 kB of 2.0 MB · esc cancels")
		r.press("\x1b")
		r.see("See it.", "cancelled opening https://example.com/slow")
		if ctx.Err() == nil {
			t.Error("the document is still being opened")
		}
	})
}

// TestFilterEntries cancels a filter, which restores the cursor, and opens an entry that a
// filter has found.
func TestFilterEntries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, feed())
		r.press("jjj/29")
		r.see("/29", "1 of 1 ")
		r.press("\x1b")
		r.see("4 of 30")
		r.press("/\b")
		r.see("4 of 30")
		r.update(tea.WindowSizeMsg{Width: 12, Height: 8})
		r.drain()
		r.press("/entry number 29")
		r.see("/ number 29")
		r.press("\x1b")
		r.update(tea.WindowSizeMsg{Width: 80, Height: 24})
		r.drain()
		r.press("/nosuch")
		r.see("No matches", "0 of 0")
		r.press("\r\x1b")
		r.see("4 of 30")
		r.press("/")
		r.update(tea.PasteMsg{Content: "Entry 0"})
		r.drain()
		r.see("/Entry 0", "1 of 1 ")
		r.update(tea.MouseClickMsg{Button: tea.MouseLeft, X: 4, Y: 2})
		r.drain()
		r.see("The tide came late.", "q back")
		r.press("\b")
		r.see("─ /Entry 0 · ", "1 of 1 ")
	})
}

// TestEntrySummary checks that nothing is shown twice, and copies the link.
func TestEntrySummary(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := feed()
		a.Entries = []content.Entry{
			{Title: content.Sanitize("The tide came late and…"), Summary: content.Sanitize("The tide came late and the boats stayed in.")},
			{Title: content.Sanitize("No boats."), Summary: content.Sanitize("No boats."), Byline: content.Sanitize("Jo Park"), Link: content.Sanitize("/2#late")},
		}
		r := read(t, nil, a)
		r.see("The tide came late and…", "  ▌ …the boats stayed in.")
		r.press("Y")
		r.see("this entry has no link")
		r.press("jY")
		r.see("▌ Jo Park  ", "copied https://example.com/2#late")
		r.press("=")
		r.see("Contents   2 articles")
		r.not("Position")
	})
}

// TestVisitedLinksAndEntries checks that visited links and entries look visited, and that
// those that could not be opened do not.
func TestVisitedLinksAndEntries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		open := func(_ context.Context, ref document.Ref) <-chan document.Update {
			out := make(chan document.Update, 1)
			defer close(out)
			if strings.HasSuffix(ref.Spec, "/2") {
				out <- document.Update{Err: errors.New("cannot open it")}
				return out
			}
			out <- document.Update{Article: markdown.Parse([]byte("# Another\n\nBy link.\n")), Percent: 100}
			return out
		}
		check := func(r *reader, texts ...string) {
			t.Helper()
			screen := r.m.View().Content
			var looks []string
			for _, text := range texts {
				at := strings.Index(screen, text)
				if at < 0 {
					t.Fatalf("no %q in:\n%s", text, r.screen())
				}
				look := screen[strings.LastIndex(screen[:at], "\x1b["):at]
				look, _, _ = strings.Cut(look, "m")
				looks = append(looks, look)
			}
			if looks[0] == looks[1] || looks[1] != looks[2] {
				t.Errorf("%q look like %q", texts, looks)
			}
		}
		list := read(t, open, feed())
		list.press("j\r\bj\rjjj")
		check(list, "Entry 1", "Entry 2", "Entry 3")
		links := read(t, open, markdown.Parse([]byte("# T\n\n[①](https://a.example/1) [②](https://a.example/2) [③](https://a.example/3)\n")))
		links.press("lsla\b")
		check(links, "①", "②", "③")
	})
}

// TestPartialEntries shows the summary in a list if the link fails, and otherwise the
// linked text.
func TestPartialEntries(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fails := true
		a := feed()
		for i := range a.Entries[1:] {
			a.Entries[1+i].IsPartial = true
			a.Entries[1+i].Article = func() *content.Article {
				return markdown.Parse([]byte("# In short\n\nWhat the tide left, in [two](https://example.com/two) words.\n"))
			}
		}
		r := read(t, func(context.Context, document.Ref) <-chan document.Update {
			out := make(chan document.Update, 2)
			defer close(out)
			if fails {
				out <- document.Update{Read: 10}
				out <- document.Update{Err: errors.New("cannot open it: there is no such page")}
				return out
			}
			out <- document.Update{Article: markdown.Parse([]byte("# The whole\n\nAll of it.\n")), Percent: 50}
			out <- document.Update{Err: errors.New("the connection broke off")}
			return out
		}, a)
		r.press("j\r")
		r.see("What the tide left, in two words.", "only the summary is shown: cannot open it")
		r.press("\b")
		r.see("2 of 30")
		fails = false
		r.press("j\r")
		r.see("All of it.", "the connection broke off")
	})
}

// TestFootnoteTitle checks that the title of a footnote contains its mark or number.
func TestFootnoteTitle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for shown, want := range map[string]string{"*": "Footnote *", "††": "Footnote ††", "1": "Footnote 1", "this": "Footnote 1"} {
			r := read(t, nil, webpage.Parse([]byte(`<article><h1>Tide</h1><p>It came late<sup><a href="#n">`+shown+`</a></sup>, as it does.</p>`+
				`<section role="doc-endnotes"><ol><li id="n">By an hour.</li></ol></section></article>`), ""))
			r.press("la")
			r.see(want, "By an hour.")
		}
	})
}
