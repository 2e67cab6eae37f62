package html

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
	"pullquote/content/internal/blocktest"
	"pullquote/content/internal/dom"
	"pullquote/content/markdown"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/tools/txtar"
)

// An example is a text in Markdown and the HTML that it becomes.
type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Number   int    `json:"example"`
}

// ofModule returns a file of goldmark's module, which is in the module cache.
func ofModule(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Skipf("goldmark's module, which the examples are in, is not here: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), filepath.FromSlash(name)))
	if err != nil {
		t.Skipf("goldmark's module is here without the examples: %v", err)
	}
	return data
}

// blocksOf writes the blocks of an article. Addresses are unescaped, because HTML
// escapes characters that authors of Markdown do not.
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

// exceptions returns the examples from which the two parsers make different blocks,
// with the reasons.
func exceptions() map[int]string {
	const (
		linked  = "an address in Markdown's text is a link without brackets too, as on GitHub"
		without = "an item that is empty was written by somebody in Markdown; on a page it held a picture or a script"
	)
	return map[int]string{
		98:  "two lines of --- at the start are front matter",
		148: "the HTML closes a paragraph that it did not open, within preformatted text",
		167: "an element of HTML that emphasises ends with its block in Markdown",
		171: "a field to type in is a part of a form on a page",
		175: without, 280: without, 281: without, 282: without, 284: without, 315: without,
		608: linked, 611: linked, 612: linked,
		629: "CDATA is a comment in Markdown; a browser shows half of it",
	}
}

// TestCommonMark holds that both parsers make the same blocks of the examples in
// CommonMark's specification, which is not part of this repository.
func TestCommonMark(t *testing.T) {
	var examples []example
	if err := json.Unmarshal(ofModule(t, "_test/spec.json"), &examples); err != nil {
		t.Fatal(err)
	}
	except := exceptions()
	for _, e := range examples {
		same(t, e, except[e.Number])
	}
	t.Logf("%d examples, %d exceptions", len(examples), len(except))
}

func same(t *testing.T, e example, exception string) {
	t.Helper()
	root, _ := dom.Parse([]byte(e.HTML))
	ours := Blocks(dom.Body(root), Options{Titles: true})
	fromMarkdown, fromHTML := blocksOf(markdown.Parse([]byte(e.Markdown))), blocksOf(content.NewArticle(ours.Blocks...))
	switch {
	case exception == "" && fromMarkdown != fromHTML:
		t.Errorf("example %d\n%s\nis in HTML\n%s\nMarkdown's blocks:\n%sHTML's:\n%s", e.Number, e.Markdown, e.HTML, fromMarkdown, fromHTML)
	case exception != "" && fromMarkdown == fromHTML:
		t.Errorf("example %d is no exception any more: %s", e.Number, exception)
	}
}

// TestMarkdownsCases holds the same for tables, footnotes, definition lists and
// tasks, which CommonMark does not have. goldmark makes HTML of the cases of
// content/markdown.
func TestMarkdownsCases(t *testing.T) {
	m := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(renderer.WithUnsafe()))
	except := map[string]string{
		"footnotes/note-begins-with-note": "goldmark sets the notes in each other, and all but one are empty",
		"inline/html-unclosed":            "in Markdown, emphasis ends with its paragraph",
		"inline/html-blocks-in-a-line":    "a list in the middle of a line is none in Markdown",
		"inline/html-talked-about":        "a script that never ends is text that talks about one in Markdown",
		"lists/empty-item":                "an item without anything is left out on a page",
		"tables/blocks-in-cell":           "the items of a list in a cell are words in Markdown, lines in HTML",
		"links/escape-in-url":             "the address is safe once it is escaped",
		"links/autolink-entity":           "goldmark keeps the entity in an address as its characters",
		"links/titles":                    "goldmark takes a title right behind an address",
		"links/autolink-in-link":          "goldmark writes a link in a link, which HTML has not",
	}
	for _, name := range []string{"code", "footnotes", "inline", "lists", "tables", "quotes", "links"} {
		archive, err := txtar.ParseFile(filepath.Join("..", "markdown", "testdata", name+".txtar"))
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
