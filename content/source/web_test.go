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

// never is longer than any test takes.
const never = time.Hour

// loopback is the network of the tests: 127.0.0.1, where their servers are, is
// the public part of it, and everything else is private.
func loopback() network {
	return network{
		private: func(a netip.Addr) bool { return a.Unmap() != netip.MustParseAddr("127.0.0.1") },
		proxy:   func(*http.Request) (*url.URL, error) { return nil, nil },
	}
}

// patient are limits that no test reaches.
func patient() Limits {
	return Limits{Source: 1 << 20, Answer: 1 << 20, Names: 1000, Connect: never, FirstByte: never, Whole: never, Convert: never, Redirects: 5}
}

// get opens an address in a network.
func get(ctx context.Context, n network, address string, o Options) (*content.Article, error) {
	a, _, err := opener{Options: o, spec: address, network: n}.open(ctx)
	return a, err
}

// texts are the texts of an article's blocks.
func texts(a *content.Article) string {
	var all []string
	for _, b := range a.Blocks() {
		all = append(all, b.Plain())
	}
	return strings.Join(all, "|")
}

func packed(data string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, data)
	_ = z.Close()
	return b.Bytes()
}

// send answers with a text of a type.
func send(media, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", media)
		_, _ = io.WriteString(w, text)
	}
}

// status answers with a status and a page that tells of it.
func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = io.WriteString(w, page)
	}
}

// hang sends what it has and then nothing more, until nobody asks any longer.
func hang(begin string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if begin != "" {
			_, _ = io.WriteString(w, begin)
			w.(http.Flusher).Flush()
		}
		<-r.Context().Done()
	}
}

// site is the server of the tests.
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
	m.HandleFunc("/tide.html.gz", send("application/gzip", string(packed(page))))
	m.HandleFunc("/packed", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(packed(page))
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
		fmt.Fprintf(w, "agent %s, cookies %q, referer %q, accept %t", r.UserAgent(), r.Header.Get("Cookie"), r.Referer(), r.Header.Get("Accept") == accept)
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
		{"Markdown by its type", "/markdown", "Text here."},
		{"Markdown by its name, sent as text", "/raw/tide.md", "Text here."},
		{"a page by its content", "/unnamed", article},
		{"a page by its content, against its name and type", "/lying.txt", article},
		{"a page by its type alone", "/fragment", "Text here."},
		{"UTF-8 against its server", "/utf-8", "Café"},
		{"Latin-1 as its server says", "/latin", "Café"},
		{"UTF-16 as its server says", "/utf-16", "Tide"},
		{"a charset far down", "/far", "Текст"},
		{"a page against a server's default", "/default", "Текст"},
		{"a packed file", "/tide.html.gz", article},
		{"a packed answer", "/packed", article},
		{"an answer that is packed by its server's word alone", "/utf8", article},
		{"five redirects", "/hop/4", article},
		{"a part of a page", "/page#tide", article},
		{"who asks", "/echo", `agent pullquote/devel, cookies "", referer "", accept true`},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := get(t.Context(), loopback(), s.URL+c.path, Options{Limits: patient()})
			if err != nil {
				t.Fatal(err)
			}
			if got := texts(a); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
	if a, err := get(t.Context(), loopback(), s.URL+"/hop/2#x", Options{Limits: patient()}); err != nil || a.Source != s.URL+"/page" {
		t.Errorf("it is from %+v, %v", a, err)
	}
}

// fails opens an address and compares how that fails.
func fails(t *testing.T, n network, address string, o Options, want Reason, says string) {
	t.Helper()
	if o.Limits == (Limits{}) {
		o.Limits = patient()
	}
	_, err := get(t.Context(), n, address, o)
	var e *Error
	if !errors.As(err, &e) || e.Reason != want {
		t.Fatalf("got %v", err)
	}
	if text := e.Error(); !strings.Contains(text, says) || !strings.Contains(text, address) || strings.Count(text, "; ") != 1 {
		t.Errorf("it says %q", text)
	}
}

