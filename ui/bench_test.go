package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/session"

	tea "charm.land/bubbletea/v2"
)

// A stopwatch is a reader that measures the update loop: each message and the drawing that
// follows. Work outside the loop is not measured.
type stopwatch struct {
	m       *root
	longest time.Duration
}

// update delivers a message, draws, and runs the commands that result.
func (s *stopwatch) update(msg tea.Msg) {
	begun := time.Now()
	_, cmd := s.m.Update(msg)
	s.m.View()
	s.longest = max(s.longest, time.Since(begun))
	s.run(cmd)
}

func (s *stopwatch) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	default:
		s.update(msg)
	}
}

// volume returns an article of at least size bytes.
func volume(size int) *content.Article {
	var s strings.Builder
	s.WriteString("# The volume\n")
	for i := 0; s.Len() < size; i++ {
		fmt.Fprintf(&s, "\n“It is entry %d,” said Jo Park, and the tide tables were on the wall of the office. Nobody had read them since the spring, "+
			"when the ferry was still late; the boats went out with the tide, and they came back with it, as boats do, whatever the tables said.\n", i)
		if i%40 == 0 {
			fmt.Fprintf(&s, "\n## Part %d\n", i/40)
		}
	}
	return markdown.Parse([]byte(s.String()))
}

func open10MB(b *testing.B) *stopwatch {
	b.Helper()
	const size = 10 << 20
	updates := make(chan document.Update, 1)
	updates <- document.Update{Article: volume(size), Percent: 100}
	close(updates)
	s := &stopwatch{m: newRoot(Options{
		First:   document.Request{Updates: func(context.Context) <-chan document.Update { return updates }},
		Session: session.Options{},
	})}
	s.m.session.Ready = true
	s.update(tea.WindowSizeMsg{Width: 120, Height: 40})
	s.run(runDue(&s.m.tasks))
	if !s.m.page.doc.IsAnalysed() {
		b.Fatal("the article is not analysed")
	}
	s.longest = 0
	return s
}

// BenchmarkTyping types searches in the middle of an article of 10 MB, and reports the
// longest time that the update loop was busy.
func BenchmarkTyping(b *testing.B) {
	s := open10MB(b)
	b.ResetTimer()
	for range b.N {
		for _, k := range "50%/e\x1b/entry 1\x1b/ferry\rnnNN\x1b/xyzzy\x1b/the\r)n(N*))*" {
			s.update(key(k))
		}
	}
	b.ReportMetric(float64(s.longest.Microseconds())/1000, "ms/longest")
}

// BenchmarkLineDown scrolls through an article of 10 MB.
func BenchmarkLineDown(b *testing.B) {
	s := open10MB(b)
	b.ResetTimer()
	for range b.N {
		s.update(key('j'))
	}
	b.ReportMetric(float64(s.longest.Microseconds())/1000, "ms/longest")
}
