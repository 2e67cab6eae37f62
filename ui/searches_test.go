package ui

import (
	"testing"
	"testing/synctest"

	"pullquote/content/library"
	"pullquote/ui/document"

	tea "charm.land/bubbletea/v2"
)

// arrow presses an arrow key n times.
func (r *reader) arrow(code rune, n int) {
	for range n {
		r.update(tea.KeyPressMsg{Code: code})
		r.drain()
	}
}

// TestSearchesAreKept recalls searches of earlier runs of the program, in an article and in the
// list of what was read.
func TestSearchesAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		shelve(t, folder)
		r := readKept(t, folder)
		r.send(document.Update{Article: numbered(30), Percent: 100})
		r.press("/graph 7\r\x1b/tide\r\x1bR/in:quotes ferry\r\x1b/mus\r")
		r.see("▌ The mussels")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: numbered(30), Percent: 100})
		r.press("/Paragraph 3\r\x1b/about")
		r.arrow(tea.KeyUp, 2)
		r.see("/tide")
		r.arrow(tea.KeyUp, 2)
		r.see("/graph 7", "1 of 1")
		r.arrow(tea.KeyDown, 3)
		r.see("/about")
		r.press("\x1bR/")
		r.arrow(tea.KeyUp, 1)
		r.see("/mus", "▌ The mussels")
		r.not("The boats")
		r.arrow(tea.KeyUp, 3)
		r.see("/in:quotes ferry")
		r.arrow(tea.KeyDown, 2)
		r.see("▌ The boats", "The mussels")
		r.arrow(tea.KeyDown, 1)
		r.see("▌ The mussels")
		r.arrow(tea.KeyUp, 1)
		r.see("▌ The boats")
		r.leave()
	})
}

// TestSearchesAreNotKept reads standard input, and reads without a library.
func TestSearchesAreNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		first := document.Request{Ref: document.Ref{Spec: "-"}}
		for _, r := range []*reader{newKeptReader(t, folder, Options{First: first}), newReader(t, panes)} {
			r.resize(80, 24)
			r.send(document.Update{Article: numbered(30), Percent: 100})
			r.press("/graph 7\r\x1b/")
			r.arrow(tea.KeyUp, 1)
			r.see("/graph 7", "1 of 1")
			r.leave()
		}
		got, err := library.New(folder).Searches(t.Context(), library.InArticle)
		if len(got) > 0 || err != nil {
			t.Errorf("kept %q, %v", got, err)
		}
	})
}
