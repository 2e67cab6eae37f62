package ui

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/source"
	"pullquote/ui/document"
	"pullquote/ui/explain"
	"pullquote/ui/render"
	"pullquote/ui/session"
	"pullquote/ui/theme"
)

// A passing is what comes of a source, a text or a command that has as much of something as a
// bound allows, or more.
type passing struct {
	told    string // everything that the reader is told
	isWhole bool   // nothing is left out or changed
	isKept  bool   // what is within the bound is there
}

// boundTests has a test for each bound. It returns what happens with an amount of what is bounded.
var boundTests = map[bounds.Bound]func(t *testing.T, amount int) passing{
	bounds.File:         passFile,
	bounds.Whole:        passWhole,
	bounds.Unpacked:     passUnpacked,
	bounds.Response:     passResponse,
	bounds.HTML:         passHTML,
	bounds.HTMLNodes:    passNodes,
	bounds.DenseNodes:   passDenseNodes,
	bounds.HTMLNesting:  passElements,
	bounds.BlockNesting: passBlockQuotes,
	bounds.Definitions:  passDefinitions,
	bounds.Targets:      passTargets,
	bounds.TableCells:   passCells,
	bounds.Blocks:       passBlocks,
	bounds.Figures:      passFigures,
	bounds.Spans:        passSpans,
	bounds.Link:         passLink,
	bounds.Repeats:      passRepeats,
	bounds.Open:         passOpen,
	bounds.Tokens:       passTokens,
	bounds.Quotations:   passQuotations,
	bounds.Book:         passBook,
	bounds.Chapter:      passChapter,
	bounds.Packed:       passPacked,
	bounds.BookFiles:    passBookFiles,
	bounds.Code:         passCode,
	bounds.CodeTime:     passCodeTime,
	bounds.Mark:         passMark,
	bounds.Copy:         passCopy,
}

// TestBounds checks each bound of the table. At the bound, everything is there and nothing is
// said; past it, the reader is told, and what is within the bound is kept or the source refused.
func TestBounds(t *testing.T) {
	for _, b := range bounds.All() {
		pass := boundTests[b]
		if pass == nil {
			t.Errorf("%s: the bound has no test", b)
			continue
		}
		t.Run(b.String(), func(t *testing.T) {
			if at := pass(t, int(b.Max())); at.told != "" || !at.isWhole {
				t.Errorf("at the bound, the reader is told %q; everything is there: %v", at.told, at.isWhole)
			}
			past := pass(t, int(b.Max())+1)
			if !strings.Contains(past.told, b.Sentence()) || b.Sentence() == "" && past.told != "" {
				t.Errorf("past the bound, the reader is told %q, want %q", past.told, b.Sentence())
			}
			if past.isWhole || !past.isKept {
				t.Errorf("past the bound, everything is there: %v; what is within the bound is there: %v", past.isWhole, past.isKept)
			}
		})
	}
}

// openBounded opens a source, and returns what the reader is told and the article.
func openBounded(t *testing.T, name string, data []byte, limits source.Limits) (string, *content.Article) {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return openBoundedAt(t, file, limits)
}

func openBoundedAt(t *testing.T, spec string, limits source.Limits) (string, *content.Article) {
	t.Helper()
	a, _, err := source.Open(t.Context(), spec, source.Options{Origin: source.Typed(), Limits: limits})
	if err != nil {
		return explain.CommandLine(err).Problem, nil
	}
	var told []string
	for _, p := range a.Problems {
		told = append(told, p.String())
	}
	return strings.Join(told, "\n"), a
}

// textOf returns the text of an article, or "" if a is nil.
func textOf(a *content.Article) string {
	if a == nil {
		return ""
	}
	var s strings.Builder
	for _, b := range a.Blocks() {
		s.WriteString(b.Plain() + "\n")
	}
	return s.String()
}

