package ui

import (
	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/reading"
)

// jumps are the places that the reader jumped from, and those that a way back
// has left.
type jumps struct{ back, forward []reading.Place }

// mostJumps bounds how far back the way goes.
const mostJumps = 100

// push remembers a place before a jump from it.
func (j *jumps) push(a reading.Place) {
	if n := len(j.back); n > 0 && j.back[n-1] == a {
		return
	}
	j.back = append(j.back, a)
	j.back = j.back[max(len(j.back)-mostJumps, 0):]
	j.forward = nil
}

// refind moves the places into a longer piece of the article.
func (j *jumps) refind(moved func(content.Anchor) content.Anchor) {
	for _, way := range [][]reading.Place{j.back, j.forward} {
		for i := range way {
			way[i].At = moved(way[i].At)
		}
	}
}

// stride is the kind of steps that an action takes through the text, the same
// forward and back; None for any other.
func stride(a keymap.Action) keymap.Action {
	switch a {
	case keymap.NextQuote, keymap.PrevQuote:
		return keymap.NextQuote
	case keymap.NextNote, keymap.PrevNote:
		return keymap.NextNote
	case keymap.NextHit, keymap.PrevHit:
		return keymap.NextHit
	case keymap.NextParagraph, keymap.PrevParagraph:
		return keymap.NextParagraph
	case keymap.NextSection, keymap.PrevSection:
		return keymap.NextSection
	default:
		return keymap.None
	}
}

// leave remembers the place before an action that leads away from it. Steps of
// one kind that follow each other are one way: it is where they began that the
// reader wants back to.
func (m *model) leave(a keymap.Action) {
	kind := stride(a)
	leads := kind != keymap.None && kind != m.here.strode ||
		m.focus == keymap.Text && (a == keymap.Top || a == keymap.Bottom) || a == keymap.Percent
	if leads {
		m.jumps.push(m.text.Place())
	}
	m.here.strode = kind
}

func (m *model) jumpBack() {
	m.travel(&m.jumps.back, &m.jumps.forward, "no place to go back to")
}

func (m *model) jumpForward() {
	m.travel(&m.jumps.forward, &m.jumps.back, "no place to go forward to")
}

// travel takes the newest place of one way and leaves this one on the other.
func (m *model) travel(from, to *[]reading.Place, none string) {
	here := m.text.Place()
	for n := len(*from); n > 0; n = len(*from) {
		a := (*from)[n-1]
		*from = (*from)[:n-1]
		if a != here {
			*to = append(*to, here)
			m.text.Return(a)
			m.follow()
			return
		}
	}
	m.say.notice = none
}
