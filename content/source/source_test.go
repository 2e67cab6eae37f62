package source

import (
	"context"
	"errors"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

// openTyped opens a source as if the reader had named it.
func openTyped(ctx context.Context, spec string, o Options) (*content.Article, error) {
	o.Origin = Typed()
	a, _, err := Open(ctx, spec, o)
	return a, err
}

func TestOpen(t *testing.T) {
	for _, c := range []struct{ name, file, data, typ, want string }{
		{"Markdown by extension", "a.md", "Text *here*.", "", "Text here."},
		{"text by extension", "a.txt", "Text *here*.", "", "Text *here*."},
		{"Markdown by heuristic", "a", "# Title\n\nText.", "", "Title|Text."},
		{"text by heuristic", "a", "Text, and more.\n\nText *here*.", "", "Text, and more.|Text *here*."},
		{"a message by its header", "a", "From: a@example.org\nTo: b@example.org\nSubject: S\n\nText.", "", "S|To: b@example.org|Text."},
		{"a message by extension", "a.eml", "Subject: S\n\nText.", "", "S|Text."},
		{"a mailbox by extension", "a.mbox", "From a x\nSubject: S\n\nText.", "", "S|Text."},
		{"the type takes precedence", "a.txt", "Text *here*.", "markdown", "Text here."},
		{"UTF-8 with a byte order mark", "a.txt", "\xef\xbb\xbfTéxt.", "", "Téxt."},
		{"UTF-16", "a.txt", "\xff\xfeT\x00\xe9\x00x\x00t\x00.\x00", "", "Téxt."},
		{"Windows-1252", "a.txt", "T\xe9xt \x93here\x94.", "", "Téxt “here”."},
		{"a broken byte in UTF-8", "a.txt", "Téxt hére \xff.", "", "Téxt hére \ufffd."},
		{"a page by document type", "a.txt", "<!-- saved -->\n<!DOCTYPE html><p>Text <em>here</em>.", "", "Text here."},
		{"a page in XML", "a", "<?xml version='1.0'?><html><body><p>Text.</p></body></html>", "", "Text."},
		{"a page in UTF-16", "a", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00\xe9\x00", "", "é"},
		{"a page in UTF-16 without a byte order mark", "a", "<\x00h\x00t\x00m\x00l\x00>\x00e\x00", "", "e"},
		{"a page by extension", "a.HTM", "Text <em>here</em>.", "", "Text here."},
		{"a fragment of a page by heuristic", "a", "<p>Text <em>here</em>.</p>", "", "Text here."},
		{"Markdown that begins with an element", "a", "<p align=center>Text</p>\n\n# Title\n", "", "Text|Title"},
		{"a page with type text", "a.html", "<p>Text.", "text", "<p>Text."},
		{"an extension as type", "a", "Text <em>here</em>.", "HTM", "Text here."},
		{"a feed", "a.xml", "<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'><channel><title>Caf\xe9</title><item><title>Text</title></item></channel></rss>", "", "Café|Text"},
		{"a feed in JSON", "a.json", `{"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": [{"id": "1", "title": "Text"}]}`, "", "Tide|Text"},
		{"gzip", "a.md.gz", string(gzipped("Text *here*.")), "", "Text here."},
		{"gzip with the extension of a text", "a.txt", string(gzipped("Text *here*.")), "", "Text *here*."},
		{"gzip with a type", "a.gz", string(gzipped("Text *here*.")), "markdown", "Text here."},
		{"a remark is not Markdown", "a", "# the rope\nThe rope is in the barn, and nobody needs it.\n", "", "# the rope\nThe rope is in the barn, and nobody needs it."},
		{"two stars are not Markdown", "a", "*** The start of it ***\n\nText.", "", "*** The start of it ***|Text."},
		{"an index is not a link", "a", "It is a[i](x) that\nopens it.\n", "", "It is a[i](x) that opens it."},
		{"a link is Markdown", "a", "See [the plan](https://gate.example/plan).\n", "", "See the plan."},
		{"a fence is Markdown", "a", "Type:\n\n```\nopen\n```\n", "", "Type:|open"},
		{"code by extension", "a.py", "import os\n# open\nos.open()\n", "", "import os\n# open\nos.open()"},
		{"code by name", "Makefile", "all:\n\tmake gate\n", "", "all:\n    make gate"},
		{"code by interpreter", "a", "#!/usr/bin/env python3\nx = 1\n", "", "#!/usr/bin/env python3\nx = 1"},
		{"code by type", "a", "x = 1\ny = 2\n", "py", "x = 1\ny = 2"},
		{"JSON by heuristic", "a", "{\n  \"gate\": \"open\"\n}\n", "", "{\n  \"gate\": \"open\"\n}"},
		{"a bracket is not JSON", "a", "[1] A note about the gate.\n", "", "[1] A note about the gate."},
		{"changes by heuristic", "a", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n", "", "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b"},
		{"values by extension", "a.csv", "gate,open\nupper,yes\n", "", "gate\topen\nupper\tyes"},
		{"subtitles by signature", "a.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nText.\n", "", "Text."},
		{"subtitles by number and time", "a", "1\n00:00:01,000 --> 00:00:02,000\nText.\n", "", "Text."},
		{"empty lines first", "a.md", "\n\n    code\n", "", "code"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), c.file)
			if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
				t.Fatal(err)
			}
			a, err := openTyped(t.Context(), path, Options{Type: c.typ})
			if err != nil {
				t.Fatal(err)
			}
			if got := texts(a); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestOpenErrors(t *testing.T) {
	dir := t.TempDir()
	file := func(name, data string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, c := range []struct {
		name, spec, typ string
		want            Error
	}{
		{"missing", filepath.Join(dir, "nosuch"), "", Error{Reason: Missing}},
		{"no name", "", "", Error{Reason: Missing}},
		{"below a file", filepath.Join(file("f.txt", "x"), "g"), "", Error{Reason: Missing}},
		{"empty folder", t.TempDir(), "", Error{Reason: EmptyFolder}},
		{"empty", file("e.md", ""), "", Error{Reason: Empty}},
		{"blank", file("b.md", " \n\t\n"), "", Error{Reason: Empty}},
		{"binary", file("b.bin", "\x00\x01\x02\x03text"), "", Error{Reason: Binary}},
		{"HTML", file("a.html", "<!doctype html><p></p>"), "", Error{Reason: EmptyPage}},
		{"a page rendered by a script", file("app.html", "<html><head><title>App</title></head><body><div id=root></div><noscript>Enable JavaScript.</noscript></body></html>"), "", Error{Reason: NeedsScripts}},
		{"gzip", file("a.gz", "\x1f\x8b\x08\x00"), "", Error{Reason: Damaged}},
		{"not a feed", file("c.txt", "Text."), "feed", Error{Reason: Malformed}},
		{"gzip in gzip", file("b.gz", string(gzipped(string(gzipped("Text."))))), "", Error{Reason: Packed, Detail: "gzip files inside gzip files"}},
		{"truncated gzip", file("c.gz", string(gzipped("Text.")[:20])), "", Error{Reason: Damaged}},
		{"a damaged book", file("a.epub", "PK\x03\x04 META-INF/container.xml"), "", Error{Reason: Malformed}},
		{"ZIP", file("a.zip", "PK\x03\x04text"), "", Error{Reason: Packed, Detail: "ZIP archives"}},
		{"an image", file("a.png", "\x89PNG\r\n\x1a\n\x00"), "", Error{Reason: NotText, Detail: "images"}},
		{"XML", file("a.xml", "<?xml version='1.0'?><map>text</map>"), "", Error{Reason: Unsupported, Detail: "this kind of XML"}},
		{"RTF", file("a.rtf", `{\rtf1 Text.}`), "", Error{Reason: Unsupported, Detail: "RTF documents"}},
		{"not a book", file("d.txt", "Text."), "epub", Error{Reason: Malformed}},
		{"another archive", file("b.zip", "PK\x05\x06"+strings.Repeat("\x00", 18)), "epub", Error{Reason: Malformed}},
		{"another scheme", "ftp://example.com/a", "", Error{Reason: NotWeb}},
		{"an address without a scheme", "www.example.com", "", Error{Reason: MissingScheme}},
		{"an address with a path, without a scheme", "example.com/a", "", Error{Reason: MissingScheme}},
		{"a path", "tide/a.md", "", Error{Reason: Missing}},
		{"a path in the parent folder", "../a.md", "", Error{Reason: Missing}},
		{"a device", "/dev/null", "", Error{Reason: NotRegular}},
		{"an escape in the name", filepath.Join(dir, "a\x1b[31m"), "", Error{Reason: Missing}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := openTyped(t.Context(), c.spec, Options{Type: c.typ})
			c.want.Name = c.spec
			sameError(t, err, c.want)
		})
	}
	_, err := openTyped(t.Context(), file("a.txt", "x"), Options{Type: "nosuch"})
	sameError(t, err, Error{Name: "nosuch", Reason: UnknownType})
}

// sameError compares all fields of an error except Err, and checks that its log entry is
// safe.
func sameError(t *testing.T, err error, want Error) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want %v", err, &want)
	}
	got := *e
	got.Err = nil
	if got != want {
		t.Errorf("got %v, want %v", &got, &want)
	}
	if text := e.Error(); e.Reason.String() == "" || strings.ContainsAny(text, "\x1b\n") {
		t.Errorf("unsafe log entry %q", text)
	}
}

// TestParserPanic checks that the panic of a parser becomes an error.
func TestParserPanic(t *testing.T) {
	o := opener{spec: "-", Options: Options{Origin: Typed(), Limits: generousLimits()}}
	o.OnPrefix = func(*content.Article, Origin, int) { panic("no such entry") }
	o.Stdin = strings.NewReader(strings.Repeat("A line of text.\n\n", 3*firstPrefix/17))
	a, _, err := o.open(t.Context())
	sameError(t, err, Error{Name: "-", Reason: Crashed})
	if a != nil || !strings.Contains(err.Error(), "no such entry") {
		t.Errorf("%v, %v", a, err)
	}
}

func TestStandardInput(t *testing.T) {
	a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader("# Piped\n")})
	if err != nil || a.Title.String() != "Piped" || a.Source.String() != "standard input" {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestTooLarge checks that both the packed and the unpacked size are bounded, and that the
// bound is lower for what has to be parsed as a whole.
func TestTooLarge(t *testing.T) {
	limits := generousLimits()
	limits.Source, limits.Whole, limits.Unpacked = 1000, 1000, 1000
	for name, c := range map[string]struct {
		data string
		want Reason
	}{
		"read":     {strings.Repeat("Text. ", 200), TooLarge},
		"unpacked": {string(gzipped(strings.Repeat("Text. ", 200))), TooLargeUnpacked},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		file := opener{spec: path, Options: Options{Origin: Typed(), Limits: limits}}
		piped := opener{spec: "-", Options: Options{Origin: Typed(), Limits: limits, Stdin: strings.NewReader(c.data)}}
		for _, o := range []opener{file, piped} {
			_, _, err := o.open(t.Context())
			sameError(t, err, Error{Name: o.spec, Reason: c.want, Limit: 1000})
		}
	}
	limits.Source = 2000
	const start = "#!/bin/sh\n"
	data := start + strings.Repeat("Text. ", 200)
	_, _, err := opener{spec: "-", Options: Options{Origin: Typed(), Limits: limits, Stdin: strings.NewReader(data)}}.open(t.Context())
	sameError(t, err, Error{Name: "-", Reason: TooLarge, Limit: 1000})
	if a, _, err := (opener{spec: "-", Options: Options{Origin: Typed(), Limits: limits, Stdin: strings.NewReader(data[len(start):])}}).open(t.Context()); err != nil || a.Len() == 0 {
		t.Errorf("a text of that length: %v", err)
	}
}

// TestBase checks that the base is the source of a saved page, and the base of its links.
func TestBase(t *testing.T) {
	in := "<!doctype html><p>Text with <a href='../b'>a link</a>.</p>"
	a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader(in), Base: "https://example.com/a/c"})
	if err != nil {
		t.Fatal(err)
	}
	p, ok := a.Block(0).(*content.Paragraph)
	if a.Source.String() != "https://example.com/a/c" || !ok || p.Text.Span(1).Link.String() != "https://example.com/b" {
		t.Errorf("%+v", a)
	}
}

