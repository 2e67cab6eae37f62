package widget

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/ui/keymap"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A Prompt is an input line for a search, a filter or a text. Make one with [NewPrompt] or
// [NewLine].
type Prompt struct {
	input   textinput.Model
	keys    *keymap.Map
	open    bool
	history *History // nil: up and down do nothing
	age     int      // of the text from the history, from 1 for the newest; 0: it is not from there
	draft   string   // the text typed before the history was recalled
}

// A PromptResult is the effect of a key on a prompt.
type PromptResult int

// The effects of a key.
const (
	Unchanged PromptResult = iota
	Changed                // the text has changed
	Accepted               // enter closed the prompt
	Cancelled              // the prompt was closed without a result
)

// Bounds of the text, in characters: of a search, and of a line.
const (
	maxPromptText = 500
	maxLineText   = 4000
)

// NewPrompt returns a closed prompt. Its keys are those of the focus [keymap.Prompt]. Up and
// down recall texts of the history, if there is one.
func NewPrompt(keys *keymap.Map, h *History) *Prompt {
	in := textinput.New()
	in.Prompt = "/"
	in.SetVirtualCursor(false)
	in.KeyMap = editingKeys(keys)
	in.CharLimit = maxPromptText
	in.ShowSuggestions = true
	return &Prompt{input: in, keys: keys, history: h}
}

// editingKeys returns the keys that edit a line.
func editingKeys(keys *keymap.Map) textinput.KeyMap {
	bind := func(a keymap.Action) key.Binding {
		e, _ := keys.Entry(a)
		return key.NewBinding(key.WithKeys(e.Keys...))
	}
	return textinput.KeyMap{
		CharacterForward: bind(keymap.PromptRight), CharacterBackward: bind(keymap.PromptLeft),
		WordForward: bind(keymap.PromptWordRight), WordBackward: bind(keymap.PromptWordLeft),
		LineStart: bind(keymap.PromptStart), LineEnd: bind(keymap.PromptEnd),
		DeleteCharacterForward: bind(keymap.DeleteRight), DeleteCharacterBackward: bind(keymap.DeleteLeft),
		DeleteWordForward: bind(keymap.DeleteWordRight), DeleteWordBackward: bind(keymap.DeleteWordLeft),
		DeleteAfterCursor: bind(keymap.DeleteToEnd), DeleteBeforeCursor: bind(keymap.DeleteToStart),
		AcceptSuggestion: bind(keymap.PromptComplete),
	}
}

// NewLine returns a closed prompt for a text, with a label before it.
func NewLine(keys *keymap.Map, label string) *Prompt {
	p := NewPrompt(keys, nil)
	p.input.Prompt, p.input.CharLimit = label, maxLineText
	return p
}

// OpenWith opens the prompt with a text, and the cursor after it.
func (p *Prompt) OpenWith(text string) {
	p.Open()
	p.input.SetValue(text)
	p.input.CursorEnd()
}

// Open opens the prompt, empty.
func (p *Prompt) Open() {
	p.open = true
	p.input.Reset()
	p.Suggest("")
	p.input.Focus()
	p.draft, p.age = "", 0
}

// Close closes the prompt.
func (p *Prompt) Close() { p.open = false }

// IsOpen reports whether the prompt takes keys.
func (p *Prompt) IsOpen() bool { return p.open }

// Value returns the text.
func (p *Prompt) Value() string { return p.input.Value() }

// Suggest shows what would complete the text, for tab to accept. "" shows nothing.
func (p *Prompt) Suggest(rest string) {
	if rest == "" {
		p.input.SetSuggestions(nil)
		return
	}
	p.input.SetSuggestions([]string{p.input.Value() + rest})
}

// Update handles a key or a paste.
func (p *Prompt) Update(msg tea.Msg) PromptResult {
	old := p.input.Value()
	switch a := PromptAction(p.keys, msg); {
	case a == keymap.PromptCancel, a == keymap.DeleteLeft && old == "":
		p.open = false
		return Cancelled
	case a == keymap.PromptAccept:
		p.open = false
		if p.history != nil {
			p.history.add(old)
		}
		return Accepted
	case a == keymap.PromptUp && p.history != nil:
		p.recall(p.age + 1)
	case a == keymap.PromptDown && p.history != nil:
		p.recall(p.age - 1)
	case a == keymap.DeleteWordRight && p.input.Position() == utf8.RuneCountInString(old)-1: // where the library panics
		_, size := utf8.DecodeLastRuneInString(old)
		p.input.SetValue(old[:len(old)-size])
	default:
		p.input, _ = p.input.Update(msg)
	}
	if p.input.Value() == old {
		return Unchanged
	}
	return Changed
}

