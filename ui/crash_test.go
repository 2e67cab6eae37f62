package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"
)

// brittle returns an article that has a text on the first screens, after which nothing can be
// parsed again: whatever reads all of it panics. Extra is the size of the part in between.
func brittle(extra int) *content.Article {
	parse := func(piece int) []content.Block {
		if piece == 1 {
			panic("a wave")
		}
		text := "# The tide\n\n" + strings.Repeat("“It turns,” said Jo Park.\n\n", 40)
		if piece >= 2 { // so much that the blocks of the second piece are forgotten
			text = strings.Repeat("x\n\n", 3000)
		}
		return blocks(text)
	}
	l := content.NewLazy(parse, nil)
	l.Add(parse(0))
	l.Add(blocks(strings.Repeat("It falls.\n\n", 10) + strings.Repeat("y", extra) + "\n"))
	for piece := 2; piece < 5; piece++ {
		l.Add(parse(piece))
	}
	a := &content.Article{Title: content.Sanitize("The tide"), Lang: content.Sanitize("en"), LangChosen: true}
	a.SetLazy(l)
	return a
}

func blocks(text string) []content.Block {
	var out []content.Block
	for _, b := range markdown.Parse([]byte(text)).Blocks() {
		out = append(out, b)
	}
	return out
}

// TestAnalysisCrashes checks that an article whose analysis panics can be read, and that the
// footer says so. A short article is analysed before it is shown.
func TestAnalysisCrashes(t *testing.T) {
	for name, extra := range map[string]int{"short": 0, "long": 300 << 10} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newReader(t, panes)
				r.resize(140, 24)
				r.send(document.Update{Article: brittle(extra), Percent: 100})
				r.see("The tide", "“It turns,” said Jo Park.", "quotes are missing: pullquote crashed while looking for them (a wave)")
				r.press("j")
				r.see("“It turns,” said Jo Park.", "? help")
				r.press("q")
				if got := fmt.Sprint(r.sent); !strings.Contains(got, "QuitMsg") {
					t.Errorf("q does not quit: %v", got)
				}
			})
		})
	}
}

// TestTaskCrashes checks that a panic in the background is told, and that the reader goes on.
func TestTaskCrashes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, ledger(9))
		r.m.tasks.Start(r.m.page.doc.Era(), func(context.Context) (func(), bool) { panic("a wave") })
		r.press("j")
		r.see("pullquote crashed in the background (a wave)")
		r.press("j")
		r.see("Entry 1 tells")
	})
}

// TestOpeningCrashes checks that a panic while a link is being opened is told with its name.
func TestOpeningCrashes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		open := func(ctx context.Context, ref document.Ref) <-chan document.Update {
			return document.Stream(ctx, ref, func(func(document.Update)) { panic("a wave") })
		}
		r := read(t, open, markdown.Parse([]byte("# Tide\n\nSee [late](https://example.com/late).\n")))
		r.press("la")
		r.see(`cannot read "https://example.com/late": pullquote crashed on it (a`, "wave); please report this")
	})
}
