package quote

import (
	"math"

	"pullquote/content/quote/lexicon"
)

// In a dialogue many quotations have no name beside them: only a pronoun or a noun, or nothing.
// Several kinds of evidence then compete: whose turn it is, whom the last speaker addressed, who
// has just been mentioned. The re-ranker weighs all of it. It scores the people who may have said
// an utterance by a conditional logit: the probability of a person is proportional to the
// exponential of the weighted sum of the person's features. It may also decide that none of
// them said it.
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

// rankedThreshold is the minimum confidence for a speaker whom the re-ranker chooses. It is lower
// than [Threshold], because a dialogue without names is hard to read.
const rankedThreshold = 0.4

const (
	maxCandidates     = 12
	maxTurnsBack      = 10  // whose speakers are candidates
	maxMentionsBack   = 60  // names before an utterance that are searched
	maxMentionsBeside = 12  // names after it, and in the next paragraph
	maxListener       = 10  // tokens from an attribution to a name in it
	maxTokensBack     = 600 // before an utterance that are searched
)

// A setting is what is beside the quotations of an utterance. It decides how much a feature counts.
type setting int

const (
	bySilence setting = iota // nothing that refers to the speaker
	byPronoun
	byNoun
	byName // a name, so that the probability only says how well it fits the turns before
	settingCount
)

// settingOf returns the setting of u.
func settingOf(u *utterance) setting {
	switch m, rule, _ := u.mention(); {
	case m == nil, m.kind == named && rule == ruleBeat:
		return bySilence
	case m.kind == named:
		return byName
	case m.kind == nominal:
		return byNoun
	}
	return byPronoun
}

// A model is the weights of the features in each setting.
type model [featureCount][settingCount]float64

// score returns the weighted sum of a candidate's features.
func (m *model) score(c *speakerCandidate, s setting) float64 {
	sum := 0.0
	for f, x := range c.features {
		if x != 0 {
			sum += m[f][s] * x
		}
	}
	return sum
}

// softmax computes the probabilities of candidates.
func softmax(candidates []speakerCandidate, weights *model, s setting) {
	best := math.Inf(-1)
	for k := range candidates {
		c := &candidates[k]
		c.probability = weights.score(c, s)
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

// A logistic is a logistic function of the logarithm of odds.
type logistic struct{ intercept, slope float64 }

// confidence returns the share of the speakers with a probability that are right.
func (l logistic) confidence(probability float64) float64 {
	const almost = 1e-6 // keeps the odds finite
	p := max(almost, min(1-almost, probability))
	return 1 / (1 + math.Exp(-l.intercept-l.slope*math.Log(p/(1-p))))
}

// A reranker collects the candidates for one utterance, and their features.
type reranker struct {
	d          *discourse
	all        []*utterance
	i          int
	setting    setting
	name       *mentionRecord // the name beside the utterance, which does not count; nil if there isn't one
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

// collect collects the candidates and their features. If the utterance has a name beside it, that
// name does not count.
func (r *reranker) collect() {
	d, u := r.d, r.all[r.i]
	r.candidates = append(r.candidates[:0], speakerCandidate{})
	r.candidates[0].features[isNobody] = 1
	m, _, _ := u.mention()
	if r.setting = settingOf(u); r.setting == byName {
		r.name, m = m, nil
	} else {
		r.ruleAnswer = u.speaker
		r.addRuleAnswer(u)
	}
	r.addTurns(u)
	r.addMentions(u, m)
	r.addVocatives(u)
	r.addAnchors(u)
	r.addAddressees()
	r.addPronouns(u)
	r.addPatterns(u)
	r.addSalience(u, m)
	for k := 1; k < len(r.candidates); k++ {
		c := &r.candidates[k]
		e := c.entity
		c.set(isNameless, e.isNameless)
		c.set(isNounOnly, !e.isNameless && e.fullCount == 0 && e.last == "")
		isOwn := m != nil && m.kind == nominal && e == r.ruleAnswer && (e.isNameless || c.features[isNounOnly] > 0)
		c.set(isOwnNoun, isOwn)
		c.set(isOwnNounOnce, isOwn && e.count <= 1)
		c.set(continuesByPronoun, m != nil && c.features[spokeLastPure]+c.features[spokeLastMixed] > 0)
		c.set(answersByPronoun, m != nil && c.features[spokeBeforeLastPure]+c.features[spokeBeforeLastMixed] > 0)
		c.set(isOtherThanPerson, e.kind != person)
		c.set(isTeller, e.isTeller)
		c.set(isTellerAnswer, e.isTeller && c.features[spokeBeforeLastPure]+c.features[spokeBeforeLastMixed] > 0)
		c.features[logMentions] = math.Log1p(float64(e.count))
		c.features[logTurns] = math.Log1p(float64(e.turns))
		r.addInside(u, c)
		if m != nil {
			r.addAgreement(c, m)
			isIndefinite := m.kind == nominal && d.lex.Word(firstWord(m.text)).Func == lexicon.Indefinite
			c.set(isOwnNounIndefinite, isIndefinite && c.features[isOwnNoun] > 0)
			c.set(isNamedDespiteIndefinite, isIndefinite && (e.last != "" || e.first != ""))
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
