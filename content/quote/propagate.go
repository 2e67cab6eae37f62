package quote

// propagate gives quotations without words of their own the speaker of another one, in a
// text that is not a dialogue: one of the same paragraph, or of the paragraphs before.
func (d *discourse) propagate() {
	near := neighbours{all: d.quotes}
	for i, q := range d.quotes {
		if q.mention.kind == nobody && q.kind != Fragment {
			if source, rule := d.sourceOf(i, &near); source != nil {
				q.takeSpeaker(source, rule)
			}
		}
		near.pass(q)
	}
}

// propagatedSure is how often the speaker of another quotation is right.
const propagatedSure = 0.93

// takeSpeaker takes over the speaker of another quotation.
func (q *quoteState) takeSpeaker(source *quoteState, rule ruleIndex) {
	if source.from != nil {
		source = source.from
	}
	q.mention, q.cue, q.rule, q.from, q.confidence = source.mention, "", rule, source, propagatedSure
}

// sourceOf returns the quotation that quotation i has its speaker from, and the rule that
// says so.
func (d *discourse) sourceOf(i int, near *neighbours) (*quoteState, ruleIndex) {
	q := d.quotes[i]
	if source := near.of(i); source != nil {
		return source, ruleSameParagraph
	}
	if i == 0 {
		return nil, noRule
	}
	before := d.quotes[i-1]
	switch {
	case !q.isFirst || !q.isLast || q.start.paragraph-before.end.paragraph != 1:
	case i > 1 && d.takeTurns(i-2):
		return d.quotes[i-2], ruleTurn
	case before.mention.kind != nobody && before.kind != Block && !before.asks:
		return before, ruleGoesOn
	}
	return nil, noRule
}

// takeTurns reports whether quotation i and the next are by two people who talk to each
// other: their paragraphs follow each other and begin with them. The one after them is
// short, too.
func (d *discourse) takeTurns(i int) bool {
	const maxTurn = 120 // bytes
	a, b := d.quotes[i], d.quotes[i+1]
	if b.start.paragraph-a.end.paragraph != 1 || a.mention.kind == nobody || b.mention.kind == nobody || a.mention.text == b.mention.text {
		return false
	}
	return a.isFirst && b.isFirst && a.size() < maxTurn && b.size() < maxTurn && d.quotes[i+2].size() < maxTurn
}

// size returns how long q is, in bytes.
func (q *quoteState) size() int32 {
	n := int32(0)
	for _, part := range q.window.partsOf(q.quoteRecord) {
		n += part.end - part.start
	}
	return n
}

// neighbours finds quotations of the same paragraph that have a speaker, for one quotation
// after the other. It only ever moves on, so that a paragraph of nothing but quotations is
// not read for each of them.
type neighbours struct {
	all    []*quoteState
	before *quoteState // the last one passed that has a speaker
	ahead  int         // where the next one was found that has a speaker
}

func (q *quoteState) hasSpeaker() bool { return q.mention.kind != nobody && q.kind == Direct }

// pass notes that all up to q have been dealt with.
func (n *neighbours) pass(q *quoteState) {
	if q.hasSpeaker() {
		n.before = q
	}
}

// of returns the neighbour of quotation i, the one before it if there is one.
func (n *neighbours) of(i int) *quoteState {
	q := n.all[i]
	if n.before != nil && n.before.end.paragraph == q.start.paragraph {
		return n.before
	}
	n.ahead = max(n.ahead, i+1)
	for n.ahead < len(n.all) && !n.all[n.ahead].hasSpeaker() {
		n.ahead++
	}
	if n.ahead < len(n.all) && n.all[n.ahead].start.paragraph == q.end.paragraph {
		return n.all[n.ahead]
	}
	return nil
}
