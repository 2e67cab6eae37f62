package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"
)

// A linkRecorder opens links and records which document asked for them.
type linkRecorder struct{ opened []string }

// opener returns an opener of the links of the named document. It can open only the page on
// example.com.
func (a *linkRecorder) opener(name string) document.LinkOpener {
	return func(_ context.Context, ref document.Ref) <-chan document.Update {
		a.opened = append(a.opened, name+" asks for "+ref.Spec)
		out := make(chan document.Update, 1)
		defer close(out)
		if ref.Spec != "https://example.com/page" {
			out <- document.Update{Err: errors.New("cannot open it")}
			return out
		}
		out <- document.Update{Article: linking("page"), OpenLink: a.opener("the page"), Percent: 100}
		return out
	}
}

// linking returns an article with a link to a server on this computer.
func linking(name string) *content.Article {
	return markdown.Parse([]byte(fmt.Sprintf("# In the %s\n\nThe [door](http://127.0.0.1/door) is open.\n", name)))
}

// TestShowLink checks that a label in capitals shows where a link leads, and that only enter
// follows it then.
func TestShowLink(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var a linkRecorder
		r := read(t, a.opener("the page"), linking("page"))
		r.press("l")
		r.see("in capitals to see where it leads")
		r.press("A")
		r.see("enter follows http://127.0.0.1/door")
		if len(a.opened) > 0 {
			t.Errorf("%q", a.opened)
		}
		r.press("\r")
		if len(a.opened) != 1 {
			t.Errorf("%q", a.opened)
		}
		r.press("lA\x1b")
		r.not("follows")
		r.press("la")
		if len(a.opened) != 2 {
			t.Errorf("%q", a.opened)
		}
	})
}

// TestEntryLinkOrigin follows links in entries. Links in a text that came with the list are
// opened with the list's origin, whatever the entry links to; links in a page with the
// page's. That is still so after going back.
func TestEntryLinkOrigin(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		held := func() *content.Article { return linking("list") }
		feed := linking("feed")
		feed.Source = content.Sanitize("https://example.com/feed")
		feed.Entries = []content.Entry{
			{Title: content.Sanitize("Without a link"), Article: held},
			{Title: content.Sanitize("Without a link, in part"), Article: held, IsPartial: true},
			{Title: content.Sanitize("With a link of its own choice"), Article: held, Link: content.Sanitize("http://127.0.0.1/")},
			{Title: content.Sanitize("In part, with a link that fails"), Article: held, IsPartial: true, Link: content.Sanitize("http://127.0.0.1/")},
			{Title: content.Sanitize("In part, with a page"), Article: held, IsPartial: true, Link: content.Sanitize("/page")},
			{Title: content.Sanitize("A page"), Link: content.Sanitize("/page")},
		}
		const (
			byList = "the feed asks for http://127.0.0.1/door"
			byPage = "the page asks for http://127.0.0.1/door"
		)
		var a linkRecorder
		r := read(t, a.opener("the feed"), feed)
		for i, want := range [][]string{
			{byList},
			{byList},
			{byList},
			{"the feed asks for http://127.0.0.1/", byList},
			{"the feed asks for https://example.com/page", byPage},
			{"the feed asks for https://example.com/page", byPage},
		} {
			a.opened = nil
			r.see(fmt.Sprintf("%d of 6", i+1))
			r.press("\r")
			r.see("The door is open.")
			r.press("la")
			if !slices.Equal(a.opened, want) {
				t.Errorf("%s: got %q, want %q", feed.Entries[i].Title.String(), a.opened, want)
			}
			r.press("\bj")
		}
	})
}

// TestLinkOriginAfterGoingBack follows links from a page, goes back, and follows another
// link.
func TestLinkOriginAfterGoingBack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var a linkRecorder
		first := markdown.Parse([]byte("# First\n\nThe [page](https://example.com/page), the [door](http://127.0.0.1/door).\n"))
		r := read(t, a.opener("the first"), first)
		r.press("la")
		r.see("In the page")
		r.press("la\b")
		r.see("First")
		r.press("ls")
		want := []string{"the first asks for https://example.com/page", "the page asks for http://127.0.0.1/door", "the first asks for http://127.0.0.1/door"}
		if !slices.Equal(a.opened, want) {
			t.Errorf("got %q, want %q", a.opened, want)
		}
	})
}

// TestWithoutLinkOpener checks that an article without an opener cannot open links, nor can
// its entries.
func TestWithoutLinkOpener(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		list := linking("list")
		list.Entries = []content.Entry{{Title: content.Sanitize("One"), Article: func() *content.Article { return linking("entry") }, IsPartial: true, Link: content.Sanitize("http://127.0.0.1/")}}
		r := read(t, nil, list)
		r.press("\r")
		r.see("In the entry", "The door is open.")
		r.press("la")
		r.see("In the entry", "The door is open.")
	})
}
