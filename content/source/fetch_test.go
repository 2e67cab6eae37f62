package source

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"pullquote/content"
)

const page = "<!doctype html><title>The tide</title><p>The tide turns at noon, and the boats wait for it at the quay.</p>"

// never is a duration longer than any test.
const never = time.Hour

// loopback returns the network of the tests: the address of their servers, 127.0.0.1, is
// public, and every other address is private.
func loopback() network {
	return network{
		isPrivate: func(a netip.Addr) bool { return a.Unmap() != netip.MustParseAddr("127.0.0.1") },
		proxy:     func(*http.Request) (*url.URL, error) { return nil, nil },
	}
}

// generousLimits returns limits that no test reaches.
func generousLimits() Limits {
	return Limits{Source: 1 << 20, Whole: 1 << 20, Unpacked: 1 << 20, Response: 1 << 20, Media: 1 << 20, FolderNames: 1000, Connect: never, FirstByte: never, Total: never, Convert: never, Redirects: 5}
}

// get opens an address in a network.
func get(ctx context.Context, n network, address string, o Options) (*content.Article, error) {
	a, _, err := opener{Options: o, spec: address, network: n, accept: acceptDocuments}.open(ctx)
	return a, err
}

// texts returns the texts of an article's blocks, joined with bars.
func texts(a *content.Article) string {
	var all []string
	for _, b := range a.Blocks() {
		all = append(all, b.Plain())
	}
	return strings.Join(all, "|")
}

func gzipped(data string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, data)
	_ = z.Close()
	return b.Bytes()
}

// send responds with a text and its media type.
func send(media, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		_, _ = io.WriteString(w, text)
	}
}

// status responds with a status code and a page.
func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = io.WriteString(w, page)
	}
}

// hang sends the start of a response and then waits until the client disconnects.
func hang(start string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if start != "" {
			_, _ = io.WriteString(w, start)
			w.(http.Flusher).Flush()
		}
		<-r.Context().Done()
	}
}

// site returns the handler of the tests' server.
func site() http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("/page", send("text/html", page))
	m.HandleFunc("/text", send("text/plain", "Text *here*."))
	m.HandleFunc("/raw/tide.md", send("text/plain", "Text *here*."))
	m.HandleFunc("/markdown", send("text/markdown; charset=utf-8", "Text *here*."))
	m.HandleFunc("/unnamed", send("application/octet-stream", page))
	m.HandleFunc("/lying.txt", send("text/plain", page))
	m.HandleFunc("/fragment", send("text/html", "Text <em>here</em>."))
	m.HandleFunc("/utf-8", send("text/html; charset=iso-8859-1", "<!doctype html><p>Café"))
	m.HandleFunc("/latin", send("text/html; charset=iso-8859-1", "<!doctype html><p>Caf\xe9"))
	m.HandleFunc("/utf-16", send("text/plain; charset=utf-16le", "T\x00i\x00d\x00e\x00"))
	m.HandleFunc("/far", send("text/html", "<!doctype html><!--"+strings.Repeat("-", 5000)+"--><meta charset=koi8-r><p>\xf4\xc5\xcb\xd3\xd4"))
	m.HandleFunc("/default", send("text/html; charset=iso-8859-1", "<!doctype html><meta charset=koi8-r><p>\xf4\xc5\xcb\xd3\xd4"))
	m.HandleFunc("/tide.html.gz", send("application/gzip", string(gzipped(page))))
	m.HandleFunc("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(gzipped(page))
	})
	m.HandleFunc("/utf8", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "UTF-8")
		send("text/html", page)(w, r)
	})
	m.HandleFunc("/echo", func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "a", Value: "b"})
		if r.URL.RawQuery == "" {
			http.Redirect(w, r, "/echo?again", http.StatusFound)
			return
		}
		fmt.Fprintf(w, "agent %s, cookies %q, referer %q, accept %t", r.UserAgent(), r.Header.Get("Cookie"), r.Referer(), r.Header.Get("Accept") == acceptDocuments)
	})
	for i := 1; i < 6; i++ {
		m.Handle(fmt.Sprintf("/hop/%d", i), http.RedirectHandler(fmt.Sprint(i-1), http.StatusFound))
	}
	m.Handle("/hop/0", http.RedirectHandler("/page", http.StatusMovedPermanently))
	return m
}

