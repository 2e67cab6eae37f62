package source

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"pullquote/content"
)

// openTyped opens a source that the reader names.
func openTyped(ctx context.Context, spec string, o Options) (*content.Article, error) {
	o.Origin = Typed()
	a, _, err := Open(ctx, spec, o)
	return a, err
}

func TestOpen(t *testing.T) {
	for _, c := range []struct{ name, file, data, typ, want string }{
		{"Markdown by its name", "a.md", "Text *here*.", "", "Text here."},
		{"text by its name", "a.txt", "Text *here*.", "", "Text *here*."},
		{"Markdown by its looks", "a", "# Title\n\nText.", "", "Title|Text."},
		{"text by its looks", "a", "Text, and more.\n\nText *here*.", "", "Text, and more.|Text *here*."},
		{"the type overrules", "a.txt", "Text *here*.", "markdown", "Text here."},
		{"UTF-8 with a mark", "a.txt", "\xef\xbb\xbfTéxt.", "", "Téxt."},
		{"UTF-16", "a.txt", "\xff\xfeT\x00\xe9\x00x\x00t\x00.\x00", "", "Téxt."},
		{"Windows-1252", "a.txt", "T\xe9xt \x93here\x94.", "", "Téxt “here”."},
		{"a broken byte in UTF-8", "a.txt", "Téxt hére \xff.", "", "Téxt hére \ufffd."},
		{"a page by its declaration", "a.txt", "<!-- saved -->\n<!DOCTYPE html><p>Text <em>here</em>.", "", "Text here."},
		{"a page in XML", "a", "<?xml version='1.0'?><html><body><p>Text.</p></body></html>", "", "Text."},
		{"a page in UTF-16", "a", "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00\xe9\x00", "", "é"},
		{"a page in UTF-16 without a mark", "a", "<\x00h\x00t\x00m\x00l\x00>\x00e\x00", "", "e"},
		{"a page by its name", "a.HTM", "Text <em>here</em>.", "", "Text here."},
		{"a piece of a page by its looks", "a", "<p>Text <em>here</em>.</p>", "", "Text here."},
		{"Markdown that begins with an element", "a", "<p align=center>Text</p>\n\n# Title\n", "", "Text|Title"},
		{"a page taken for text", "a.html", "<p>Text.", "text", "<p>Text."},
		{"a type by its extension", "a", "Text <em>here</em>.", "HTM", "Text here."},
		{"a feed", "a.xml", "<?xml version='1.0' encoding='ISO-8859-1'?><rss version='2.0'><channel><title>Caf\xe9</title><item><title>Text</title></item></channel></rss>", "", "Café|Text"},
		{"a feed in JSON", "a.json", `{"version": "https://jsonfeed.org/version/1.1", "title": "Tide", "items": [{"id": "1", "title": "Text"}]}`, "", "Tide|Text"},
		{"packed", "a.md.gz", string(packed("Text *here*.")), "", "Text here."},
		{"packed, whatever its name", "a.txt", string(packed("Text *here*.")), "", "Text *here*."},
		{"packed, with a type", "a.gz", string(packed("Text *here*.")), "markdown", "Text here."},
		{"blanks before", "a.md", "\n\n    code\n", "", "code"},
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

func TestOpenFails(t *testing.T) {
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
		want            Reason
		says            string
	}{
		{"missing", filepath.Join(dir, "nosuch"), "", Missing, "there is no such file"},
		{"no name", "", "", Missing, "there is no such file"},
		{"below a file", filepath.Join(file("f.txt", "x"), "g"), "", Missing, "there is no such file"},
		{"folder", t.TempDir(), "", Directory, "it is a folder with nothing in it that can be read"},
		{"empty", file("e.md", ""), "", Empty, "there is no text in it"},
		{"blank", file("b.md", " \n\t\n"), "", Empty, "there is no text in it"},
		{"binary", file("b.bin", "\x00\x01\x02\x03text"), "", Binary, "it looks like binary data"},
		{"HTML", file("a.html", "<!doctype html><p></p>"), "", Empty, "there is no text in the page"},
		{"a script's page", file("app.html", "<html><head><title>App</title></head><body><div id=root></div><noscript>Enable JavaScript.</noscript></body></html>"), "", Empty, "there is no text in the page"},
		{"gzip", file("a.gz", "\x1f\x8b\x08\x00"), "", Damaged, "it is gzip data that is damaged"},
		{"no feed", file("c.txt", "Text."), "feed", Malformed, "it is neither RSS, Atom nor a JSON Feed; open it without --type feed"},
		{"gzip in gzip", file("b.gz", string(packed(string(packed("Text."))))), "", Packed, "it is gzip data in gzip data; unpack it"},
		{"a broken end", file("c.gz", string(packed("Text.")[:20])), "", Damaged, "(unexpected EOF); get it again"},
		{"a book that is none", file("a.epub", "PK\x03\x04 META-INF/container.xml"), "", Malformed, "EPUB"},
		{"ZIP", file("a.zip", "PK\x03\x04text"), "", Packed, "it is a ZIP archive; unpack it, and open what is in it"},
		{"XML", file("a.xml", "<?xml version='1.0'?><map>text</map>"), "", Unsupported, "it is XML of another kind"},
		{"RTF", file("a.rtf", `{\rtf1 Text.}`), "", Unsupported, "markdown or text first"},
		{"no book", file("d.txt", "Text."), "epub", Malformed, "it is not an EPUB; open it without --type epub"},
		{"another archive", file("b.zip", "PK\x05\x06"+strings.Repeat("\x00", 18)), "epub", Malformed, "there is no book in the archive"},
		{"another scheme", "ftp://example.com/a", "", NoAddress, "it is not an address that begins with http:// or https://"},
		{"an address without a scheme", "www.example.com", "", Missing, "write https:// before it if it is an address"},
		{"a path without a scheme", "example.com/a", "", Missing, "write https:// before it if it is an address"},
		{"a path", "tide/a.md", "", Missing, "or pass - to read the standard input"},
		{"a path up", "../a.md", "", Missing, "or pass - to read the standard input"},
		{"device", "/dev/null", "", Device, "it is not a regular file"},
		{"type", file("a.txt", "x"), "nosuch", UnknownType, "markdown, text or url"},
		{"escape in the name", filepath.Join(dir, "a\x1b[31m"), "", Missing, "[31m"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := openTyped(t.Context(), c.spec, Options{Type: c.typ})
			var e *Error
			if !errors.As(err, &e) || e.Reason != c.want {
				t.Fatalf("got %v", err)
			}
			if text := e.Error(); !strings.Contains(text, c.says) || strings.ContainsAny(text, "\x1b\n") {
				t.Errorf("it says %q", text)
			}
		})
	}
}

