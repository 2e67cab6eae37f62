package ui

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"image/color"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/session"
	"pullquote/ui/theme"

	"github.com/charmbracelet/x/vt"
)

// A terminal is the screen and keyboard of a session.
type terminal struct {
	*testing.T
	emulator *vt.Emulator
	keys     *io.PipeWriter
	input    *io.PipeReader

	mu      sync.Mutex
	raw     bytes.Buffer
	changed chan struct{}
}

func newTerminal(t *testing.T, width, height int, background color.Color) *terminal {
	e := &terminal{T: t, emulator: vt.NewEmulator(width, height), changed: make(chan struct{})}
	e.emulator.SetBackgroundColor(background)
	e.input, e.keys = io.Pipe()
	go func() { _, _ = io.Copy(e.keys, e.emulator) }() // the terminal's replies
	return e
}

// Write implements [io.Writer].
func (e *terminal) Write(b []byte) (int, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.raw.Write(b)
	close(e.changed)
	e.changed = make(chan struct{})
	return e.emulator.Write(b)
}

// wait waits until the output meets a condition.
func (e *terminal) wait(what string, condition func(raw, text string) bool) {
	e.Helper()
	deadline := time.After(30 * time.Second)
	for {
		e.mu.Lock()
		raw, text, changed := e.raw.String(), e.emulator.String(), e.changed
		e.mu.Unlock()
		if condition(raw, text) {
			return
		}
		select {
		case <-changed:
		case <-deadline:
			e.Errorf("%s is not on the screen:\n%s", what, text)
			return
		}
	}
}

func (e *terminal) waitFor(text string) {
	e.Helper()
	e.wait(text, func(_, shown string) bool { return strings.Contains(shown, text) })
}

// text returns the text on the screen.
func (e *terminal) text() string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.emulator.String()
}

// TestTwoSessions runs two programs in one process, each with its own article, size, theme,
// background and clipboard.
func TestTwoSessions(t *testing.T) {
	type reader struct {
		name          string
		width, height int
		style         string
		background    color.Color
		screen        *terminal
	}
	readers := []*reader{
		{name: "Ana Ruiz", width: 120, height: 22, style: "dracula", background: color.Black},
		{name: "Jo Park", width: 70, height: 20, style: "default", background: color.White},
	}
	var running sync.WaitGroup
	for _, r := range readers {
		r.screen = newTerminal(t, r.width, r.height, r.background)
		style, err := theme.Folder("").Find(r.style)
		if err != nil {
			t.Fatal(err)
		}
		updates := make(chan document.Update, 1)
		updates <- document.Update{Percent: 100, Article: markdown.Parse([]byte(fmt.Sprintf("# Of %[1]s\n\n“The tide turns,” said %[1]s.\n\n```go\nfunc main() {}\n```\n", r.name)))}
		close(updates)
		o := Options{
			First: document.Request{Updates: func(context.Context) <-chan document.Update { return updates }},
			Style: style,
			Session: session.Options{
				Input: r.screen.input, Output: r.screen, Environ: []string{"TERM=xterm-256color", "COLORTERM=truecolor"},
				Color: theme.Always, Width: r.width, Height: r.height,
			},
		}
		running.Go(func() {
			if err := Run(t.Context(), o); err != nil {
				t.Errorf("%s: %v", r.name, err)
			}
		})
	}
	for _, r := range readers {
		r.screen.waitFor("Of " + r.name)
		r.screen.waitFor("func main()")
		go func() { _, _ = io.WriteString(r.screen.keys, ")y") }()
	}
	for i, r := range readers {
		other := readers[1-i]
		r.screen.waitFor("copied " + r.name + "'s quote")
		clip := base64.StdEncoding.EncodeToString([]byte("“The tide turns,”"))[:16]
		r.screen.wait("clipboard", func(raw, _ string) bool { return strings.Contains(raw, "\x1b]52;c;"+clip) })
		text := r.screen.text()
		if strings.Contains(text, other.name) {
			t.Errorf("the screen of %s shows the article of %s:\n%s", r.name, other.name, text)
		}
		if wide := strings.Contains(text, "┃  QUOTES"); wide != (r.width > 110) {
			t.Errorf("the screen of %s is laid out for another width", r.name)
		}
	}
	if a, b := readers[0].screen.colour("Of Ana"), readers[1].screen.colour("Of Jo"); a == b {
		t.Errorf("both titles are %v", a)
	}
	for _, r := range readers {
		go func() { _, _ = io.WriteString(r.screen.keys, "q") }()
	}
	running.Wait()
}

// colour returns the colour of a text on the screen.
func (e *terminal) colour(text string) color.Color {
	e.mu.Lock()
	defer e.mu.Unlock()
	for y, row := range strings.Split(e.emulator.String(), "\n") {
		if i := strings.Index(row, text); i >= 0 {
			return e.emulator.CellAt(len([]rune(row[:i])), y).Style.Fg
		}
	}
	e.Errorf("%q is not on the screen", text)
	return nil
}
