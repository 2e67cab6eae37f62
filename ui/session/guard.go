package session

import (
	"pullquote/content/isolate"

	tea "charm.land/bubbletea/v2"
)

// A guard is a model that cannot panic. After the first panic of the model in it, the program
// ends in order, so that the terminal is restored and one sentence says what has happened.
type guard struct {
	model    tea.Model
	quits    func()         // is called when a command ends the program, which the loop may be too busy to receive; may be nil
	panicked *isolate.Panic // nil: not yet
	view     tea.View       // the last one without a panic
}

// crashed is the message that a command has panicked.
type crashed struct{ *isolate.Panic }

// Init implements [tea.Model].
func (g *guard) Init() (cmd tea.Cmd) {
	p := isolate.Run(func() {
		cmd = g.model.Init()
		g.view = g.model.View()
	})
	if p != nil {
		return g.end(p)
	}
	return g.guarded(cmd)
}

// Update implements [tea.Model].
func (g *guard) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if g.panicked != nil {
		return g, g.guarded(tea.Quit)
	}
	if c, ok := msg.(crashed); ok {
		return g, g.end(c.Panic)
	}
	var cmd tea.Cmd
	p := isolate.Run(func() {
		g.model, cmd = g.model.Update(msg)
		g.view = g.model.View() // here, because View has no command that could end the program
	})
	if p != nil {
		return g, g.end(p)
	}
	return g, g.guarded(cmd)
}

// View implements [tea.Model].
func (g *guard) View() tea.View { return g.view }

// end ends the program after a panic.
func (g *guard) end(p *isolate.Panic) tea.Cmd {
	g.panicked = p
	return g.guarded(tea.Quit)
}

// guarded returns a command whose panic becomes a message, and whose end of the program is told at
// once.
func (g *guard) guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		if p := isolate.Run(func() { msg = cmd() }); p != nil {
			return crashed{p}
		}
		switch msg := msg.(type) {
		case tea.BatchMsg:
			for i := range msg {
				msg[i] = g.guarded(msg[i])
			}
		case tea.QuitMsg:
			if g.quits != nil {
				g.quits()
			}
		}
		return msg
	}
}
