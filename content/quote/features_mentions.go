package quote

import (
	"math"
	"strings"

	"pullquote/content/quote/lexicon"
)

// addMentions adds the people whom the author names around the utterance.
func (r *reranker) addMentions(u *utterance, m *mentionRecord) {
	d := r.d
	start := u.quotes[0].start
	here := d.position(start)
	last := int32(-1)
	if r.i > 0 {
		last = r.all[r.i-1].lastParagraph()
	}
	rank := 0
	seen := make([]*entity, 0, maxCandidates)
	n := d.namesBefore(start)
	for k := n - 1; k >= max(0, n-maxMentionsBack) && here-d.position(d.names[k].place) < maxTokensBack && rank < maxCandidates; k-- {
		name := &d.names[k]
		if r.isName(name) {
			continue
		}
		c := r.of(name.entity)
		if c == nil {
			continue
		}
		isNew := true
		for _, e := range seen {
			isNew = isNew && e != name.entity
		}
		if isNew {
			seen = append(seen, name.entity)
			c.features[isLastMentioned+feature(min(rank, 3))] = 1
			rank++
		}
		isSubject := name.grammaticalRole != asObject
		switch {
		case name.paragraph == start.paragraph:
			c.features[isInParagraphBeforeIt] = 1
			c.set(opensParagraph, name.token == 0)
			c.set(isSubjectBeforeIt, isSubject)
		case name.paragraph > last:
			c.features[isBetween] = 1
			c.set(isSubjectBetween, isSubject)
			c.set(isSubjectRightBefore, isSubject && name.paragraph == start.paragraph-1 && name.sentence == d.paragraphs[name.paragraph].lastSentence)
		}
	}
	r.addMentionsAfter(u, m, n)
}

// addMentionsAfter adds the people whom the author names after the utterance, in its paragraph and
// in the next one. n is the number of names before it.
func (r *reranker) addMentionsAfter(u *utterance, m *mentionRecord, n int) {
	d := r.d
	end := u.quotes[len(u.quotes)-1].end.paragraph
	isFirst := true
	for k := n; k < min(n+maxMentionsBeside, len(d.names)) && d.names[k].paragraph <= end+1; k++ {
		f := isAfterIt
		if d.names[k].paragraph > end {
			f = isInNextParagraph
		}
		if r.isName(&d.names[k]) {
			continue
		}
		c := r.of(d.names[k].entity)
		if c == nil {
			continue
		}
		c.features[f] = 1
		c.set(isListener, m != nil && d.names[k].paragraph == m.paragraph && d.names[k].token >= m.end && d.names[k].token < m.end+maxListener && d.names[k].grammaticalRole == asObject)
		c.set(isSubjectAfterIt, f == isAfterIt && d.names[k].grammaticalRole != asObject)
		c.set(isFirstAfterIt, isFirst && f == isAfterIt)
		isFirst = false
	}
}

// isName reports whether a name is the one beside the utterance.
func (r *reranker) isName(n *name) bool {
	return r.name != nil && n.paragraph == r.name.paragraph && n.end() > r.name.from && n.token < r.name.end
}

// addPronouns adds the people to whom pronouns right before the utterance refer.
func (r *reranker) addPronouns(u *utterance) {
	d := r.d
	start := u.quotes[0].start
	d.advance(start)
	from, here := 0, d.position(start)
	if r.i > 0 {
		from = d.position(r.all[r.i-1].quotes[len(r.all[r.i-1].quotes)-1].end)
	}
	paragraph := d.position(place{start.paragraph, 0})
	for i := len(d.salience) - 1; i >= max(0, len(d.salience)-maxSalient) && d.salience[i].at > from; i-- {
		switch s := d.salience[i]; {
		case !s.isPronoun || s.at >= here:
		case s.at >= paragraph:
			r.mark(s.entity, isPronounBeforeIt)
		default:
			r.mark(s.entity, isPronounBetween)
		}
	}
}