// refusal returns what comes of a source that is either opened as a whole or refused.
func refusal(told string, a *content.Article) passing {
	return passing{told: told, isWhole: a != nil, isKept: true}
}

// smallSize is the bound in tests of sources that would need as much memory as their bound.
const smallSize = 1000

// scaled returns the told bound of a test with [smallSize] as that of the table.
func scaled(told string, b bounds.Bound) string {
	return strings.ReplaceAll(told, bounds.FormatSize(smallSize), bounds.FormatSize(b.Max()))
}

// passFile opens a file of that size. Within the bound it is as small as a lower bound.
func passFile(t *testing.T, amount int) passing {
	if source.DefaultLimits().Source != bounds.MaxFile {
		t.Error("the table has another bound")
	}
	if amount <= bounds.MaxFile {
		return refusal(openBounded(t, "a.md", []byte(strings.Repeat("a", smallSize)), source.Limits{Source: smallSize}))
	}
	name := filepath.Join(t.TempDir(), "a.md")
	f, err := os.Create(name)
	if err == nil {
		err = errors.Join(f.Truncate(int64(amount)), f.Close()) // it takes no room on the disk
	}
	if err != nil {
		t.Fatal(err)
	}
	return refusal(openBoundedAt(t, name, source.Limits{}))
}

func passWhole(t *testing.T, amount int) passing {
	if source.DefaultLimits().Whole != bounds.MaxWhole {
		t.Error("the table has another bound")
	}
	told, a := openBounded(t, "a.sh", []byte(strings.Repeat("a", smallSize+amount-bounds.MaxWhole)), source.Limits{Whole: smallSize})
	return refusal(scaled(told, bounds.Whole), a)
}

func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func passUnpacked(t *testing.T, amount int) passing {
	if source.DefaultLimits().Unpacked != bounds.MaxUnpacked {
		t.Error("the table has another bound")
	}
	data := gzipped(t, strings.Repeat("a", smallSize+amount-bounds.MaxUnpacked))
	told, a := openBounded(t, "a.md.gz", data, source.Limits{Unpacked: smallSize})
	return refusal(scaled(told, bounds.Unpacked), a)
}

// passResponse downloads a text, as it is and packed.
func passResponse(t *testing.T, amount int) passing {
	if source.DefaultLimits().Response != bounds.MaxResponse {
		t.Error("the table has another bound")
	}
	text := strings.Repeat("a", smallSize+amount-bounds.MaxResponse)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data := []byte(text)
		if r.URL.Path == "/packed" {
			w.Header().Set("Content-Encoding", "gzip")
			data = gzipped(t, text)
		}
		_, _ = w.Write(data) // the reader may close the connection
	}))
	defer server.Close()
	told, a := openBoundedAt(t, server.URL+"/plain", source.Limits{Response: smallSize})
	toldPacked, packed := openBoundedAt(t, server.URL+"/packed", source.Limits{Response: smallSize})
	if (a == nil) != (packed == nil) || strings.ReplaceAll(told, "plain", "packed") != toldPacked {
		t.Errorf("as it is: %q, packed: %q", told, toldPacked)
	}
	return refusal(scaled(told, bounds.Response), a)
}

// passHTML opens a page of that size, almost all of which is a comment.
func passHTML(t *testing.T, amount int) passing {
	const start, end = "<p>The start.</p><!--", "--><p>The end!"
	told, a := openBounded(t, "a.html", []byte(start+strings.Repeat(" ", amount-len(start+end))+end), source.Limits{})
	text := textOf(a)
	return passing{told, strings.Contains(text, "The end!"), strings.Contains(text, "The start.")}
}

// passNodes opens a page with that many elements, texts and comments.
const (
	pageStart = "<p>The start.</p>"
	pageEnd   = "<p>The <b>end.</b></p>"
)

func passNodes(t *testing.T, amount int) passing {
	return passPage(t, strings.Repeat("<!--a comment-->", amount-nodesInPage))
}

