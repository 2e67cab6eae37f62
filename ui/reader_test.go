package ui

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/ui/document"
	"pullquote/ui/pane"
	"pullquote/ui/render"
	"pullquote/ui/session"
	"pullquote/ui/task"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A reader is the program without a terminal. Its commands run in goroutines, and their
// results are delivered once all of them have returned or are blocked.
type reader struct {
	*testing.T
	m       *root
	updates chan document.Update // updates of the first document
	sent    []string             // effects outside the program: quitting, copying

	messages chan tea.Msg
	hold     bool // hold back slices of work
	held     []tea.Msg
}

// newReader starts a reader with the given panes. Nothing of the article has arrived, and
// the terminal has no size yet. The test must be in a bubble of package synctest.
func newReader(t *testing.T, table pane.Table) *reader {
	return startReader(t, table, Options{Session: session.Options{}})
}

// newKeptReader starts a reader who has a library in a folder.
func newKeptReader(t *testing.T, folder string, o Options) *reader {
	o.Library = library.New(folder)
	t.Cleanup(func() { _ = o.Library.Close() }) // it is only a test
	return startReader(t, panes, o)
}

func startReader(t *testing.T, table pane.Table, o Options) *reader {
	r := &reader{T: t, updates: make(chan document.Update, 8), messages: make(chan tea.Msg, 1<<10)}
	o.First.Updates = func(context.Context) <-chan document.Update { return r.updates }
	r.m = newRoot(o)
	r.m.table = table
	r.m.highlighter.prepare = func(*content.Code) {}
	r.m.highlighter.find = func(context.Context, *render.Renderer, *content.Code) render.Highlighted { return render.Highlighted{} }
	r.run(r.m.Init())
	time.Sleep(time.Second) // all initial waits are over
	r.drain()
	t.Cleanup(r.close)
	return r
}

// read shows an article at 80x24. Open opens its links; nil: they cannot be opened.
func read(t *testing.T, open document.LinkOpener, a *content.Article) *reader {
	t.Helper()
	r := newReader(t, panes)
	r.resize(80, 24)
	r.send(document.Update{Article: a, OpenLink: open, Percent: 100})
	return r
}

// close ends everything that is still running.
func (r *reader) close() {
	r.m.page.doc.Close()
	r.m.cancelPending()
	for _, p := range r.m.history.back {
		p.doc.Close()
	}
	for _, a := range r.m.history.forward {
		a.page.doc.Close()
	}
	time.Sleep(keepInterval) // the last keepMsg has been sent
}

// run runs a command and all commands in it.
func (r *reader) run(cmd tea.Cmd) {
	if cmd != nil {
		go r.runNow(cmd)
	}
}

func (r *reader) runNow(cmd tea.Cmd) {
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			r.run(c)
		}
	default:
		if v := reflect.ValueOf(msg); v.Type().ConvertibleTo(reflect.TypeFor[[]tea.Cmd]()) { // a sequence
			for _, c := range v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd) {
				r.runNow(c)
			}
			return
		}
		r.messages <- msg
	}
}

// update delivers a message.
func (r *reader) update(msg tea.Msg) {
	if _, ok := msg.(task.Done); ok && r.hold {
		r.held = append(r.held, msg)
		return
	}
	if kind := fmt.Sprintf("%T", msg); kind == "tea.QuitMsg" || kind == "tea.setClipboardMsg" {
		r.sent = append(r.sent, fmt.Sprintf("%s %v", kind, msg))
	}
	_, cmd := r.m.Update(msg)
	r.run(cmd)
}

// drain delivers messages until all commands have returned or are blocked.
func (r *reader) drain() {
	for {
		synctest.Wait()
		if len(r.messages) == 0 {
			return
		}
		r.update(<-r.messages)
	}
}

// release delivers n of the slices that were held back, and everything that results.
func (r *reader) release(n int) {
	for range n {
		if len(r.held) == 0 {
			return
		}
		msg := r.held[0]
		r.held = r.held[1:]
		r.hold = false
		r.update(msg)
		r.hold = true
		r.drain()
	}
}

func (r *reader) hasQuit() bool {
	return slices.ContainsFunc(r.sent, func(s string) bool { return strings.HasPrefix(s, "tea.QuitMsg") })
}

func (r *reader) resize(width, height int) {
	r.update(tea.WindowSizeMsg{Width: width, Height: height})
	r.drain()
}

// send delivers an update of the first document.
func (r *reader) send(p document.Update) {
	r.updates <- p
	r.drain()
}

func (r *reader) press(keys string) {
	for _, k := range keys {
		r.update(key(k))
		r.drain()
	}
}

// key returns the message for a typed character.
func key(r rune) tea.KeyPressMsg {
	switch r {
	case '\t':
		return tea.KeyPressMsg{Code: tea.KeyTab}
	case '\r':
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case '\b':
		return tea.KeyPressMsg{Code: tea.KeyBackspace}
	case '\x1b':
		return tea.KeyPressMsg{Code: tea.KeyEscape}
	case '→':
		return tea.KeyPressMsg{Code: tea.KeyRight}
	}
	return tea.KeyPressMsg{Code: r, Text: string(r)}
}

func (r *reader) screen() string { return ansi.Strip(r.m.View().Content) }

func (r *reader) see(texts ...string) {
	r.Helper()
	for _, text := range texts {
		if !strings.Contains(r.screen(), text) {
			r.Fatalf("%q is not on the screen:\n%s", text, r.screen())
		}
	}
}

func (r *reader) not(text string) {
	r.Helper()
	if strings.Contains(r.screen(), text) {
		r.Fatalf("%q is on the screen:\n%s", text, r.screen())
	}
}