func TestAddresses(t *testing.T) {
	m := site().(*http.ServeMux)
	s := httptest.NewServer(m)
	defer s.Close()
	article := "The tide|The tide turns at noon, and the boats wait for it at the quay."
	for _, c := range []struct{ name, path, want string }{
		{"a page", "/page", article},
		{"text", "/text", "Text *here*."},
		{"Markdown by media type", "/markdown", "Text here."},
		{"Markdown by extension, sent as text", "/raw/tide.md", "Text here."},
		{"a page by content", "/unnamed", article},
		{"a page by content, despite extension and media type", "/lying.txt", article},
		{"a page by media type alone", "/fragment", "Text here."},
		{"UTF-8 despite the header", "/utf-8", "Café"},
		{"Latin-1 from the header", "/latin", "Café"},
		{"UTF-16 from the header", "/utf-16", "Tide"},
		{"a charset declared far from the start", "/far", "Текст"},
		{"a charset declared in the page, despite the header", "/default", "Текст"},
		{"a gzip file", "/tide.html.gz", article},
		{"a gzip response", "/packed", article},
		{"a charset as content encoding", "/utf8", article},
		{"five redirects", "/hop/4", article},
		{"an address with a fragment", "/page#tide", article},
		{"the headers of the request", "/echo", `agent pullquote/devel, cookies "", referer "", accept true`},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := get(t.Context(), loopback(), s.URL+c.path, Options{Limits: generousLimits()})
			if err != nil {
				t.Fatal(err)
			}
			if got := texts(a); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if a, err := get(t.Context(), loopback(), s.URL+"/hop/2#x", Options{Limits: generousLimits()}); err != nil || a.Source.String() != s.URL+"/page" {
		t.Errorf("after redirects: %+v, %v", a, err)
	}
}

// wantError opens an address and checks the error, which must have the address as its
// name.
func wantError(t *testing.T, n network, address string, o Options, want Error) {
	t.Helper()
	if o.Limits == (Limits{}) {
		o.Limits = generousLimits()
	}
	_, err := get(t.Context(), n, address, o)
	want.Name = address
	sameError(t, err, want)
}

// brokenSite returns the handler of a server whose responses are all errors.
func brokenSite() http.Handler {
	m := site().(*http.ServeMux)
	for _, code := range []int{401, 403, 404, 410, 418, 429, 500, 503} {
		m.HandleFunc(fmt.Sprintf("/status/%d", code), status(code))
	}
	m.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	m.Handle("/script", http.RedirectHandler("javascript:alert(1)", http.StatusFound))
	m.Handle("/file", http.RedirectHandler("file:///etc/hosts", http.StatusFound))
	m.HandleFunc("/none", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	m.HandleFunc("/blank", send("text/html", "<!doctype html><div id=app></div><script>run()</script>"))
	m.HandleFunc("/picture", send("image/png", "\x89PNG\r\n\x1a\n\x00\x00"))
	m.HandleFunc("/announced", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Length", "1000000000") })
	m.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) {
		for {
			if _, err := io.WriteString(w, page); err != nil {
				return
			}
		}
	})
	bomb := gzipped(strings.Repeat("<p>Text.", 1<<20))
	m.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb)
	})
	m.HandleFunc("/bomb.gz", send("application/gzip", string(bomb)))
	m.HandleFunc("/twice.gz", send("application/gzip", string(gzipped(string(gzipped(page))))))
	m.HandleFunc("/garbled", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, page)
	})
	m.HandleFunc("/nothing", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Encoding", "gzip") })
	m.HandleFunc("/brotli", func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("Content-Encoding", "br") })
	m.HandleFunc("/cut", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", "1000")
		_, _ = io.WriteString(w, page)
	})
	m.HandleFunc("/headers", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Long", strings.Repeat("x", 2*maxHeader))
	})
	const head, chunked = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "Transfer-Encoding: chunked\r\n\r\n"
	for path, response := range map[string]string{
		"/mail":             "220 mail.example.org ready\r\n",
		"/length/word":      head + "Content-Length: much\r\n\r\n" + page,
		"/length/negative":  head + "Content-Length: -5\r\n\r\n" + page,
		"/length/empty":     head + "Content-Length: \r\n\r\n" + page,
		"/length/endless":   head + "Content-Length: 99999999999999999999\r\n\r\n" + page,
		"/length/two":       head + "Content-Length: 5\r\nContent-Length: 50\r\n\r\n" + page,
		"/chunk/word":       head + chunked + "much\r\n" + page,
		"/chunk/empty":      head + chunked + "\r\n" + page,
		"/chunk/long":       head + chunked + "5\r\n" + page,
		"/chunk/endless":    head + chunked + "fffffffffffffffffffff\r\n" + page,
		"/chunk/line":       head + chunked + "5;" + strings.Repeat("x", 5000) + "\r\n" + page,
		"/chunk/cut":        head + chunked + "fff\r\n" + page,
		"/header/line":      head + "no header\r\n\r\n" + page,
		"/header/encoding":  head + "Transfer-Encoding: knots\r\n\r\n" + page,
		"/header/encodings": head + "Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + page,
	} {
		m.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
			c, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				return
			}
			_, _ = io.WriteString(c, response)
			_ = c.Close()
		})
	}
	return m
}