// TestErrorsHideThePassword checks that an error contains no password.
func TestErrorsHideThePassword(t *testing.T) {
	_, _, err := opener{spec: "http://jo:secret@127.0.0.1:0/", network: loopback(), Options: Options{Limits: generousLimits()}}.open(t.Context())
	if err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "jo") {
		t.Error(err)
	}
}

// TestNoPassword checks that an article contains neither the password of the address that
// was opened, nor of the address that the article states as its source.
func TestNoPassword(t *testing.T) {
	const text = `<!doctype html><title>The tide</title><link rel="canonical" href="https://me:sesame@tide.example.org/a"><p>The tide <a href="/b">turns</a> at noon, and the boats wait for it at the quay.</p>`
	s := httptest.NewServer(send("text/html", text))
	defer s.Close()
	path := filepath.Join(t.TempDir(), "a.html")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ spec, base string }{
		{strings.Replace(s.URL, "://", "://me:sesame@", 1) + "/a", ""},
		{path, ""},
		{path, "https://me:sesame@tide.example.org/a?b=c@d"},
		{path, "https://me:ses%ame@tide.example.org/a"},
	} {
		a, err := get(t.Context(), loopback(), c.spec, Options{Origin: Typed(), Base: c.base, Limits: generousLimits()})
		if err != nil {
			t.Errorf("%s: %v", c.spec, err)
			continue
		}
		if dump := blocktest.Dump(a); strings.Contains(dump, "sesame") || strings.Contains(dump, "ses%") {
			t.Errorf("%+v:\n%s", c, dump)
		}
	}
}