// addSalience adds how salient the candidates are at the mention beside the utterance, or at the
// utterance.
func (r *reranker) addSalience(u *utterance, m *mentionRecord) {
	at := u.quotes[0].start
	want := lexicon.Unknown
	if m != nil {
		at, want = m.place, r.genderOf(m)
	}
	scores, names := r.salienceAt(at)
	best, bestAgreeing := 0, 0
	scores[0] = 0
	for k := 1; k < len(r.candidates); k++ {
		if scores[k] > scores[best] {
			best = k
		}
		if r.candidates[k].entity.gender.Agrees(want) && scores[k] > scores[bestAgreeing] {
			bestAgreeing = k
		}
	}
	var turns [maxCandidates + 1]int
	for back := 1; back <= min(maxTurnsBack, r.i); back++ {
		turns[r.indexOf(r.all[r.i-back].speaker)]++
	}
	const floor = 0.05 // keeps the logarithm finite
	for k := 1; k < len(r.candidates); k++ {
		c := &r.candidates[k]
		c.features[relativeSalience] = math.Log((scores[k] + floor) / (scores[best] + floor))
		c.set(isMostSalient, k == best)
		c.set(isMostSalientAgreeing, want != lexicon.Unknown && k == bestAgreeing)
		c.features[logMentionsNear] = math.Log1p(float64(names[k]))
		c.features[logTurnsNear] = math.Log1p(float64(turns[k]))
	}
}

// indexOf returns the index of the candidate for an entity, or 0 if the entity is not a candidate.
func (r *reranker) indexOf(e *entity) int {
	for k := 1; k < len(r.candidates); k++ {
		if r.candidates[k].entity == e {
			return k
		}
	}
	return 0
}

// salienceAt returns the salience of each candidate at a place, and how often the author names
// the candidate before it.
func (r *reranker) salienceAt(at place) (scores [maxCandidates + 1]float64, names [maxCandidates + 1]int) {
	d := r.d
	here := d.position(at)
	for i := len(d.salience) - 1; i >= max(0, len(d.salience)-maxSalient) && here-d.salience[i].at < maxDistance; i-- {
		if s := d.salience[i]; s.at < here {
			scores[r.indexOf(s.entity)] += s.weight * decayOver(here-s.at)
		}
	}
	n := d.namesBefore(at)
	for i := n - 1; i >= max(0, n-maxSalient); i-- {
		name := &d.names[i]
		distance := here - d.position(name.place)
		if distance >= maxDistance {
			break
		}
		if !r.isName(name) {
			k := r.indexOf(name.entity)
			scores[k] += name.salience() * decayOver(distance)
			names[k]++
		}
	}
	return scores, names
}

// genderOf returns the gender of the person that a mention refers to.
func (r *reranker) genderOf(m *mentionRecord) lexicon.Gender {
	switch m.kind {
	case pronominal:
		return r.d.lex.Word(strings.ToLower(m.text)).RefersTo
	case nominal:
		return r.d.lex.Word(lastWord(m.text)).Gender
	case named, implied, nobody:
	}
	return lexicon.Unknown
}

// addAgreement adds whether a candidate agrees with the mention beside the utterance.
func (r *reranker) addAgreement(c *speakerCandidate, m *mentionRecord) {
	gender := r.genderOf(m)
	if m.kind == nominal {
		noun := lastWord(m.text)
		isRole := false
		for _, role := range c.entity.roles {
			isRole = isRole || role == noun
		}
		c.set(hasRole, isRole)
		c.set(hasOtherRole, !isRole)
	}
	if gender == lexicon.Unknown {
		return
	}
	same, other := c.entity.he, c.entity.she
	if gender == lexicon.Female {
		same, other = other, same
	}
	c.features[shareOfPronouns] = float64(same-other) / float64(same+other+1)
	c.set(hasGender, c.entity.gender == gender)
	c.set(hasUnknownGender, c.entity.gender == lexicon.Unknown)
	c.set(hasOtherGender, !c.entity.gender.Agrees(gender))
}
