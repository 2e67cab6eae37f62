package source

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// refreshSite returns the handler of a server with the page "/", and an article at each other path.
func refreshSite(page string) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("/{$}", send("text/html", page))
	m.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<!doctype html><h1>The tide</h1><p>It turns at "+r.URL.RequestURI()+" today, and the boats wait for it.</p>")
	})
	return m
}

// TestRefresh checks that a page that does nothing but lead to another one is followed, and that any
// other page is shown, with a sentence about where it leads.
func TestRefresh(t *testing.T) {
	const told = "this page leads on to "
	article := "<h1>The boats</h1><p>" + strings.Repeat("The boats wait for the tide at the quay until the lamp is lit. ", 10) + "</p>"
	for name, c := range map[string]struct{ page, path, told string }{
		"nothing else":                   {`<meta http-equiv="refresh" content="0; url=/story">`, "/story", ""},
		"without quotation marks":        {`<meta http-equiv=refresh content=0;url=/story>`, "/story", ""},
		"capitals":                       {`<META HTTP-EQUIV="Refresh" CONTENT="0; URL=/story">`, "/story", ""},
		"space around the sign":          {`<meta http-equiv="refresh" content=" 0 ; URL = /story ">`, "/story", ""},
		"quotation marks inside":         {`<meta http-equiv="refresh" content="0;url='/story' and more">`, "/story", ""},
		"quotation marks without end":    {`<meta http-equiv='refresh' content='0;url="/story'>`, "/story", ""},
		"no name":                        {`<meta http-equiv="refresh" content="0; /story">`, "/story", ""},
		"a comma":                        {`<meta http-equiv="refresh" content="0,url=/story">`, "/story", ""},
		"a part of a second":             {`<meta http-equiv="refresh" content="0.5;url=/story">`, "/story", ""},
		"a second":                       {`<meta http-equiv="refresh" content="1;url=/story">`, "/story", ""},
		"an entity":                      {`<meta http-equiv="refresh" content="0;url=/story?a=1&amp;b=2">`, "/story?a=1&b=2", ""},
		"a relative address":             {`<meta http-equiv="refresh" content="0;url=story/1">`, "/story/1", ""},
		"a base":                         {`<base href="/old/"><meta http-equiv="refresh" content="0;url=story">`, "/old/story", ""},
		"words for those who wait":       {`<title>Redirecting…</title><meta http-equiv="refresh" content="0;url=/story"><h1>Redirecting…</h1><p><a href="/story">Click here if you are not redirected.</a></p><script>location="/story"</script>`, "/story", ""},
		"the first of two":               {`<meta http-equiv="refresh" content="0;url=/story"><meta http-equiv="refresh" content="0;url=/other">`, "/story", ""},
		"without scripts":                {`<title>T</title><noscript><meta http-equiv="refresh" content="0;url=/noscript"></noscript>` + article, "/", ""},
		"without scripts, and with":      {`<noscript><meta http-equiv="refresh" content="0;url=/noscript"></noscript><meta http-equiv="refresh" content="0;url=/story">`, "/story", ""},
		"a comment":                      {`<!-- <meta http-equiv="refresh" content="0;url=/story"> -->` + article, "/", ""},
		"an article":                     {`<meta http-equiv="refresh" content="0;url=/story">` + article, "/", told + "SERVER/story"},
		"an article that reloads":        {`<meta http-equiv="refresh" content="300">` + article, "/", ""},
		"an article that reloads at /":   {`<meta http-equiv="refresh" content="5;url=/#top">` + article, "/", ""},
		"a page that reloads at once":    {`<meta http-equiv="refresh" content="0;url="><p>It is noon.</p>`, "/", ""},
		"a page that goes on much later": {`<meta http-equiv="refresh" content="900;url=/story"><p>It is noon.</p>`, "/", ""},
		"an absurd delay":                {`<meta http-equiv="refresh" content="99999999999999999999;url=/story"><p>It is noon.</p>`, "/", ""},
		"no delay":                       {`<meta http-equiv="refresh" content="url=/story"><p>It is noon.</p>`, "/", ""},
		"a page to read first":           {`<meta http-equiv="refresh" content="5;url=/story"><p>The page has moved.</p>`, "/", told + "SERVER/story after 5 seconds"},
		"a script":                       {`<meta http-equiv="refresh" content="0;url=javascript:alert(1)"><p>It is noon.</p>`, "/", ""},
		"a file":                         {`<meta http-equiv="refresh" content="0;url=file:///etc/hosts"><p>It is noon.</p>`, "/", ""},
		"an endless address":             {`<meta http-equiv="refresh" content="5;url=/` + strings.Repeat("x", 3000) + `"><p>It is noon.</p>`, "/", ""},
		"another meta":                   {`<meta name="refresh" content="0;url=/story"><p>It is noon.</p>`, "/", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := httptest.NewServer(refreshSite(c.page))
			defer s.Close()
			a, err := get(t.Context(), loopback(), s.URL+"/", Options{Limits: generousLimits(), Origin: Typed()})
			if err != nil {
				t.Fatal(err)
			}
			var all []string
			for _, p := range a.Problems {
				all = append(all, strings.ReplaceAll(p.String(), s.URL, "SERVER"))
			}
			if got := strings.Join(all, "|"); a.Source.String() != s.URL+c.path || got != c.told {
				t.Errorf("the reader sees %s and is told %q, want %s and %q", a.Source, got, c.path, c.told)
			}
		})
	}
}

