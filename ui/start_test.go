package ui

import (
	"context"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/ui/document"
	"pullquote/ui/session"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
)

// TestFirstFrame checks what the first frame waits for: a style that has one look for dark
// and one for light terminals waits for the terminal to report its background.
func TestFirstFrame(t *testing.T) {
	for name, waits := range map[string]bool{"": false, "dracula": true} {
		style, err := theme.Folder("").Find(name)
		if err != nil {
			t.Fatal(err)
		}
		updates := make(chan document.Update, 1)
		updates <- document.Update{Article: content.NewArticle(&content.Paragraph{Text: content.PlainInline("The tide turns.")}), Percent: 100}
		close(updates)
		s := &stopwatch{m: newRoot(Options{
			First:   document.Request{Updates: func(context.Context) <-chan document.Update { return updates }},
			Session: session.Options{}, Style: style,
		})}
		s.update(tea.WindowSizeMsg{Width: 80, Height: 24})
		s.run(runDue(&s.m.tasks))
		isDrawn := func() bool { return strings.Contains(s.m.View().Content, "The tide turns.") }
		if isDrawn() == waits {
			t.Errorf("style %q: drawn before the terminal has reported its background: %v", name, isDrawn())
		}
		s.update(tea.BackgroundColorMsg{})
		if !isDrawn() {
			t.Errorf("style %q: not drawn", name)
		}
	}
}
