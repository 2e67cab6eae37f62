package cli

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/library"
	"pullquote/content/markdown"
	"pullquote/content/source"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"pullquote":    func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		"keep":         keep,
		"keeptext":     keepText,
		"correct":      correct,
		"keepsearches": keepSearches,
	})
}

// keepSearches keeps its arguments as the reader keeps what was searched for.
func keepSearches() {
	for _, text := range os.Args[1:] {
		if err := library.New(dataFolder()).KeepSearch(context.Background(), library.InArticle, text, time.Now()); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// correct keeps a correction of a speaker as the reader does. Its arguments are a source, what
// is corrected, and who it is. What is corrected is the name of a person, or the text of a
// quotation with its marks.
func correct() {
	ctx := context.Background()
	x, err := run(ctx, os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	c := content.Correction{ID: library.NewID(), Person: os.Args[2], Name: os.Args[3], Made: time.Now()}
	for _, q := range x.Quotations {
		if l := content.NewLocator(x.Article, q.Range()); l.Exact == os.Args[2] {
			c.Person, c.Quotation = "", l
		}
	}
	v := library.Visit{Source: library.Source(os.Args[1]), Title: x.Article.Title.String(), At: c.Made}
	if err := library.New(dataFolder()).Correct(ctx, v, c); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, spec string) (*analysis.Analysis, error) {
	a, _, err := open(ctx, spec, source.Options{Origin: source.Typed()})
	if err != nil {
		return nil, err
	}
	return analysis.Run(ctx, a)
}

// keep keeps a visit as the reader does. Its arguments are a source, a title, and the
// fraction of the text before the place; 0 means that the reader has not moved. With a
// fourth argument, it also keeps a highlight of that text, and mark a.
func keep() {
	fraction, err := strconv.ParseFloat(os.Args[3], 64)
	v := library.Visit{Source: library.Source(os.Args[1]), Title: os.Args[2], Words: 500, At: time.Now()}
	if fraction > 0 {
		at := content.Anchor{Block: 1, Offset: 4}
		v.Place = &library.Place{Locator: content.Locator{At: content.Range{Start: at, End: at}, Prefix: "The ", Suffix: "tide came late"}, Fraction: fraction}
	}
	l := library.New(dataFolder())
	err = errors.Join(err, l.Keep(context.Background(), v))
	if len(os.Args) > 4 {
		text := content.Locator{At: content.Within(1, 4, 8), Exact: os.Args[4], Prefix: "The ", Suffix: " came late"}
		err = errors.Join(err, l.Annotate(context.Background(), v, library.Annotation{Kind: library.Highlight, Color: library.Green, ID: library.NewID(), Paragraph: 1, Locator: text, Made: v.At}))
		place := content.Locator{At: content.Within(1, 4, 4), Prefix: "The ", Suffix: "tide came late"}
		err = errors.Join(err, l.Annotate(context.Background(), v, library.Annotation{Kind: library.Mark, Name: "a", Locator: place, Made: v.At}))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// keepText keeps the text of a file as the reader does. Its arguments are a source, a title and
// the file.
func keepText() {
	x := must(analysis.Run(context.Background(), markdown.Parse(must(os.ReadFile(os.Args[3])))))
	d := library.NewDigest(x.Article)
	for d.Step() {
	}
	v := library.Visit{Source: library.Source(os.Args[1]), Text: d.Hash(), Title: os.Args[2], At: time.Now()}
	if err := library.New(dataFolder()).KeepText(context.Background(), v, x.Article, library.Quoted(x)); err != nil {
		panic(err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestScripts runs the scripts. Each has its own web servers: $SITE serves the script's
// folder "site" and the paths of [broken], $SECURE the same with an untrusted certificate,
// $OLD with an old version of TLS, and $CLOSED is a port that nothing listens on.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Setup: func(e *testscript.Env) error {
		m := http.NewServeMux()
		m.Handle("/", http.FileServer(http.Dir(filepath.Join(e.WorkDir, "site"))))
		broken(m)
		site, secure, old, closed := httptest.NewServer(m), httptest.NewUnstartedServer(m), httptest.NewUnstartedServer(m), httptest.NewServer(m)
		secure.Config.ErrorLog = log.New(io.Discard, "", 0) // failed handshakes
		old.Config.ErrorLog = secure.Config.ErrorLog
		old.TLS = &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}
		secure.StartTLS()
		old.StartTLS()
		closed.Close()
		e.Defer(site.Close)
		e.Defer(secure.Close)
		e.Defer(old.Close)
		e.Setenv("SITE", site.URL)
		e.Setenv("SECURE", secure.URL)
		e.Setenv("OLD", old.URL)
		e.Setenv("CLOSED", closed.URL)
		e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
		e.Setenv("GORACE", "atexit_sleep_ms=0") // the race detector delays the end of each program by a second otherwise
		return nil
	}})
}

// broken adds paths whose responses cannot be read.
func broken(m *http.ServeMux) {
	for _, code := range []int{401, 403, 404, 410, 418, 429, 500} {
		m.HandleFunc(fmt.Sprintf("/status/%d", code), func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) })
	}
	m.Handle("/loop", http.RedirectHandler("/loop", http.StatusFound))
	m.Handle("/call", http.RedirectHandler("tel:+123456", http.StatusFound))
	m.Handle("/inside", http.RedirectHandler("http://10.0.0.1/", http.StatusFound))
	header := func(name, value string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.Header().Set(name, value) }
	}
	m.HandleFunc("/large", header("Content-Length", "1000000000"))
	m.HandleFunc("/cut", header("Content-Length", "1000"))
	m.HandleFunc("/brotli", header("Content-Encoding", "br"))
	m.HandleFunc("/headers", header("X-Long", strings.Repeat("x", 1<<20)))
	m.HandleFunc("/garbled", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = io.WriteString(w, "no gzip data")
	})
	m.HandleFunc("/mail", func(w http.ResponseWriter, _ *http.Request) {
		c, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return
		}
		_, _ = io.WriteString(c, "220 mail.example.org ready\r\n")
		_ = c.Close()
	})
}