// TestRefreshIsBounded checks that a page that leads to another is trusted no more than a redirect.
func TestRefreshIsBounded(t *testing.T) {
	lead := func(to string) http.HandlerFunc {
		return send("text/html", `<meta http-equiv="refresh" content="0;url=`+to+`">`)
	}
	m := site().(*http.ServeMux)
	m.HandleFunc("/there", lead("/back"))
	m.HandleFunc("/back", lead("/there"))
	m.HandleFunc("/five", lead("/hop/3"))
	m.HandleFunc("/six", lead("/hop/4"))
	m.HandleFunc("/elsewhere", lead("http://127.0.0.2/"))
	s := httptest.NewServer(m)
	defer s.Close()
	if a, err := get(t.Context(), loopback(), s.URL+"/five", Options{Limits: generousLimits()}); err != nil || a.Source.String() != s.URL+"/page" {
		t.Errorf("five redirects: %v, %v", a, err)
	}
	wantError(t, loopback(), s.URL+"/six", Options{}, Error{Reason: TooManyRedirects})
	wantError(t, loopback(), s.URL+"/there", Options{}, Error{Reason: TooManyRedirects})
	wantError(t, loopback(), s.URL+"/elsewhere", Options{Origin: Typed()}, Error{Reason: PrivateRedirect, At: "http://127.0.0.2/"})

	other := httptest.NewServer(site())
	defer other.Close()
	m.HandleFunc("/port", lead(other.URL+"/page"))
	home := loopback()
	home.isPrivate = func(netip.Addr) bool { return true }
	document := Options{Origin: Origin{host: strings.TrimPrefix(s.URL, "http://")}}
	wantError(t, home, s.URL+"/port", document, Error{Reason: PrivateRedirect, At: other.URL + "/page"})
}

// TestRefreshToAnotherHost checks that the reader is told which host has answered instead.
func TestRefreshToAnotherHost(t *testing.T) {
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Host == "tide.example" {
			send("text/html", `<meta http-equiv="refresh" content="0;url=http://boats.example/page">`)(w, r)
			return
		}
		send("text/html", page)(w, r)
	}))
	defer proxy.Close()
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	n := loopback()
	n.proxy = http.ProxyURL(at)
	a, err := get(t.Context(), n, "http://tide.example/", Options{Limits: generousLimits()})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Problems) != 1 || a.Problems[0].String() != "tide.example redirected to boats.example" {
		t.Errorf("the reader is told %q", a.Problems)
	}
}

// TestRefreshAsText checks that a page that the reader wants as text is not followed.
func TestRefreshAsText(t *testing.T) {
	const page = `<meta http-equiv="refresh" content="0;url=/story">`
	s := httptest.NewServer(refreshSite(page))
	defer s.Close()
	a, err := get(t.Context(), loopback(), s.URL+"/", Options{Limits: generousLimits(), Type: "text"})
	if err != nil || texts(a) != page {
		t.Errorf("%v, %v", a, err)
	}
}

// TestRefreshOfFile checks that a file connects to nothing: the reader is told where it leads.
func TestRefreshOfFile(t *testing.T) {
	for _, c := range []struct{ page, told string }{
		{`<meta http-equiv="refresh" content="0;url=http://127.0.0.2/story"><p>The page has moved.</p>`, "this page leads on to http://127.0.0.2/story"},
		{`<meta http-equiv="refresh" content="0;url=story.html"><p>The page has moved.</p>`, "this page leads on to story.html"},
		{`<meta http-equiv="refresh" content="5;url=a%20page.html"><p>It is noon.</p>`, ""},
		{`<meta http-equiv="refresh" content="0;url=story.html">`, "this page leads on to story.html"},
	} {
		name := filepath.Join(t.TempDir(), "a page.html")
		if err := os.WriteFile(name, []byte("<!doctype html>"+c.page), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := toldOf(t, name); got != c.told {
			t.Errorf("%s: the reader is told %q, want %q", c.page, got, c.told)
		}
	}
}
