package session

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// A brittle model panics in the phase that a message names.
type brittle struct{ phase string }

func (m brittle) Init() tea.Cmd { return nil }

func (m brittle) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.phase, _ = msg.(string)
	switch m.phase {
	case "update":
		panic("a wave")
	case "quit":
		return m, tea.Quit
	case "command":
		return m, tea.Batch(func() tea.Msg { panic("a wave") }, func() tea.Msg { return nil })
	}
	return m, nil
}

func (m brittle) View() tea.View {
	if m.phase == "view" {
		panic("a wave")
	}
	return tea.NewView("calm")
}

// TestGuard checks that a panic anywhere in a model quits, and leaves the last good view.
func TestGuard(t *testing.T) {
	for _, phase := range []string{"update", "command", "view"} {
		g := &guard{model: brittle{}}
		g.Init()
		_, cmd := g.Update(phase)
		if phase == "command" {
			batch, ok := cmd().(tea.BatchMsg)
			if !ok || len(batch) != 2 {
				t.Fatal("not a batch of commands")
			}
			_, cmd = g.Update(batch[0]())
		}
		if _, ok := cmd().(tea.QuitMsg); !ok || g.panicked == nil || g.panicked.Error() != "a wave" {
			t.Errorf("%s: it goes on; panic %v", phase, g.panicked)
		}
		if g.View().Content != "calm" {
			t.Errorf("%s: the view is %q", phase, g.View().Content)
		}
		if _, cmd := g.Update("again"); cmd == nil {
			t.Errorf("%s: it goes on with the next message", phase)
		}
	}
	quits := 0
	g := &guard{model: brittle{}, quits: func() { quits++ }}
	if _, cmd := g.Update("quit"); quits != 0 {
		t.Error("it quits before the command is run")
	} else if cmd(); quits != 1 {
		t.Errorf("a command that quits is told %d times", quits)
	}
	if _, cmd := g.Update("calm"); cmd != nil || g.panicked != nil {
		t.Error("a calm model is ended")
	}
}