// nodesInPage are the nodes of a page of [passPage] without those between its paragraphs.
const nodesInPage = 6

// passPage opens a page with nodes between its two paragraphs.
func passPage(t *testing.T, between string) passing {
	t.Helper()
	page := pageStart + between + pageEnd
	told, a := openBounded(t, "a.html", []byte(page), source.Limits{})
	text := textOf(a)
	return passing{told, hasStyle(a, content.Strong), strings.Contains(text, "The start.") && strings.Contains(strings.ReplaceAll(text, "\n", ""), "end.")}
}

// passDenseNodes opens a page of a fixed length.
func passDenseNodes(t *testing.T, amount int) passing {
	const length = 280_000
	comments := strings.Repeat("<!---->", amount+length/bounds.BytesPerNode-nodesInPage-1)
	padding := length - len(pageStart+comments+pageEnd) - len("<!---->")
	return passPage(t, comments+"<!--"+strings.Repeat("-", padding)+"-->")
}

// hasStyle reports whether a paragraph has a style.
func hasStyle(a *content.Article, style content.Style) bool {
	for _, b := range a.Blocks() {
		if p, ok := b.(*content.Paragraph); ok {
			for _, s := range p.Text.Spans() {
				if s.Style&style != 0 {
					return true
				}
			}
		}
	}
	return false
}

// passElements opens a page with an element in that many others. The innermost is bold.
func passElements(t *testing.T, amount int) passing {
	page := "<p>The start.</p>" + strings.Repeat("<div>", amount-1) + "<b>The end.</b>" + strings.Repeat("</div>", amount-1)
	told, a := openBounded(t, "a.html", []byte(page), source.Limits{})
	return passing{told, told == "", strings.Contains(textOf(a), "The start.\nThe end.")}
}

// passBlockQuotes opens a text in that many block quotes: Markdown, a page and a message.
func passBlockQuotes(t *testing.T, amount int) passing {
	var out passing
	for name, data := range map[string]string{
		"a.md":   "Text.\n\n" + strings.Repeat("> ", amount) + "The end.\n",
		"b.md":   "Text.\n\n" + strings.Repeat("- ", amount) + "The end.\n",
		"a.html": "<p>Text.</p>" + strings.Repeat("<blockquote>", amount) + "<p>The end.</p>",
		"b.html": "<p>Text.</p>" + strings.Repeat("<ul><li>", amount) + "<p>The end.</p>",
		"a.eml":  "From: a@example.org\nSubject: Deep\n\n" + strings.Repeat(">", amount) + " The end.\n",
	} {
		told, a := openBounded(t, name, []byte(data), source.Limits{})
		if out.told != "" && told != out.told {
			t.Errorf("%s: the reader is told %q", name, told)
		}
		last := a.Block(content.BlockIndex(a.Len() - 1))
		out = passing{told, depthOf(last) == amount, depthOf(last) == bounds.MaxBlockNesting && strings.Contains(textOf(a), "The end.")}
		if out.isWhole != (amount == bounds.MaxBlockNesting) || !out.isKept {
			t.Errorf("%s: %d levels", name, depthOf(last))
		}
	}
	return out
}

// depthOf returns how many block quotes or lists are around the text of a block.
func depthOf(b content.Block) int {
	switch b := b.(type) {
	case *content.BlockQuote:
		return 1 + depthOf(b.Blocks[len(b.Blocks)-1])
	case *content.List:
		inner := b.Items[len(b.Items)-1].Blocks
		return 1 + depthOf(inner[len(inner)-1])
	}
	return 0
}

// passDefinitions opens a text that defines that many links: a short one, and a long one that is
// parsed in pieces.
func passTargets(t *testing.T, amount int) passing {
	var text strings.Builder
	fmt.Fprintf(&text, "[start](#h1) and [end](#h%d)\n\n", amount)
	for i := range amount {
		fmt.Fprintf(&text, "## h%d\n\nText.\n\n", i+1)
	}
	told, a := openBounded(t, "a.md", []byte(text.String()), source.Limits{})
	_, hasFirst := a.Target("h1")
	_, hasLast := a.Target(fmt.Sprintf("h%d", amount))
	return passing{told, hasLast, hasFirst}
}

