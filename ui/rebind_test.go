package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// newKey is a key that no action has.
const newKey = "f9"

// everyPrompt says how to get into prompts in which all of their keys do something.
var everyPrompt = []struct {
	keys []string
	only []keymap.Action // nil: all others
}{
	{[]string{"/", "i", "n", ":", "q"}, []keymap.Action{keymap.PromptComplete}},
	{[]string{")", "a", "x"}, []keymap.Action{keymap.OpenEditor}},
	{[]string{"/", "b", "o", "a", "enter", "/", "h", "a", "r", "space", "q", "space", "t", "left", "left", "up", "left"}, []keymap.Action{keymap.PromptDown}},
	{[]string{"/", "b", "enter", "/", "h", "a", "r", "space", "q", "q", "space", "t", "left", "left", "left"}, nil},
}

// TestRebindEveryAction gives each action another key. In a place where the action works, the
// new key does something, and the old ones are no keys any more.
func TestRebindEveryAction(t *testing.T) {
	for _, e := range keymap.Table() {
		focus, keys := whereWorks(e)
		for _, pressed := range append([]string{newKey}, e.Keys...) {
			t.Run(e.Name+" "+pressed, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					rows, conflicts := keymap.Rebind(keymap.Table(), []keymap.Binding{{Action: e.Action, Keys: []string{newKey}}})
					if len(conflicts) > 0 {
						t.Fatalf("%v", conflicts)
					}
					r := rebound(t, rows, focus)
					for _, k := range keys {
						r.pressAs(k, e)
					}
					before, sent := r.state(), len(r.sent)
					r.update(namedKey(pressed))
					r.drain()
					isChanged := before != r.state() || sent != len(r.sent)
					switch isNew := pressed == newKey; {
					case isNew && strings.Contains(r.screen(), "is not a key here"), isNew && !isChanged && !slices.Contains(mayBeSilent, e.Action):
						t.Errorf("the new key does nothing:\n%s", r.screen())
					case !isNew && focus == keymap.Prompt && isChanged:
						t.Errorf("the old key still does something:\n%s\n%s", before, r.screen())
					case !isNew && focus != keymap.Prompt && !strings.Contains(r.screen(), "is not a key here"):
						t.Errorf("the old key is still a key:\n%s", r.screen())
					}
				})
			})
		}
	}
}

// whereWorks returns a focus in which an action works, and the keys that lead there.
func whereWorks(e keymap.Entry) (keymap.Focus, []string) {
	if e.In == keymap.Prompt {
		for _, p := range everyPrompt {
			if p.only == nil || slices.Contains(p.only, e.Action) {
				return keymap.Prompt, p.keys
			}
		}
	}
	for _, p := range everyPane {
		if e.In&p.focus == 0 {
			continue
		}
		var keys []string
		for _, k := range p.keys {
			keys = append(keys, key(k).Keystroke())
		}
		return p.focus, keys
	}
	return 0, nil
}

// rebound starts a reader with rows of keys, in an article, or in a list for that focus.
func rebound(t *testing.T, rows []keymap.Entry, focus keymap.Focus) *reader {
	r := startReader(t, panes, Options{Keys: keymap.New(rows)})
	r.resize(100, 24)
	a := markdown.Parse([]byte(everyBlock))
	if focus == keymap.Entries {
		a = feed()
	}
	r.send(document.Update{Article: a, Percent: 100})
	return r
}

// pressAs presses a key by its standard name, or the new one if it is that of the entry.
func (r *reader) pressAs(name string, e keymap.Entry) {
	focus := r.m.keyFocus()
	if r.m.isTyping() {
		focus = keymap.Prompt
	}
	if e.In&focus != 0 && slices.Contains(e.Keys, name) {
		name = newKey
	}
	r.update(namedKey(name))
	r.drain()
}

// state returns all that the reader sees, with the cursor.
func (r *reader) state() string {
	v := r.m.View()
	at := tea.Position{}
	if v.Cursor != nil {
		at = v.Cursor.Position
	}
	return fmt.Sprintln(v.Content, at, v.MouseMode)
}
