package ui

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// everyPane says how to get into each pane, to a place from which all keys lead elsewhere.
var everyPane = []struct {
	name, keys string
	focus      keymap.Focus
}{
	{"text", "/har\rgjjj)", keymap.Text},
	{"selection", "/har\rgjjjv)}", keymap.Text},
	{"only matches", "/o\rgjj&", keymap.Text},
	{"quotes", "/har\r\tj", keymap.Quotes},
	{"image notes", "/har\r\t\tj", keymap.Notes},
	{"outline", "tj", keymap.Overlay},
	{"people", "wj", keymap.Overlay},
	{"details", "=", keymap.Overlay},
	{"help", "?jj", keymap.Overlay},
	{"hits", "/o\rFjj", keymap.Overlay},
	{"highlights", ")H)HAj", keymap.Overlay},
	{"recent", "R", keymap.Library},
	{"list", "jj", keymap.Entries},
}

// mayBeSilent are the actions that may leave a screen as it is without a word: they have
// nothing to do, or do it outside the screen.
var mayBeSilent = []keymap.Action{
	keymap.Back, keymap.Left, keymap.Redraw, keymap.Suspend, keymap.Top, keymap.Bottom, keymap.Quit,
	keymap.LineDown, keymap.LineUp, keymap.PageDown, keymap.PageUp, keymap.HalfDown, keymap.HalfUp,
	keymap.Enter, keymap.Search, keymap.Highlight, keymap.Comment, keymap.Correct, // in overlays without a list
}

// TestEveryKeyInEveryPane presses each key in each pane. The screen must change or say why
// not, and no row may be too wide.
func TestEveryKeyInEveryPane(t *testing.T) {
	t.Parallel()
	article := markdown.Parse([]byte(strings.ReplaceAll(everyBlock, "## Section", strings.Repeat("## Section\n\n“Another harbour,” said Jo Park.\n\n", 20))))
	for _, p := range everyPane {
		for _, e := range keymap.Table() {
			if e.In&p.focus == 0 {
				continue
			}
			for _, k := range e.Keys[:1] { // the others do the same
				synctest.Test(t, func(t *testing.T) {
					r := newReader(t, panes)
					r.m.session.WidthMode = layout.PerCluster
					r.resize(100, 24)
					a := article
					if p.focus == keymap.Entries {
						a = feed()
					}
					r.send(document.Update{Article: a, Percent: 100})
					r.press(p.keys)
					before := r.m.View().Content
					r.update(namedKey(k))
					r.drain()
					after := r.m.View().Content
					if before == after && !r.hasQuit() && !slices.Contains(mayBeSilent, e.Action) {
						t.Errorf("%s in %s changes nothing:\n%s", k, p.name, ansi.Strip(after))
					}
					for row := range strings.SplitSeq(after, "\n") {
						if ansi.StringWidth(row) > 100 {
							t.Errorf("%s in %s: a row is too wide: %q", k, p.name, ansi.Strip(row))
						}
					}
				})
			}
		}
	}
}

// namedKey returns the message for a keystroke, as the key map names it.
func namedKey(name string) tea.KeyPressMsg {
	var k tea.KeyPressMsg
	for prefix, mod := range map[string]tea.KeyMod{"ctrl+": tea.ModCtrl, "alt+": tea.ModAlt, "shift+": tea.ModShift} {
		if rest, ok := strings.CutPrefix(name, prefix); ok {
			k.Mod, name = mod, rest
		}
	}
	codes := map[string]rune{
		"up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "tab": tea.KeyTab, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "space": tea.KeySpace,
		"backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f9": tea.KeyF9,
	}
	if code, ok := codes[name]; ok {
		k.Code = code
		return k
	}
	k.Code = []rune(name)[0]
	if k.Mod == 0 {
		k.Text = name
	}
	return k
}