func TestStandardInput(t *testing.T) {
	a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader("# Piped\n")})
	if err != nil || a.Title != "Piped" || a.Source != "standard input" {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestTooLarge holds that what is unpacked is bounded as what is read is.
func TestTooLarge(t *testing.T) {
	limits := patient()
	limits.Source = 1000
	for name, c := range map[string]struct{ data, says string }{
		"read":     {strings.Repeat("Text. ", 200), "it is larger than 1000 bytes; split it first"},
		"unpacked": {string(packed(strings.Repeat("Text. ", 200))), "it is larger than 1000 bytes unpacked; split it first"},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		file := opener{spec: path, Options: Options{Origin: Typed(), Limits: limits}}
		piped := opener{spec: "-", Options: Options{Origin: Typed(), Limits: limits, Stdin: strings.NewReader(c.data)}}
		for _, o := range []opener{file, piped} {
			if _, _, err := o.open(t.Context()); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: %v", o.spec, err)
			}
		}
	}
}

// TestBase: where a page was fetched from goes before the name of its file, and
// its links are relative to it.
func TestBase(t *testing.T) {
	in := "<!doctype html><p>Text with <a href='../b'>a link</a>.</p>"
	a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader(in), Base: "https://example.com/a/c"})
	if err != nil {
		t.Fatal(err)
	}
	p, ok := a.Block(0).(*content.Paragraph)
	if a.Source != "https://example.com/a/c" || !ok || p.Text.Spans[1].Link != "https://example.com/b" {
		t.Errorf("%+v", a)
	}
}

// TestErrorsHideThePassword: a sentence may be copied, and be read by others.
func TestErrorsHideThePassword(t *testing.T) {
	e := &Error{Name: "https://jo:secret@example.com/a", Reason: Missing}
	if s := e.Error(); strings.Contains(s, "secret") || !strings.Contains(s, "jo") {
		t.Error(s)
	}
}

// TestAnAddressWithoutScheme is one when the type says so.
func TestAnAddressWithoutScheme(t *testing.T) {
	for spec, want := range map[string]string{"example.com/a": "https://example.com/a", "http://example.com": "http://example.com"} {
		if got, ok := (opener{spec: spec, Options: Options{Type: "URL"}}).address(); !ok || got != want {
			t.Errorf("%s: %q", spec, got)
		}
	}
	if got, ok := (opener{spec: "example.com/a"}).address(); ok {
		t.Errorf("it is %q", got)
	}
}

