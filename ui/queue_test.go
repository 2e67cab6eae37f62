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

	tea "charm.land/bubbletea/v2"
)

// harbour returns the first paragraphs of an article with 120 paragraphs. Only the second
// half tells who “Park” is. Line is appended to many paragraphs, to make the article long.
func harbour(paragraphs int, line string) *content.Article {
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
		case i%4 == 2 && i < 60:
			fmt.Fprintf(&s, "\n“We waited for boat %d,” said Park.\n", i)
		case i%4 == 2:
			fmt.Fprintf(&s, "\n“We waited for boat %d,” said Jo Park, the harbour master.\n", i)
		default:
			fmt.Fprintf(&s, "\nBoat %d came in with the tide, and it left again at some length.%s\n", i, line)
		}
	}
	return markdown.Parse([]byte(s.String()))
}

// An event is something that happens while a reader types.
type event func(r *reader)

func sized(width, height int) event { return func(r *reader) { r.resize(width, height) } }

func arrived(a *content.Article, percent int) event {
	return func(r *reader) { r.send(document.Update{Article: a, Percent: percent}) }
}

// worked delivers a slice of work that was held back.
func worked(r *reader) { r.release(1) }

// outcome returns the screen and the messages sent after some events, keys and more events.
// Nothing happens after the program has quit.
func outcome(t *testing.T, hold bool, before []event, keys string, after []event) (out string) {
	synctest.Test(t, func(t *testing.T) {
		r := newReader(t, panes)
		r.hold = hold
		events := slices.Clone(before)
		for _, k := range keys {
			events = append(events, func(r *reader) { r.press(string(k)) })
		}
		for _, do := range append(events, after...) {
			if !r.hasQuit() {
				do(r)
			}
		}
		for len(r.held) > 0 && !r.hasQuit() {
			r.release(1)
		}
		out = fmt.Sprintf("sent %q", r.sent)
		if !r.hasQuit() {
			out += fmt.Sprintf("\nqueued %d, at %v\n%s", len(r.m.input.queued), r.m.page.doc.Place(), r.screen())
		}
	})
	return out
}

// TestKeysDuringOpening presses keys before, between and after the events of opening an
// article. The outcome is always the same as after opening it.
func TestKeysDuringOpening(t *testing.T) {
	t.Parallel()
	small, quarter, half, whole := arrived(harbour(4, ""), 5), arrived(harbour(24, ""), 20), arrived(harbour(60, ""), 40), arrived(harbour(120, ""), 100)
	for i, size := range []event{sized(120, 40), sized(80, 20), sized(50, 14)} {
		starts := [][]event{{small, size, half, whole}}
		if i == 0 {
			starts = append(starts, []event{whole, size}, []event{size, quarter, whole})
		}
		for k, keys := range []string{
			"y", ")", "i", ")y", "))))))))))))))))y", "99)y", "99.,y", "iy", "99i", "iii", "iiI", "iiiiii", "yY", "Y",
			"G", "Gk", "12G", "99G", "999G", "40%", "%", "jjj", "40j", "99j", "   ", "                    ", "dddddddddu", "99}", "99}{", "]", "]]", "]]]", "[",
			"*", ")*)", "*))y", "w", "w\r", "t", "tj\r", "tG\r", "=", "?", "?t", "?/spe",
			"/boat 2", "/boat 2\r", "/boat 2\rnnn", "/boat 2\r99n", "/boat 2\rNy", "/boat 110\r", "/boat 110\rN", "/nowhere\r", "/nowhere\rj", "99j/boat 2\rn", "/boat\r*n",
			"\t", "\tj", "\tjjj\r", "\tjjjjjjjjj", "\tkj", "\t99j", "\tGkj", "\tG", "\tGk\r", "\tdd", "\t" + strings.Repeat("j", 10), "\t\t", "\t\ty", "\t\tj\r", "\t\tG\r", "\tjg", ")))\t\r", "\t→\r", "\t→\rj",
			"la", "lay", "lf", "ls", "lsj", "lsk", "lz", "la\b", "+", "z", "99-", "M", "9Gz", "tq", "/aq", "\tq", "yq", ")q", "Gq",
		} {
			if i > 0 && k%2 == i-1 {
				continue // half of the keys is enough for each of the smaller screens
			}
			want := outcome(t, false, []event{size, whole}, keys, nil)
			for n, events := range starts {
				for at := range len(events) + 1 {
					if got := outcome(t, false, events[:at], keys, events[at:]); got != want {
						t.Errorf("%q on screen %d after %d of the events of start %d:\n%s\nwant:\n%s", keys, i, at, n, got, want)
					}
				}
			}
		}
	}
}

