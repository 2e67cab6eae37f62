package quote

import (
	"strings"

	"pullquote/content/quote/lexicon"
)

// isPure reports whether there is nothing but speech in the paragraph of u.
func (u *utterance) isPure() bool {
	m, _, _ := u.mention()
	return m == nil && u.quotes[0].isFirst && u.quotes[len(u.quotes)-1].isLast
}

// addTurns adds the speakers of the utterances before this one, and those whom the author names
// as the speakers of the utterances after it.
func (r *reranker) addTurns(u *utterance) {
	from := u.firstParagraph()
	gap := int32(0) // the largest number of paragraphs from one utterance to the next
	pure := true
	for back := 1; back <= min(maxTurnsBack, r.i); back++ {
		before := r.all[r.i-back]
		gap = max(gap, from-before.lastParagraph())
		from = before.firstParagraph()
		pure = pure && before.isPure()
		if before.speaker == nil {
			continue
		}
		near := gap <= 3
		if c := r.of(before.speaker); c != nil && gap <= 1 && back <= 2 {
			c.features[spokeLastSure+feature(back-1)] = before.confidence
		}
		switch {
		case back == 1 && gap <= 1 && pure:
			r.mark(before.speaker, spokeLastPure)
		case back == 1 && gap <= 1:
			r.mark(before.speaker, spokeLastMixed)
		case back == 1 && near:
			r.mark(before.speaker, spokeLastNear)
		case back == 1:
			r.mark(before.speaker, spokeLastFar)
		case back == 2 && gap <= 1 && pure:
			r.mark(before.speaker, spokeBeforeLastPure)
		case back == 2 && gap <= 1:
			r.mark(before.speaker, spokeBeforeLastMixed)
		case back == 2 && near:
			r.mark(before.speaker, spokeBeforeLastNear)
		case back == 3 && near:
			r.mark(before.speaker, spokeThreeBefore)
		case back == 4 && near:
			r.mark(before.speaker, spokeFourBefore)
		default:
			r.mark(before.speaker, spokeEarlier)
		}
	}
	for ahead := 1; ahead <= 2 && r.i+ahead < len(r.all); ahead++ {
		next := r.all[r.i+ahead]
		if next.firstParagraph()-r.all[r.i+ahead-1].lastParagraph() > 1 {
			return
		}
		if m, _, _ := next.mention(); m != nil && m.kind == named {
			e, _ := r.d.entityOf(m)
			r.mark(e, speaksNext+feature(ahead-1))
		}
	}
}

// addVocatives adds the people whom the utterances here and beside this one address.
func (r *reranker) addVocatives(u *utterance) {
	for _, e := range u.addressees {
		r.mark(e, isAddressed)
	}
	if r.i > 0 && u.firstParagraph()-r.all[r.i-1].lastParagraph() <= 2 {
		for _, e := range r.all[r.i-1].addressees {
			r.mark(e, isAddressedByLast)
		}
		if r.i > 1 {
			for _, e := range r.all[r.i-2].addressees {
				r.mark(e, isAddressedBeforeLast)
			}
		}
	}
	if r.i+1 < len(r.all) && r.all[r.i+1].firstParagraph()-u.lastParagraph() <= 2 {
		for _, e := range r.all[r.i+1].addressees {
			r.mark(e, isAddressedByNext)
		}
	}
}

// addAnchors adds the people whom the author names as speakers of the turns before and after, with
// nothing but turns between.
func (r *reranker) addAnchors(u *utterance) {
	const maxTurns = 12
	parity := [2]feature{evenFromAnchor, oddFromAnchor}
	for back := 1; back <= min(maxTurns, r.i); back++ {
		e := r.all[r.i-back]
		if r.all[r.i-back+1].firstParagraph()-e.lastParagraph() > 1 {
			break
		}
		if m, _, _ := e.mention(); m != nil && m.kind == named {
			r.mark(e.speaker, parity[back%2])
			break
		}
	}
	parity = [2]feature{evenToAnchor, oddToAnchor}
	for ahead := 1; ahead <= maxTurns && r.i+ahead < len(r.all); ahead++ {
		next := r.all[r.i+ahead]
		if next.firstParagraph()-r.all[r.i+ahead-1].lastParagraph() > 1 {
			break
		}
		if m, _, _ := next.mention(); m != nil && m.kind == named {
			e, _ := r.d.entityOf(m)
			r.mark(e, parity[ahead%2])
			break
		}
	}
	const maxSoon = 6
	for ahead := 1; ahead <= maxSoon && r.i+ahead < len(r.all); ahead++ {
		next := r.all[r.i+ahead]
		if next.firstParagraph()-r.all[r.i+ahead-1].lastParagraph() > 3 {
			break
		}
		if m, _, _ := next.mention(); m != nil && m.kind == named {
			e, _ := r.d.entityOf(m)
			r.mark(e, speaksSoon)
		}
	}
}

