package markdown

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/html"
	"pullquote/content/internal/blocktest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/tools/txtar"
)

// An example is a Markdown text and its HTML.
type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Number   int    `json:"example"`
}

// moduleFile returns a file of goldmark's module from the module cache.
func moduleFile(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("goldmark's module, which has the examples, is not here: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("goldmark's module is here without the examples: %v", err)
	}
	return data
}

// blocksOf dumps the blocks of an article. It resolves percent escapes, because addresses
// are escaped in the HTML but not in the Markdown.
func blocksOf(a *content.Article) string {
	var only content.Article
	for _, b := range a.Blocks() {
		only.Append(b)
	}
	escapes := regexp.MustCompile(`(%[0-9A-Fa-f]{2})+`)
	return escapes.ReplaceAllStringFunc(blocktest.Dump(&only), func(s string) string {
		if plain, err := url.PathUnescape(s); err == nil {
			return plain
		}
		return s
	})
}

// exceptions lists the examples whose Markdown and HTML result in different blocks, with
// the reason.
var exceptions = map[int]string{
	98:  "two lines of --- at the start are front matter",
	163: "in MDX, a tag with a capital letter is a component",
	167: "in Markdown, an HTML element for emphasis ends with its block",
	171: "on a page, a text field is part of a form",
	175: emptyItem, 280: emptyItem, 281: emptyItem, 282: emptyItem, 284: emptyItem, 315: emptyItem,
	590: "two brackets are a link of a wiki",
	608: bareLink, 611: bareLink, 612: bareLink,
	629: "CDATA is a comment in Markdown; a browser shows half of it",
}

// Reasons that several exceptions share.
const (
	bareLink  = "in Markdown, an address is a link even without brackets, as on GitHub"
	emptyItem = "in Markdown, an empty item was written on purpose; on a page, it held a picture or a script"
)

// TestCommonMark checks that the Markdown and the HTML of each example in the CommonMark
// specification result in the same blocks. The specification is not part of this
// repository.
func TestCommonMark(t *testing.T) {
	var examples []example
	if err := json.Unmarshal(moduleFile(t, "_test/spec.json"), &examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		compare(t, e, exceptions[e.Number])
	}
	t.Logf("%d examples, %d exceptions", len(examples), len(exceptions))
}

func compare(t *testing.T, e example, exception string) {
	t.Helper()
	fromMarkdown, fromHTML := blocksOf(Parse([]byte(e.Markdown))), blocksOf(content.NewArticle(html.Fragment(e.HTML, "").Blocks...))
	switch {
	case exception == "" && fromMarkdown != fromHTML:
		t.Errorf("example %d\n%s\nwith the HTML\n%s\nblocks from Markdown:\n%sblocks from HTML:\n%s", e.Number, e.Markdown, e.HTML, fromMarkdown, fromHTML)
	case exception != "" && fromMarkdown == fromHTML:
		t.Errorf("example %d is no longer an exception: %s", e.Number, exception)
	}
}

// TestExtensions checks the same for extensions of CommonMark: tables, footnotes,
// definition lists and tasks. Goldmark renders the HTML.
func TestExtensions(t *testing.T) {
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	const uncited = "goldmark drops a note that no reference leads to"
	except := map[string]string{
		"footnotes/note-begins-with-note": "goldmark nests the notes, and all but one are empty",
		"footnotes/unused":                uncited,
		"footnotes/same-label":            uncited,
		"footnotes/not-cited":             uncited,
		"footnotes/only-notes":            uncited,
		"inline/html-unclosed":            "in Markdown, emphasis ends with its paragraph",
		"inline/html-mentioned":           "in Markdown, a script that never ends is a mention of the tag",
		"inline/html-controls-mentioned":  "in Markdown, the text in a control is ordinary text, and a canvas that never ends is a mention of the tag",
		"lists/empty-item":                "on a page, an empty item is left out",
		"links/escape-in-url":             "the address is safe only when escaped",
		"links/autolink-entity":           "goldmark does not decode the entity in an address",
		"links/titles":                    "goldmark accepts a title directly after an address",
		"links/autolink-in-link":          "goldmark nests a link in a link, which HTML does not allow",
	}
	for _, name := range []string{"code", "footnotes", "inline", "lists", "tables", "quotes", "links"} {
		archive, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if !strings.HasSuffix(f.Name, ".in") || bytes.ContainsAny(f.Data, "→␠␄␍\\") {
				continue
			}
			t.Run(name+"/"+f.Name, func(t *testing.T) {
				var b bytes.Buffer
				if err := m.Convert(f.Data, &b); err != nil {
					t.Fatal(err)
				}
				compare(t, example{Markdown: string(f.Data), HTML: b.String()}, except[name+"/"+strings.TrimSuffix(f.Name, ".in")])
			})
		}
	}
}
