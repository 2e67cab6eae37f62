package ui

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// A mark is a place with a letter. Setting one and going to one take two keys: the one of
// the action, and the letter.

// startMark waits for the letter of a mark.
func (m *root) startMark(a keymap.Action) {
	m.input.marking = a
	m.notice.text = "mark this place: type a letter"
	if a == keymap.GoToMark {
		m.notice.text = m.keys.Expand("go to a mark: type its letter, or {go-to-mark} for where you were")
		if letters := m.page.record.letters(); letters != "" {
			m.notice.text = "go to a mark (" + letters + m.keys.Expand("): type its letter, or {go-to-mark} for where you were")
		}
	}
}

// letters returns the letters of all marks.
func (r *record) letters() string {
	return strings.Join(slices.Sorted(maps.Keys(r.marks)), " ")
}

// typeMark handles the key after the one of an action for marks.
func (m *root) typeMark(k tea.KeyPressMsg) tea.Cmd {
	a, letter := m.input.marking, k.String()
	m.input.marking, m.notice = keymap.None, notice{}
	first, size := utf8.DecodeRuneInString(letter)
	switch {
	case a == keymap.GoToMark && m.isGoToMark(letter):
		if out, ok := m.page.doc.BackAndForth(); ok {
			return m.applyOutcome(out)
		}
		m.notice.text = "nowhere to go back to"
	case size < len(letter) || !unicode.IsLetter(first) && !unicode.IsDigit(first):
		m.notice.text = "cancelled"
	case a == keymap.SetMark:
		m.setMark(letter)
	default:
		return m.goToMark(letter)
	}
	return nil
}

// isGoToMark reports whether a key is the one that goes to a mark. Twice, it goes back.
func (m *root) isGoToMark(key string) bool {
	e, _ := m.keys.Find(key, m.keyFocus())
	return e.Action == keymap.GoToMark
}

// setMark marks the reader's place.
func (m *root) setMark(letter string) {
	p := m.page
	at := p.doc.Place().At
	mark := content.NewLocator(p.doc.Article(), content.Range{Start: at, End: at})
	p.record.setMark(letter, mark)
	m.notice.text = "marked as " + letter
	m.annotate(library.Annotation{Kind: library.Mark, Name: letter, Locator: mark, Made: time.Now()})
}

func (r *record) setMark(letter string, mark content.Locator) {
	if r.marks == nil {
		r.marks = map[string]content.Locator{}
	}
	r.marks[letter] = mark
}

// annotate keeps an annotation of the page.
func (m *root) annotate(a library.Annotation) {
	m.keepAddition(func(ctx context.Context, l *library.Library, v library.Visit) error { return l.Annotate(ctx, v, a) })
}

// keepAddition keeps what the reader has added to the page, and the visit. What comes from
// standard input is kept from then on.
func (m *root) keepAddition(keep func(context.Context, *library.Library, library.Visit) error) {
	p := m.page
	if m.keeper.library == nil {
		return
	}
	if !p.record.isKept {
		p.record.isKept = true
		p.hash(time.Now().Add(lastHash))
	}
	now := p.state()
	v := p.visit(now)
	p.record.hasRow, p.record.kept = true, now
	m.queueChange(func(ctx context.Context, l *library.Library) error { return keep(ctx, l, v) })
}

// goToMark goes to the place that a mark marks.
func (m *root) goToMark(letter string) tea.Cmd {
	p := m.page
	mark, ok := p.record.marks[letter]
	if !ok {
		m.notice.text = fmt.Sprintf("no mark %s", letter)
		if letters := p.record.letters(); letters != "" {
			m.notice.text += " · marks: " + letters
		}
		return nil
	}
	a := p.doc.Article()
	if content.NewLocator(a, mark.At) == mark {
		return m.applyOutcome(p.doc.Jump(mark.At))
	}
	m.tasks.Start(p.doc.Era(), func(context.Context) (func(), bool) {
		at, match := mark.Resolve(a)
		return func() {
			switch {
			case m.page != p:
			case match == content.Lost:
				m.notice.text = fmt.Sprintf("the text at mark %s is gone", letter)
			default:
				m.applyOutcome(p.doc.Jump(at))
			}
		}, false
	})
	return nil
}

// markNeedsMore reports whether the effect of the letter of a mark is still unknown.
func (p *page) markNeedsMore(letter string) bool {
	mark, ok := p.record.marks[letter]
	return ok && !p.doc.IsComplete() && content.NewLocator(p.doc.Article(), mark.At) != mark
}