// speakerBack returns the speaker of the utterance a number of turns before this one, if the turns
// between follow each other.
func (r *reranker) speakerBack(back int) *entity {
	if r.i < back || r.all[r.i-back+1].firstParagraph()-r.all[r.i-back].lastParagraph() > 3 {
		return nil
	}
	return r.all[r.i-back].speaker
}

// addPatterns adds whether the turns before this one alternate, ask and are resumed.
func (r *reranker) addPatterns(u *utterance) {
	var last [6]*entity
	for back := range last {
		if back == 0 || last[back-1] != nil {
			last[back] = r.speakerBack(back + 1)
		}
	}
	if last[0] == nil {
		return
	}
	if last[3] != nil && last[0] == last[2] && last[1] == last[3] && last[0] != last[1] {
		r.mark(last[1], alternates)
		r.mark(last[0], alternatesWithOther)
	}
	var other *entity
	isTwo := true
	for _, e := range last[1:] {
		if e != nil && e != last[0] {
			isTwo = isTwo && (other == nil || other == e)
			other = e
		}
	}
	if isTwo && other != nil {
		r.mark(other, isOneOfTwo)
	}
	if r.i > 0 && u.firstParagraph()-r.all[r.i-1].lastParagraph() <= 1 && r.all[r.i-1].quotes[len(r.all[r.i-1].quotes)-1].isQuestion {
		r.mark(last[0], questionedLast)
		if last[1] != nil && last[1] != last[0] {
			r.mark(last[1], questionedBeforeLast)
		}
	}
	r.addCue(u, last[0], last[1])
}

// addCue adds whether the verb beside the utterance says that somebody answers or goes on. last
// and beforeLast spoke before it.
func (r *reranker) addCue(u *utterance, last, beforeLast *entity) {
	cue := lexicon.NoFunc
	for _, q := range u.quotes {
		if f := r.d.lex.Word(strings.ToLower(q.cue)).Func; q.cue != "" && f != lexicon.NoFunc {
			cue = f
			break
		}
	}
	switch cue {
	case lexicon.Resumes:
		r.mark(last, resumesAsLast)
		if beforeLast != last {
			r.mark(beforeLast, resumesBeforeLast)
		}
	case lexicon.Answers:
		r.mark(last, answersAsLast)
		if beforeLast != last {
			r.mark(beforeLast, answersBeforeLast)
		}
	default:
	}
}

// addAddressees adds the people whom the turns before and after this one address, with nothing but
// turns between.
func (r *reranker) addAddressees() {
	const maxTurns = 8
	parity := [2]feature{isAddressedEven, isAddressedOdd}
	for back := 1; back <= min(maxTurns, r.i) && r.all[r.i-back+1].firstParagraph()-r.all[r.i-back].lastParagraph() <= 1; back++ {
		for _, e := range r.all[r.i-back].addressees {
			r.mark(e, parity[back%2])
		}
	}
	for ahead := 1; ahead <= maxTurns && r.i+ahead < len(r.all) && r.all[r.i+ahead].firstParagraph()-r.all[r.i+ahead-1].lastParagraph() <= 1; ahead++ {
		for _, e := range r.all[r.i+ahead].addressees {
			r.mark(e, parity[ahead%2])
		}
	}
}

// addressedAs returns the gender of the person whom u calls “sir” or “my girl”.
func (u *utterance) addressedAs() lexicon.Gender {
	for _, q := range u.quotes {
		if q.addresses != lexicon.Unknown {
			return q.addresses
		}
	}
	return lexicon.Unknown
}

// names reports whether the words in u may name e.
func (u *utterance) names(e *entity) bool {
	for _, q := range u.quotes {
		for _, word := range q.window.inside[q.inside.from:q.inside.to] {
			if word == e.first || word == e.last {
				return true
			}
		}
	}
	return false
}

// addInside adds what the utterances here and beside this one say about a candidate.
func (r *reranker) addInside(u *utterance, c *speakerCandidate) {
	e := c.entity
	c.set(isNamedInside, !u.hasAddressee(e) && u.names(e))
	c.set(addressesOwnGender, e.gender != lexicon.Unknown && e.gender == u.addressedAs())
	if r.i > 0 && u.firstParagraph()-r.all[r.i-1].lastParagraph() <= 2 {
		last := r.all[r.i-1]
		c.set(isNamedInsideLast, !last.hasAddressee(e) && last.names(e))
		if as := last.addressedAs(); as != lexicon.Unknown {
			c.set(isAddressedAsGender, e.gender == as)
			c.set(isAddressedAsOtherGender, !e.gender.Agrees(as))
		}
	}
	if r.i+1 < len(r.all) && r.all[r.i+1].firstParagraph()-u.lastParagraph() <= 2 {
		if as := r.all[r.i+1].addressedAs(); as != lexicon.Unknown {
			c.set(isNextAddressedAsGender, e.gender == as)
			c.set(isNextAddressedAsOtherGender, !e.gender.Agrees(as))
		}
	}
}
