package ui

import (
	"slices"

	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/reading"
)

// A spot is a place of a page that the reader has been at.
type spot struct {
	page *page
	at   reading.Place
}

// jumps are the spots that the reader jumped from, and those that a way back
// has left.
type jumps struct{ back, forward []spot }

// Bounds of how far back the way goes, and through how many articles: they stay
// in memory.
const (
	mostJumps = 100
	mostPages = 20
)

// push remembers a place before a jump from it.
func (j *jumps) push(s spot) {
	if n := len(j.back); n > 0 && j.back[n-1] == s {
		return
	}
	j.back = append(j.back, s)
	j.back = j.back[max(len(j.back)-mostJumps, 0):]
	j.forward = nil
}

// leadBack reports whether one step back leads from a page to another.
func (j *jumps) leadBack(from *page) bool {
	n := len(j.back)
	return n > 0 && j.back[n-1].page != from
}

// trim drops the spots before the newest pages, of which there are so many at the
// most.
func (j *jumps) trim(most int) {
	pages := map[*page]bool{}
	for i, s := range slices.Backward(j.back) {
		if pages[s.page] = true; len(pages) > most {
			j.back = slices.Clone(j.back[i+1:])
			return
		}
	}
}

// refind moves the places of a page into a longer piece of its article.
func (j *jumps) refind(p *page, moved func(content.Anchor) content.Anchor) {
	for _, way := range [][]spot{j.back, j.forward} {
		for i := range way {
			if way[i].page == p {
				way[i].at.At = moved(way[i].at.At)
			}
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
		m.remember(m.text.Place())
	}
	m.here.strode = kind
}

// remember keeps a place of this page to come back to.
func (m *model) remember(at reading.Place) { m.jumps.push(spot{m.page, at}) }

func (m *model) jumpBack() {
	m.travel(&m.jumps.back, &m.jumps.forward, "no place to go back to")
}

func (m *model) jumpForward() {
	m.travel(&m.jumps.forward, &m.jumps.back, "no place to go forward to")
}

// travel takes the newest spot of one way and leaves this one on the other.
func (m *model) travel(from, to *[]spot, none string) {
	here := spot{m.page, m.text.Place()}
	for n := len(*from); n > 0; n = len(*from) {
		s := (*from)[n-1]
		*from = (*from)[:n-1]
		if s == here {
			continue
		}
		*to = append(*to, here)
		if s.page != m.page {
			m.turnTo(s.page)
		}
		m.text.Return(s.at)
		m.follow()
		return
	}
	m.say.notice = none
}
