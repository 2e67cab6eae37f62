package ui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// harbour is the first paragraphs of an article, of 120 in all. Who “Park” is, its
// second half tells.
func harbour(paragraphs int) *content.Article {
	var s strings.Builder
	s.WriteString("# The harbour\n\nSee [the end](#the-end), [the start](#the-start).\n\n## The start\n")
	for i := range paragraphs {
		switch {
		case i == 100:
			s.WriteString("\n## The end\n")
		case i == 1:
			s.WriteString("\n" + strings.Repeat("The quay was full of nets and crates. ", 9) + "\n")
		case i == 5:
			s.WriteString("\nWrite to [the harbour](mailto:harbour@example.com).\n")
		case i >= 30 && (i%20 == 9 || i%20 == 17):
			fmt.Fprintf(&s, "\n![](%d.png \"“No boats,” said Lea Brandt on day %d. Photo: Ana Ruiz\")\n", i, i)
		case i%10 == 3:
			fmt.Fprintf(&s, "\nBoat %d has [a page](https://example.com/%d).\n", i, i)
		case i%4 == 2 && i < 40:
			fmt.Fprintf(&s, "\n“We waited for boat %d,” said Park.\n", i)
		case i%4 == 2 && i > 60:
			fmt.Fprintf(&s, "\n“We waited for boat %d,” said Jo Park, the harbour master.\n", i)
		default:
			fmt.Fprintf(&s, "\nBoat %d came in with the tide, and it left again at some length.\n", i)
		}
	}
	return markdown.Parse([]byte(s.String()))
}

// A sitting is a model and what it has sent so far.
type sitting struct {
	m    *model
	sent []string
}

// step handles one message: a key, a piece or a size.
func (s *sitting) step(msg tea.Msg) {
	if o, ok := msg.(opened); ok {
		o.page = s.m.page
		msg = o
	}
	_, cmd := s.m.Update(msg)
	s.collect(cmd)
}

// collect notes what a command does to the world: quitting, copying.
func (s *sitting) collect(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Type().ConvertibleTo(reflect.TypeFor[[]tea.Cmd]()) { // a batch or a sequence
		for _, c := range v.Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd) {
			s.collect(c)
		}
		return
	}
	if _, ok := msg.(opened); msg != nil && !ok {
		s.sent = append(s.sent, fmt.Sprintf("%T %v", msg, msg))
	}
}

// outcome is what there is to see, and what was sent, after some events, keys and
// more events. Nothing happens any more when the program has quit.
func outcome(before []tea.Msg, keys string, after []tea.Msg) string {
	s := &sitting{m: newModel(Options{})}
	msgs := append([]tea.Msg{groundTimeout{}}, before...)
	for _, k := range keys {
		msgs = append(msgs, key(k))
	}
	for _, msg := range append(msgs, after...) {
		s.step(msg)
		if slices.Contains(s.sent, "tea.QuitMsg {}") {
			return fmt.Sprintf("sent %q", s.sent)
		}
	}
	return fmt.Sprintf("sent %q\nqueued %d, at %v\n%s", s.sent, len(s.m.queued), s.m.text.Place(), ansi.Strip(s.m.View().Content))
}

