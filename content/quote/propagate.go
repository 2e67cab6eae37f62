package quote

// propagate gives quotations without an attribution of their own the speaker of another one in
// the same paragraph or the paragraphs before. It is for texts that are not dialogues.
func (d *discourse) propagate() {
	nearby := neighbours{all: d.quotes}
	for i, q := range d.quotes {
		if q.mention.kind == nobody && q.kind != Fragment {
			if source, rule := d.sourceOf(i, &nearby); source != nil {
				q.copySpeaker(source, rule)
			}
		}
		nearby.pass(q)
	}
}

// propagatedConfidence is the confidence in a speaker propagated from another quotation.
const propagatedConfidence = 0.93

// copySpeaker gives q the speaker of another quotation.
func (q *quoteState) copySpeaker(source *quoteState, rule ruleIndex) {
	if source.speakerFrom != nil {
		source = source.speakerFrom
	}
	q.mention, q.cue, q.rule, q.speakerFrom, q.confidence = source.mention, "", rule, source, propagatedConfidence
}

// sourceOf returns the quotation that has the speaker of quotation i, and the rule by which it
// does. It returns nil if there isn't one.
func (d *discourse) sourceOf(i int, nearby *neighbours) (*quoteState, ruleIndex) {
	q := d.quotes[i]
	if source := nearby.find(i); source != nil {
		return source, ruleSameParagraph
	}
	if i == 0 {
		return nil, noRule
	}
	before := d.quotes[i-1]
	switch {
	case !q.isFirst || !q.isLast || q.start.paragraph-before.end.paragraph != 1:
	case i > 1 && d.areTurns(i-2):
		return d.quotes[i-2], ruleTurn
	case before.mention.kind != nobody && before.kind != Block && !before.isQuestion:
		return before, ruleContinues
	}
	return nil, noRule
}

// areTurns reports whether quotations i and i+1 are turns of a conversation between two people:
// they begin two consecutive paragraphs, and they and the quotation after them are short.
func (d *discourse) areTurns(i int) bool {
	const maxTurn = 120 // bytes
	a, b := d.quotes[i], d.quotes[i+1]
	if b.start.paragraph-a.end.paragraph != 1 || a.mention.kind == nobody || b.mention.kind == nobody || a.mention.text == b.mention.text {
		return false
	}
	return a.isFirst && b.isFirst && a.size() < maxTurn && b.size() < maxTurn && d.quotes[i+2].size() < maxTurn
}

// size returns the length of q in bytes.
func (q *quoteState) size() int32 {
	n := int32(0)
	for _, part := range q.window.partsOf(q.quoteRecord) {
		n += part.end - part.start
	}
	return n
}

// neighbours finds quotations with a speaker in the same paragraph, for one quotation after the
// other. It only moves forward, so that it does not search a paragraph full of quotations again
// for each of them.
type neighbours struct {
	all    []*quoteState
	before *quoteState // the last quotation with a speaker so far
	ahead  int         // the index of the next quotation with a speaker, or a lower bound
}

func (q *quoteState) hasSpeaker() bool { return q.mention.kind != nobody && q.kind == Direct }

// pass moves past q.
func (n *neighbours) pass(q *quoteState) {
	if q.hasSpeaker() {
		n.before = q
	}
}

// find returns the neighbour of quotation i, preferably one before it, or nil.
func (n *neighbours) find(i int) *quoteState {
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