func passDefinitions(t *testing.T, amount int) passing {
	var definitions strings.Builder
	for i := range amount {
		fmt.Fprintf(&definitions, "[%d]: /%d\n", i, i)
	}
	text := fmt.Sprintf("[start][0]\n\n[end][%d]\n\n", amount-1) + definitions.String()
	told, a := openBounded(t, "a.md", []byte(text), source.Limits{})
	toldLong, long := openBounded(t, "b.md", []byte(text+strings.Repeat("\n\nText.", 40_000)), source.Limits{})
	if !long.IsLazy() || told != toldLong {
		t.Errorf("of a short text: %q, of a long one: %q", told, toldLong)
	}
	link := func(a *content.Article, i content.BlockIndex) string {
		return a.Block(i).(*content.Paragraph).Text.Span(0).Link.String()
	}
	end := fmt.Sprintf("/%d", amount-1)
	return passing{told, link(a, 1) == end && link(long, 1) == end, link(a, 0) == "/0" && link(long, 0) == "/0"}
}

// passCells opens a table with that many cells, in three formats. An amount past the bound is one
// more row.
// passCells does not test Markdown, where a long table is cut into several before any of them reaches
// the bound.
func passCells(t *testing.T, amount int) passing {
	const columns = 100
	rows := (amount + columns - 1) / columns
	row := func(before, between, after string) string {
		return before + strings.Repeat("1 of the boats at the pier"+between, columns-1) + "2" + after
	}
	var out passing
	for name, data := range map[string]string{
		"a.csv":  strings.Repeat(row("", ",", "\n"), rows-1) + row("end", ",", "\n"),
		"a.html": "<table>" + strings.Repeat(row("<tr><td>", "<td>", ""), rows-1) + row("<tr><td>end", "<td>", "") + "</table>",
	} {
		told, a := openBounded(t, name, []byte(data), source.Limits{})
		table, ok := a.Block(0).(*content.Table)
		if !ok || out.told != "" && told != out.told {
			t.Fatalf("%s: the reader is told %q", name, told)
		}
		out = passing{told, a.Len() == 1, len(table.AllRows()) == bounds.MaxTableCells/columns && strings.Contains(textOf(a), "end1 of the boats")}
		if out.isWhole != (amount == bounds.MaxTableCells) || !out.isKept {
			t.Errorf("%s: %d rows of the table, and %d blocks", name, len(table.AllRows()), a.Len())
		}
	}
	return out
}

// passBlocks makes an article with that many blocks: at once, and in pieces.
func passBlocks(t *testing.T, amount int) passing {
	block := &content.Rule{}
	const perPiece = 100_000
	piece := make([]content.Block, perPiece)
	all := make([]content.Block, amount)
	for i := range all {
		piece[i%perPiece], all[i] = block, block
	}
	a := content.NewArticle(all...)
	lazy := content.NewLazy(func(int) []content.Block { return piece }, nil)
	for left := amount; left > 0; left -= perPiece {
		lazy.Add(piece[:min(left, perPiece)])
	}
	var long content.Article
	long.SetLazy(lazy)
	if told(a) != told(&long) || a.Len() != long.Len() || lazy.IsCut() != (amount > bounds.MaxBlocks) {
		t.Errorf("%d blocks and %q at once, %d blocks and %q in pieces", a.Len(), told(a), long.Len(), told(&long))
	}
	return passing{told(a), a.Len() == amount, a.Len() == bounds.MaxBlocks}
}

// told returns the first problem of an article; "" if it has none.
func told(a *content.Article) string {
	if len(a.Problems) == 0 {
		return ""
	}
	return a.Problems[0].String()
}

