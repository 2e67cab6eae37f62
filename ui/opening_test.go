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
	"pullquote/ui/document"
	"pullquote/ui/session"

	tea "charm.land/bubbletea/v2"
)

// ledger returns an article with that many paragraphs and a speaker in every third one. The
// caption at the top has a quotation, which is numbered last.
func ledger(paragraphs int) *content.Article {
	var s strings.Builder
	s.WriteString("# The ledger\n\n![](a.png \"“No boats,” said Ana Ruiz. Photo: Jo Park\")\n")
	for i := range paragraphs {
		if i%3 == 2 {
			fmt.Fprintf(&s, "\n“It is entry %d,” said Jo Park.\n", i)
		} else {
			fmt.Fprintf(&s, "\nEntry %d tells of the tide and of the boats, at some length.\n", i)
		}
	}
	return markdown.Parse([]byte(s.String()))
}

// TestArticleGrows opens an article in two updates, and looks for the reader's place,
// quotation and search in the second.
func TestArticleGrows(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newReader(t, panes)
		r.resize(120, 30)
		r.send(document.Update{Article: ledger(60), Percent: 20})
		r.press("14G)/entry 2")
		r.see("¶ 14 of ~60", "QUOTES 6 of 21", "2 of 11…")
		before := r.m.page.doc.Place()
		r.send(document.Update{Article: ledger(300), Percent: 100})
		r.see("¶ 14 of 300", "QUOTES 6 of 101", "2 of 111")
		if got := r.m.page.doc.Place(); got != before {
			t.Errorf("the place is %v, want %v", got, before)
		}
		r.press("\x1b")
		r.see("¶ 14 of 300", "QUOTES 6 of 101")
	})
}

// TestUpdateDuringLinkSelection checks that labels stay, and lead to the same places, when
// more of the article arrives.
func TestUpdateDuringLinkSelection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		text := "# The tide\n\nSee [late](#late).\n\n## Late\n" + strings.Repeat("\nIt came.\n", 30)
		r := newReader(t, panes)
		r.resize(80, 24)
		r.send(document.Update{Article: markdown.Parse([]byte(text)), Percent: 50})
		more := markdown.Parse([]byte(text + strings.Repeat("\nIt went.\n", 30)))
		r.press("l")
		r.send(document.Update{Article: more, Percent: 100})
		r.see("See [a]late.", "of 61")
		r.press("a")
		r.see("Late", "of 61")
		r.not("See")
		r.press("ll")
		r.not("type a link")
	})
}

// TestArticleArrivesDuringTyping checks that the arrival of an article does not interrupt
// typing: a search, a filter, or the letters of a link.
func TestArticleArrivesDuringTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for _, keys := range []struct{ begin, end string }{
			{"/q", "\x1b"},
			{"l", "z"},
			{"?/q", "\x1b"},
		} {
			var updates chan document.Update
			r := read(t, func(context.Context, document.Ref) <-chan document.Update {
				updates = make(chan document.Update, 1)
				return updates
			}, markdown.Parse([]byte("# The tide\n\nSee [it](https://example.com/slow).\n")))
			r.press("la" + keys.begin)
			updates <- document.Update{Article: markdown.Parse([]byte("# The slow one\n\nHere it is.\n")), Percent: 100}
			close(updates)
			r.drain()
			r.not("The slow one")
			r.press(keys.end)
			r.see("Here it is.")
			r.press("\b")
			r.see("See it.")
		}
	})
}

// TestFailureDuringTyping checks that an error is shown once typing is over.
func TestFailureDuringTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var updates chan document.Update
		r := read(t, func(context.Context, document.Ref) <-chan document.Update {
			updates = make(chan document.Update, 1)
			return updates
		}, markdown.Parse([]byte("# The tide\n\nSee [it](https://example.com/slow).\n")))
		r.press("la/s")
		updates <- document.Update{Err: errors.New("there is no such page")}
		r.drain()
		r.press("ee")
		r.not("no such page")
		r.press("\r")
		r.see("there is no such page")
	})
}

