package explain

import (
	"archive/zip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/epub"
	"pullquote/content/feed"
	"pullquote/content/source"
	"pullquote/ui/theme"
)

var update = flag.Bool("update", false, "rewrite testdata/sentences.txt")

// examples holds errors whose messages depend on their fields.
var examples = map[source.Reason]source.Error{
	source.Failed:            {Name: "tide.md", Err: errors.New("input/output error")},
	source.Crashed:           {Name: "tide.md", Err: errors.New("index out of range [3] with length 3")},
	source.UnknownType:       {Name: "xml"},
	source.UnknownCharset:    {Name: "klingon"},
	source.EmptyFolder:       {Name: "Articles"},
	source.FolderAsStdin:     {Name: "-"},
	source.NotRegular:        {Name: "/dev/tty"},
	source.NotText:           {Name: "boats.png", Detail: "images"},
	source.Unsupported:       {Name: "tide.rtf", Detail: "RTF documents"},
	source.Packed:            {Name: "tide.zip", Detail: "ZIP archives"},
	source.Damaged:           {Name: "tide.html.gz", Err: errors.New("unexpected EOF")},
	source.Malformed:         {Name: "boats.png", Err: errors.New("unexpected EOF")},
	source.BadData:           {Name: "data:image/png"},
	source.TooLarge:          {Name: "tide.md", Limit: 128 << 20},
	source.TooLargeUnpacked:  {Name: "tide.md.gz", Limit: 1000},
	source.TooMuchText:       {Name: "tide.pdf", Limit: 128 << 20},
	source.NoConverter:       {Name: "tide.pdf", Detail: "pdftotext"},
	source.ConversionFailed:  {Name: "tide.pdf", Detail: "pdftotext: Incorrect password"},
	source.ConversionTimeout: {Name: "tide.pdf", Detail: "pdftotext"},
	source.EmptyPDF:          {Name: "tide.pdf"},
	source.MissingScheme:     {Name: "www.example.com"},
	source.NotWeb:            {Name: "ftp://example.com/tide"},
	source.BadAddress:        {Name: "https:///tide"},
	source.PrivateNetwork:    {Name: "http://10.0.0.1/"},
}

// example returns an error with the given reason.
func example(r source.Reason) *source.Error {
	e, ok := examples[r]
	if !ok {
		e.Name = "https://example.com/tide"
		if r < source.NotWeb {
			e.Name = "tide.html"
		}
	}
	switch r {
	case source.Forbidden, source.RobotCheck:
		e.Status = 403
	case source.NotFound:
		e.Status = 404
	case source.Gone:
		e.Status = 410
	case source.TooManyRequests:
		e.Status = 429
	case source.ServerError:
		e.Status = 503
	case source.UnexpectedStatus:
		e.Status = 418
	case source.ResponseTooLarge, source.ResponseTooLargeUnpacked:
		e.Limit = 32 << 20
	case source.Downgrade, source.PrivateRedirect:
		e.At = "http://10.0.0.1/"
	case source.NotWebRedirect:
		e.At = "javascript:alert(1)"
	case source.UnknownEncoding:
		e.Detail = "br"
	default:
	}
	e.Reason = r
	return &e
}

// allExamples returns an error for every reason of a source and of its parser.
func allExamples() []*source.Error {
	var all []*source.Error
	for r := source.Failed; r.String() != ""; r++ {
		all = append(all, example(r))
	}
	for r := epub.NotZIP; r.String() != ""; r++ {
		e := &epub.Error{Reason: r}
		if r == epub.Damaged {
			e.Err = zip.ErrFormat
		}
		all = append(all, &source.Error{Name: "tide.epub", Reason: source.Malformed, Err: e})
	}
	return append(all, &source.Error{Name: "tide.xml", Reason: source.Malformed, Err: feed.ErrNotFeed})
}

