package quote

import (
	"math"
	"strings"

	"pullquote/content/quote/lexicon"
)

// In a dialogue many quotations have no name beside them: only a pronoun or a noun, or nothing.
// Several kinds of evidence then compete: whose turn it is, whom the last speaker addressed, who
// has just been mentioned. The re-ranker weighs all of it. It scores the people who may have said
// an utterance by a conditional logit: the probability of a person is proportional to the
// exponential of the weighted sum of the person's features. It may also decide that it is none of
// them.
//
// The first two candidates of “Is it?” in
//
//	“Do you see it?” asked Per Holm.
//
//	“No, Per,” said Ana Ruiz. “Do you?”
//
//	“Is it?”
//
// are Per Holm, who spoke before the last speaker (+) and whom the last speaker addressed (+), and
// Ana Ruiz, who has just spoken (−).
//
// Source: the second stage of Muzny et al. (EACL 2017) as a log-linear model, with features from
// He, Barbosa and Kondrak (ACL 2013).

// A feature is a property of a person as a possible speaker of an utterance.
type feature int

// The features.
const (
	isNobody              feature = iota // it is none of the candidates
	isRuleAnswer                         // the rules of dialogue.go choose the person
	isRuleAnswerSure                     // the same, times the confidence of the rules
	isRuleAnswerByMention                // the same, by a pronoun or a noun
	isRuleAnswerByBeat                   // the same, by what the person does beside the quotation
	spokeLastPure                        // the person spoke in the paragraph before, in which there is nothing else
	spokeLastMixed                       // the same, with other text
	spokeLastNear                        // the person spoke last, with one or two paragraphs between
	spokeLastFar                         // the same, with more
	spokeBeforeLastPure                  // the person spoke two turns before, with nothing but speech between
	spokeBeforeLastMixed                 // the same, with other text
	spokeBeforeLastNear                  // the same, with paragraphs without speech between
	spokeThreeBefore                     // the person spoke three turns before
	spokeFourBefore                      // the person spoke four turns before
	continuesByPronoun                   // the person spoke last, and a pronoun or a noun is beside this utterance
	answersByPronoun                     // the person spoke before the last, and a pronoun or a noun is beside this utterance
	spokeEarlier                         // the person spoke in one of the ten turns before
	isLastMentioned                      // the author named the person last before the utterance
	isSecondMentioned                    // second to last
	isThirdMentioned                     // third to last
	isEarlierMentioned                   // before that
	isInParagraphBeforeIt                // in the same paragraph, before the quotation
	isSubjectBeforeIt                    // the same, as a subject
	isAfterIt                            // in the same paragraph, after the quotation
	isFirstAfterIt                       // the first name there
	isBetween                            // in a paragraph between the last utterance and this one
	isSubjectBetween                     // the same, as a subject
	isInNextParagraph                    // in the paragraph after it
	isAddressed                          // the utterance addresses the person
	isAddressedByLast                    // the utterance in the paragraph before addresses the person
	isAddressedBeforeLast                // the utterance before that addresses the person
	isAddressedByNext                    // the utterance in the next paragraph addresses the person
	hasGender                            // the person has the gender of the pronoun
	hasOtherGender                       // the person has another gender
	hasUnknownGender                     // the gender of the person is not known
	shareOfPronouns                      // the share of the pronouns after the person's names that have the gender of this one, from −1 for none to 1 for all
	hasRole                              // the noun is a role of the person
	hasOtherRole                         // the noun is not a role of the person
	speaksNext                           // the author names the person as the speaker of the next paragraph
	speaksAfterNext                      // the same, for the paragraph after that
	isOwnNoun                            // the noun beside the utterance names the person, who has no other name
	isNameless                           // the author does not name the person
	isNounOnly                           // the person is known by a noun
	isOtherThanPerson                    // nothing shows that it is a person
	isTeller                             // the person tells the story
	logMentions                          // the logarithm of the number of times that the author names the person
	logTurns                             // the logarithm of the number of turns so far
	featureCount
)

// A speakerCandidate is a person who may have said an utterance. Its entity is nil for nobody.
type speakerCandidate struct {
	entity      *entity
	features    [featureCount]float64
	probability float64
}

func (c *speakerCandidate) set(f feature, condition bool) {
	if condition {
		c.features[f] = 1
	}
}

// rankedThreshold is the minimum probability for a speaker whom the re-ranker chooses. It is lower
// than [Threshold], because a dialogue without names is hard to read.
const rankedThreshold = 0.25

const (
	maxCandidates     = 12
	maxTurnsBack      = 10  // whose speakers are candidates
	maxMentionsBack   = 60  // names before an utterance that are searched
	maxMentionsBeside = 12  // names after it, and in the next paragraph
	maxTokensBack     = 600 // before an utterance that are searched
)

// rerank decides who said utterance i, for which the rules found a speaker, or none, without a
// name beside the quotation.
func (d *discourse) rerank(all []*utterance, i int) {
	u := all[i]
	r := reranker{d: d, all: all, i: i}
	r.collect()
	if len(r.candidates) == 1 {
		return
	}
	u.isRanked = true
	softmax(r.candidates, d.weights)
	if d.trace != nil {
		d.trace(u, r.candidates)
	}
	best := &r.candidates[0]
	for k := range r.candidates {
		if c := &r.candidates[k]; c.entity != nil && (best.entity == nil || c.probability > best.probability) {
			best = c
		}
	}
	if best.entity == u.speaker {
		u.confidence = best.probability
		return
	}
	u.speaker, u.confidence = best.entity, best.probability
	if u.rule == noRule {
		u.rule = ruleTurn
	}
}