// TestTheTextSaysWhereItIsFrom: front matter with an address goes before the
// name of the file, and is known by its first line, whatever ends it.
func TestTheTextSaysWhereItIsFrom(t *testing.T) {
	in := "---\r\ntitle: Saved\r\nurl: https://example.com/a\r\n---\r\nText.\r\n"
	a, err := openTyped(t.Context(), "-", Options{Stdin: strings.NewReader(in)})
	if err != nil || a.Title != "Saved" || a.Source != "https://example.com/a" {
		t.Errorf("%+v, %v", a, err)
	}
}

// TestABlockedReaderCanBeLeft opens what never ends and gives up.
func TestABlockedReaderCanBeLeft(t *testing.T) {
	r, w := io.Pipe()
	defer w.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := openTyped(ctx, "-", Options{Stdin: r}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// TestAPipeThatNobodyWritesToCanBeLeft: to open one blocks as to read it does.
func TestAPipeThatNobodyWritesToCanBeLeft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no pipes here:", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := openTyped(ctx, path, Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	w, err := os.OpenFile(path, os.O_RDWR, 0) // frees who is left behind
	if err != nil {
		t.Fatal(err)
	}
	w.Close()
}

// TestTheBuiltInArticle holds what it has to have: its pictures with their
// credit, and the four quotations and the fragment.
func TestTheBuiltInArticle(t *testing.T) {
	a := BuiltIn()
	if a.Title == "" || len(a.Problems) > 0 {
		t.Errorf("title %q, problems %v", a.Title, a.Problems)
	}
	if n := len(a.Outline()); n < 3 || n > 4 {
		t.Errorf("%d headings with the title", n)
	}
}

// TestBeginnings holds that the beginning of a long source comes first, and that
// what is in it stays where it is.
func TestBeginnings(t *testing.T) {
	var s strings.Builder
	s.WriteString("# A long one\n")
	for s.Len() < 3*firstBeginning {
		s.WriteString("\nA paragraph of [some][h] words,[^1] “one of which is quoted,” she said.\n")
	}
	s.WriteString("\n[h]: https://example.com/ 'Harbour'\n\n[^1]: A note.\n")
	var early []*content.Article
	var percents []int
	var origins []Origin
	o := Options{Origin: Typed(), Stdin: strings.NewReader(s.String()), Early: func(a *content.Article, from Origin, percent int) {
		early, percents, origins = append(early, a), append(percents, percent), append(origins, from)
	}}
	a, from, err := Open(t.Context(), "-", o)
	if err != nil {
		t.Fatal(err)
	}
	if len(early) != 1 || percents[0] != 33 || origins[0] != from {
		t.Fatalf("%d beginnings, of %v %%, from %v", len(early), percents, origins)
	}
	e := early[0]
	if e.Len() >= a.Len() || e.Title != a.Title || e.Source != a.Source {
		t.Errorf("%d blocks of %q, of %d", e.Len(), e.Title, a.Len())
	}
	for i, b := range e.Blocks() {
		if int(i) == e.Len()-1 {
			break // the footnotes
		}
		if b.Plain() != a.Block(i).Plain() {
			t.Fatalf("block %d is %q at first, and %q at last", i, b.Plain(), a.Block(i).Plain())
		}
	}
}

// TestWhereBeginningsEnd: each is longer than the one before, the last at most half
// of the whole; and none ends within a paragraph, or at least a letter.
func TestWhereBeginningsEnd(t *testing.T) {
	paragraph := strings.Repeat("x", 997) + ".\n\n"
	for _, c := range []struct {
		name, data string
		want       []int
	}{
		{"a short text", strings.Repeat(paragraph, 100), nil},
		{"a long one", strings.Repeat(paragraph, 200), []int{64_998}},
		{"a longer one", strings.Repeat(paragraph, 3000), []int{64_998, 1_047_998}},
		{"one without lines", strings.Repeat("漢", firstBeginning), []int{65_535}},
	} {
		if got := beginnings([]byte(c.data)); !slices.Equal(got, c.want) {
			t.Errorf("%s is cut at %d, not at %d", c.name, got, c.want)
		}
	}
}

// TestTextCalledHTML holds that text without a tag keeps its paragraphs.
func TestTextCalledHTML(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wall.html")
	if err := os.WriteFile(path, []byte("The wall &amp; the gate.\n\n3 < 4, and so on.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := openTyped(t.Context(), path, Options{})
	if err != nil || texts(a) != "The wall & the gate.|3 < 4, and so on." {
		t.Errorf("%+v, %v", a, err)
	}
}
