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
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A slowReader is a reader whose highlighter waits for the test.
type slowReader struct {
	*testing.T
	m       *model
	done    chan tea.Msg         // what commands have returned
	begun   chan *content.Code   // what is being highlighted
	release chan struct{}        // lets the highlighter go on
	given   chan context.Context // its context
	running chan struct{}        // full while one is running
}

func readSlowly(t *testing.T, text string) *slowReader {
	t.Helper()
	r := &slowReader{
		t, newModel(Options{}), make(chan tea.Msg, 100), make(chan *content.Code, 100),
		make(chan struct{}), make(chan context.Context, 100), make(chan struct{}, 1),
	}
	r.m.highlight = func(ctx context.Context, th *theme.Theme, code *content.Code) theme.Highlighted {
		select {
		case r.running <- struct{}{}:
		default:
			t.Error("two blocks are being highlighted at once")
		}
		r.given <- ctx
		r.begun <- code
		<-r.release
		<-r.running
		return th.Highlight(context.WithoutCancel(ctx), code)
	}
	r.update(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.update(groundTimeout{})
	r.update(opened{page: r.m.page, doc: analyse(markdown.Parse([]byte(text))), piece: Piece{Percent: 100}})
	return r
}

// update hands a message to the model, and runs what it asks for elsewhere.
func (r *slowReader) update(msg tea.Msg) {
	_, cmd := r.m.Update(msg)
	r.start(cmd)
}

func (r *slowReader) start(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	go func() {
		msg := cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for _, c := range batch {
				r.start(c)
			}
			return
		}
		r.done <- msg
	}()
}

func (r *slowReader) press(keys string) {
	for _, k := range keys {
		r.update(key(k))
	}
}

// finish lets the highlighter go on, and hands on what it has found.
func (r *slowReader) finish() {
	r.release <- struct{}{}
	for {
		msg := <-r.done
		if msg != nil {
			r.update(msg)
			return
		}
	}
}

func (r *slowReader) screen() string { return r.m.View().Content }

// isPlain reports whether a text is on screen in one look.
func (r *slowReader) isPlain(text string) bool {
	r.Helper()
	if !strings.Contains(ansi.Strip(r.screen()), text) {
		r.Fatalf("%q is not on the screen:\n%s", text, ansi.Strip(r.screen()))
	}
	return strings.Contains(r.screen(), text)
}

const (
	program = "func main() { return }"
	coded   = "# Code\n\nText.\n\n```go\n" + program + "\n```\n\n"
)

// TestKeysDoNotWaitForColours holds that code is there, plain, and keys are handled
// while its colours are being found; and that nothing moves when they come.
func TestKeysDoNotWaitForColours(t *testing.T) {
	r := readSlowly(t, coded+strings.Repeat("More text.\n\n", 30))
	<-r.begun
	if !r.isPlain(program) {
		t.Error("code is highlighted before the highlighter is done")
	}
	r.press("j")
	if screen := ansi.Strip(r.screen()); strings.Contains(screen, "╭") || strings.Count(screen, "Code") != 1 {
		t.Errorf("the text has not moved:\n%s", screen)
	}
	r.press("?")
	if screen := ansi.Strip(r.screen()); !strings.Contains(screen, "╭─ Keys") {
		t.Errorf("the help is not there:\n%s", screen)
	}
	r.press("q")
	before := ansi.Strip(r.screen())
	r.finish()
	if r.isPlain(program) {
		t.Error("the colours have not come")
	}
	if after := ansi.Strip(r.screen()); after != before {
		t.Errorf("colours have changed the text from\n%s\nto\n%s", before, after)
	}
}

// TestColoursOfBefore holds that colours which were being found when the look changed
// are not shown, and that those of the new look are found.
func TestColoursOfBefore(t *testing.T) {
	r := readSlowly(t, coded)
	<-r.begun
	r.update(tea.BackgroundColorMsg{Color: color.White})
	if (<-r.given).Err() == nil {
		t.Error("what is not wanted any more is not cancelled")
	}
	r.finish()
	if !r.isPlain(program) {
		t.Error("the code is in the colours of before")
	}
	<-r.begun
	r.finish()
	if r.isPlain(program) {
		t.Error("the code has no colours")
	}
	r.update(tea.BackgroundColorMsg{Color: color.Black})
	if !r.isPlain(program) {
		t.Error("the code is in the colours of before")
	}
	<-r.begun
	r.finish()
}

// TestOnlyCodeNearTheScreen holds that code is highlighted when it comes near the
// screen, one block at a time, and given up when it is far.
func TestOnlyCodeNearTheScreen(t *testing.T) {
	far := strings.Repeat("Text.\n\n", 200)
	r := readSlowly(t, "# Code\n\n```go\nfirst()\n```\n\n"+far+"> ```go\n> second()\n> ```\n>\n> - ```go\n>   third()\n>   ```\n\n"+far)
	sources := func(of ...string) {
		t.Helper()
		for _, want := range of {
			if got := (<-r.begun).Source; got != want {
				t.Fatalf("%q is highlighted, not %q", got, want)
			}
		}
	}
	sources("first()")
	r.press("100G")
	if (<-r.given).Err() == nil {
		t.Error("what is far from the screen is not cancelled")
	}
	r.finish()
	r.press("200G")
	sources("second()")
	r.press("jjj")
	r.finish()
	sources("third()")
	r.finish()
	r.press("g")
	sources("first()")
	r.finish()
	select {
	case c := <-r.begun:
		t.Errorf("%q is highlighted as well", c.Source)
	default:
	}
}

// TestCodeThatStaysPlain holds that what a highlighter gives up on is not tried
// again, and that it is found for equal code of a longer piece.
func TestCodeThatStaysPlain(t *testing.T) {
	tried := 0
	r := read(t, nil, markdown.Parse([]byte("Text.\n")))
	r.m.highlight = func(context.Context, *theme.Theme, *content.Code) theme.Highlighted {
		tried++
		return theme.Highlighted{}
	}
	for range 2 {
		_, cmd := r.m.Update(opened{page: r.m.page, doc: analyse(markdown.Parse([]byte(coded))), piece: Piece{Percent: 100}})
		r.run(cmd)
		r.press("jk")
	}
	r.see(program)
	if tried != 1 {
		t.Errorf("tried %d times", tried)
	}
}

// TestPrintingDoesNotWaitForever prints code that no colours are found for: in all, it
// waits for a few blocks only.
func TestPrintingDoesNotWaitForever(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		var asked []string
		stuck := make(chan struct{})
		find := func(_ context.Context, th *theme.Theme, code *content.Code) theme.Highlighted {
			mu.Lock()
			asked = append(asked, code.Source)
			mu.Unlock()
			if strings.HasPrefix(code.Source, "slow") {
				<-stuck // whatever the context says
			}
			return theme.Highlighted{}
		}
		th := theme.Source{}.Open(theme.Dark, false)
		patience := 2 * maxHighlight
		begun := time.Now()
		for _, source := range []string{"quick", "slow 1", "slow 1", "quick 2", "slow 2", "slow 3", "quick 3"} {
			highlightNow(find, th, &content.Code{Source: source}, &patience)
		}
		mu.Lock()
		defer mu.Unlock()
		if want := []string{"quick", "slow 1", "quick 2", "slow 2"}; !slices.Equal(asked, want) {
			t.Errorf("asked for the colours of %q, not %q", asked, want)
		}
		if waited := time.Since(begun); waited != 2*maxHighlight {
			t.Errorf("waited for %v", waited)
		}
		close(stuck)
	})
}
