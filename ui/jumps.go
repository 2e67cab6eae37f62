package ui

import "pullquote/content"

// jumps are the places that the reader jumped from, and those that a way back
// has left.
type jumps struct{ back, forward []content.Anchor }

// mostJumps bounds how far back the way goes.
const mostJumps = 100

// push remembers a place before a jump from it.
func (j *jumps) push(a content.Anchor) {
	if n := len(j.back); n > 0 && j.back[n-1] == a {
		return
	}
	j.back = append(j.back, a)
	j.back = j.back[max(len(j.back)-mostJumps, 0):]
	j.forward = nil
}

func (m *model) jumpBack() {
	m.travel(&m.jumps.back, &m.jumps.forward, "no place to go back to")
}

func (m *model) jumpForward() {
	m.travel(&m.jumps.forward, &m.jumps.back, "no place to go forward to")
}

// travel takes the newest place of one way and leaves this one on the other.
func (m *model) travel(from, to *[]content.Anchor, none string) {
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
