package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/markdown"
	"pullquote/content/source"
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
		r.see("Nothing is kept")
		r.press("\x1b")
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

// keepBoats keeps the text of an article whose file is gone.
func keepBoats(t *testing.T, folder string) {
	t.Helper()
	l := library.New(folder)
	a := quotable("The ebb was early that year. ")
	d := library.NewDigest(a)
	for d.Step() {
	}
	quoted := []library.Quotation{{At: content.Within(2, 0, len("“It turns,”")), Paragraph: 2, Words: "It turns,", Name: "Jo Park", Person: "Jo Park", Role: "harbour master"}}
	v := library.Visit{Source: "/gone/boats.md", Text: d.Hash(), Blocks: a.Len(), Title: "The boats", Site: "Harbour News", Published: "2026-02-03", At: time.Now()}
	if err := errors.Join(l.KeepText(t.Context(), v, a, quoted), l.Close()); err != nil {
		t.Fatal(err)
	}
}

// fails is a source that cannot be opened.
func fails(_ context.Context, ref document.Ref) <-chan document.Update {
	out := make(chan document.Update, 1)
	out <- document.Update{Err: &source.Error{Name: ref.Spec, Reason: source.Missing}}
	close(out)
	return out
}

// TestSearchInWhatWasRead finds passages while a filter is typed, and opens one at its place from
// the text that was kept, because its file is gone.
func TestSearchInWhatWasRead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		keepBoats(t, folder)
		r := newKeptReader(t, folder, Options{First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}, Open: fails, KeepsTexts: true})
		r.resize(80, 24)
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.press("R/ebb was")
		r.see("In the texts", "The ebb was early that year.", "The boats", "Harbour News")
		r.press("\x1b/paragraph 70")
		r.see("In the texts", "Paragraph 70 is about the tide.")
		r.press("\r\r")
		r.see("Paragraph 70 is", "¶ 67 of 100")
		r.not("What you read")
		r.press("R/in:nowhere")
		r.see("unknown scope")
		r.press("\x1b/turns who:park")
		r.see("“It turns,” said Jo Park.", "Jo Park, in The boats")
		r.press("\r\r")
		r.see("the text of ", "“It turns,” said Jo Park.", "The ebb")
		r.press("R/tables")
		r.see("The tide tables")
	})
}

// TestRefusedLink follows links to an article whose text was kept. It is shown if the article
// cannot be opened, but not if the link may not lead there.
func TestRefusedLink(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for reason, text := range map[source.Reason]string{source.Missing: "The ebb was early", source.PrivateNetwork: "private network"} {
			folder := t.TempDir()
			keepBoats(t, folder)
			r := newKeptReader(t, folder, Options{First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}, KeepsTexts: true})
			r.resize(80, 24)
			a := markdown.Parse([]byte("# Tide\n\nSee [the boats](/gone/boats.md).\n"))
			a.Source = content.Sanitize("/tide.md")
			open := func(_ context.Context, ref document.Ref) <-chan document.Update {
				out := make(chan document.Update, 1)
				out <- document.Update{Err: &source.Error{Name: ref.Spec, Reason: reason}}
				close(out)
				return out
			}
			r.send(document.Update{Article: a, OpenLink: open, Percent: 100})
			r.press("la")
			r.see(text)
		}
	})
}

// TestTextsAreNotKept turns the texts off.
func TestTextsAreNotKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := readKept(t, t.TempDir())
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.press("R/paragraph 70")
		r.see("No matches")
	})
}

// TestChanges shows how an article has changed since it was read.
func TestChanges(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		open := func(text string) *reader {
			r := newKeptReader(t, folder, Options{First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}, KeepsTexts: true})
			r.resize(80, 24)
			r.send(document.Update{Article: markdown.Parse([]byte(text)), Percent: 100})
			return r
		}
		r := open("# Tide\n\nThe tide came late that year.\n\nOf boats.\n\nOf nets.\n")
		r.press("D")
		r.see("No other text of this article was kept.")
		r.press("\x1bj")
		r.leave()
		r = open("# Tide\n\nThe tide came early that year.\n\nOf nets.\n\nOf mussels.\n")
		r.see("changed since you read it · D shows how")
		r.press("D")
		r.see("Changed since", "The tide came [-late-]{+early+} that year.", "reworded", "Of boats.", "removed", "Of mussels.", "new")
		r.press("j\r")
		r.not("Changed since")
	})
}

