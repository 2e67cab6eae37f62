package plain

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/library"
	"pullquote/content/markdown"
	"pullquote/ui/keymap"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what the reader prints to testdata")

// page returns the page of an article in Markdown.
func page(t *testing.T, text string) *Page {
	t.Helper()
	x, err := analysis.Run(t.Context(), markdown.Parse([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	return &Page{Analysis: x}
}

// options returns options for commands that a text holds.
func options(commands string, out *strings.Builder) Options {
	return Options{Input: strings.NewReader(commands), Output: out, Keys: keymap.New(keymap.Table()), Explain: error.Error}
}

// TestSessions gives commands to the reader. The first file of each case is the article, the
// second has the commands, and the third what the reader prints for them. A line "width N" before
// the files sets the width.
func TestSessions(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sessions: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			o := options(string(a.Files[1].Data), &out)
			if _, width, ok := strings.Cut(string(a.Comment), "width "); ok {
				if o.Width, err = strconv.Atoi(strings.TrimSpace(width)); err != nil {
					t.Fatal(err)
				}
			}
			if err := Run(t.Context(), page(t, string(a.Files[0].Data)), Start{}, o); err != nil {
				t.Fatal(err)
			}
			if *update {
				a.Files[2].Data = []byte(strings.TrimSpace(out.String()) + "\n")
				if err := os.WriteFile(path, txtar.Format(a), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if got, want := strings.TrimSpace(out.String()), strings.TrimSpace(string(a.Files[2].Data)); got != want {
				t.Errorf("the reader prints\n%s\nwant\n%s", got, want)
			}
			for _, c := range out.String() {
				if c < ' ' && c != '\n' || c == 0x7f {
					t.Errorf("the reader prints %q", c)
				}
			}
		})
	}
}

// TestWithoutCommands checks that everything is printed, with its name, if there is nothing to read
// commands from.
func TestWithoutCommands(t *testing.T) {
	var out strings.Builder
	o := options("", &out)
	o.Input = nil
	p := page(t, "# The tide\n\n“It turns,” said Jo Park, 52.\n\n---\n\n![Boats](boats.jpg \"Boats wait. Photo: Ida Brandt\")\n\nThe end.\n")
	if err := Run(t.Context(), p, Start{}, o); err != nil {
		t.Fatal(err)
	}
	want := `Title: The tide.
15 words, 1 minute, 1 quote, 1 image note.
Heading 1: The tide
Paragraph 1: “It turns,” said Jo Park, 52.
Quote 1 of 1, Jo Park, 52.
Image note 1 of 1: Boats wait. Photo: Ida Brandt. Alt text: Boats.
Paragraph 2: The end.
`
	if out.String() != want {
		t.Errorf("the reader prints\n%s\nwant\n%s", out.String(), want)
	}
}

func TestStart(t *testing.T) {
	const text = "# Tide\n\nOne.\n\nTwo tides.\n\nThree.\n"
	for _, c := range []struct {
		start Start
		want  string
	}{
		{Start{}, "Heading 1: Tide\n"},
		{Start{Query: "two"}, "Match 1 of 1 for two.\nParagraph 2: Two tides.\n"},
		{Start{AtEnd: true}, "Paragraph 3: Three.\n"},
		{Start{Line: 3}, "Paragraph 1: One.\n"},
	} {
		var out strings.Builder
		if err := Run(t.Context(), page(t, text), c.start, options("", &out)); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); !strings.HasSuffix(got, c.want+": \n") {
			t.Errorf("%+v: got %q, want %q at its end", c.start, got, c.want)
		}
	}
}

// TestOpening opens the entries of a list and links, and goes back.
func TestOpening(t *testing.T) {
	list := page(t, "x")
	list.Article.Entries = []content.Entry{{Title: content.Sanitize("The tide"), Byline: content.Sanitize("Jo Park"), Link: content.Sanitize("a.md")}, {Title: content.Sanitize("Gone"), Link: content.Sanitize("b.md")}}
	list.Open = func(_ context.Context, address string, _ func() *content.Article) (*Page, error) {
		if address != "a.md" {
			return nil, errors.New("no such file")
		}
		return page(t, "# The tide\n\nIt [turns](https://example.com/)."), nil
	}
	var out strings.Builder
	if err := Run(t.Context(), list, Start{}, options("1\n\nl\n1\nq\n2\n3\nq\n", &out)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"2 articles.\n1: The tide, Jo Park.\n2: Gone.\nType a number to choose.\n",
		"Opening The tide.\nTitle: The tide.\n",
		"Paragraph 1: It turns.\n: 1 link here.\n1: turns, to https://example.com/.\n",
		"Nothing can be opened from here.\n",
		"Back in the list.\n2 articles.\n",
		"Opening Gone.\nNo such file.\n",
		"There is no number 3 in the list; it has 2.\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}

// TestPlaceIsKept checks that an article opens where it was left.
func TestPlaceIsKept(t *testing.T) {
	l := library.New(t.TempDir())
	read := func(commands string, isFresh bool) string {
		var out strings.Builder
		o := options(commands, &out)
		o.Library, o.Fresh = l, isFresh
		p := page(t, "# Tide\n\nOne.\n\nTwo.\n\nThree.\n")
		p.Source = "/tide.md"
		if err := Run(t.Context(), p, Start{}, o); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	read("\n\nq\n", false)
	if got, want := read("", false), ". g goes to the start.\nParagraph 2: Two.\n"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
	if got, want := read("G\n", true), "Heading 1: Tide\n"; !strings.Contains(got, want) {
		t.Errorf("%q is not in\n%s", want, got)
	}
	if got, want := read("", false), "Heading 1: Tide\n"; !strings.Contains(got, want) {
		t.Errorf("at the end: %q is not in\n%s", want, got)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestKeysFollowTheMap checks that a command has the key that the reader has chosen.
func TestKeysFollowTheMap(t *testing.T) {
	rows := keymap.Table()
	for i := range rows {
		if rows[i].Action == keymap.NextQuote {
			rows[i].Keys = []string{"x"}
		}
	}
	var out strings.Builder
	o := options("x\n)\n?\n", &out)
	o.Keys = keymap.New(rows)
	if err := Run(t.Context(), page(t, "“It turns,” said Jo Park."), Start{}, o); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Quote 1 of 1, Jo Park: “It turns,”", ") is not a command here.", "x: next quote."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}
