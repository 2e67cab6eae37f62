package library

import (
	"fmt"
	"testing"
	"time"

	"pullquote/content/markdown"
)

// TestFeeds adds a feed, refreshes it and reads one of its entries.
func TestFeeds(t *testing.T) {
	l := open(t, t.TempDir())
	at := func(n int64) time.Time { return time.UnixMilli(1000 * n) }
	const source = "https://example.com/feed.xml"
	for i, want := range []bool{true, false} {
		if isNew, err := l.AddFeed(t.Context(), source, "", at(1)); err != nil || isNew != want {
			t.Errorf("added %d times: %v, %v", i+1, isNew, err)
		}
	}
	check := func(want string) {
		t.Helper()
		feeds, err := l.Feeds(t.Context())
		if err != nil || len(feeds) != 1 {
			t.Fatal(feeds, err)
		}
		if got := fmt.Sprintf("%s: %d unread, opened %t", feeds[0].Title, feeds[0].Unread, !feeds[0].Opened.IsZero()); got != want {
			t.Errorf("the feed is %s, want %s", got, want)
		}
	}
	check("https://example.com/feed.xml: 0 unread, opened false")
	entries := func(n int64, want int, uris ...string) {
		t.Helper()
		if added, err := l.KeepEntries(t.Context(), source, "The feed", uris, at(n)); err != nil || added != want {
			t.Errorf("%d entries are new, want %d: %v", added, want, err)
		}
	}
	entries(2, 2, "https://example.com/a", "https://example.com/b")
	check("The feed: 2 unread, opened false")
	keep(t, l, Visit{Source: "https://example.com/a", Title: "A", At: at(3)})
	check("The feed: 1 unread, opened false")
	entries(4, 1, "https://example.com/b", "https://example.com/c")
	check("The feed: 2 unread, opened false")
	if opened, err := l.Opened(t.Context(), []string{"https://example.com/a", "https://example.com/b"}); err != nil || len(opened) != 1 || !opened["https://example.com/a"] {
		t.Errorf("%v have been opened, %v", opened, err)
	}
	keep(t, l, Visit{Source: source, Title: "The feed", At: at(5)})
	check("The feed: 2 unread, opened true")
	if n, err := l.KeepEntries(t.Context(), "https://example.com/other", "", []string{"https://example.com/x"}, at(6)); n != 0 || err != nil {
		t.Errorf("kept %d entries of a feed that was not added, %v", n, err)
	}
	if err := l.Remove(t.Context(), bySource(t, l, source).ID); err != nil {
		t.Fatal(err)
	}
	if feeds, err := l.Feeds(t.Context()); len(feeds) > 0 || err != nil {
		t.Errorf("the removed feed is %v, %v", feeds, err)
	}
}

// TestLater keeps an article for later, opens it, and keeps it no longer.
func TestLater(t *testing.T) {
	l := open(t, t.TempDir())
	v := Visit{Source: "https://example.com/a", Title: "A", At: time.UnixMilli(1000)}
	if err := l.SetLater(t.Context(), v, true); err != nil {
		t.Fatal(err)
	}
	if d := bySource(t, l, v.Source); d.Title != "A" || d.Later.IsZero() || !d.Opened.IsZero() {
		t.Errorf("for later, there is %+v", d)
	}
	v.At = time.UnixMilli(2000)
	keepText(t, l, v, markdown.Parse([]byte("The tide.")))
	if d := bySource(t, l, v.Source); d.Later.IsZero() || d.Opened.IsZero() {
		t.Errorf("after it was opened, there is %+v", d)
	}
	if err := l.SetLater(t.Context(), v, false); err != nil {
		t.Fatal(err)
	}
	if d := bySource(t, l, v.Source); !d.Later.IsZero() {
		t.Errorf("no longer for later, there is %+v", d)
	}
	if err := l.SetLater(t.Context(), Visit{}, true); err == nil {
		t.Error("kept for later what cannot be found again")
	}
}

// TestTags sets and replaces tags.
func TestTags(t *testing.T) {
	l := open(t, t.TempDir())
	keep(t, l, visit("a", "one", 0.3))
	id := bySource(t, l, "a").ID
	for _, tags := range [][]string{{"boats", "sea"}, {"sea", "tide"}, nil, {"boats"}} {
		if err := l.SetTags(t.Context(), id, tags); err != nil {
			t.Fatal(err)
		}
		if d := bySource(t, l, "a"); fmt.Sprint(d.Tags) != fmt.Sprint(tags) {
			t.Errorf("the tags are %q, want %q", d.Tags, tags)
		}
	}
}
