package widget

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A Prompt is a line to type a search or a filter into. Make one with [NewPrompt].
type Prompt struct {
	input   textinput.Model
	open    bool
	history *History // nil: up and down do nothing
	at      int      // in the history; its length stands for what is being typed
	draft   string   // what was being typed before the history was entered
}

// A PromptResult says what a key did to a prompt.
type PromptResult int

// What a key can do to a prompt.
const (
	Unchanged PromptResult = iota
	Changed                // the text is another one
	Accepted               // the prompt has been closed with enter
	Cancelled              // the prompt has been closed without a result
)

// maxPromptText is how many characters can be typed.
const maxPromptText = 500

// NewPrompt returns a closed prompt. Up and down go through the history, if there is one.
func NewPrompt(h *History) *Prompt {
	in := textinput.New()
	in.Prompt = "/"
	in.SetVirtualCursor(false)
	in.KeyMap.Paste = key.NewBinding()
	in.KeyMap.AcceptSuggestion = key.NewBinding()
	in.KeyMap.NextSuggestion = key.NewBinding()
	in.KeyMap.PrevSuggestion = key.NewBinding()
	in.CharLimit = maxPromptText
	return &Prompt{input: in, history: h}
}

// Open opens the prompt with nothing typed.
func (p *Prompt) Open() {
	p.open = true
	p.input.Reset()
	p.input.Focus()
	p.draft = ""
	if p.history != nil {
		p.at = len(p.history.texts)
	}
}

// Close closes the prompt.
func (p *Prompt) Close() { p.open = false }

// IsOpen reports whether the prompt takes keys.
func (p *Prompt) IsOpen() bool { return p.open }

// Value returns what has been typed.
func (p *Prompt) Value() string { return p.input.Value() }

// Update handles a key or a paste.
func (p *Prompt) Update(msg tea.Msg) PromptResult {
	old := p.input.Value()
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch name := k.String(); {
		case name == "esc", name == "ctrl+g", name == "backspace" && old == "":
			p.open = false
			return Cancelled
		case name == "enter":
			p.open = false
			if p.history != nil {
				p.history.add(old)
			}
			return Accepted
		case name == "up" && p.history != nil:
			p.recall(p.at - 1)
		case name == "down" && p.history != nil:
			p.recall(p.at + 1)
		default:
			p.input, _ = p.input.Update(msg)
		}
	} else {
		p.input, _ = p.input.Update(msg)
	}
	if p.input.Value() == old {
		return Unchanged
	}
	return Changed
}

// recall shows text i of the history, or what was typed before it.
func (p *Prompt) recall(i int) {
	texts := p.history.texts
	if i < 0 || i > len(texts) {
		return
	}
	if p.at == len(texts) {
		p.draft = p.input.Value()
	}
	p.at = i
	text := p.draft
	if i < len(texts) {
		text = texts[i]
	}
	p.input.SetValue(text)
	p.input.CursorEnd()
}

// View returns the line, at most width cells wide, and the column of the cursor.
func (p *Prompt) View(look Look, width int) (line string, cursor int) {
	st := p.input.Styles()
	st.Focused.Prompt, st.Focused.Text = look.Theme.Prompt, look.Theme.Plain
	p.input.SetStyles(st)
	if width <= 2 {
		return look.WidthMode.Truncate(p.input.Prompt, width), max(width-1, 0)
	}
	p.input.SetWidth(width - 2)
	p.input.SetCursor(p.input.Position()) // scrolls to it in the new width
	if c := p.input.Cursor(); c != nil {
		cursor = c.X
	}
	return ansi.Truncate(p.input.View(), width, ""), min(cursor, width-1)
}

// A History has the texts that have been typed into prompts. The zero History is empty.
type History struct{ texts []string } // the newest last

// maxHistory is how many texts are remembered.
const maxHistory = 100

// add remembers a text as the newest.
func (h *History) add(text string) {
	if text == "" {
		return
	}
	h.texts = slices.DeleteFunc(h.texts, func(s string) bool { return s == text })
	h.texts = append(h.texts, text)
	h.texts = h.texts[max(len(h.texts)-maxHistory, 0):]
}

// ViewWithStatus puts a note at the right end of a prompt's line, if there is room for it.
func (p *Prompt) ViewWithStatus(look Look, status string, width int) (line string, cursor int) {
	room := width - look.WidthMode.Width(status) - 2
	if status == "" || room < minPrompt {
		return p.View(look, width)
	}
	line, cursor = p.View(look, room)
	return line + spaces(room+1-ansi.StringWidth(line)) + look.Theme.Notice.Render(status), cursor
}

// minPrompt is how many cells a prompt has to have beside a note.
const minPrompt = 8

// spaces returns n spaces.
func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
