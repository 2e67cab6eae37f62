package source

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pullquote/content"
)

// behindProxy returns a network in which one handler responds for every host. The name of
// a host decides whether it is private.
func behindProxy(t *testing.T, h http.Handler) network {
	t.Helper()
	proxy := httptest.NewServer(h)
	t.Cleanup(proxy.Close)
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	n := publicNetwork()
	n.proxy = http.ProxyURL(at)
	return n
}

// hosts returns a network in which every host has the same pages.
func hosts(t *testing.T) network {
	t.Helper()
	m := http.NewServeMux()
	m.HandleFunc("/page", send("text/html", page))
	m.HandleFunc("/door", send("text/html", page))
	m.HandleFunc("/page.gz", send("application/gzip", string(gzipped(page))))
	m.HandleFunc("/claim", send("text/html", strings.Replace(page, "<p>", `<link rel="canonical" href="http://10.0.0.1/"><base href="http://10.0.0.1/"><p>`, 1)))
	m.HandleFunc("/to", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.RawQuery, http.StatusFound) })
	return behindProxy(t, m)
}

// follow opens the first source as if the reader had named it, and each of the others as
// a link in the one before. It returns the error of the last one.
func follow(t *testing.T, n network, sources ...string) error {
	t.Helper()
	from := Typed()
	for i, spec := range sources {
		_, next, err := opener{spec: spec, network: n, Options: Options{Origin: from, Limits: generousLimits(), Stdin: strings.NewReader("Text.")}}.open(t.Context())
		if err != nil {
			if i < len(sources)-1 {
				t.Fatalf("%s: %v", spec, err)
			}
			return err
		}
		from = next
	}
	return nil
}

// refusal returns a short name for an error; "" if there is no error.
func refusal(err error) string {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e) && (e.Reason == PrivateNetwork || e.Reason == PrivateRedirect):
		return "private"
	case errors.As(err, &e) && e.Reason == NotWeb:
		return "no address"
	case errors.As(err, &e) && e.Reason == Missing:
		return "missing"
	}
	return err.Error()
}

// TestOriginRights follows links from one host to the next.
func TestOriginRights(t *testing.T) {
	n := hosts(t)
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Text."), 0o600); err != nil {
		t.Fatal(err)
	}
	const (
		public  = "http://tide.example/"
		other   = "http://harbour.example/"
		private = "http://10.0.0.1/"
	)
	for _, c := range []struct {
		sources []string
		want    string
	}{
		// A public page leads to public pages only.
		{[]string{public + "page", other + "page"}, ""},
		{[]string{public + "page", private + "door"}, "private"},
		{[]string{public + "page.gz", private + "door"}, "private"},
		{[]string{public + "page", "http://localhost/door"}, "private"},
		{[]string{public + "page", public + "to?" + private + "door"}, "private"},
		{[]string{public + "to?" + private + "door"}, "private"},
		{[]string{public + "page", file}, "no address"},
		{[]string{public + "page", "file://" + file}, "no address"},
		{[]string{public + "page", "-"}, "no address"},
		{[]string{public + "claim", private + "door"}, "private"},
		{[]string{public + "page", other + "page", public + "page", private + "door"}, "private"},

		// A page on a private host leads to public pages and to pages on the same host.
		{[]string{private + "page", public + "page"}, ""},
		{[]string{private + "page", private + "door"}, ""},
		{[]string{private + "page.gz", private + "door"}, ""},
		{[]string{private + "page", private + "to?/door"}, ""},
		{[]string{private + "page", private + "page", private + "door"}, ""},
		{[]string{"http://WIKI.lan/page", "http://wiki.lan/door"}, ""},
		{[]string{private + "page", "http://10.0.0.2/door"}, "private"},
		{[]string{private + "page", "http://10.0.0.1:8080/door"}, "private"},
		{[]string{private + "claim", "http://10.0.0.2/door"}, "private"},
		{[]string{private + "page", private + "to?http://10.0.0.2/door"}, "private"},
		{[]string{private + "page", public + "to?" + private + "door"}, "private"},
		{[]string{private + "page", public + "page", private + "door"}, "private"},
		{[]string{private + "page", file}, "no address"},
		{[]string{private + "page", "-"}, "no address"},

		// The address that answered counts, not the requested one.
		{[]string{private + "to?" + public + "page", private + "door"}, "private"},
		{[]string{private + "to?" + public + "to?" + private + "door"}, "private"},
		{[]string{private + "to?http://10.0.0.1:8080/page", "http://10.0.0.1:8080/door"}, ""},
		{[]string{private + "to?http://10.0.0.1:8080/page", private + "door"}, "private"},

		// A local document leads to files and to public pages.
		{[]string{file, file}, ""},
		{[]string{filepath.Dir(file), file}, ""},
		{[]string{"-", file}, ""},
		{[]string{file, public + "page"}, ""},
		{[]string{file, "-"}, "missing"},
		{[]string{file, private + "door"}, "private"},
		{[]string{filepath.Dir(file), private + "door"}, "private"},
		{[]string{"-", private + "door"}, "private"},
		{[]string{file, public + "page", file}, "no address"},
		{[]string{file, public + "page", private + "door"}, "private"},
		{[]string{file, public + "to?" + private + "door"}, "private"},
	} {
		if got := refusal(follow(t, n, c.sources...)); got != c.want {
			t.Errorf("%s: got %q, want %q", strings.Join(c.sources, " -> "), got, c.want)
		}
	}
}

