package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/pane"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A tally is a pane that counts actions and clicks.
type tally struct {
	*pane.Context
	width, height, acts, clicks int
}

func (p *tally) Title() string          { return "TALLY" }
func (p *tally) Refresh()               {}
func (p *tally) Resize(w, h int)        { p.width, p.height = w, h }
func (p *tally) Hints() []keymap.Action { return nil }

func (p *tally) Act(a keymap.Action, _ int) intent.Intent {
	if a == keymap.Enter {
		return intent.Jump{To: content.Within(40, 0, 1)}
	}
	p.acts++
	return nil
}

func (p *tally) Click(int, int) intent.Intent {
	p.clicks++
	return nil
}

func (p *tally) View() []string {
	rows := make([]string, p.height)
	for i := range rows {
		text := ""
		if i == 0 {
			text = fmt.Sprintf("%d acts, %d clicks", p.acts, p.clicks)
		}
		rows[i] = p.Cell(text, p.Theme.Plain, p.width)
	}
	return rows
}

const openTally keymap.Action = 1000

// withTally starts a reader with an additional pane, which x opens.
func withTally(t *testing.T, r pane.Region, keys keymap.Focus) *reader {
	row := pane.Row{ID: "tally", Region: r, Keys: keys, Action: openTally, New: func(c *pane.Context) pane.Pane { return &tally{Context: c} }}
	s := newReader(t, append(slices.Clone(panes), row))
	s.m.keys = keymap.New(append(keymap.Table(), keymap.Entry{
		Action: openTally, Keys: []string{"x"}, In: keymap.Text | keymap.Quotes | keymap.Notes | keymap.Overlay,
		Group: keymap.Panes, Help: "open the tally", Hint: "tally",
	}))
	return s
}

// TestAddPane adds a pane to the table, in each region of the screen. It checks that the
// pane opens and closes, gets keys and clicks, is drawn at every size, and is in the help.
func TestAddPane(t *testing.T) {
	a := ledger(60)
	for _, c := range []struct {
		name   string
		region pane.Region
		keys   keymap.Focus
	}{{"in the main region", pane.Main, keymap.Notes}, {"next to the text", pane.Side, keymap.Notes}, {"as an overlay", pane.Overlay, keymap.Overlay}} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := withTally(t, c.region, c.keys)
				r.resize(80, 24)
				r.send(document.Update{Article: a, Percent: 100})
				r.not("acts")
				for _, end := range []string{"x", "\x1b", "q"} {
					r.press("x")
					r.see("acts")
					r.press(end)
					r.not("acts")
				}
				r.press("xjj")
				r.see("2 acts, 0 clicks")
				before, _, _ := strings.Cut(r.screen(), "acts")
				y := strings.Count(before, "\n")
				x := ansi.StringWidth(before[strings.LastIndex(before, "\n")+1:])
				r.update(tea.MouseClickMsg{Button: tea.MouseLeft, X: x, Y: y})
				r.update(tea.MouseWheelMsg{Button: tea.MouseWheelDown, X: x, Y: y})
				r.drain()
				r.see("3 acts, 1 clicks")
				for _, size := range [][2]int{{1, 1}, {7, 3}, {40, 12}, {120, 40}, {80, 24}} {
					r.resize(size[0], size[1])
					for _, row := range strings.Split(r.m.View().Content, "\n") {
						if got := ansi.StringWidth(row); got > size[0] {
							t.Errorf("at %v a row is %d wide", size, got)
						}
					}
				}
				r.see("3 acts, 1 clicks")
				r.press("\r")
				r.see("¶ 36 of 60")
				r.not("acts")
				r.press("?/tally")
				r.see("open the tally")
			})
		})
	}
}

// TestAddSidePane checks that an additional side pane appears next to the text and in the
// cycle of the focus.
func TestAddSidePane(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := withTally(t, pane.Side, keymap.Notes)
		r.resize(120, 40)
		r.send(document.Update{Article: markdown.Parse([]byte("# Tide\n\n“It turns,” said Jo Park.\n")), Percent: 100})
		r.see("QUOTES 1", "TALLY", "0 acts")
		r.not("IMAGE NOTES")
		r.press("\t\tjj")
		r.see("2 acts")
		r.press("\tj")
		r.see("2 acts")
	})
}