func TestAddressErrors(t *testing.T) {
	s := httptest.NewServer(brokenSite())
	defer s.Close()
	for _, c := range []struct {
		path string
		want Error
	}{
		{"/status/401", Error{Reason: Forbidden, Status: 401}},
		{"/status/403", Error{Reason: Forbidden, Status: 403}},
		{"/status/404", Error{Reason: NotFound, Status: 404}},
		{"/status/410", Error{Reason: Gone, Status: 410}},
		{"/status/418", Error{Reason: UnexpectedStatus, Status: 418}},
		{"/status/429", Error{Reason: TooManyRequests, Status: 429}},
		{"/status/500", Error{Reason: ServerError, Status: 500}},
		{"/status/503", Error{Reason: ServerError, Status: 503}},
		{"/loop", Error{Reason: TooManyRedirects}},
		{"/hop/5", Error{Reason: TooManyRedirects}},
		{"/script", Error{Reason: NotWebRedirect, At: "javascript:alert(1)"}},
		{"/file", Error{Reason: NotWebRedirect, At: "file:///etc/hosts"}},
		{"/none", Error{Reason: Empty}},
		{"/blank", Error{Reason: NeedsScripts}},
		{"/picture", Error{Reason: NotText, Detail: "images"}},
		{"/announced", Error{Reason: ResponseTooLarge, Limit: 1 << 20}},
		{"/endless", Error{Reason: ResponseTooLarge, Limit: 1 << 20}},
		{"/bomb", Error{Reason: ResponseTooLarge, Limit: 1 << 20}},
		{"/bomb.gz", Error{Reason: ResponseTooLargeUnpacked, Limit: 1 << 20}},
		{"/twice.gz", Error{Reason: Packed, Detail: "gzip files inside gzip files"}},
		{"/garbled", Error{Reason: Damaged}},
		{"/brotli", Error{Reason: UnknownEncoding, Detail: "br"}},
		{"/nothing", Error{Reason: Empty}},
		{"/headers", Error{Reason: HeaderTooLarge}},
		{"/mail", Error{Reason: NotHTTP}},
		{"/cut", Error{Reason: Interrupted}},
		{"/length/word", Error{Reason: BadLength}},
		{"/length/negative", Error{Reason: BadLength}},
		{"/length/empty", Error{Reason: BadLength}},
		{"/length/endless", Error{Reason: BadLength}},
		{"/length/two", Error{Reason: BadLength}},
		{"/chunk/word", Error{Reason: BadChunk}},
		{"/chunk/empty", Error{Reason: BadChunk}},
		{"/chunk/long", Error{Reason: BadChunk}},
		{"/chunk/endless", Error{Reason: BadChunk}},
		{"/chunk/line", Error{Reason: BadChunk}},
		{"/chunk/cut", Error{Reason: Interrupted}},
		{"/header/line", Error{Reason: BadHeader}},
		{"/header/encoding", Error{Reason: BadHeader}},
		{"/header/encodings", Error{Reason: BadHeader}},
	} {
		t.Run(c.path, func(t *testing.T) { wantError(t, loopback(), s.URL+c.path, Options{}, c.want) })
	}
	for _, address := range []string{"http://", "https:///path", "http://%zz/", "http://[::1/", "http://127.0.0.1:99999/", "http://a b/"} {
		t.Run(address, func(t *testing.T) { wantError(t, loopback(), address, Options{}, Error{Reason: BadAddress}) })
	}
}

