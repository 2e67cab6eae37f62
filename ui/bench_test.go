package ui

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/source"
	"pullquote/ui/document"
	"pullquote/ui/session"

	tea "charm.land/bubbletea/v2"
)

var benchLarge = flag.Bool("large", false, "measure an article of 100 MB, too")

// A stopwatch is a reader that measures the update loop: each message and the drawing that
// follows. Work outside the loop is not measured.
type stopwatch struct {
	m       *root
	longest time.Duration
	pending []tea.Cmd
}

// update delivers a message, draws, and runs the commands that result.
func (s *stopwatch) update(msg tea.Msg) {
	s.deliver(msg)
	s.runUntil(func() bool { return false })
}

// deliver delivers a message and draws.
func (s *stopwatch) deliver(msg tea.Msg) {
	begun := time.Now()
	_, cmd := s.m.Update(msg)
	s.m.View()
	s.longest = max(s.longest, time.Since(begun))
	s.pending = append(s.pending, cmd)
}

// run runs a command and all that result from it.
func (s *stopwatch) run(cmd tea.Cmd) {
	s.pending = append(s.pending, cmd)
	s.runUntil(func() bool { return false })
}

// runUntil runs commands until done reports true or none is left.
func (s *stopwatch) runUntil(done func() bool) {
	for len(s.pending) > 0 && !done() {
		cmd := s.pending[0]
		s.pending = s.pending[1:]
		if cmd == nil {
			continue
		}
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			s.pending = append(s.pending, msg...)
		default:
			s.deliver(msg)
		}
	}
}

// volume returns a source of at least size bytes in Markdown.
func volume(size int) string {
	var s strings.Builder
	s.WriteString("# The volume\n")
	for i := 0; s.Len() < size; i++ {
		fmt.Fprintf(&s, "\n“It is entry %d,” said Jo Park, and the tide tables were on the wall of the office. Nobody had read them since the spring, "+
			"when the ferry was still late; the boats went out with the tide, and they came back with it, as boats do, whatever the tables said.\n", i)
		if i%40 == 0 {
			fmt.Fprintf(&s, "\n## Part %d\n", i/40)
		}
	}
	return s.String()
}

// openVolume starts to read a file at 120x40. Nothing of it has been delivered.
func openVolume(ctx context.Context, file string) *stopwatch {
	updates := document.Stream(ctx, document.Ref{Spec: file}, func(send func(document.Update)) {
		a, _, err := source.Open(ctx, file, source.Options{
			Origin: source.Typed(),
			OnPrefix: func(a *content.Article, _ source.Origin, percent int) {
				send(document.Update{Article: a, Percent: percent})
			},
		})
		send(document.Update{Article: a, Percent: 100, Err: err})
	})
	s := &stopwatch{m: newRoot(Options{
		First:   document.Request{Updates: func(context.Context) <-chan document.Update { return updates }},
		Session: session.Options{},
	})}
	s.deliver(tea.WindowSizeMsg{Width: 120, Height: 40})
	s.pending = append(s.pending, runDue(&s.m.tasks))
	return s
}

// isDrawn reports whether the first page is on the screen.
func (s *stopwatch) isDrawn() bool { return s.m.page.isShown() }

// writeVolume writes a source of that size to a file.
func writeVolume(b *testing.B, size int) string {
	b.Helper()
	file := filepath.Join(b.TempDir(), "volume.md")
	if err := os.WriteFile(file, []byte(volume(size)), 0o600); err != nil {
		b.Fatal(err)
	}
	return file
}

// readVolume returns a reader of a file of that size, of which everything is known.
func readVolume(b *testing.B, size int) *stopwatch {
	b.Helper()
	s := openVolume(b.Context(), writeVolume(b, size))
	s.runUntil(func() bool { return false })
	if !s.m.page.doc.IsAnalysed() {
		b.Fatal("the article is not analysed")
	}
	s.longest = 0
	return s
}

// eachSize runs a benchmark with articles of several sizes.
func eachSize(b *testing.B, run func(b *testing.B, size int)) {
	for _, c := range []struct {
		name    string
		size    int
		isLarge bool
	}{{"3KB", 3 << 10, false}, {"100KB", 100 << 10, false}, {"1MB", 1 << 20, false}, {"10MB", 10 << 20, false}, {"100MB", 100 << 20, true}} {
		if !c.isLarge || *benchLarge {
			b.Run(c.name, func(b *testing.B) { run(b, c.size) })
		}
	}
}

// BenchmarkFirstPage opens files until the first page is drawn.
func BenchmarkFirstPage(b *testing.B) {
	eachSize(b, func(b *testing.B, size int) {
		file := writeVolume(b, size)
		for b.Loop() {
			ctx, cancel := context.WithCancel(b.Context())
			s := openVolume(ctx, file)
			s.runUntil(s.isDrawn)
			s.m.page.doc.Close()
			cancel()
		}
	})
}