// passFigures makes an article with that many figures: at once, and in pieces.
func passFigures(t *testing.T, amount int) passing {
	blocks := make([]content.Block, amount)
	for i := range blocks {
		blocks[i] = &content.Figure{Caption: content.PlainInline("Boats")}
	}
	a := content.NewArticle(blocks...)
	lazy := content.NewLazy(func(int) []content.Block { return blocks }, nil)
	lazy.Add(blocks)
	var long content.Article
	long.SetLazy(lazy)
	if told(a) != told(&long) || len(a.Figures()) != len(long.Figures()) {
		t.Errorf("%d figures and %q at once, %d figures and %q in pieces", len(a.Figures()), told(a), len(long.Figures()), told(&long))
	}
	return passing{told(a), len(a.Figures()) == amount, a.Len() == amount && len(a.Figures()) >= bounds.MaxFigures}
}

// passSpans makes an article with that many spans. The last paragraph has some of them.
func passSpans(_ *testing.T, amount int) passing {
	paragraph := func(spans int) *content.Paragraph {
		var b content.InlineBuilder
		for i := range spans {
			b.Add("a", content.Style(i%2), "")
		}
		return &content.Paragraph{Text: b.Inline()}
	}
	const perParagraph = 100_000
	full := paragraph(perParagraph)
	a := &content.Article{}
	for left := amount; left > perParagraph+1; left -= perParagraph {
		a.Append(full)
	}
	last := paragraph(amount - perParagraph*a.Len())
	a.Append(last)
	return passing{told(a), last.Text.NumSpans() > 1, len(last.Plain()) == amount-perParagraph*(a.Len()-1)}
}

// passLink opens texts with an address of that many bytes, and with a picture in an address that
// is much longer.
func passLink(t *testing.T, amount int) passing {
	address := "http://example.com/"
	address += strings.Repeat("a", amount-len(address))
	picture := "data:image/png;base64," + strings.Repeat("A", 2*bounds.MaxLink)
	var out passing
	for name, data := range map[string]string{
		"a.md":   "[Text.](" + address + ")\n\n![Boats](" + picture + ")\n",
		"b.md":   "[Text.][a]\n\n![Boats](" + picture + ")\n\n[a]: " + address + "\n",
		"c.md":   "<" + address + ">\n\n![Boats](" + picture + ")\n",
		"d.md":   address + "\n\n![Boats](" + picture + ")\n",
		"a.html": "<p><a href='" + address + "'>Text.</a></p><img alt=Boats src='" + picture + "'>", // a page may use such a picture until a script replaces it
	} {
		told, a := openBounded(t, name, []byte(data), source.Limits{})
		p, isText := a.Block(0).(*content.Paragraph)
		f, isPicture := a.Block(1).(*content.Figure)
		if !isText || !isPicture || f.Src.String() != picture && name != "a.html" || out.told != "" && told != out.told {
			t.Fatalf("%s: the reader is told %q, and there is %q", name, told, textOf(a))
		}
		out = passing{told, p.Text.Span(0).Link.String() == address, p.Plain() == "Text." || p.Plain() == address}
		if out.isWhole != (amount == bounds.MaxLink) || !out.isKept {
			t.Errorf("%s: the link of %q is %q", name, p.Plain(), p.Text.Span(0).Link)
		}
	}
	return out
}

// passRepeats opens a page whose paragraphs repeat emphasis in about that many steps.
func passRepeats(t *testing.T, amount int) passing {
	const open = 50
	var page strings.Builder
	for i := range open {
		fmt.Fprintf(&page, "<b id=%d>", i)
	}
	paragraphs := (amount + open - 1) / open
	page.WriteString(strings.Repeat("<p>a", paragraphs))
	told, a := openBounded(t, "a.html", []byte(page.String()), source.Limits{})
	return passing{told, hasStyle(a, content.Strong), a.Len() == paragraphs}
}

