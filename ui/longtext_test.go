package ui

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/ui/document"
	"pullquote/ui/layout"

	tea "charm.land/bubbletea/v2"
)

// longTexts are articles with about a megabyte of text where readers expect a few words.
func longTexts() map[string]*content.Article {
	words := content.PlainInline(strings.TrimSpace(strings.Repeat("the tide “turned” at nine, said Jo Park, and ", 24_000)))
	text := content.Sanitize(words.String())
	few := content.PlainInline("a boat")
	paragraph := func(t content.Inline) content.Block { return &content.Paragraph{Text: t} }
	items := func(n int, item ...content.Block) content.Block {
		l := &content.List{}
		for range n {
			l.Items = append(l.Items, content.Item{Blocks: item})
		}
		return l
	}
	row := []content.Inline{few, few}
	articles := map[string]*content.Article{
		"paragraph": content.NewArticle(paragraph(words)),
		"word":      content.NewArticle(paragraph(content.PlainInline(strings.Repeat("x", 1<<20)))),
		"heading":   content.NewArticle(&content.Heading{Level: 2, Text: words}),
		"caption":   content.NewArticle(&content.Figure{Caption: words}, paragraph(few)),
		"alt text":  content.NewArticle(&content.Figure{Alt: text}, &content.Figure{Alt: text, Caption: few}),
		"code":      content.NewArticle(&content.Code{Source: text}),
		"verse":     content.NewArticle(&content.Verse{Text: words}),
		"line":      content.NewArticle(&content.Preformatted{Text: words}),
		"quote":     content.NewArticle(&content.BlockQuote{Blocks: []content.Block{paragraph(words)}}),
		"item":      content.NewArticle(items(1, paragraph(words))),
		"items":     content.NewArticle(items(20_000, paragraph(content.PlainInline("The tide turned at nine, and they sailed.")))),
		"cell":      content.NewArticle(&content.Table{Columns: make([]content.Align, 2), Header: row, Rows: [][]content.Inline{row, {few, words}}}),
		"rows":      content.NewArticle(&content.Table{Columns: make([]content.Align, 2), Header: row, Rows: slicesOf(row, 40_000)}),
		"title":     content.NewArticle(&content.Heading{Level: 1, Text: words}, paragraph(few)),
	}
	articles["title"].Title, articles["title"].Byline, articles["title"].Source = text, text, text
	return articles
}

func slicesOf(row []content.Inline, n int) [][]content.Inline {
	rows := make([][]content.Inline, n)
	for i := range rows {
		rows[i] = row
	}
	return rows
}

// maxKeyMemory bounds the memory that a key may allocate, whatever the text. To lay out a megabyte
// takes some hundred.
const maxKeyMemory = 16 << 20

// TestKeysDoNotLayOutLongTexts presses keys in texts of a megabyte. The work for each may only
// depend on the size of the screen. It is measured by the memory that it takes.
func TestKeysDoNotLayOutLongTexts(t *testing.T) {
	keys := []string{"j", "space", "b", "ctrl+d", "}", "{", "G", "g", ")", "i", "tab", "j", "esc", "=", "esc", "t", "esc", "w", "esc", "/", "t", "h", "enter", "n", "N", "F", "j", "esc", "<", "+", "-", "v", "}", "esc", "&", "&"}
	for name, a := range longTexts() {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newReader(t, panes)
				r.m.session.WidthMode = layout.PerCluster
				r.resize(120, 30)
				r.send(document.Update{Article: a, Percent: 100})
				measure := func(what string, msg tea.Msg) {
					var before, after runtime.MemStats
					runtime.ReadMemStats(&before)
					_, cmd := r.m.Update(msg)
					r.m.View()
					runtime.ReadMemStats(&after)
					if n := after.TotalAlloc - before.TotalAlloc; n > maxKeyMemory {
						t.Errorf("%s takes %d MB", what, n>>20)
					}
					r.run(cmd)
					r.drain()
				}
				for _, k := range keys {
					measure(k, namedKey(k))
				}
				for width := 119; width > 116; width-- {
					measure(fmt.Sprintf("a width of %d", width), tea.WindowSizeMsg{Width: width, Height: 30})
				}
			})
		})
	}
}