// BenchmarkOpen opens files until all quotations are known. It reports the longest time that
// the update loop was busy.
func BenchmarkOpen(b *testing.B) {
	eachSize(b, func(b *testing.B, size int) {
		file := writeVolume(b, size)
		longest := time.Duration(0)
		for b.Loop() {
			s := openVolume(b.Context(), file)
			s.runUntil(func() bool { return false })
			longest = max(longest, s.longest)
			s.m.page.doc.Close()
		}
		reportLongest(b, longest)
	})
}

func reportLongest(b *testing.B, longest time.Duration) {
	b.ReportMetric(float64(longest.Microseconds())/1000, "ms/longest")
}

// BenchmarkKeys presses keys in the middle of articles.
func BenchmarkKeys(b *testing.B) {
	for _, c := range []struct{ name, keys string }{
		{"LineDown", "j"}, {"PageDown", "f"}, {"BottomAndTop", "Gg"}, {"Quote", ")"},
	} {
		b.Run(c.name, func(b *testing.B) {
			eachSize(b, func(b *testing.B, size int) {
				s := readVolume(b, size)
				for _, k := range "50%" {
					s.update(key(k))
				}
				for b.Loop() {
					for _, k := range c.keys {
						s.update(key(k))
					}
				}
				reportLongest(b, s.longest)
			})
		})
	}
}

// BenchmarkResize resizes the window in the middle of articles.
func BenchmarkResize(b *testing.B) {
	eachSize(b, func(b *testing.B, size int) {
		s := readVolume(b, size)
		for _, k := range "50%" {
			s.update(key(k))
		}
		width := 0
		for b.Loop() {
			width = 1 - width
			s.update(tea.WindowSizeMsg{Width: 120 - width*41, Height: 40})
		}
		reportLongest(b, s.longest)
	})
}

// BenchmarkLists opens the outline of an article with many headings, goes to its end, and closes
// it; and the same for its quotations.
func BenchmarkLists(b *testing.B) {
	for _, c := range []struct{ name, keys string }{{"Outline", "tG\x1b"}, {"Quotes", "\tG\x1b"}} {
		b.Run(c.name, func(b *testing.B) {
			eachSize(b, func(b *testing.B, size int) {
				s := readVolume(b, size)
				for b.Loop() {
					for _, k := range c.keys {
						s.update(key(k))
					}
				}
				reportLongest(b, s.longest)
			})
		})
	}
}

// BenchmarkEarlyEnd opens articles and goes to the end as soon as the first page is drawn.
func BenchmarkEarlyEnd(b *testing.B) {
	eachSize(b, func(b *testing.B, size int) {
		file := writeVolume(b, size)
		longest := time.Duration(0)
		for b.Loop() {
			ctx, cancel := context.WithCancel(b.Context())
			s := openVolume(ctx, file)
			s.runUntil(s.isDrawn)
			s.deliver(key('G'))
			s.runUntil(func() bool { return !s.m.input.isWaiting() && s.m.page.context.Progress.Percent == 100 })
			longest = max(longest, s.longest)
			s.m.page.doc.Close()
			cancel()
		}
		reportLongest(b, longest)
	})
}

// BenchmarkLongLine scrolls and resizes an article that is one long line.
func BenchmarkLongLine(b *testing.B) {
	file := filepath.Join(b.TempDir(), "line.html")
	if err := os.WriteFile(file, []byte("<p>"+strings.ReplaceAll(volume(8<<20), "\n", " ")), 0o600); err != nil {
		b.Fatal(err)
	}
	s := openVolume(b.Context(), file)
	s.runUntil(func() bool { return false })
	s.longest = 0
	width := 0
	for b.Loop() {
		width = 1 - width
		s.update(tea.WindowSizeMsg{Width: 120 - width*41, Height: 40})
		for _, k := range "jj50%kG" {
			s.update(key(k))
		}
	}
	reportLongest(b, s.longest)
}

// BenchmarkFirstHit types a letter of a search until its first hit is on the screen.
func BenchmarkFirstHit(b *testing.B) {
	eachSize(b, func(b *testing.B, size int) {
		s := readVolume(b, size)
		hasHit := func() bool { return s.m.page.doc.Hit() != (content.Range{}) && s.m.page.doc.SearchText() == "entry 7" }
		for b.Loop() {
			b.StopTimer()
			s.update(key('/'))
			s.update(tea.PasteMsg{Content: "entry "})
			b.StartTimer()
			s.deliver(key('7'))
			s.runUntil(hasHit)
			b.StopTimer()
			s.update(key('\x1b'))
			b.StartTimer()
		}
		reportLongest(b, s.longest)
	})
}

// BenchmarkTyping types searches in the middle of articles, each until all hits are known.
func BenchmarkTyping(b *testing.B) {
	eachSize(b, func(b *testing.B, size int) {
		s := readVolume(b, size)
		for b.Loop() {
			for _, k := range "50%/e\x1b/entry 1\x1b/ferry\rnnNN\x1b/xyzzy\x1b/the\r)n(N*))*" {
				s.update(key(k))
			}
		}
		reportLongest(b, s.longest)
	})
}
