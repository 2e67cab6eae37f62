// Package search is the prompt that a search is typed into. What it finds is
// the root's to show.
package search

import (
	"slices"

	"pullquote/ui/layout"
	"pullquote/ui/theme"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A Prompt is a line to type into, with the searches before it. Make one with
// [New].
type Prompt struct {
	input   textinput.Model
	history []string // the newest last
	at      int      // in the history; len(history): what is being typed
	draft   string   // what was being typed when the history was entered
}

// historySize is how many searches are remembered.
const historySize = 100

// New makes a prompt.
func New() *Prompt {
	in := textinput.New()
	in.Prompt = "/"
	in.SetVirtualCursor(false)
	in.KeyMap.Paste = key.NewBinding()
	in.KeyMap.AcceptSuggestion = key.NewBinding()
	in.KeyMap.NextSuggestion = key.NewBinding()
	in.KeyMap.PrevSuggestion = key.NewBinding()
	in.CharLimit = 500
	return &Prompt{input: in}
}

// Dress changes the look.
func (p *Prompt) Dress(th *theme.Theme) {
	st := p.input.Styles()
	st.Focused.Prompt, st.Focused.Text = th.Prompt, th.Plain
	p.input.SetStyles(st)
}

// Open starts with an empty line.
func (p *Prompt) Open() {
	p.input.Reset()
	p.input.Focus()
	p.at, p.draft = len(p.history), ""
}

// Value is what is typed.
func (p *Prompt) Value() string { return p.input.Value() }

// Update takes a key or a paste. It reports whether the text changed.
func (p *Prompt) Update(msg tea.Msg) bool {
	old := p.input.Value()
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "up":
			p.recall(p.at - 1)
			return p.input.Value() != old
		case "down":
			p.recall(p.at + 1)
			return p.input.Value() != old
		}
	}
	p.input, _ = p.input.Update(msg)
	return p.input.Value() != old
}

func (p *Prompt) recall(i int) {
	if i < 0 || i > len(p.history) {
		return
	}
	if p.at == len(p.history) {
		p.draft = p.input.Value()
	}
	p.at = i
	text := p.draft
	if i < len(p.history) {
		text = p.history[i]
	}
	p.input.SetValue(text)
	p.input.CursorEnd()
}

// Keep remembers what is typed as the newest search.
func (p *Prompt) Keep() {
	text := p.input.Value()
	if text == "" {
		return
	}
	p.history = slices.DeleteFunc(p.history, func(s string) bool { return s == text })
	p.history = append(p.history, text)
	p.history = p.history[max(len(p.history)-historySize, 0):]
}

// View is the line, at most width cells, and the column of its cursor.
func (p *Prompt) View(width int, m layout.WidthMode) (string, int) {
	if width <= 2 {
		return m.Truncate(p.input.Prompt, width), max(width-1, 0)
	}
	p.input.SetWidth(width - 2)
	p.input.SetCursor(p.input.Position()) // scrolls to it in the new width
	x := 0
	if c := p.input.Cursor(); c != nil {
		x = c.X
	}
	return ansi.Truncate(p.input.View(), width, ""), min(x, width-1)
}