// softmax computes the probabilities of candidates.
func softmax(candidates []speakerCandidate, weights *[featureCount]float64) {
	best := math.Inf(-1)
	for k := range candidates {
		c := &candidates[k]
		c.probability = 0
		for f, x := range c.features {
			c.probability += weights[f] * x
		}
		best = max(best, c.probability)
	}
	sum := 0.0
	for k := range candidates {
		c := &candidates[k]
		c.probability = math.Exp(c.probability - best)
		sum += c.probability
	}
	for k := range candidates {
		candidates[k].probability /= sum
	}
}

// A reranker collects the candidates for one utterance, and their features.
type reranker struct {
	d          *discourse
	all        []*utterance
	i          int
	ruleAnswer *entity
	candidates []speakerCandidate // the first is nobody
}

// of returns the candidate for an entity, and nil if the entity cannot speak or there are too
// many candidates.
func (r *reranker) of(e *entity) *speakerCandidate {
	if e == nil || e.kind == location {
		return nil
	}
	for k := range r.candidates {
		if r.candidates[k].entity == e {
			return &r.candidates[k]
		}
	}
	if len(r.candidates) > maxCandidates {
		return nil
	}
	r.candidates = append(r.candidates, speakerCandidate{entity: e})
	return &r.candidates[len(r.candidates)-1]
}

// mark sets a feature of an entity, and makes the entity a candidate.
func (r *reranker) mark(e *entity, f feature) {
	if c := r.of(e); c != nil {
		c.features[f] = 1
	}
}

func (r *reranker) collect() {
	u := r.all[r.i]
	r.candidates = make([]speakerCandidate, 1, maxCandidates+1)
	r.candidates[0].features[isNobody] = 1
	r.ruleAnswer = u.speaker
	r.addRuleAnswer(u)
	r.addTurns(u)
	r.addMentions(u)
	r.addVocatives(u)
	m, _, _ := u.mention()
	for k := 1; k < len(r.candidates); k++ {
		c := &r.candidates[k]
		e := c.entity
		c.set(isNameless, e.isNameless)
		c.set(isNounOnly, !e.isNameless && e.fullCount == 0 && e.last == "")
		c.set(isOwnNoun, m != nil && m.kind == nominal && e == r.ruleAnswer && e.isNameless)
		c.set(continuesByPronoun, m != nil && c.features[spokeLastPure]+c.features[spokeLastMixed] > 0)
		c.set(answersByPronoun, m != nil && c.features[spokeBeforeLastPure]+c.features[spokeBeforeLastMixed] > 0)
		c.set(isOtherThanPerson, e.kind != person)
		c.set(isTeller, e.isTeller)
		c.features[logMentions] = math.Log1p(float64(e.count))
		c.features[logTurns] = math.Log1p(float64(e.turns))
		if m != nil {
			r.addAgreement(c, m)
		}
	}
}

// addRuleAnswer adds the person whom the rules choose.
func (r *reranker) addRuleAnswer(u *utterance) {
	c := r.of(u.speaker)
	if c == nil {
		return
	}
	c.features[isRuleAnswer], c.features[isRuleAnswerSure] = 1, u.confidence
	c.set(isRuleAnswerByBeat, u.rule == ruleBeat)
	c.set(isRuleAnswerByMention, u.namedBy != nil && u.rule != ruleBeat && u.rule != ruleTurn && u.rule != ruleAddressed)
}

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

// addMentions adds the people whom the author names around the utterance.
func (r *reranker) addMentions(u *utterance) {
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
			c.set(isSubjectBeforeIt, isSubject)
		case name.paragraph > last:
			c.features[isBetween] = 1
			c.set(isSubjectBetween, isSubject)
		}
	}
	end := u.quotes[len(u.quotes)-1].end.paragraph
	isFirst := true
	for k := n; k < min(n+maxMentionsBeside, len(d.names)) && d.names[k].paragraph <= end+1; k++ {
		f := isAfterIt
		if d.names[k].paragraph > end {
			f = isInNextParagraph
		}
		c := r.of(d.names[k].entity)
		if c == nil {
			continue
		}
		c.features[f] = 1
		c.set(isFirstAfterIt, isFirst && f == isAfterIt)
		isFirst = false
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

// addAgreement adds whether a candidate agrees with the mention beside the utterance.
func (r *reranker) addAgreement(c *speakerCandidate, m *mentionRecord) {
	d := r.d
	gender := lexicon.Unknown
	switch m.kind {
	case pronominal:
		gender = d.lex.Word(strings.ToLower(m.text)).RefersTo
	case nominal:
		noun := lastWord(m.text)
		gender = d.lex.Word(noun).Gender
		isRole := false
		for _, role := range c.entity.roles {
			isRole = isRole || role == noun
		}
		c.set(hasRole, isRole)
		c.set(hasOtherRole, !isRole)
	case named, implied, nobody:
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
