package widget

import (
	"testing"

	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// typeKeys types keys into a prompt: characters, and other keys by name.
func typeKeys(p *Prompt, keys ...string) PromptResult {
	var last PromptResult
	codes := map[string]rune{"enter": tea.KeyEnter, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "left": tea.KeyLeft, "home": tea.KeyHome, "up": tea.KeyUp, "down": tea.KeyDown}
	for _, k := range keys {
		if code, ok := codes[k]; ok {
			last = p.Update(tea.KeyPressMsg{Code: code})
			continue
		}
		for _, r := range k {
			last = p.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return last
}

func TestPrompt(t *testing.T) {
	look := NewLook(theme.Source{}.Open(theme.Palette{}, true), layout.PerRune)
	p := NewPrompt(keymap.New(keymap.Table()), nil)
	p.Open()
	if got := typeKeys(p, "tide", "left", "left", "x", "home", "y"); got != Changed || p.Value() != "ytixde" {
		t.Errorf("result %v, text %q", got, p.Value())
	}
	if line, cursor := p.View(look, 40); ansi.Strip(line)[:7] != "/ytixde" || cursor != 2 {
		t.Errorf("%q, with the cursor in column %d", ansi.Strip(line), cursor)
	}
	if got := p.Update(tea.PasteMsg{Content: " of "}); got != Changed || p.Value() != "y of tixde" {
		t.Errorf("result %v, text %q", got, p.Value())
	}
	if got := typeKeys(p, "enter"); got != Accepted || p.IsOpen() {
		t.Errorf("result %v, open: %v", got, p.IsOpen())
	}
	for _, keys := range [][]string{{"esc"}, {"a", "esc"}, {"a", "backspace", "backspace"}} {
		p.Open()
		if got := typeKeys(p, keys...); got != Cancelled || p.IsOpen() {
			t.Errorf("%q: %v, open: %v", keys, got, p.IsOpen())
		}
	}
	p.Open()
	if got := typeKeys(p, "a", "up"); got != Unchanged || p.Value() != "a" {
		t.Errorf("without a history, up changes the text to %q", p.Value())
	}
}

// TestDeleteWord deletes words on both sides of every place in a text.
func TestDeleteWord(t *testing.T) {
	for _, text := range []string{"a", "é", " ", "low tide", "low ", "  "} {
		for at := range len([]rune(text)) + 1 {
			for _, mod := range []tea.KeyPressMsg{{Code: 'd', Mod: tea.ModAlt}, {Code: tea.KeyBackspace, Mod: tea.ModAlt}, {Code: tea.KeyLeft, Mod: tea.ModAlt}, {Code: tea.KeyRight, Mod: tea.ModAlt}} {
				p := NewPrompt(keymap.New(keymap.Table()), nil)
				p.Open()
				typeKeys(p, text)
				for range len([]rune(text)) - at {
					typeKeys(p, "left")
				}
				p.Update(mod)
				if mod.Code == 'd' && at == len([]rune(text))-1 && p.Value() != string([]rune(text)[:at]) {
					t.Errorf("the last character of %q: %q is left", text, p.Value())
				}
			}
		}
	}
}

func TestHistory(t *testing.T) {
	var h History
	p := NewPrompt(keymap.New(keymap.Table()), &h)
	for _, text := range []string{"tide", "ferry", "", "tide"} {
		p.Open()
		typeKeys(p, text, "enter")
	}
	p.Open()
	for _, step := range []struct{ key, want string }{
		{"mus", "mus"}, {"up", "tide"}, {"up", "ferry"}, {"up", "ferry"}, {"down", "tide"}, {"down", "mus"}, {"down", "mus"},
	} {
		if typeKeys(p, step.key); p.Value() != step.want {
			t.Errorf("after %s the text is %q, want %q", step.key, p.Value(), step.want)
		}
	}
}

// TestPromptFits checks that a prompt is never too wide, and that the cursor is inside it.
func TestPromptFits(t *testing.T) {
	look := NewLook(theme.Source{}.Open(theme.Palette{}, true), layout.PerCluster)
	p := NewPrompt(keymap.New(keymap.Table()), nil)
	p.Open()
	typeKeys(p, "the 港 and the tide")
	for width := 1; width < 40; width++ {
		line, cursor := p.ViewWithStatus(look, "1 of 12", width)
		if w := ansi.StringWidth(line); w > width || cursor < 0 || cursor >= width {
			t.Errorf("at width %d the prompt is %d wide, with the cursor in column %d", width, w, cursor)
		}
	}
}