// TestZeroOrigin checks that the zero origin has only the rights of a document from the
// web.
func TestZeroOrigin(t *testing.T) {
	n := hosts(t)
	for spec, want := range map[string]string{"-": "no address", t.TempDir(): "no address", "http://10.0.0.1/door": "private", "http://tide.example/page": ""} {
		_, err := get(t.Context(), n, spec, Options{Limits: generousLimits(), Stdin: strings.NewReader("Text.")})
		if got := refusal(err); got != want {
			t.Errorf("%s: got %q, want %q", spec, got, want)
		}
	}
}

// TestClaimsDoNotSetOrigin opens files that claim in various ways to be from a private
// host, and checks that they may not open anything there.
func TestClaimsDoNotSetOrigin(t *testing.T) {
	n := hosts(t)
	const private = "http://10.0.0.1/"
	for name, data := range map[string]string{
		"base.html":      page,
		"canonical.html": strings.Replace(page, "<p>", `<link rel="canonical" href="`+private+`"><base href="`+private+`"><p>`, 1),
		"matter.md":      "---\ntitle: Tide\nurl: " + private + "\n---\n\nText.\n",
		"saved.mhtml":    strings.Replace(savedPage("8bit", "utf-8", page), "https://example.com/a/tide", private, 1),
		"packed.html.gz": string(gzipped(page)),
		"feed.xml":       `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Tide</title><atom:link rel="self" href="` + private + `"/><link>` + private + `</link><item><title>Late</title></item></channel></rss>`,
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, o := range []Options{{}, {Base: private}} {
			o.Origin, o.Limits = Typed(), generousLimits()
			a, from, err := opener{spec: path, network: n, Options: o}.open(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if o.Base != "" && !strings.HasPrefix(a.Source.String(), private) {
				t.Errorf("%s: the source is %s", name, a.Source.String())
			}
			if _, err := get(t.Context(), n, private+"door", Options{Origin: from, Limits: generousLimits()}); refusal(err) != "private" {
				t.Errorf("%s with base %q: %v", name, o.Base, err)
			}
			if _, err := get(t.Context(), n, path, Options{Origin: from, Limits: generousLimits()}); err != nil {
				t.Errorf("%s with base %q: %v", name, o.Base, err)
			}
		}
	}
}

// TestEntriesHaveOriginOfFeed opens a public feed whose entries link to a private host in
// various ways, and checks that none of these links can be opened.
func TestEntriesHaveOriginOfFeed(t *testing.T) {
	const feed = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tide</title>` +
		`<item><title>One</title><link>http://10.0.0.1/page</link><content:encoded>&lt;p&gt;The &lt;a href="http://10.0.0.1/door"&gt;door&lt;/a&gt; is open.&lt;/p&gt;</content:encoded></item>` +
		`<item><title>Two</title><description>&lt;p&gt;The &lt;a href="http://10.0.0.1/door"&gt;door&lt;/a&gt; is shut.&lt;/p&gt;</description></item>` +
		`</channel></rss>`
	n := behindProxy(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Host != "tide.example" {
			t.Errorf("unexpected request for %s", r.URL)
		}
		send("application/rss+xml", feed)(w, r)
	}))
	a, from, err := opener{spec: "http://tide.example/feed", network: n, Options: Options{Origin: Typed(), Limits: generousLimits()}}.open(t.Context())
	if err != nil || len(a.Entries) != 2 {
		t.Fatalf("%+v, %v", a, err)
	}
	var links []string
	for _, e := range a.Entries {
		links = append(links, e.Link.String())
		for _, b := range e.Article().Blocks() {
			if p, ok := b.(*content.Paragraph); ok {
				for _, s := range p.Text.Spans() {
					links = append(links, s.Link.String())
				}
			}
		}
	}
	links = slices.DeleteFunc(links, func(s string) bool { return s == "" })
	if len(links) != 3 {
		t.Fatalf("the entries link to %q", links)
	}
	for _, address := range links {
		wantError(t, n, address, Options{Origin: from}, Error{Reason: PrivateNetwork})
	}
}

// TestOriginOfAddressWithoutScheme opens an address without a scheme, and checks that its
// document may not open files.
func TestOriginOfAddressWithoutScheme(t *testing.T) {
	now := time.Now()
	c, pool := certificate(t, now.Add(-time.Hour), now.Add(time.Hour), "localhost")
	s, n := serveTLS(t, site(), c, pool)
	spec := strings.TrimPrefix(withHost(s, "localhost"), "https://") + "/page"
	_, from, err := opener{spec: spec, network: n, Options: Options{Type: "url", Origin: Typed(), Limits: generousLimits()}}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := get(t.Context(), n, t.TempDir(), Options{Origin: from, Limits: generousLimits()}); refusal(err) != "no address" {
		t.Error(err)
	}
}

// TestPrivateHostByNameAndAddress checks that a private origin requires both a private
// name and a private address, because a public name may point elsewhere a moment later.
func TestPrivateHostByNameAndAddress(t *testing.T) {
	s := httptest.NewServer(site())
	defer s.Close()
	address := withHost(s, "localhost") + "/page"
	n := loopback() // in which 127.0.0.1 is public
	_, from, err := opener{spec: address, network: n, Options: Options{Origin: Typed(), Limits: generousLimits()}}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	n.isPrivate = func(netip.Addr) bool { return true }
	wantError(t, n, address, Options{Origin: from}, Error{Reason: PrivateNetwork})
	_, from, err = opener{spec: address, network: n, Options: Options{Origin: Typed(), Limits: generousLimits()}}.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := get(t.Context(), n, address, Options{Origin: from, Limits: generousLimits()}); err != nil {
		t.Error(err)
	}
	at, err := url.Parse("http://tide.example/page")
	if err != nil {
		t.Fatal(err)
	}
	public := &hop{opener: opener{network: publicNetwork()}, at: at, wasPrivate: true}
	if got := public.origin(); got != (Origin{}) {
		t.Errorf("a public name in a private network: %v", got)
	}
}
