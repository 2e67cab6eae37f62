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
	return r.name != nil && n.paragraph == r.name.paragraph && n.end > r.name.from && n.token < r.name.end
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
	cue := lexicon.NoFunc
	for _, q := range u.quotes {
		if f := r.d.lex.Word(strings.ToLower(q.cue)).Func; q.cue != "" && f != lexicon.NoFunc {
			cue = f
			break
		}
	}
	switch cue {
	case lexicon.Resumes:
		r.mark(last[0], resumesAsLast)
		if last[1] != last[0] {
			r.mark(last[1], resumesBeforeLast)
		}
	case lexicon.Answers:
		r.mark(last[0], answersAsLast)
		if last[1] != last[0] {
			r.mark(last[1], answersBeforeLast)
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

// addSalience adds how salient the candidates are.
func (r *reranker) addSalience(u *utterance, m *mentionRecord) {
	d := r.d
	start := u.quotes[0].start
	if m != nil {
		start = m.place
	}
	here := d.position(start)
	var scores [maxCandidates + 1]float64
	index := func(e *entity) int {
		for k := 1; k < len(r.candidates); k++ {
			if r.candidates[k].entity == e {
				return k
			}
		}
		return 0
	}
	for i := len(d.salience) - 1; i >= max(0, len(d.salience)-maxSalient) && here-d.salience[i].at < maxDistance; i-- {
		if s := d.salience[i]; s.at < here {
			scores[index(s.entity)] += s.weight * decayOver(here-s.at)
		}
	}
	n := d.namesBefore(start)
	var counts [maxCandidates + 1]int
	for i := n - 1; i >= max(0, n-maxSalient); i-- {
		name := &d.names[i]
		at := d.position(name.place)
		if here-at >= maxDistance {
			break
		}
		if r.isName(name) {
			continue
		}
		k := index(name.entity)
		scores[k] += name.salience() * decayOver(here-at)
		counts[k]++
	}
	want := lexicon.Unknown
	if m != nil {
		want = r.genderOf(m)
	}
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
	for k := 1; k < len(r.candidates); k++ {
		c := &r.candidates[k]
		c.features[relativeSalience] = math.Log((scores[k] + 0.05) / (scores[best] + 0.05))
		c.set(isMostSalient, k == best)
		c.set(isMostSalientAgreeing, want != lexicon.Unknown && k == bestAgreeing)
		c.features[logMentionsNear] = math.Log1p(float64(counts[k]))
	}
	var turns [maxCandidates + 1]int
	for back := 1; back <= min(maxTurnsBack, r.i); back++ {
		turns[index(r.all[r.i-back].speaker)]++
	}
	for k := 1; k < len(r.candidates); k++ {
		r.candidates[k].features[logTurnsNear] = math.Log1p(float64(turns[k]))
	}
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