// TestTimeouts gives one phase at a time a limit that is reached at once.
func TestTimeouts(t *testing.T) {
	m := http.NewServeMux()
	m.HandleFunc("/header", hang(""))
	m.HandleFunc("/body", hang(page))
	s := httptest.NewServer(m)
	defer s.Close()
	silent, err := net.Listen("tcp", "127.0.0.1:0") // it accepts connections and sends nothing
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, c := range []struct {
		name, address string
		limit         func(*Limits)
		want          Reason
	}{
		{"connection", "https://" + silent.Addr().String() + "/", func(l *Limits) { l.Connect = time.Millisecond }, ConnectionTimeout},
		{"header", s.URL + "/header", func(l *Limits) { l.FirstByte = time.Millisecond }, ResponseTimeout},
		{"body", s.URL + "/body", func(l *Limits) { l.Total = time.Millisecond }, DownloadTimeout},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := generousLimits()
			c.limit(&l)
			wantError(t, loopback(), c.address, Options{Limits: l}, Error{Reason: c.want})
		})
	}
}

// TestCancelDownload cancels during a response.
func TestCancelDownload(t *testing.T) {
	s := httptest.NewServer(hang(page))
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	o := Options{Limits: generousLimits(), Progress: func(int64, int64) { cancel() }}
	if _, err := get(ctx, loopback(), s.URL, o); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestProgress(t *testing.T) {
	text := strings.Repeat("A line of text.\n", 10_000)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/sized" {
			w.Header().Set("Content-Length", fmt.Sprint(len(text)))
		}
		_, _ = io.WriteString(w, text)
	}))
	defer s.Close()
	for path, total := range map[string]int64{"/sized": int64(len(text)), "/unsized": 0} {
		var last int64
		o := Options{Limits: generousLimits(), Progress: func(done, of int64) {
			if done < last || of != total {
				t.Errorf("%s: %d of %d after %d", path, done, of, last)
			}
			last = done
		}}
		if _, err := get(t.Context(), loopback(), s.URL+path, o); err != nil || last != int64(len(text)) {
			t.Errorf("%s: %d of %d: %v", path, last, len(text), err)
		}
	}
}

// TestConnectionRefused requests a port that has just been closed.
func TestConnectionRefused(t *testing.T) {
	s := httptest.NewServer(site())
	s.Close()
	wantError(t, loopback(), s.URL+"/", Options{}, Error{Reason: ConnectionRefused})
}

func TestLookupErrors(t *testing.T) {
	for _, c := range []struct {
		err  net.DNSError
		want Reason
	}{
		{net.DNSError{IsNotFound: true}, UnknownHost},
		{net.DNSError{IsTemporary: true}, Unreachable},
		{net.DNSError{IsTimeout: true}, Unreachable},
	} {
		o := opener{spec: "https://nosuch.invalid/"}
		err := o.requestError(t.Context(), &url.Error{Op: "Get", URL: o.spec, Err: &net.OpError{Op: "dial", Err: &c.err}})
		var e *Error
		if !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%+v: %v", c.err, err)
		}
	}
}
