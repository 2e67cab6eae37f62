package ui

import (
	"context"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/markdown"
	"pullquote/content/source"
	"pullquote/ui/document"
)

// updatesOf sends an article, or why it cannot be opened.
func updatesOf(a *content.Article, err error) <-chan document.Update {
	out := make(chan document.Update, 1)
	out <- document.Update{Article: a, Err: err, Percent: 100}
	close(out)
	return out
}

// TestLaterKeepsTheText keeps an entry of a feed for later, and reads it when its page cannot be
// reached.
func TestLaterKeepsTheText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		list := content.NewArticle(&content.Paragraph{Text: content.PlainInline("The list")})
		list.Title, list.Source = content.Sanitize("Tide feed"), content.Sanitize("https://example.com/feed.xml")
		list.Entries = []content.Entry{
			{Title: content.Sanitize("One"), Link: content.Sanitize("https://example.com/1")},
			{Title: content.Sanitize("Two"), Link: content.Sanitize("https://example.com/2")},
			{Title: content.Sanitize("Three"), Link: content.Sanitize("http://192.168.1.1/3")},
			{Title: content.Sanitize("Four"), Link: content.Sanitize("https://example.com/4"), Article: func() *content.Article { return markdown.Parse([]byte("The summary of four.\n")) }, IsPartial: true},
		}
		asked := 0
		open := func(_ context.Context, ref document.Ref) <-chan document.Update {
			asked++
			switch ref.Spec {
			case "https://example.com/1":
				a := markdown.Parse([]byte("Paragraph 1 is about [the nets](/nets).\n\nParagraph 2 is about the tide.\n"))
				a.Source = content.Sanitize(ref.Spec)
				a.Title, a.Byline = content.Sanitize("The tide, one"), content.Sanitize("Ana Ruiz")
				return updatesOf(a, nil)
			case "http://192.168.1.1/3":
				return updatesOf(nil, &source.Error{Name: ref.Spec, Reason: source.PrivateNetwork})
			}
			return updatesOf(nil, &source.Error{Name: ref.Spec, Reason: source.ConnectionRefused})
		}
		first := document.Request{Ref: document.Ref{Spec: "https://example.com/feed.xml"}}
		r := newKeptReader(t, folder, Options{First: first, Open: fails, KeepsTexts: true})
		r.resize(100, 30)
		r.send(document.Update{Article: list, OpenLink: open, Percent: 100})
		r.press("L")
		r.see("kept to read later with its text: One")
		r.press("j")
		r.see("• One")
		r.press("L")
		r.see("kept only the link: cannot open \"https://example.com/2\": connection refused")
		r.press("jL")
		r.see("not kept for later: cannot open")
		r.press("jL")
		r.see("kept to read later · only the summary is shown: ")
		r.press("R")
		r.see("Read later", "The tide, one · Ana Ruiz", "Two")
		r.not("Three ·")
		r.press("/paragraph 2\r")
		r.see("In the texts", "Paragraph 2 is about the tide.")
		r.leave()

		asked = 0
		var opened []string
		r = newKeptReader(t, folder, Options{
			First: document.Request{Ref: document.Ref{Spec: "/tide.md"}}, Open: fails, KeepsTexts: true,
			OpenLinks: func(from string) document.LinkOpener {
				return func(_ context.Context, ref document.Ref) <-chan document.Update {
					opened = append(opened, from+" → "+ref.Spec)
					return updatesOf(numbered(3), nil)
				}
			},
		})
		r.resize(100, 30)
		r.send(document.Update{Article: numbered(30), Percent: 100})
		r.press("R/tide, one\r\r")
		r.see("Paragraph 2 is about the tide.", "the text of")
		r.press("la")
		r.see("Paragraph 3 is about the tide.")
		if len(opened) != 1 || opened[0] != "https://example.com/1 → https://example.com/nets" {
			t.Errorf("opened %q", opened)
		}
		r.press("R")
		r.not("Three")
		r.press("/two\rL")
		r.see("no longer kept to read later")
		r.leave()
		if asked > 0 {
			t.Errorf("asked for %d pages", asked)
		}

		r = newKeptReader(t, folder, Options{First: first, KeepsTexts: true})
		r.resize(100, 30)
		r.send(document.Update{Article: list, OpenLink: fails, Percent: 100})
		r.press("\r")
		r.see("Paragraph 2 is about the tide.", "the text of")
		r.leave()
	})
}

// TestLaterKeepsNoText keeps only the link if texts are not kept.
func TestLaterKeepsNoText(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		shelve(t, folder)
		r := newKeptReader(t, folder, Options{
			First: document.Request{Ref: document.Ref{Spec: "/tide.md"}},
			Open: func(context.Context, document.Ref) <-chan document.Update {
				t.Error("opened a page")
				return updatesOf(numbered(3), nil)
			},
		})
		r.resize(100, 30)
		r.send(document.Update{Article: numbered(30), Percent: 100})
		r.press("RL")
		r.see("kept to read later: The boats")
		r.leave()
		l := library.New(folder)
		defer l.Close()
		d, err := l.BySource(t.Context(), "https://example.com/boats")
		if err != nil || d == nil || d.Later.IsZero() {
			t.Errorf("the library has %+v, %v", d, err)
		}
	})
}
