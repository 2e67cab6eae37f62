package source

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"pullquote/content"
)

// readMedia reads a picture that an article refers to.
func readMedia(ctx context.Context, a *content.Article, src string) (string, error) {
	r, err := a.Media.Open(ctx, src)
	if err != nil {
		return "", err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return string(data), err
}

// wantMedia checks that the data at src is "boats".
func wantMedia(t *testing.T, a *content.Article, src string) {
	t.Helper()
	if got, err := readMedia(t.Context(), a, src); got != "boats" || err != nil {
		t.Errorf("%q: %q, %v", src, got, err)
	}
}

// wantMediaError checks the error of opening src.
func wantMediaError(t *testing.T, a *content.Article, src string, want Error) {
	t.Helper()
	_, err := readMedia(t.Context(), a, src)
	if want.Name == "" {
		want.Name = src
	}
	sameError(t, err, want)
}

// write writes a file below a folder and returns its path.
func write(t *testing.T, folder, name, data string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// open opens a source in a network as if the reader had named it.
func open(t *testing.T, n network, spec string, o Options) *content.Article {
	t.Helper()
	o.Origin, o.Limits = Typed(), generousLimits()
	o.Limits.Media = 1000
	a, err := get(t.Context(), n, spec, o)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestMediaOfFile(t *testing.T) {
	outside := t.TempDir()
	folder := filepath.Join(outside, "tides")
	path := write(t, folder, "tide.html", page)
	below := write(t, folder, "tide_files/two boats.png", "boats")
	secret := write(t, outside, "secret.png", "secret")
	write(t, folder, "large.png", strings.Repeat("x", 1001))
	write(t, folder, "50%.png", "boats")
	if err := os.Symlink(secret, filepath.Join(folder, "link.png")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(below, filepath.Join(folder, "inside.png")); err != nil {
		t.Fatal(err)
	}
	a := open(t, loopback(), path, Options{})
	for _, src := range []string{
		"tide_files/two boats.png", "tide_files/two%20boats.png", "./tide_files/../tide_files/two%20boats.png?v=1#a", below,
		"file://" + folder + "/tide_files/two%20boats.png", "50%.png",
	} {
		wantMedia(t, a, src)
	}
	for _, src := range []string{"../secret.png", "tide_files/../../secret.png", secret, "file://" + secret, "/etc/hosts", "link.png", "%2e%2e/secret.png"} {
		wantMediaError(t, a, src, Error{Reason: OutsideFolder})
	}
	for src, want := range map[string]Error{
		"none.png": {Reason: Missing}, "": {Reason: Missing}, "tide_files": {Reason: NotRegular}, "large.png": {Reason: TooLarge, Limit: 1000},
		"tide.html/boats.png": {Reason: Missing}, "cid:boats": {Reason: Missing},
		"a\x00b": {Reason: Failed}, strings.Repeat("x", 5000): {Reason: Missing},
	} {
		wantMediaError(t, a, src, want)
	}
	t.Chdir(outside)
	wantMedia(t, open(t, loopback(), "tides/tide.html", Options{}), below)
	if _, err := readMedia(t.Context(), a, "none.png"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that does not exist: %v", err)
	}
}

// TestMediaOfStandardInput checks that a document without a folder cannot open files.
func TestMediaOfStandardInput(t *testing.T) {
	folder := t.TempDir()
	path := write(t, folder, "boats.png", "boats")
	t.Chdir(folder)
	a := open(t, loopback(), "-", Options{Stdin: strings.NewReader(page)})
	for _, src := range []string{"boats.png", path, "file://" + path} {
		wantMediaError(t, a, src, Error{Reason: OutsideFolder})
	}
}

// TestMediaFromTheWeb checks that no request is sent before a picture is opened, and that
// pictures are opened with the rights of the page's links.
func TestMediaFromTheWeb(t *testing.T) {
	var requests atomic.Int32
	m := site().(*http.ServeMux)
	m.HandleFunc("/boats.png", func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		if !strings.HasPrefix(r.Header.Get("Accept"), "image/") {
			t.Errorf("the Accept header is %q", r.Header.Get("Accept"))
		}
		_, _ = io.WriteString(w, "boats")
	})
	m.HandleFunc("/large.png", send("image/png", strings.Repeat("x", 1001)))
	m.Handle("/moved.png", http.RedirectHandler("/boats.png", http.StatusFound))
	m.Handle("/inside.png", http.RedirectHandler("http://10.0.0.1/boats.png", http.StatusFound))
	s := httptest.NewServer(m)
	defer s.Close()
	file := write(t, t.TempDir(), "boats.png", "boats")
	a := open(t, loopback(), s.URL+"/page", Options{})
	if requests.Load() > 0 {
		t.Error("opening the page requested a picture")
	}
	for _, src := range []string{"boats.png", "/boats.png", s.URL + "/boats.png", "moved.png"} {
		wantMedia(t, a, src)
	}
	for src, want := range map[string]Error{
		"large.png": {Reason: ResponseTooLarge, Limit: 1000}, "none.png": {Reason: NotFound, Status: 404},
		"inside.png": {Reason: PrivateRedirect, At: "http://10.0.0.1/boats.png"}, "http://10.0.0.1/boats.png": {Reason: PrivateNetwork},
		"file://" + file: {Reason: NotWeb}, "javascript:alert(1)": {Reason: NotWeb},
	} {
		wantMediaError(t, a, src, want)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := readMedia(ctx, a, "boats.png"); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}

	// A local page may open public addresses, relative to its base.
	local := open(t, loopback(), write(t, filepath.Dir(file), "tide.html", page), Options{Base: s.URL + "/page"})
	wantMedia(t, local, "boats.png")
	wantMediaError(t, local, "http://10.0.0.1/boats.png", Error{Reason: PrivateNetwork})
}

// TestLocalMedia checks that OpenLocal opens files and data, and makes no connection.
func TestLocalMedia(t *testing.T) {
	var requests atomic.Int32
	m := site().(*http.ServeMux)
	m.HandleFunc("/boats.png", func(w http.ResponseWriter, _ *http.Request) {
		requests.Add(1)
		_, _ = io.WriteString(w, "boats")
	})
	s := httptest.NewServer(m)
	defer s.Close()
	folder := t.TempDir()
	write(t, folder, "boats.png", "boats")
	fromFile := open(t, loopback(), write(t, folder, "tide.html", page), Options{})
	fromWeb := open(t, loopback(), s.URL+"/page", Options{})
	for _, c := range []struct {
		a        *content.Article
		src      string
		isRemote bool
	}{
		{fromFile, "boats.png", false},
		{fromFile, "data:,boats", false},
		{fromFile, s.URL + "/boats.png", true},
		{fromWeb, "boats.png", true},
		{fromWeb, "data:,boats", false},
	} {
		r, err := c.a.Media.OpenLocal(t.Context(), c.src)
		if c.isRemote {
			if !errors.Is(err, content.ErrRemote) {
				t.Errorf("%s: %v", c.src, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.src, err)
			continue
		}
		if data, err := io.ReadAll(r); string(data) != "boats" || err != nil {
			t.Errorf("%s: %q, %v", c.src, data, err)
		}
		r.Close()
	}
	if _, err := fromWeb.Media.OpenLocal(t.Context(), "file://"+folder+"/boats.png"); err == nil || errors.Is(err, content.ErrRemote) {
		t.Errorf("a file from the web: %v", err)
	}
	if requests.Load() > 0 {
		t.Error("a picture was requested")
	}
}

// TestMediaOfPrivateHost checks that a page in a private network may open pictures on its
// own host, and on no other host there.
func TestMediaOfPrivateHost(t *testing.T) {
	m := http.NewServeMux()
	m.HandleFunc("/page", send("text/html", page))
	m.HandleFunc("/boats.png", send("image/png", "boats"))
	n := behindProxy(t, m)
	a := open(t, n, "http://10.0.0.1/page", Options{})
	wantMedia(t, a, "boats.png")
	wantMedia(t, a, "http://tide.example/boats.png")
	wantMediaError(t, a, "http://10.0.0.2/boats.png", Error{Reason: PrivateNetwork})
}

func TestMediaOfSavedPage(t *testing.T) {
	s := httptest.NewServer(site())
	defer s.Close()
	data := strings.ReplaceAll(savedPage("8bit", "utf-8", page), "----cut----", `----cut--
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.com/a/two%20boats.png

`+base64.StdEncoding.EncodeToString([]byte("boats"))+`
----cut--
Content-Type: image/svg+xml
Content-Transfer-Encoding: quoted-printable
Content-ID: <boats-1@tide>

boats=
----cut--
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://example.com/large.png

`+base64.StdEncoding.EncodeToString(bytes.Repeat([]byte("x"), 1001))+`
----cut----`)
	folder := t.TempDir()
	path := write(t, folder, "tide.mhtml", strings.ReplaceAll(strings.ReplaceAll(data, "\r\n", "\n"), "\n", "\r\n"))
	write(t, folder, "beside.png", "boats")
	a := open(t, loopback(), path, Options{})
	wantMedia(t, a, "https://example.com/a/two%20boats.png")
	wantMedia(t, a, "https://example.com/a/two boats.png")
	wantMedia(t, a, "cid:boats-1@tide")
	wantMediaError(t, a, "https://example.com/large.png", Error{Reason: TooLarge, Limit: 1000})
	wantMediaError(t, a, "beside.png", Error{Reason: Missing})
	wantMediaError(t, a, "cid:", Error{Reason: Missing})
	wantMediaError(t, a, "http://10.0.0.1/boats.png", Error{Reason: PrivateNetwork})
	wantMediaError(t, a, s.URL+"/boats.png", Error{Reason: NotFound, Status: 404}) // requested from the web, because it is not in the file
}

// bookFiles are the files of a book, by path.
var bookFiles = []struct{ name, data string }{
	{"mimetype", "application/epub+zip"},
	{"META-INF/container.xml", `<container><rootfiles><rootfile full-path="content.opf"/></rootfiles></container>`},
	{"content.opf", `<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`},
	{"a.xhtml", `<html><body><p>It rains.</p><img src="boats.png"/></body></html>`},
	{"boats.png", "boats"},
	{"large.png", strings.Repeat("x", 100_000)},
}

func TestMediaOfBook(t *testing.T) {
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for _, f := range bookFiles {
		to, err := w.Create(f.name)
		if err == nil {
			_, err = io.WriteString(to, f.data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	path := write(t, folder, "tide.epub", archive.String())
	write(t, folder, "beside.png", "boats")
	a := open(t, loopback(), path, Options{})
	wantMedia(t, a, "boats.png")
	wantMediaError(t, a, "large.png", Error{Reason: TooLarge, Limit: 1000})
	wantMediaError(t, a, "beside.png", Error{Reason: Missing})
	wantMediaError(t, a, "../tide.epub", Error{Reason: Missing})
	wantMediaError(t, a, "file://"+path, Error{Reason: Missing})
}

// TestUnpackedBook opens a folder with the files of a book as a book.
func TestUnpackedBook(t *testing.T) {
	folder := t.TempDir()
	outside := write(t, folder, "beside.png", "boats")
	book := filepath.Join(folder, "tide.epub")
	if err := os.MkdirAll(filepath.Join(book, "META-INF"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, f := range bookFiles {
		write(t, book, f.name, f.data)
	}
	a := open(t, loopback(), book, Options{})
	if got := a.Block(0).Plain(); got != "It rains." || len(a.Entries) > 0 || a.Source.String() != book {
		t.Errorf("%q, %d entries, from %q", got, len(a.Entries), a.Source.String())
	}
	wantMedia(t, a, "boats.png")
	wantMediaError(t, a, "large.png", Error{Reason: TooLarge, Limit: 1000})
	wantMediaError(t, a, "../beside.png", Error{Reason: Missing})
	wantMediaError(t, a, outside, Error{Reason: Missing})
	if err := os.Remove(filepath.Join(book, "content.opf")); err != nil {
		t.Fatal(err)
	}
	_, err := openTyped(t.Context(), book, Options{})
	sameError(t, err, Error{Name: book, Reason: Malformed})
}

func TestMediaInDataAddress(t *testing.T) {
	a := open(t, loopback(), "-", Options{Stdin: strings.NewReader(page)})
	for _, src := range []string{"data:image/png;base64,Ym9hdHM=", "data:;base64,Ym9h%0AdHM", "DATA:text/plain,bo%61ts", "data:,boats"} {
		wantMedia(t, a, src)
	}
	wantMediaError(t, a, "data:image/png;base64", Error{Reason: BadData})
	wantMediaError(t, a, "data:image/png,%zz", Error{Name: "data:image/png", Reason: BadData})
	wantMediaError(t, a, "data:,"+strings.Repeat("x", 1001), Error{Name: "data:", Reason: TooLarge, Limit: 1000})
	if got, err := readMedia(t.Context(), a, "data:,"+strings.Repeat("x", 1000)); len(got) != 1000 || err != nil {
		t.Errorf("at the limit: %d bytes, %v", len(got), err)
	}
	if _, err := readMedia(t.Context(), a, "data:;base64,Ym9h*"); err == nil {
		t.Error("invalid base64 was read")
	}
}

// TestMediaOfEntries checks that the entries of a feed open pictures with the rights of
// the feed.
func TestMediaOfEntries(t *testing.T) {
	m := http.NewServeMux()
	m.HandleFunc("/feed", send("application/rss+xml", `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Tide</title>`+
		`<item><title>One</title><content:encoded>&lt;p&gt;The boats wait at the quay.&lt;/p&gt;</content:encoded></item></channel></rss>`))
	m.HandleFunc("/boats.png", send("image/png", "boats"))
	a := open(t, behindProxy(t, m), "http://tide.example/feed", Options{})
	if len(a.Entries) != 1 || a.Entries[0].Article == nil {
		t.Fatalf("%+v", a.Entries)
	}
	entry := a.Entries[0].Article()
	wantMedia(t, entry, "http://harbour.example/boats.png")
	wantMediaError(t, entry, "http://10.0.0.1/boats.png", Error{Reason: PrivateNetwork})
}

// TestMediaOfMail checks the pictures in a message, and in the messages of a mailbox.
func TestMediaOfMail(t *testing.T) {
	const message = "From: a@example.org\nTo: b@example.org\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n" +
		"<p>Text.</p><img src=cid:boats>\n--a\nContent-Type: image/png\nContent-ID: <boats>\nContent-Transfer-Encoding: base64\n\nYm9hdHM=\n--a--\n"
	folder := t.TempDir()
	write(t, folder, "beside.png", "boats")
	a, err := openTyped(t.Context(), write(t, folder, "one.eml", message), Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantMedia(t, a, "cid:boats")
	wantMediaError(t, a, "cid:none", Error{Reason: Missing})
	wantMediaError(t, a, "beside.png", Error{Reason: Missing})
	mailbox, err := openTyped(t.Context(), write(t, folder, "two.mbox", "From a x\n"+message+"\nFrom b x\n"+message), Options{})
	if err != nil || len(mailbox.Entries) != 2 {
		t.Fatalf("%+v, %v", mailbox, err)
	}
	wantMedia(t, mailbox.Entries[1].Article(), "cid:boats")
}