func TestAddressesFail(t *testing.T) {
	m := site().(*http.ServeMux)
	for _, code := range []int{401, 403, 404, 410, 418, 429, 500, 503} {
		m.HandleFunc(fmt.Sprintf("/status/%d", code), status(code))
	}
	m.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	m.Handle("/script", http.RedirectHandler("javascript:alert(1)", http.StatusFound))
	m.Handle("/file", http.RedirectHandler("file:///etc/hosts", http.StatusFound))
	m.Handle("/long", http.RedirectHandler("mailto:"+strings.Repeat("x", 10_000), http.StatusFound))
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
	bomb := packed(strings.Repeat("<p>Text.", 1<<20))
	m.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb)
	})
	m.HandleFunc("/bomb.gz", send("application/gzip", string(bomb)))
	m.HandleFunc("/twice.gz", send("application/gzip", string(packed(string(packed(page))))))
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
	m.HandleFunc("/mail", func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(c, "220 mail.example.org ready\r\n")
		_ = c.Close()
	})
	s := httptest.NewServer(m)
	defer s.Close()
	for _, c := range []struct {
		path string
		want Reason
		says string
	}{
		{"/status/401", Forbidden, "lets in nobody whom it does not know (status 401); open it in a browser, save the page"},
		{"/status/403", Forbidden, "(status 403); open it in a browser, save the page"},
		{"/status/404", NotFound, "there is no such page (status 404); check the address"},
		{"/status/410", Gone, "the page was taken down (status 410); look for it in a web archive"},
		{"/status/418", UnexpectedStatus, "gives no page (status 418); try it in a browser"},
		{"/status/429", TooOften, "asked too often (status 429); wait a while"},
		{"/status/500", ServerTrouble, "the server is in trouble (status 500); try again later"},
		{"/status/503", ServerTrouble, "(status 503); try again later"},
		{"/loop", TooManyRedirects, "leads from one address to the next without an end"},
		{"/hop/5", TooManyRedirects, "try it in a browser"},
		{"/script", ForeignRedirect, "it leads to javascript:alert(1), which is no web page"},
		{"/file", ForeignRedirect, "it leads to file:///etc/hosts"},
		{"/long", ForeignRedirect, "xxx…, which is no web page"},
		{"/none", Empty, "there is no text in it"},
		{"/blank", Empty, "there is no text in the page; if a browser shows one, save it from there"},
		{"/picture", Unsupported, "it is a picture"},
		{"/announced", LongAnswer, "larger than 1 MiB; download it, and open the file"},
		{"/endless", LongAnswer, "larger than 1 MiB"},
		{"/bomb", LongAnswer, "larger than 1 MiB"},
		{"/bomb.gz", LongAnswer, "larger than 1 MiB unpacked"},
		{"/twice.gz", Packed, "gzip data in gzip data"},
		{"/garbled", Damaged, "gzip data that is damaged"},
		{"/brotli", UnsupportedPacking, "packed with br, which was not asked for"},
		{"/nothing", Empty, "there is no text in it"},
		{"/headers", LongHeader, "the server's answer begins with more headers than can be taken in; try it in a browser"},
		{"/mail", NoHTTP, "what answers there is no server of the web; check the address and its port"},
		{"/cut", Broken, "the connection broke off in the middle; try again"},
	} {
		t.Run(c.path, func(t *testing.T) { fails(t, loopback(), s.URL+c.path, Options{}, c.want, c.says) })
	}
	for _, address := range []string{"http://", "https:///path", "http://%zz/", "http://[::1/", "http://127.0.0.1:99999/", "http://a b/"} {
		t.Run(address, func(t *testing.T) {
			fails(t, loopback(), address, Options{}, NoAddress, "there is no host in it that could be asked, or no such port; write it like https://example.com/page")
		})
	}
}

// TestSlowServers gives each phase a limit that has passed as soon as it is
// looked at, and all the others one that never does.
func TestSlowServers(t *testing.T) {
	m := http.NewServeMux()
	m.HandleFunc("/header", hang(""))
	m.HandleFunc("/body", hang(page))
	s := httptest.NewServer(m)
	defer s.Close()
	silent, err := net.Listen("tcp", "127.0.0.1:0") // it takes connections and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	for _, c := range []struct {
		name, address string
		limit         func(*Limits)
		says          string
	}{
		{"connection", "https://" + silent.Addr().String() + "/", func(l *Limits) { l.Connect = time.Millisecond }, "the connection took too long; try again later"},
		{"header", s.URL + "/header", func(l *Limits) { l.FirstByte = time.Millisecond }, "the server, before its answer began, took too long"},
		{"body", s.URL + "/body", func(l *Limits) { l.Whole = time.Millisecond }, "the whole answer took too long"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := patient()
			c.limit(&l)
			fails(t, loopback(), c.address, Options{Limits: l}, Slow, c.says)
		})
	}
}

// TestAnAnswerCanBeLeft gives up while a server is still at it.
func TestAnAnswerCanBeLeft(t *testing.T) {
	s := httptest.NewServer(hang(page))
	defer s.Close()
	ctx, cancel := context.WithCancel(t.Context())
	o := Options{Limits: patient(), Progress: func(int64, int64) { cancel() }}
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
		o := Options{Limits: patient(), Progress: func(done, of int64) {
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

// TestNobodyThere asks a port that was closed right before, and names that are
// nobody's by their standard.
func TestNobodyThere(t *testing.T) {
	s := httptest.NewServer(site())
	s.Close()
	fails(t, loopback(), s.URL+"/", Options{}, Refused, "nobody answers there; check the address and its port")
}

func TestLookups(t *testing.T) {
	for _, c := range []struct {
		err  net.DNSError
		want Reason
	}{
		{net.DNSError{IsNotFound: true}, NoHost},
		{net.DNSError{IsTemporary: true}, NoNetwork},
		{net.DNSError{IsTimeout: true}, NoNetwork},
	} {
		o := opener{spec: "https://nosuch.invalid/"}
		err := o.failure(t.Context(), &url.Error{Op: "Get", URL: o.spec, Err: &net.OpError{Op: "dial", Err: &c.err}})
		var e *Error
		if !errors.As(err, &e) || e.Reason != c.want {
			t.Errorf("%+v: %v", c.err, err)
		}
	}
}
