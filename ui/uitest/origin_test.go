//go:build unix

package uitest

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// feedOf returns a feed of two entries that contain their texts, each with a link to door.
// One entry has no link of its own; the other one's link is door as well.
func feedOf(door string) string {
	const text = `&lt;p&gt;The harbour master keeps %s behind &lt;a href="%s"&gt;a door&lt;/a&gt;.&lt;/p&gt;`
	return `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour news</title>` +
		`<item><title>Without a link</title><content:encoded>` + fmt.Sprintf(text, "the tide tables", door) + `</content:encoded></item>` +
		`<item><title>With a link</title><link>` + door + `</link><content:encoded>` + fmt.Sprintf(text, "the log", door) + `</content:encoded></item>` +
		`</channel></rss>`
}

// serve starts a server with one page. It returns its address and the number of requests so
// far.
func serve(t *testing.T, page func(w http.ResponseWriter)) (address string, requests *atomic.Int32) {
	t.Helper()
	requests = new(atomic.Int32)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		requests.Add(1)
		page(w)
	}))
	t.Cleanup(s.Close)
	return s.URL, requests
}

// TestEntryLinksToPrivateAddresses follows links in the entries of a feed to a server on
// this computer, which only the reader may open.
func TestEntryLinksToPrivateAddresses(t *testing.T) {
	door, requests := serve(t, func(w http.ResponseWriter) { _, _ = io.WriteString(w, "<!doctype html><p>Behind the door.</p>") })
	fromWeb, _ := serve(t, func(w http.ResponseWriter) {
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = io.WriteString(w, feedOf(door))
	})
	for name, spec := range map[string]string{"file": write(t, "feed.xml", feedOf(door)), "server": fromWeb} {
		t.Run(name, func(t *testing.T) {
			p := start(t, cells(80, 24), spec)
			must(t, p.WaitFor("Harbour news"))
			for _, entry := range []string{"1 of 2", "2 of 2"} {
				must(t, p.WaitFor(entry))
				must(t, p.Press("enter"))
				must(t, p.WaitFor("¶ 1 of 1"))
				must(t, p.Press("l", "a"))
				must(t, p.WaitFor("private network"))
				must(t, p.Press("esc", "backspace"))
				must(t, p.WaitFor(entry))
				must(t, p.Press("j"))
			}
		})
	}
	if n := requests.Load(); n != 0 {
		t.Errorf("the server on this computer got %d requests", n)
	}
}

// TestLinksWithinPrivateSite opens a feed on a server on this computer by its address, and
// follows a link in an entry to the same server.
func TestLinksWithinPrivateSite(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/door") {
			_, _ = io.WriteString(w, "<!doctype html><p>Behind the door.</p>")
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = io.WriteString(w, feedOf("http://"+r.Host+"/door"))
	}))
	t.Cleanup(site.Close)
	p := start(t, cells(80, 24), site.URL)
	must(t, p.WaitFor("Harbour news"))
	must(t, p.Press("enter"))
	must(t, p.WaitFor("¶ 1 of 1"))
	must(t, p.Press("l", "a"))
	must(t, p.WaitFor("Behind the door"))
}
