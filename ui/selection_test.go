package ui

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content/markdown"

	tea "charm.land/bubbletea/v2"
)

// TestDragBeyondTheScreen drags to the bottom edge of the screen and stays there: the text
// scrolls, and what has been dragged over is selected and copied, once.
func TestDragBeyondTheScreen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, markdown.Parse([]byte("# T\n\n"+strings.Repeat("One two three.\n\n", 60))))
		r.update(tea.MouseClickMsg{X: 3, Y: 5, Button: tea.MouseLeft})
		r.update(tea.MouseMotionMsg{X: 8, Y: 5, Button: tea.MouseLeft})
		r.drain()
		r.see("selected 2 words")
		r.update(tea.MouseMotionMsg{X: 8, Y: 23, Button: tea.MouseLeft})
		wait := func() {
			for range 20 {
				time.Sleep(dragScroll)
				r.drain()
			}
		}
		wait()
		if r.m.page.text.Progress().AtTop {
			t.Errorf("the text does not scroll:\n%s", r.screen())
		}
		r.update(tea.MouseReleaseMsg{X: 8, Y: 23, Button: tea.MouseLeft})
		r.drain()
		r.see("copied", "selected")
		place := r.m.page.doc.Place()
		wait()
		if r.m.page.doc.Place() != place {
			t.Error("the text scrolls on after the button has been released")
		}
		if copied := strings.Join(r.sent, ""); strings.Count(copied, "One two three.") < 10 {
			t.Errorf("copied %q", copied)
		}
		r.update(tea.MouseClickMsg{X: 3, Y: 5, Button: tea.MouseLeft})
		r.update(tea.MouseReleaseMsg{X: 3, Y: 5, Button: tea.MouseLeft})
		r.drain()
		r.not("selected")
	})
}