func TestWithoutUser(t *testing.T) {
	for address, want := range map[string]string{
		"https://me:sesame@example.org/a@b?c=d@e": "https://example.org/a@b?c=d@e",
		"HTTP://me@example.org":                   "HTTP://example.org",
		"https://example.org":                     "https://example.org",
		"notes/me:you@here://x":                   "notes/me:you@here://x",
	} {
		if got := withoutUser(address); got != want {
			t.Errorf("%q: %q", address, got)
		}
	}
	for name, want := range map[string]string{
		"https://me:sesame@example.org/": "https://me:xxxxx@example.org/",
		"https://me:s/e%sam@example.org": "https://example.org",
		"me@home.md":                     "me@home.md",
	} {
		if got := withoutPassword(name); got != want {
			t.Errorf("%q: %q", name, got)
		}
	}
}

// TestAddressWithoutScheme checks that a source with the type "url" is an address.
func TestAddressWithoutScheme(t *testing.T) {
	for spec, want := range map[string]string{"example.com/a": "https://example.com/a", "http://example.com": "http://example.com"} {
		if got, ok := (opener{spec: spec, Options: Options{Type: "URL"}}).address(); !ok || got != want {
			t.Errorf("%s: %q", spec, got)
		}
	}
	if got, ok := (opener{spec: "example.com/a"}).address(); ok {
		t.Errorf("%q without the type", got)
	}
}