// TestGoBackDuringOpening checks that going back cancels the document being opened.
func TestGoBackDuringOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var ctx context.Context
		var open document.LinkOpener
		open = func(c context.Context, ref document.Ref) <-chan document.Update {
			ctx = c
			out := make(chan document.Update, 1)
			if ref.Spec == "https://example.com/slow" {
				return out // nothing is ever sent
			}
			defer close(out)
			out <- document.Update{Article: markdown.Parse([]byte("# Another\n\nOn to [it](https://example.com/slow).\n")), OpenLink: open, Percent: 100}
			return out
		}
		r := read(t, open, markdown.Parse([]byte("# The tide\n\nSee [one](https://example.com/1).\n")))
		r.press("la")
		r.see("On to it.")
		r.press("la")
		r.see("opening https://example.com/slow")
		r.press("\b")
		r.see("See one.")
		r.not("opening")
		if ctx.Err() == nil {
			t.Error("the document is still being opened")
		}
	})
}

// TestLinkWithFragment opens an article at a fragment that only its second update contains.
// One step back is the article with the link.
func TestLinkWithFragment(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		long := ledger(300)
		long.Targets = map[string]content.Anchor{"late": {Block: 200}}
		asked := 0
		r := read(t, func(_ context.Context, ref document.Ref) <-chan document.Update {
			asked++
			out := make(chan document.Update, 2)
			out <- document.Update{Article: ledger(30), Percent: 10}
			out <- document.Update{Article: long, Percent: 100}
			close(out)
			return out
		}, markdown.Parse([]byte("# The tide\n\nSee [late](https://example.com/l#late), [early](https://example.com/l#early).\n")))
		r.press("la")
		r.see("¶ 199 of 300")
		r.press("\b")
		r.see("See late, early.")
		r.press("ls")
		r.see("¶ 1 of 300", "the link's target is not in this article")
		if asked != 2 {
			t.Errorf("opened %d documents, want 2", asked)
		}
	})
}

// TestLinkToSameArticle checks that a link from an article to itself does not open it
// again.
func TestLinkToSameArticle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		a := markdown.Parse([]byte("# The tide\n\nSee [late](https://example.com/t#late), [top](#top).\n" + strings.Repeat("\nIt came.\n", 60) + "\n## Late\n" + strings.Repeat("\nIt went.\n", 60)))
		a.Source = content.Sanitize("https://example.com/t")
		r := read(t, nil, a)
		r.press("la")
		r.see("Late", "It went.")
		r.not("It came.")
		r.press("\b")
		r.see("See late, top.")
		r.press("jls")
		r.see("The tide", "See late, top.")
	})
}

// TestTicksArriveWithQuotes checks that the scrollbar shows the quotations in the rest of an
// article as soon as they are known, without a key.
func TestTicksArriveWithQuotes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begin := "“It is late,” said Jo Park.\n\n" + strings.Repeat("The tide came, and the boats went out.\n\n", 40)
		rest := strings.Repeat("Nothing is said of the tide and of the boats, at some length.\n\n", 6000) + "“It is later,” said Jo Park.\n"
		r := newReader(t, panes)
		r.resize(80, 24)
		r.send(document.Update{Article: markdown.Parse([]byte(begin)), Percent: 20})
		r.see("“It is late,”")
		r.hold = true
		r.send(document.Update{Article: markdown.Parse([]byte(begin + rest)), Percent: 100})
		for !r.m.page.doc.IsAnalysed() {
			r.screen()
			r.release(1)
		}
		lines := strings.Split(r.screen(), "\n") // the last ones are air, the strip and the footer
		if last := lines[len(lines)-5]; !strings.HasSuffix(last, "┤") {
			t.Errorf("the scrollbar has no tick at its end: %q", last)
		}
	})
}

// TestLongMoveWaits checks that a move over many pages waits until the article is complete,
// without laying out everything that it leads over, and then leads there.
func TestLongMoveWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for keys, place := range map[string]string{"9999 ": "100%", "900}": "¶ 900 of 3000", "20000j": "100%"} {
			r := newReader(t, panes)
			r.resize(80, 24)
			r.send(document.Update{Article: ledger(2000), Percent: 20})
			r.press(keys)
			r.see("¶ 1 of ~2000", "waiting for the rest")
			r.send(document.Update{Article: ledger(3000), Percent: 100})
			r.see(place)
		}
	})
}

// TestSuspendWhileTyping suspends during a search. The search goes on afterwards.
func TestSuspendWhileTyping(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, ledger(60))
		r.m.session = session.New(session.Options{OwnsProcess: true})
		r.m.session.Width, r.m.session.Height, r.m.session.Ready = 80, 24, true
		r.press("/tide")
		if _, cmd := r.m.Update(tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}); cmd == nil {
			t.Error("the program is not suspended")
		}
		r.see("/tide")
	})
}
