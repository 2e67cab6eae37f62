package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/markdown"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// feed is a list of texts: the first the list holds itself, the others are links.
func feed() *content.Article {
	a := markdown.Parse([]byte("# Harbour news\n\n- one\n"))
	a.Source = "https://example.com/feed"
	for i := range 30 {
		e := content.Entry{Title: fmt.Sprintf("Entry %d", i), Byline: "Jo Park", Published: "2026-11-20T10:00:00Z", Summary: "What the tide left.", Link: fmt.Sprintf("https://example.com/%d", i)}
		if i == 0 {
			e.Article = func() *content.Article { return markdown.Parse([]byte("# Entry 0\n\nThe tide came late.\n")) }
		}
		a.Entries = append(a.Entries, e)
	}
	return a
}

// A reader is a model with a screen, whose commands are carried out at once.
type reader struct {
	*testing.T
	m *model
}

// read shows an article whose links are opened with open; nil: none can be.
func read(t *testing.T, open LinkOpener, a *content.Article) *reader {
	t.Helper()
	pieces := make(chan Piece, 1)
	pieces <- Piece{Article: a, OpenLink: open, Percent: 100}
	close(pieces)
	r := &reader{t, newModel(Options{Pieces: pieces})}
	r.m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.m.Update(groundTimeout{})
	r.run(r.m.page.next)
	return r
}

// run carries out a command and those that follow from it.
func (r *reader) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			r.run(c)
		}
	default:
		_, next := r.m.Update(msg)
		r.run(next)
	}
}

func (r *reader) press(keys string) {
	for _, k := range keys {
		_, cmd := r.m.Update(key(k))
		r.run(cmd)
	}
}

func (r *reader) screen() string { return ansi.Strip(r.m.View().Content) }

func (r *reader) see(texts ...string) {
	r.Helper()
	for _, text := range texts {
		if !strings.Contains(r.screen(), text) {
			r.Fatalf("%q is not on the screen:\n%s", text, r.screen())
		}
	}
}

func (r *reader) not(text string) {
	r.Helper()
	if strings.Contains(r.screen(), text) {
		r.Fatalf("%q is on the screen:\n%s", text, r.screen())
	}
}

