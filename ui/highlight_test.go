package ui

import (
	"context"
	"image/color"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/render"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
)

// A slowReader is a reader whose highlighter waits for the test.
type slowReader struct {
	*reader
	begun   []*content.Code   // blocks passed to the highlighter
	given   []context.Context // the context of each block
	colours func(*content.Code) render.Highlighted
	release chan struct{} // lets the highlighter continue
	running int
}

// readSlowly shows a text. Colours returns the result of the highlighter.
func readSlowly(t *testing.T, text string, colours func(*content.Code) render.Highlighted) *slowReader {
	t.Helper()
	r := &slowReader{reader: newReader(t, panes), colours: colours, release: make(chan struct{})}
	r.m.highlighter.find = func(ctx context.Context, _ *render.Renderer, code *content.Code) render.Highlighted {
		if r.running++; r.running > 1 {
			t.Error("two blocks are being highlighted at once")
		}
		r.begun, r.given = append(r.begun, code), append(r.given, ctx)
		<-r.release
		r.running--
		return r.colours(code)
	}
	t.Cleanup(func() { close(r.release) })
	r.resize(80, 24)
	r.send(document.Update{Article: markdown.Parse([]byte(text)), Percent: 100})
	return r
}

// finish lets the highlighter finish, and delivers its result.
func (r *slowReader) finish() {
	r.release <- struct{}{}
	r.drain()
}

// isPlain reports whether a text is on screen in a single style.
func (r *slowReader) isPlain(text string) bool {
	r.Helper()
	r.see(text)
	return strings.Contains(r.m.View().Content, text)
}

const (
	code        = "func main() { return }"
	codeArticle = "# Code\n\nText.\n\n```go\n" + code + "\n```\n\n"
)

// goColours returns a function that returns the colours of Go code. They are computed
// before the test begins: the library for regular expressions has a clock that may not
// start in a bubble.
func goColours(t *testing.T) func(*content.Code) render.Highlighted {
	b := &content.Code{Lang: content.Sanitize("go"), Source: content.Sanitize(code)}
	found := render.New(theme.Source{}.Open(theme.Palette{Background: color.Black}, false)).Highlight(t.Context(), b)
	return func(*content.Code) render.Highlighted { return found }
}

// TestKeysDuringHighlighting checks that code is shown plain and keys are handled during
// highlighting, and that nothing moves when the colours arrive.
func TestKeysDuringHighlighting(t *testing.T) {
	colours := goColours(t)
	synctest.Test(t, func(t *testing.T) {
		r := readSlowly(t, codeArticle+strings.Repeat("More text.\n\n", 30), colours)
		if len(r.begun) != 1 || !r.isPlain(code) {
			t.Error("code is highlighted before the highlighter has finished")
		}
		r.press("jjj")
		r.see("─ Code ─")
		r.press("?")
		r.see("╭─ Keys")
		r.press("q")
		before := r.screen()
		r.finish()
		if r.isPlain(code) {
			t.Error("code is not highlighted")
		}
		if after := r.screen(); after != before {
			t.Errorf("highlighting changed the text from\n%s\nto\n%s", before, after)
		}
	})
}

// TestThemeChangeDuringHighlighting checks that colours of the old theme are discarded, and
// that code gets colours of the new theme.
func TestThemeChangeDuringHighlighting(t *testing.T) {
	colours := goColours(t)
	synctest.Test(t, func(t *testing.T) {
		r := readSlowly(t, codeArticle, colours)
		r.update(tea.BackgroundColorMsg{Color: color.White})
		r.drain()
		if r.given[0].Err() == nil {
			t.Error("highlighting for the old theme is not cancelled")
		}
		r.finish()
		if !r.isPlain(code) || len(r.begun) != 2 {
			t.Error("the code has the colours of the old theme")
		}
		r.finish()
		if r.isPlain(code) {
			t.Error("the code has no colours")
		}
		r.update(tea.BackgroundColorMsg{Color: color.Black})
		r.drain()
		if !r.isPlain(code) {
			t.Error("the code has the colours of the old theme")
		}
	})
}

// TestHighlightNearScreen checks that code is highlighted when it comes near the screen,
// one block at a time, and that this is cancelled when it is far away.
func TestHighlightNearScreen(t *testing.T) {
	far := strings.Repeat("Text.\n\n", 200)
	synctest.Test(t, func(t *testing.T) {
		r := readSlowly(t, "# Code\n\n```go\nfirst()\n```\n\n"+far+"> ```go\n> second()\n> ```\n>\n> - ```go\n>   third()\n>   ```\n\n"+far,
			func(*content.Code) render.Highlighted { return render.Highlighted{} })
		begun := func(want ...string) {
			t.Helper()
			var got []string
			for _, c := range r.begun {
				got = append(got, c.Source.String())
			}
			if !slices.Equal(got, want) {
				t.Fatalf("highlighted %q, want %q", got, want)
			}
		}
		begun("first()")
		r.press("100G")
		if r.given[0].Err() == nil {
			t.Error("highlighting far from the screen is not cancelled")
		}
		r.finish()
		r.press("200G")
		begun("first()", "second()")
		r.press("jjj")
		r.finish()
		begun("first()", "second()", "third()")
		r.finish()
		r.press("g")
		begun("first()", "second()", "third()", "first()")
		r.finish()
		begun("first()", "second()", "third()", "first()")
	})
}

// TestFailedHighlightIsNotRetried checks that code which could not be highlighted is not
// tried again, even as part of a longer version of the article.
func TestFailedHighlightIsNotRetried(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tried := 0
		r := newReader(t, panes)
		r.m.highlighter.find = func(context.Context, *render.Renderer, *content.Code) render.Highlighted {
			tried++
			return render.Highlighted{}
		}
		r.resize(80, 24)
		for percent := range 2 {
			r.send(document.Update{Article: markdown.Parse([]byte(codeArticle + strings.Repeat("More.\n\n", 10*percent))), Percent: 50 + 50*percent})
			r.press("jk")
		}
		r.see(code)
		if tried != 1 {
			t.Errorf("highlighted %d times, want 1", tried)
		}
	})
}

// TestPrintHighlightTimeout prints code that cannot be highlighted, and checks that the
// total wait is bounded.
func TestPrintHighlightTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var asked []string
		stuck := make(chan struct{})
		find := func(_ context.Context, _ *render.Renderer, code *content.Code) render.Highlighted {
			mu.Lock()
			asked = append(asked, code.Source.String())
			mu.Unlock()
			if strings.HasPrefix(code.Source.String(), "slow") {
				<-stuck // ignores the context
			}
			return render.Highlighted{}
		}
		r := render.New(theme.Source{}.Open(theme.Palette{Background: color.Black}, false))
		patience := 2 * maxPrintHighlight
		begun := time.Now()
		for _, source := range []string{"quick", "slow 1", "slow 1", "quick 2", "slow 2", "slow 3", "quick 3"} {
			highlightNow(find, r, &content.Code{Source: content.Sanitize(source)}, &patience)
		}
		mu.Lock()
		defer mu.Unlock()
		if want := []string{"quick", "slow 1", "quick 2", "slow 2"}; !slices.Equal(asked, want) {
			t.Errorf("highlighted %q, want %q", asked, want)
		}
		if waited := time.Since(begun); waited != 2*maxPrintHighlight {
			t.Errorf("waited for %v, want %v", waited, 2*maxPrintHighlight)
		}
		close(stuck)
	})
}