// TestSentences compares the message for every reason with testdata/sentences.txt, which is
// meant to be read aloud.
func TestSentences(t *testing.T) {
	var all strings.Builder
	for _, e := range allExamples() {
		line, screen := CommandLine(e), Screen(e)
		fmt.Fprintln(&all, line)
		if screen != line {
			fmt.Fprintln(&all, "  on screen:", screen)
		}
		for _, m := range []Message{line, screen} {
			if !strings.HasPrefix(m.Problem, "cannot ") && e.Reason != source.UnknownType && e.Reason != source.UnknownCharset || m.Hint == "" || strings.Count(m.String(), "; ") != 1 {
				t.Errorf("%v: %q", e, m)
			}
			for _, word := range []string{"SOURCE", "NAME", "DETAIL", "ERROR", "ADDRESS", "LIMIT", "FILES", "STATUS", "TYPES", "unknown error"} {
				if strings.Contains(m.String(), word) {
					t.Errorf("%v: %s is left in %q", e, word, m)
				}
			}
		}
	}
	const name = "testdata/sentences.txt"
	if *update {
		if err := os.WriteFile(name, []byte(all.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if all.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s\nif the sentences are right, run go test ./ui/explain -update", all.String(), want)
	}
}

// TestMessagesAreSafe checks that the messages for errors with hostile names are one line
// and safe to draw.
func TestMessagesAreSafe(t *testing.T) {
	const bad = "a\x1b[31m\nb\u202e; c"
	for r := source.Failed; r.String() != ""; r++ {
		e := &source.Error{Name: bad, Reason: r, Detail: bad, At: bad + strings.Repeat("x", 10_000), Err: errors.New(bad)}
		for _, m := range []Message{CommandLine(e), Screen(e)} {
			if s := m.String(); content.SanitizeLine(s).String() != s || len(s) > 2000 {
				t.Errorf("%s: %q", r, s)
			}
		}
	}
}

func TestOtherErrors(t *testing.T) {
	for _, c := range []struct {
		err  error
		want Message
	}{
		{&theme.NameError{Name: "nosuch", Names: theme.Folder("").Names()}, Message{`unknown theme "nosuch"`, "use default, ink, paper, forest, contrast, ascii, dark, dracula, glamour, light, notty, pink, tokyo-night, or a glamour JSON file"}},
		{&theme.NameError{Name: "draculla", Names: theme.Folder("").Names()}, Message{`unknown theme "draculla"`, "did you mean dracula?"}},
		{&theme.NameError{Name: "a.json", Names: theme.Folder("").Names(), Err: errors.New("not JSON (unexpected end of JSON input)")}, Message{`cannot use theme file "a.json": not JSON (unexpected end of JSON input)`, "fix it, or use default, ink, paper, forest, contrast, ascii, dark, dracula, glamour, light, notty, pink, tokyo-night"}},
		{fmt.Errorf("opening: %w", context.Canceled), Message{"cancelled", ""}},
		{&fs.PathError{Op: "write", Path: "/dev/stdout", Err: errors.New("no space left on device")}, Message{"cannot write standard output: no space left on device", ""}},
		{&fs.PathError{Op: "read", Path: "/dev/stdin", Err: errors.New("is a directory")}, Message{"cannot read standard input: is a directory", ""}},
		{&fs.PathError{Op: "open", Path: "a b", Err: errors.New("no luck")}, Message{`cannot open "a b": no luck`, ""}},
		{errors.New("out of\nluck"), Message{"out of luck", ""}},
	} {
		if got := CommandLine(c.err); got != c.want {
			t.Errorf("%v: got %q, want %q", c.err, got, c.want)
		}
		if got := Screen(c.err); got != c.want {
			t.Errorf("%v on screen: got %q, want %q", c.err, got, c.want)
		}
	}
}

// TestRetryAfter checks that the reader is told when the server wants to be asked again.
func TestRetryAfter(t *testing.T) {
	const day = 24 * time.Hour
	for wait, want := range map[time.Duration]string{
		0:                              "wait a while, then try again",
		time.Millisecond:               "try again in 1 second",
		90 * time.Second:               "try again in 90 seconds",
		time.Minute:                    "try again in 1 minute",
		61 * time.Second:               "try again in 61 seconds",
		10*time.Minute + time.Second:   "try again in 11 minutes",
		time.Hour:                      "try again in 1 hour",
		90 * time.Minute:               "try again in 90 minutes",
		4*time.Hour - time.Millisecond: "try again in 4 hours",
		day:                            "try again in 1 day",
		30*day + time.Second:           "try again in 31 days",
	} {
		e := &source.Error{Name: "https://example.com/tide", Reason: source.TooManyRequests, Status: 429, RetryAfter: wait}
		for _, m := range []Message{CommandLine(e), Screen(e)} {
			if m.Hint != want || m.Problem != `cannot open "https://example.com/tide": too many requests (status 429)` {
				t.Errorf("%v: %q", wait, m)
			}
		}
	}
}