// TestAListOfTexts reads one that the list holds, one that it links to and one
// that cannot be opened; back is the list at its place.
func TestAListOfTexts(t *testing.T) {
	var asked []Ref
	r := read(t, func(_ context.Context, ref Ref) <-chan Piece {
		asked = append(asked, ref)
		out := make(chan Piece, 2)
		defer close(out)
		if strings.HasSuffix(ref.Spec, "/2") {
			out <- Piece{Err: errors.New("cannot open it: no such host")}
			return out
		}
		out <- Piece{Read: 2000, Total: 4000}
		out <- Piece{Article: markdown.Parse([]byte("# Another\n\nBy link.\n")), Percent: 100}
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
		t.Errorf("asked for %+v", asked)
	}
	r.press("j\r")
	r.see("no such host", "3 of 30")
	r.press("/29")
	r.see("/29", "1 of 1 ", "Entry 29")
	r.not("Entry 28")
	r.press("\r\x1b")
	r.see("30 of 30")
}

// TestGivingUp leaves an article that does not come.
func TestGivingUp(t *testing.T) {
	var ctx context.Context
	r := read(t, func(c context.Context, _ Ref) <-chan Piece {
		ctx = c
		out := make(chan Piece, 1)
		out <- Piece{Read: 300_000, Total: 2_000_000}
		return out
	}, markdown.Parse([]byte("# The tide\n\nSee [it](https://example.com/slow).\n")))
	r.m.Update(key('l'))
	_, cmd := r.m.Update(key('a'))
	_, _ = r.m.Update(cmd()) // more is never sent
	r.see("See it.", "opening https://example.com/slow, 300 kB of 2.0 MB · esc gives up")
	r.press("\x1b")
	r.see("See it.", "gave up opening https://example.com/slow")
	if ctx.Err() == nil {
		t.Error("it is still being opened")
	}
}

// TestAFilterOfAList gives the filter up, to where the reader was before it, and
// reads what it has found.
func TestAFilterOfAList(t *testing.T) {
	r := read(t, nil, feed())
	r.press("jjj/29")
	r.see("/29", "1 of 1 ")
	r.press("\x1b")
	r.see("4 of 30")
	r.press("/\b")
	r.see("4 of 30")
	r.m.Update(tea.WindowSizeMsg{Width: 12, Height: 8})
	r.press("/entry number 29")
	r.see("/ number 29")
	r.press("\x1b")
	r.m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.press("/nosuch")
	r.see("Nothing is called that.", "0 of 0")
	r.press("\r\x1b")
	r.see("4 of 30")
	r.press("/")
	r.m.Update(tea.PasteMsg{Content: "Entry 0"})
	r.see("/Entry 0", "1 of 1 ")
	_, open := r.m.Update(tea.MouseClickMsg{Button: tea.MouseLeft, X: 4, Y: 2})
	r.run(open)
	r.see("The tide came late.", "ctrl+o back")
	r.press("\b")
	r.see("─ /Entry 0 ─", "1 of 1 ")
}

// TestWhatIsSaidOfAnEntry holds that it is said once, and copies its link.
func TestWhatIsSaidOfAnEntry(t *testing.T) {
	a := feed()
	a.Entries = []content.Entry{
		{Title: "The tide came late and…", Summary: "The tide came late and the boats stayed in."},
		{Title: "No boats.", Summary: "No boats.", Byline: "Jo Park", Link: "/2#late"},
	}
	r := read(t, nil, a)
	r.see("The tide came late and…", "  ▌ …the boats stayed in.")
	r.press("Y")
	r.see("this one has no link")
	r.press("jY")
	r.see("▌ Jo Park  ", "copied https://example.com/2#late")
	r.press("=")
	r.see("In it    2 texts")
	r.not("Place")
}

// TestVisited holds that what has been read looks so, and what could not be
// opened does not.
func TestVisited(t *testing.T) {
	open := func(_ context.Context, ref Ref) <-chan Piece {
		out := make(chan Piece, 1)
		defer close(out)
		if strings.HasSuffix(ref.Spec, "/2") {
			out <- Piece{Err: errors.New("cannot open it")}
			return out
		}
		out <- Piece{Article: markdown.Parse([]byte("# Another\n\nBy link.\n")), Percent: 100}
		return out
	}
	check := func(r *reader, texts ...string) {
		t.Helper()
		screen := r.m.View().Content
		for i, text := range texts {
			at := strings.Index(screen, text)
			if at < 0 {
				t.Fatalf("no %q in:\n%s", text, r.screen())
			}
			look := screen[strings.LastIndex(screen[:at], "\x1b["):at]
			faint := strings.Contains(look, "[2m") || strings.Contains(look, "[2;") || strings.Contains(look, ";2;")
			if faint != (i == 0) {
				t.Errorf("%s looks visited: %v", text, faint)
			}
		}
	}
	list := read(t, open, feed())
	list.press("j\r\bj\rjjj")
	check(list, "Entry 1", "Entry 2", "Entry 3")
	links := read(t, open, markdown.Parse([]byte("# T\n\n[①](https://a.example/1) [②](https://a.example/2) [③](https://a.example/3)\n")))
	links.press("lsla\b")
	check(links, "①", "②", "③")
}

// TestWhatTheListSays shows what a list says of a text whose link fails, and the
// text itself where it does not.
func TestWhatTheListSays(t *testing.T) {
	fails := true
	a := feed()
	for i := range a.Entries[1:] {
		a.Entries[1+i].Partial = true
		a.Entries[1+i].Article = func() *content.Article {
			return markdown.Parse([]byte("# In short\n\nWhat the tide left, in [two](https://example.com/two) words.\n"))
		}
	}
	r := read(t, func(context.Context, Ref) <-chan Piece {
		out := make(chan Piece, 2)
		defer close(out)
		if fails {
			out <- Piece{Read: 10}
			out <- Piece{Err: errors.New("cannot open it: there is no such page")}
			return out
		}
		out <- Piece{Article: markdown.Parse([]byte("# The whole\n\nAll of it.\n")), Percent: 50}
		out <- Piece{Err: errors.New("the connection broke off")}
		return out
	}, a)
	r.press("j\r")
	r.see("What the tide left, in two words.", "only the summary is shown: cannot open it")
	r.press("\b")
	r.see("2 of 30")
	fails = false
	r.press("j\r")
	r.see("All of it.", "the connection broke off")
}

// TestANoteOfASign is called as the text refers to it.
func TestANoteOfASign(t *testing.T) {
	for shown, want := range map[string]string{"*": "Footnote *", "††": "Footnote ††", "1": "Footnote 1", "this": "Footnote 1"} {
		r := read(t, nil, html.Parse([]byte(`<article><h1>Tide</h1><p>It came late<sup><a href="#n">`+shown+`</a></sup>, as it does.</p>`+
			`<section role="doc-endnotes"><ol><li id="n">By an hour.</li></ol></section></article>`), ""))
		r.press("la")
		r.see(want, "By an hour.")
	}
}