// TestSourceFromFrontMatter checks that an address in front matter is the source, even
// with CRLF line ends.
func TestSourceFromFrontMatter(t *testing.T) {
	in := "---\r\ntitle: Saved\r\nurl: https://example.com/a\r\n---\r\nText.\r\n"
	a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader(in)})
	if err != nil || a.Title.String() != "Saved" || a.Source.String() != "https://example.com/a" {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestCancelStandardInput cancels the reading of a source that never ends.
func TestCancelStandardInput(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := openTyped(ctx, "-", Options{Stdin: r}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// TestCancelNamedPipe cancels the opening of a pipe without a writer, which blocks.
func TestCancelNamedPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no named pipes:", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := openTyped(ctx, path, Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	w, err := os.OpenFile(path, os.O_RDWR, 0) // ends the goroutine that was left running
	if err != nil {
		t.Fatal(err)
	}
	w.Close()
}

// TestBuiltIn checks that the built-in article has a title, headings and no problems.
func TestBuiltIn(t *testing.T) {
	a := BuiltIn()
	if a.Title.IsEmpty() || len(a.Problems) > 0 {
		t.Errorf("title %q, problems %v", a.Title.String(), a.Problems)
	}
	if n := len(a.Outline()); n < 3 || n > 4 {
		t.Errorf("%d headings, including the title", n)
	}
}

// TestPrefixes checks that a prefix of a long source comes before the whole, and that it
// has the same blocks.
func TestPrefixes(t *testing.T) {
	var s strings.Builder
	s.WriteString("# A long one\n")
	for s.Len() < 3*firstPrefix {
		s.WriteString("\nA paragraph of [some][h] words,[^1] “one of which is quoted,” she said.\n")
	}
	s.WriteString("\n[h]: https://example.com/ 'Harbour'\n\n[^1]: A note.\n")
	var prefixes []*content.Article
	var percents []int
	var origins []Origin
	o := Options{Origin: Typed(), Stdin: strings.NewReader(s.String()), OnPrefix: func(a *content.Article, from Origin, percent int) {
		prefixes, percents, origins = append(prefixes, a), append(percents, percent), append(origins, from)
	}}
	a, from, err := Open(t.Context(), "-", o)
	if err != nil {
		t.Fatal(err)
	}
	if len(prefixes) != 1 || percents[0] != 33 || origins[0] != from {
		t.Fatalf("%d prefixes, of %v%%, from %v", len(prefixes), percents, origins)
	}
	e := prefixes[0]
	if e.Len() >= a.Len() || e.Title.String() != a.Title.String() || e.Source.String() != a.Source.String() {
		t.Errorf("prefix: %d blocks of %q; whole: %d blocks", e.Len(), e.Title.String(), a.Len())
	}
	for i, b := range e.Blocks() {
		if int(i) == e.Len()-1 {
			break // the footnotes
		}
		if b.Plain() != a.Block(i).Plain() {
			t.Fatalf("block %d is %q in the prefix and %q in the whole", i, b.Plain(), a.Block(i).Plain())
		}
	}
}

// TestPrefixEnd checks that a prefix is at most half of the whole, and that it does not end
// inside a paragraph, or at least not inside a character.
func TestPrefixEnd(t *testing.T) {
	paragraph := strings.Repeat("x", 997) + ".\n\n"
	for _, c := range []struct {
		name, data string
		want       int
	}{
		{"a short text", strings.Repeat(paragraph, 20), 0},
		{"a long text", strings.Repeat(paragraph, 30), 11_998},
		{"a text without line ends", strings.Repeat("漢", firstPrefix), 12_288},
		{"a text without line ends, of characters of three bytes", "x" + strings.Repeat("漢", firstPrefix), 12_286},
	} {
		if got := prefixEnd([]byte(c.data)); got != c.want {
			t.Errorf("%s: the prefix ends at %d, want %d", c.name, got, c.want)
		}
	}
}

// TestPlainTextNamedHTML checks that text without tags keeps its paragraphs, whatever its
// extension.
func TestPlainTextNamedHTML(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wall.html")
	if err := os.WriteFile(path, []byte("The wall &amp; the gate.\n\n3 < 4, and so on.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := openTyped(t.Context(), path, Options{})
	if err != nil || texts(a) != "The wall & the gate.|3 < 4, and so on." {
		t.Errorf("%+v, %v", a, err)
	}
}
