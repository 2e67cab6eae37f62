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

// An example is a text in Markdown and the HTML that it stands for.
type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Number   int    `json:"example"`
}

// moduleFile returns a file of goldmark's module, which is in the module cache.
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

// blocksOf writes the blocks of an article. Addresses in HTML are escaped; those in
// Markdown are as their author wrote them.
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

// exceptions has the examples of which Markdown and the HTML that it stands for make
// different blocks, each with the reason.
var exceptions = map[int]string{
	98:  "two lines of --- at the start are front matter",
	167: "in Markdown an element of HTML that emphasises ends with its block",
	171: "a text field is a part of a form on a page",
	175: emptyItem, 280: emptyItem, 281: emptyItem, 282: emptyItem, 284: emptyItem, 315: emptyItem,
	608: bareLink, 611: bareLink, 612: bareLink,
	629: "CDATA is a comment in Markdown; a browser shows half of it",
}

// Reasons of several exceptions.
const (
	bareLink  = "an address in Markdown's text is a link without brackets too, as on GitHub"
	emptyItem = "an empty item in Markdown was written on purpose; on a page it had a picture or a script"
)

// TestCommonMark checks that Markdown and HTML make the same blocks of the examples of
// CommonMark's specification, whose text is not part of this repository.
func TestCommonMark(t *testing.T) {
	var examples []example
	if err := json.Unmarshal(moduleFile(t, "_test/spec.json"), &examples); err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		same(t, e, exceptions[e.Number])
	}
	t.Logf("%d examples, %d exceptions", len(examples), len(exceptions))
}

func same(t *testing.T, e example, exception string) {
	t.Helper()
	fromMarkdown, fromHTML := blocksOf(Parse([]byte(e.Markdown))), blocksOf(content.NewArticle(html.Fragment(e.HTML, "").Blocks...))
	switch {
	case exception == "" && fromMarkdown != fromHTML:
		t.Errorf("example %d\n%s\nis in HTML\n%s\nMarkdown's blocks:\n%sHTML's:\n%s", e.Number, e.Markdown, e.HTML, fromMarkdown, fromHTML)
	case exception != "" && fromMarkdown == fromHTML:
		t.Errorf("example %d is not an exception any more: %s", e.Number, exception)
	}
}

// TestMarkdownsCases checks the same for what CommonMark does not have: tables,
// footnotes, definition lists, tasks. Goldmark makes HTML of the cases.
func TestMarkdownsCases(t *testing.T) {
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	except := map[string]string{
		"footnotes/note-begins-with-note":   "goldmark sets the notes in each other, and all but one are empty",
		"inline/html-unclosed":              "in Markdown, emphasis ends with its paragraph",
		"inline/html-talked-about":          "in Markdown a script that never ends is talked about",
		"inline/html-controls-talked-about": "in Markdown the text in a control is text, and a canvas that never ends is talked about",
		"lists/empty-item":                  "on a page an item without anything is left out",
		"links/escape-in-url":               "the address is safe once it is escaped",
		"links/autolink-entity":             "goldmark keeps the entity in an address as its characters",
		"links/titles":                      "goldmark takes a title right behind an address",
		"links/autolink-in-link":            "goldmark writes a link in a link, which HTML does not have",
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
				same(t, example{Markdown: string(f.Data), HTML: b.String()}, except[name+"/"+strings.TrimSuffix(f.Name, ".in")])
			})
		}
	}
}