// TestEverybody lists everybody who is quoted in what was read, and opens a quotation.
func TestEverybody(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		keepBoats(t, folder)
		r := newKeptReader(t, folder, Options{First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}, Open: fails, KeepsTexts: true})
		r.resize(80, 24)
		r.send(document.Update{Article: markdown.Parse([]byte("# Nets\n\n“It tears,” said Ana Ruiz.\n\n“It mends,” said Jo Park.\n")), Percent: 100})
		r.press("P")
		r.see("Everybody quoted in what you read", "▌ Jo Park, harbour master", "2 quotes · 2 articles", "Ana Ruiz", "1 quote · 1 article")
		r.press("/ruiz\r")
		r.not("Jo Park, harbour")
		r.press("\x1b/park\r\r")
		r.see("Jo Park, harbour master", "“It mends,”", "Nets", "“It turns,”", "The boats, Harbour News", "2026-02-03")
		r.press("\x1b\x1b")
		r.see("Everybody quoted", "Ana Ruiz")
		r.press("g\rg\r")
		r.see("“It mends,” said Jo Park.")
		r.not("Everybody")
		r.press("Pg\rgj\r")
		r.see("the text of", "The ebb was early")
		r.press("P\x1b")
		r.not("Everybody")
	})
}

// TestEverybodyWithoutLibrary says that there is nobody.
func TestEverybodyWithoutLibrary(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, numbered(3))
		r.press("P\r")
		r.see("Nothing is kept: the library is off.")
		r = readKept(t, t.TempDir())
		r.send(document.Update{Article: numbered(3), Percent: 100})
		r.press("P\r")
		r.see("will be listed here")
	})
}

// TestShelf tags, sorts, removes and keeps for later what is in the list, and refreshes feeds.
func TestShelf(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		shelve(t, folder)
		l := library.New(folder)
		if _, err := l.AddFeed(t.Context(), "https://example.com/feed.xml", "The feed", time.Now()); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		feed := func() *content.Article {
			a := content.NewArticle(&content.Paragraph{Text: content.PlainInline("The list")})
			a.Title, a.Source = content.Sanitize("Tide feed"), content.Sanitize("https://example.com/feed.xml")
			a.Entries = []content.Entry{{Title: content.Sanitize("One"), Link: content.Sanitize("https://example.com/1")}, {Title: content.Sanitize("Two"), Link: content.Sanitize("https://example.com/2")}}
			return a
		}
		r := newKeptReader(t, folder, Options{
			First: document.Request{Ref: document.Ref{Spec: "/tide.md"}},
			Open: func(_ context.Context, ref document.Ref) <-chan document.Update {
				out := make(chan document.Update, 1)
				out <- document.Update{Article: feed(), Percent: 100}
				close(out)
				return out
			},
		})
		r.resize(100, 30)
		r.send(document.Update{Article: numbered(30), Percent: 100})
		r.press("R")
		r.see("Feeds", "The feed", "0 unread")
		r.press("r")
		r.see("refreshed 1 feed · 2 new", "Tide feed", "2 unread")
		r.press("#sea, boats\r")
		r.see("tags kept", "The boats #boats #sea")
		r.press("/#boa\r")
		r.not("The mussels")
		r.press("\x1b")
		r.see("▌ The boats", "The mussels")
		r.press("L")
		r.see("kept to read later: The boats", "Read later")
		r.press("BB")
		r.see("Everything, by title", "sorted by title")
		r.press("BBL")
		r.see("no longer kept")
		r.press("x")
		r.see("x again removes The boats")
		r.press("x")
		r.see("removed The boats")
		r.not("▌ The boats")
		r.press("/tide feed\r\r")
		r.see("▌ One", "• Two")
		r.press("L")
		r.see("kept to read later: One")
		r.press("R")
		r.see("Read later", "One", "new")
	})
}