// TestAKeyMeansTheSameAtAllTimes presses keys before, between and after the events
// that a start is made of. The outcome is always that of pressing them when
// everything was known.
func TestAKeyMeansTheSameAtAllTimes(t *testing.T) {
	piece := func(paragraphs, percent int) tea.Msg {
		return opened{doc: analyse(harbour(paragraphs)), piece: Piece{Percent: percent}}
	}
	small, half, whole := piece(4, 5), piece(60, 40), piece(120, 100)
	for i, size := range []tea.Msg{tea.WindowSizeMsg{Width: 120, Height: 40}, tea.WindowSizeMsg{Width: 80, Height: 20}, tea.WindowSizeMsg{Width: 50, Height: 14}} {
		starts := [][]tea.Msg{{small, size, half, whole}}
		if i == 0 {
			starts = append(starts, []tea.Msg{size, piece(24, 20), whole})
		}
		for _, keys := range []string{
			"y", ")", "i", ")y", "))))))))))))))))y", "99)y", "99.,y", "iy", "99i", "iii", "iiI", "iiiiii", "yY", "Y",
			"G", "Gk", "12G", "99G", "999G", "40%", "%", "jjj", "40j", "99j", "   ", "                    ", "dddddddddu", "99}", "99}{", "]", "]]", "]]]", "[",
			"*", ")*)", "*))y", "w", "w\r", "t", "tj\r", "tG\r", "=", "?", "?t", "?/spe",
			"/boat 2", "/boat 2\r", "/boat 2\rnnn", "/boat 2\r99n", "/boat 2\rNy", "/boat 110\r", "/boat 110\rN", "/nowhere\r", "/nowhere\rj", "99j/boat 2\rn", "/boat\r*n",
			"\t", "\tj", "\tjjj\r", "\tjjjjjjjjj", "\tkj", "\t99j", "\tGkj", "\tG", "\tGk\r", "\tdd", "\t" + strings.Repeat("j", 10), "\t\t", "\t\ty", "\t\tj\r", "\t\tG\r", "\tjg", ")))\t\r", "\t→\r", "\t→\rj",
			"la", "lay", "lf", "ls", "lsj", "lsk", "lz", "la\b", "+", "z", "99-", "M", "9Gz", "tq", "/aq", "\tq", "yq", ")q", "Gq",
		} {
			if i > 0 && !strings.ContainsAny(keys, "\tl}") {
				continue // only panes and rows depend on the width
			}
			want := outcome([]tea.Msg{size, whole}, keys, nil)
			for n, events := range starts {
				for at := range len(events) + 1 {
					if got := outcome(events[:at], keys, events[at:]); got != want {
						t.Errorf("%q in %v after %d of the events of start %d:\n%s\nwant:\n%s", keys, size, at, n, got, want)
					}
				}
			}
		}
	}
}

// halfOpen returns a reader of the first half of an article whose second half is to come.
func halfOpen(t *testing.T) *reader {
	t.Helper()
	r := &reader{t, newModel(Options{})}
	r.m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	r.m.Update(groundTimeout{})
	r.m.Update(opened{page: r.m.page, doc: analyse(harbour(60)), piece: Piece{Percent: 40}})
	return r
}

func (r *reader) openAll() {
	r.m.Update(opened{page: r.m.page, doc: analyse(harbour(120)), piece: Piece{Percent: 100}})
}

// TestWaitingKeysAreCancelled holds that esc drops the keys that wait, that it says so, and
// that nothing waits behind it.
func TestWaitingKeysAreCancelled(t *testing.T) {
	r := halfOpen(t)
	r.press("99Gkk")
	r.see("waiting for the rest of the article · esc cancels")
	r.press("\x1b")
	r.see("cancelled", "The harbour")
	r.not("waiting")
	r.press("j")
	r.not("cancelled")
	r.openAll()
	r.see("¶ 1 of 111")

	r = halfOpen(t)
	r.press("/nowhere\rG")
	r.see("/nowhere", "waiting for the rest")
	r.press("\x1b")
	r.see("/nowhere", "nothing found")
	r.press("\x1b")
	r.not("/nowhere")
}

// TestQuittingWhileKeysWait holds that the keys that quit do not wait.
func TestQuittingWhileKeysWait(t *testing.T) {
	for keys, quits := range map[string]bool{"Gq": true, "yq": false, "tq": false, "/nowhere\rq": false} {
		s := &sitting{m: halfOpen(t).m}
		for _, k := range keys {
			s.step(key(k))
		}
		if got := slices.Contains(s.sent, "tea.QuitMsg {}"); got != quits {
			t.Errorf("%q quits: %v", keys, got)
		}
		s.step(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
		if !slices.Contains(s.sent, "tea.QuitMsg {}") {
			t.Errorf("%q: ctrl+c does not quit", keys)
		}
	}
}

// TestWaitingKeysAreBounded holds that keys held down do not pile up.
func TestWaitingKeysAreBounded(t *testing.T) {
	r := halfOpen(t)
	r.press("G" + strings.Repeat("k", 3*maxQueued))
	if n := len(r.m.queued); n != maxQueued {
		t.Errorf("%d keys wait", n)
	}
	r.openAll()
	r.not("waiting")
}

// TestAPasteWaitsItsTurn pastes at a prompt that is not open yet.
func TestAPasteWaitsItsTurn(t *testing.T) {
	m := newModel(Options{})
	r := &reader{t, m}
	m.Update(groundTimeout{})
	r.press("/")
	m.Update(tea.PasteMsg{Content: "boat 110"})
	r.press("\r")
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.Update(opened{page: m.page, doc: analyse(harbour(60)), piece: Piece{Percent: 40}})
	r.see("/boat 110", "waiting for the rest")
	r.openAll()
	r.see("boat 110", "1 of 1")
	r.not("/boat 110")
}
