package document

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/task"
)

// A screen imitates a screen that shows a number of whole blocks.
type screen struct {
	*testing.T
	tasks  task.Queue
	doc    *Document
	top    content.BlockIndex
	height int // in blocks

	updates  chan Update
	receiver *task.Task // the task that receives the updates
	notices  []string
	alerts   []string
	copied   []string
	footnote *content.FootnoteItem
	opened   []Ref
	err      error
}

// show opens an article on a screen of that height.
func show(t *testing.T, height int, a *content.Article) *screen {
	t.Helper()
	s := wait(t, height, Ref{})
	s.send(Update{Article: a, Percent: 100})
	return s
}

// wait opens an article. None of its updates have arrived yet.
func wait(t *testing.T, height int, ref Ref) *screen {
	s := &screen{T: t, height: height, updates: make(chan Update, 4)}
	s.doc = Open(&s.tasks, Request{Ref: ref, Updates: func(context.Context) <-chan Update { return s.updates }}, error.Error)
	s.receiver = s.tasks.TakeDue()[0]
	return s
}

// send delivers an update and does all work that results.
func (s *screen) send(p Update) {
	s.receive(p)
	s.finish()
}

// receive delivers an update, without further work.
func (s *screen) receive(p Update) {
	s.updates <- p
	s.tasks.Apply(s.receiver.Run())
	s.catchUp()
}

// work does one slice of each due task. It reports whether there was one.
func (s *screen) work() bool {
	worked := false
	for _, t := range s.tasks.TakeDue() {
		if t != s.receiver {
			s.tasks.Apply(t.Run())
			s.catchUp()
			worked = true
		}
	}
	return worked
}

// finish does all work.
func (s *screen) finish() {
	for s.work() {
	}
}

// catchUp carries out the outcomes of events.
func (s *screen) catchUp() {
	for _, o := range s.doc.TakeOutcomes() {
		s.do(o)
	}
	if s.doc.HasText() {
		s.follow()
	}
}

// do carries out an outcome.
func (s *screen) do(o Outcome) {
	if o.Place != nil {
		s.top = o.Place.At.Block
	}
	if o.Show != nil && (o.Show.Start.Block < s.top || int(o.Show.Start.Block) >= int(s.top)+s.height) {
		s.top = o.Show.Start.Block
	}
	if o.FocusText {
		s.doc.EnterText()
	}
	for _, list := range []struct {
		to   *[]string
		text string
	}{{&s.notices, o.Notice}, {&s.alerts, o.Alert}, {&s.copied, o.Copy}} {
		if list.text != "" {
			*list.to = append(*list.to, list.text)
		}
	}
	if o.Footnote != nil {
		s.footnote = o.Footnote
	}
	if o.Open != nil {
		s.opened = append(s.opened, o.Open.Ref)
	}
	if o.Err != nil {
		s.err = o.Err
	}
	if s.doc.HasText() {
		s.follow()
	}
}

func (s *screen) scroll(blocks int) {
	s.top += content.BlockIndex(blocks)
	s.follow()
}

func (s *screen) follow() {
	a := s.doc.Article()
	s.top = max(min(s.top, content.BlockIndex(a.Len()-s.height)), 0)
	end := min(int(s.top)+s.height, a.Len()) - 1
	s.doc.Follow(Viewport{
		Place:     Place{At: content.Anchor{Block: s.top}},
		Visible:   content.Range{Start: content.Anchor{Block: s.top}, End: content.Anchor{Block: content.BlockIndex(end), Offset: len(a.Block(content.BlockIndex(end)).Plain())}},
		Paragraph: s.doc.Analysis().Index.Number(s.top),
	})
}

func (s *screen) last(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[len(list)-1]
}

// notice checks the last notice.
func (s *screen) notice(want string) {
	s.Helper()
	if got := s.last(s.notices); got != want {
		s.Errorf("the notice is %q, want %q", got, want)
	}
}

// at checks the block at the top.
func (s *screen) at(want content.BlockIndex) {
	s.Helper()
	if s.top != want {
		s.Errorf("block %d is at the top, want %d", s.top, want)
	}
}

// quote checks the words of the current quotation; "" means none.
func (s *screen) quote(want string) {
	s.Helper()
	got := ""
	if i := s.doc.Quote(); i >= 0 {
		got = s.doc.Analysis().Text(i)
	}
	if got != want {
		s.Errorf("the current quotation is %q, want %q", got, want)
	}
}

// ledger returns an article with a title, a figure and that many paragraphs. In every third
// paragraph someone speaks, alternately Jo Park and Ana Ruiz.
func ledger(paragraphs int) *content.Article {
	var s strings.Builder
	s.WriteString("# The ledger\n\n![](a.png \"“No boats,” said Ana Ruiz. Photo: Jo Park\")\n")
	for i := range paragraphs {
		switch {
		case i%6 == 2:
			fmt.Fprintf(&s, "\n“It is entry %d,” said Jo Park.\n", i)
		case i%6 == 5:
			fmt.Fprintf(&s, "\n“It was entry %d,” said Ana Ruiz.\n", i)
		default:
			fmt.Fprintf(&s, "\nEntry %d tells of the tide and of the boats, at some length.\n", i)
		}
	}
	return markdown.Parse([]byte(s.String()))
}
