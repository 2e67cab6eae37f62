package document

// A StepKind is a kind of steps through the text.
type StepKind int

// The kinds of steps. Steps of one kind that follow each other are one way: the reader
// wants back to where they began. A leap is a way of its own.
const (
	NoStep StepKind = iota
	QuoteStep
	NoteStep
	HitStep
	ParagraphStep
	SectionStep
	JumpStep
)

// jumps are the places that the reader has jumped from, and those that going back has
// left. The newest are last.
type jumps struct {
	back, forward []Place
	last          StepKind // of the last step
	count         int      // of the places that were ever remembered
}

// maxJumps is how many places are remembered.
const maxJumps = 100

// BeginStep is called before each step. It remembers the place if the step leads away from it.
func (d *Document) BeginStep(k StepKind) {
	if k == JumpStep || k != NoStep && k != d.jumps.last {
		d.remember(d.place)
	}
	d.jumps.last = k
	if k == JumpStep {
		d.jumps.last = NoStep
	}
}

// remember keeps a place to come back to.
func (d *Document) remember(p Place) {
	j := &d.jumps
	if n := len(j.back); n > 0 && j.back[n-1] == p {
		return
	}
	j.back = append(j.back, p)
	j.back = j.back[max(len(j.back)-maxJumps, 0):]
	j.forward = nil
	j.count++
}

// Jumps returns how many places have been remembered so far. When it grows, what lay
// ahead of going back is forgotten.
func (d *Document) Jumps() int { return d.jumps.count }

// ClearForward forgets what lay ahead of going back, because the reader goes on in another
// document.
func (d *Document) ClearForward() { d.jumps.forward = nil }

// CanGoBack reports whether there is a place in this document to go back to.
func (d *Document) CanGoBack() bool { return len(d.jumps.back) > 0 }

// Back goes back to where the reader jumped from last. It reports false if there is no
// such place in this document.
func (d *Document) Back() (Outcome, bool) { return d.goTo(&d.jumps.back, &d.jumps.forward) }

// Forward undoes [Document.Back].
func (d *Document) Forward() (Outcome, bool) { return d.goTo(&d.jumps.forward, &d.jumps.back) }

// goTo goes to the newest place of from, and leaves this one on to.
func (d *Document) goTo(from, to *[]Place) (Outcome, bool) {
	for n := len(*from); n > 0; n = len(*from) {
		p := (*from)[n-1]
		*from = (*from)[:n-1]
		if p == d.place {
			continue
		}
		*to = append(*to, d.place)
		return Outcome{Place: &p}, true
	}
	return Outcome{}, false
}