// passOpen opens a paragraph in which that many marks of emphasis and brackets are open at once.
func passOpen(t *testing.T, amount int) passing {
	var out passing
	for _, text := range []string{
		"*start " + strings.Repeat("[x ", amount-1) + "end*",
		"[start " + strings.Repeat("[x ", amount-1) + "end" + strings.Repeat("]", amount) + "(/x)",
	} {
		told, a := openBounded(t, "a.md", []byte(text), source.Limits{})
		if out.told != "" && told != out.told {
			t.Errorf("in %.10q, the reader is told %q", text, told)
		}
		first := a.Block(0).(*content.Paragraph).Text.Span(0)
		plain := textOf(a)
		out = passing{told, first.Style == content.Emph || first.Link.String() == "/x", strings.Contains(plain, "start") && strings.Contains(plain, "end")}
		if out.isWhole != (amount == bounds.MaxOpen) || !out.isKept {
			t.Errorf("%.10q is %.20q", text, plain)
		}
	}
	return out
}

func testRenderer() *render.Renderer {
	return render.New(theme.Source{}.Open(theme.Palette{Background: color.Black}, false))
}

func passCode(_ *testing.T, amount int) passing {
	source := strings.Repeat("a\n", amount/2) + strings.Repeat("b", amount%2)
	code := &content.Code{Source: content.Sanitize(source)}
	return passing{isWhole: testRenderer().NeedsHighlight(code), isKept: true}
}

// passCodeTime looks for the colours of code on screen for that many milliseconds.
func passCodeTime(t *testing.T, amount int) (out passing) {
	synctest.Test(t, func(t *testing.T) {
		wait := time.Duration(amount) * time.Millisecond
		isLate, isAsked := false, false
		r := newReader(t, panes)
		r.m.highlighter.find = func(ctx context.Context, _ *render.Renderer, _ *content.Code) render.Highlighted {
			time.Sleep(wait - time.Microsecond)
			isLate, isAsked = ctx.Err() != nil, true
			return render.Highlighted{}
		}
		r.resize(80, 24)
		code := &content.Code{Lang: content.Sanitize("go"), Source: content.Sanitize("func f() {}")}
		r.send(document.Update{Article: content.NewArticle(code), Percent: 100})
		time.Sleep(wait)
		r.drain()
		out = passing{isWhole: isAsked && !isLate, isKept: isAsked}
	})
	return out
}

// passMark highlights a paragraph of that many bytes, and writes a comment on it.
func passMark(t *testing.T, amount int) (out passing) {
	text := strings.Repeat("tide ", amount/5) + strings.Repeat("s", amount%5)
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, content.NewArticle(&content.Paragraph{Text: content.PlainInline(text)}))
		r.press("H")
		highlights := r.m.page.record.highlights
		told := ""
		if len(highlights) == 0 {
			told = r.m.notice.text
		}
		r.press("a")
		if isCommenting := r.m.isTyping(); isCommenting != (len(highlights) > 0) {
			t.Errorf("%d highlights, and a comment is being written: %v", len(highlights), isCommenting)
		}
		out = passing{told, len(highlights) == 1 && highlights[0].Locator.Exact == text, true}
	})
	return out
}

// passCopy copies a text that is sent as about that many bytes: they are sent in groups of four.
func passCopy(t *testing.T, amount int) (out passing) {
	text := strings.Repeat("a", (amount+3)/4*3)
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, content.NewArticle(&content.Paragraph{Text: content.PlainInline("Text.")}))
		msg := session.New(session.Options{}).Copy(text)()
		copied, isRefused := msg.(session.Copied)
		r.m.notice.text, r.m.notice.copied = "copied", "copied"
		if isRefused {
			r.m.sayCopied(copied)
		}
		out = passing{told: r.m.notice.alert, isWhole: !isRefused, isKept: true}
	})
	return out
}
