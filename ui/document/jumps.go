package document

// A StepKind is a kind of step through the text.
type StepKind int

// The kinds of steps. Consecutive steps of one kind count as one jump: going back returns
// to where they started. Each JumpStep is a jump of its own.
const (
	NoStep StepKind = iota
	QuoteStep
	NoteStep
	HitStep
	ParagraphStep
	SectionStep
	JumpStep
)

// jumps is the jump list: the places to go back and forward to. The newest are last.
type jumps struct {
	back, forward []Place
	last          StepKind // the kind of the last step
	count         int      // of all places ever added
}

// maxJumps bounds the places to go back to.
const maxJumps = 100

// BeginStep must be called before each step. It adds the current place to the jump list if
// the step leaves it.
func (d *Document) BeginStep(k StepKind) {
	if k == JumpStep || k != NoStep && k != d.jumps.last {
		d.remember(d.place)
	}
	d.jumps.last = k
	if k == JumpStep {
		d.jumps.last = NoStep
	}
}

// remember adds a place to the jump list.
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

// Jumps returns how many places have been added to the jump list so far. Whenever it grows,
// the places to go forward to are lost.
func (d *Document) Jumps() int { return d.jumps.count }

// ClearForward drops the places to go forward to, because the reader continues in another
// document.
func (d *Document) ClearForward() { d.jumps.forward = nil }

// GoToLine goes to a line of the text, or to the end if there are fewer lines. It must not be
// called while [Document.LineNeedsMore] reports true.
func (d *Document) GoToLine(n int) Outcome {
	at, _ := d.Article().LineAt(n)
	return Outcome{Place: &Place{At: at}}
}

// LineNeedsMore reports whether the part of the article that has been opened may be too short
// for a line.
func (d *Document) LineNeedsMore(n int) bool {
	if d.IsComplete() {
		return false
	}
	_, ok := d.Article().LineAt(n)
	return !ok
}

// CanGoBack reports whether this document has a place to go back to.
func (d *Document) CanGoBack() bool { return len(d.jumps.back) > 0 }

// Back goes back to the last place in the jump list. It reports false if this document has
// none.
func (d *Document) Back() (Outcome, bool) { return d.goTo(&d.jumps.back, &d.jumps.forward) }

// Forward undoes [Document.Back].
func (d *Document) Forward() (Outcome, bool) { return d.goTo(&d.jumps.forward, &d.jumps.back) }

// BackAndForth goes to the last place in the jump list, and puts the current one in its
// stead. It reports false if this document has none.
func (d *Document) BackAndForth() (Outcome, bool) {
	n := len(d.jumps.back)
	if n == 0 {
		return Outcome{}, false
	}
	p := d.jumps.back[n-1]
	d.jumps.back[n-1] = d.place
	d.Reveal(p.At)
	return Outcome{Place: &p, FocusText: true}, true
}

// goTo goes to the newest place in from and adds the current one to to.
func (d *Document) goTo(from, to *[]Place) (Outcome, bool) {
	for n := len(*from); n > 0; n = len(*from) {
		p := (*from)[n-1]
		*from = (*from)[:n-1]
		if p == d.place {
			continue
		}
		*to = append(*to, d.place)
		d.Reveal(p.At)
		return Outcome{Place: &p}, true
	}
	return Outcome{}, false
}