// TestKeysDuringAnalysis presses keys in a long article before its quotations and the hits
// of a search are known, or when only those at its beginning are.
func TestKeysDuringAnalysis(t *testing.T) {
	t.Parallel()
	line := strings.Repeat(" The tide tables were on the wall of the office, and nobody read them.", 60)
	size, beginning, whole := sized(120, 30), arrived(harbour(60, line), 40), arrived(harbour(120, line), 100)
	for k, keys := range []string{
		"y", ")y", "99)", ")(", "*)", "w\r", "=", "jjjj", "40j", "G", "G(y", "i", "/boat 110\rn", "/boat 2\r3n", "/boat\rNy", "\tjj\r", "\t\tj", "\tq)",
	} {
		want := outcome(t, false, []event{size, whole}, keys, nil)
		for n, events := range [][]event{
			{size, whole, worked, worked},
			{size, beginning, worked, whole, worked, worked, worked},
		} {
			for at := k % 2; at <= len(events); at += 2 { // each key after half of the events is enough
				if got := outcome(t, true, events[:at], keys, events[at:]); got != want {
					t.Errorf("%q after %d of the events of start %d:\n%s\nwant:\n%s", keys, at, n, got, want)
				}
			}
		}
	}
}

// halfOpen returns a reader of the first half of an article.
func halfOpen(t *testing.T) *reader {
	t.Helper()
	r := newReader(t, panes)
	r.resize(80, 24)
	arrived(harbour(60, ""), 40)(r)
	return r
}

func (r *reader) openAll() { arrived(harbour(120, ""), 100)(r) }

// TestCancelQueuedKeys checks that esc drops the queued keys and says so, and that later
// keys do not wait.
func TestCancelQueuedKeys(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := halfOpen(t)
		r.press("99Gkk")
		r.see("going to paragraph 99… · esc cancels")
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
		r.see("/nowhere", "searching…")
		r.press("\x1b")
		r.not("/nowhere")
	})
}

// TestQuitWithQueuedKeys checks that keys that quit do not wait.
func TestQuitWithQueuedKeys(t *testing.T) {
	for keys, quits := range map[string]bool{"Gq": true, "yq": false, "tq": false, "/nowhere\rq": false} {
		synctest.Test(t, func(t *testing.T) {
			r := halfOpen(t)
			r.press(keys)
			if r.hasQuit() != quits {
				t.Errorf("%q quits: %v", keys, r.hasQuit())
			}
			r.update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl})
			r.drain()
			if !r.hasQuit() {
				t.Errorf("%q: ctrl+c does not quit", keys)
			}
		})
	}
}

// TestQueueIsBounded checks that a key that is held down does not fill memory.
func TestQueueIsBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := halfOpen(t)
		r.press("G" + strings.Repeat("k", 3*maxQueued))
		if n := len(r.m.input.queued); n != maxQueued {
			t.Errorf("%d keys are queued, want %d", n, maxQueued)
		}
		r.openAll()
		r.not("waiting")
	})
}

// TestQueuedPaste pastes into a prompt that is not open yet.
func TestQueuedPaste(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newReader(t, panes)
		r.press("/")
		r.update(tea.PasteMsg{Content: "boat 110"})
		r.press("\r")
		r.resize(80, 24)
		arrived(harbour(60, ""), 40)(r)
		r.see("/boat 110", "waiting for the rest")
		r.openAll()
		r.see("boat 110", "1 of 1")
		r.not("waiting")
	})
}