// PromptAction returns the action of a key while the reader types; None if msg is text, or not
// a key.
func PromptAction(keys *keymap.Map, msg tea.Msg) keymap.Action {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return keymap.None
	}
	e, _ := keys.Find(k.String(), keymap.Prompt)
	return e.Action
}

// UpdateFilter is [Prompt.Update] for a filter: set is called with each text, and with "" when
// the prompt is cancelled.
func (p *Prompt) UpdateFilter(msg tea.Msg, set func(string)) PromptResult {
	result := p.Update(msg)
	switch result {
	case Changed:
		set(p.Value())
	case Cancelled:
		set("")
	case Accepted, Unchanged:
	}
	return result
}

// Recalls reports whether msg recalls a text of the history, or leads back from it.
func (p *Prompt) Recalls(msg tea.Msg) bool {
	a := PromptAction(p.keys, msg)
	return p.history != nil && (a == keymap.PromptUp || a == keymap.PromptDown && p.age > 0)
}

// recall shows the text of the history with an age, or the draft if the age is 0.
func (p *Prompt) recall(age int) {
	texts := p.history.texts
	if age < 0 || age > len(texts) {
		return
	}
	if p.age == 0 {
		p.draft = p.input.Value()
	}
	p.age = age
	text := p.draft
	if age > 0 {
		text = texts[len(texts)-age]
	}
	p.input.SetValue(text)
	p.input.CursorEnd()
}

// View returns the line, at most width cells wide, and the column of the cursor.
func (p *Prompt) View(look Look, width int) (line string, cursor int) {
	st := p.input.Styles()
	st.Focused.Prompt, st.Focused.Text, st.Focused.Suggestion = look.Theme.Prompt, look.Theme.Plain, look.Theme.Dim
	p.input.SetStyles(st)
	label := look.WidthMode.Width(p.input.Prompt)
	if width <= label+1 {
		return look.WidthMode.Truncate(p.input.Prompt, width), max(width-1, 0)
	}
	p.input.SetWidth(width - label - 1)
	p.input.SetCursor(p.input.Position()) // scrolls to the cursor at the new width
	if c := p.input.Cursor(); c != nil {
		cursor = c.X
	}
	return ansi.Truncate(p.input.View(), width, ""), min(cursor, width-1)
}

// A History holds the texts typed into prompts. The zero History is empty.
type History struct {
	texts []string // newest last
	added []string // since the last [History.TakeAdded]
}

// maxHistory bounds the texts to remember.
const maxHistory = 100

// add adds a text as the newest one.
func (h *History) add(text string) {
	if text == "" {
		return
	}
	h.texts = slices.DeleteFunc(h.texts, func(s string) bool { return s == text })
	h.texts = append(h.texts, text)
	h.texts = h.texts[max(len(h.texts)-maxHistory, 0):]
	h.added = append(h.added, text)
}

// AddEarlier adds texts that are older than all others, the newest last.
func (h *History) AddEarlier(texts []string) {
	var earlier []string
	for _, text := range texts {
		if !slices.Contains(h.texts, text) {
			earlier = append(earlier, text)
		}
	}
	h.texts = slices.Concat(earlier, h.texts)
	h.texts = h.texts[max(len(h.texts)-maxHistory, 0):]
}

// TakeAdded returns and forgets which texts have been typed since the last call.
func (h *History) TakeAdded() []string {
	added := h.added
	h.added = nil
	return added
}

// ViewWithStatus is [Prompt.View] with a status at the right end. A status that is too long is
// cut, so that the text stays visible; if there is no room for it at all, it is left out.
func (p *Prompt) ViewWithStatus(look Look, status string, width int) (line string, cursor int) {
	const gap = 2
	needed := min(max(look.WidthMode.Width(p.input.Value())+gap, minPrompt), width/2)
	status = look.WidthMode.Truncate(status, max(width-needed-gap, 0))
	room := width - look.WidthMode.Width(status) - gap
	if status == "" || room < minPrompt {
		return p.View(look, width)
	}
	line, cursor = p.View(look, room)
	return line + spaces(room+gap-1-ansi.StringWidth(line)) + look.Theme.Notice.Render(status), cursor
}

// minPrompt is the minimum width of a prompt next to a status, in cells.
const minPrompt = 8

// spaces returns n spaces.
func spaces(n int) string { return strings.Repeat(" ", max(n, 0)) }
