package quote

import (
	"context"
	"slices"
	"strings"

	"pullquote/content/quote/lexicon"
)

// A turn is who says an utterance, as far as is known.
type turn struct {
	speaker    *entity
	rule       ruleIndex
	confidence float64
	namedBy    *mentionRecord // the mention that names the speaker
	isRanked   bool           // the re-ranker chose the speaker
}

// An utterance is the quotations in one paragraph of a dialogue. They have one speaker, unless
// the text names another one.
type utterance struct {
	quotes []*quoteState
	turn
	addressees []*entity // the people whom it addresses by name
	salience   int       // the index of its speaker in the discourse's salience
}

func (u *utterance) firstParagraph() int32 { return u.quotes[0].start.paragraph }

func (u *utterance) lastParagraph() int32 { return u.quotes[len(u.quotes)-1].end.paragraph }

// hasAddressee reports whether u addresses e by name.
func (u *utterance) hasAddressee(e *entity) bool { return slices.Contains(u.addressees, e) }

// turnDecay is the factor by which the confidence falls from one turn to the next.
const turnDecay = 0.97

// setSpeaker sets the speaker of u, as inferred from another utterance.
func (u *utterance) setSpeaker(e *entity, from *utterance, rule ruleIndex) {
	u.speaker, u.rule, u.namedBy, u.confidence = e, rule, from.namedBy, turnDecay*min(from.confidence, rules[ruleTurn].confidence)
}

// utterances groups the quotations of a dialogue by their paragraphs.
func (d *discourse) utterances() []*utterance {
	const maxVocatives = 8
	var out []*utterance
	for _, q := range d.quotes {
		if n := len(out); n > 0 && out[n-1].lastParagraph() == q.start.paragraph {
			out[n-1].quotes = append(out[n-1].quotes, q)
		} else {
			out = append(out, &utterance{quotes: []*quoteState{q}})
		}
	}
	for _, u := range out {
		for _, q := range u.quotes {
			for _, e := range d.vocatives(q) {
				if len(u.addressees) < maxVocatives && !u.hasAddressee(e) {
					u.addressees = append(u.addressees, e)
				}
			}
		}
	}
	return out
}

// resolveDialogue decides who said what in a dialogue: by the attributions, and by turns
// elsewhere. The speaker of the paragraph before does not speak again in the next one, and
// neither does anybody whom it addresses.
func (d *discourse) resolveDialogue(ctx context.Context) error {
	all := d.utterances()
	s := newTurnSearch(d, all)
	for i := range all {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		s.next(i)
	}
	s.finish()
	for i := len(all) - 1; i >= 0; i-- { // later turns show who began a conversation
		if all[i].speaker == nil {
			inferBackward(all, i)
		}
	}
	for _, u := range all {
		d.assign(u)
	}
	return nil
}

// assign sets the speaker of each quotation in an utterance. If the text names another speaker
// after one of them, the following quotations have that speaker.
func (d *discourse) assign(u *utterance) {
	var other *quoteState
	for _, q := range u.quotes {
		if q.mention.kind == named && q.rule == ruleAfter {
			if who, sure := d.entityOf(q.mention); who != nil && who != u.speaker {
				q.speaker, other = who, q
				q.confidence *= sure
				continue
			}
		}
		switch {
		case other != nil && q.mention.kind == nobody:
			q.speaker, q.rule, q.confidence, q.namedBy = other.speaker, ruleSameParagraph, other.confidence*propagatedConfidence, other.mention
		case u.speaker != nil:
			q.speaker, q.confidence, q.namedBy, q.isRanked = u.speaker, u.confidence, u.namedBy, u.isRanked
			if q.mention.kind == nobody {
				q.rule = u.rule
			}
		}
	}
}

// mention returns the mention that names the speaker of u, the rule that found it, and the
// confidence. It returns nil if there isn't one.
func (u *utterance) mention() (m *mentionRecord, rule ruleIndex, confidence float64) {
	for _, q := range u.quotes {
		if q.mention.kind != nobody {
			return q.mention, q.rule, q.confidence
		}
	}
	last := u.quotes[len(u.quotes)-1]
	if beat := last.window.beatOf(last.quoteRecord); beat != nil {
		return beat, ruleBeat, rules[ruleBeat].confidence
	}
	return nil, noRule, 0
}

// resolveTurn finds the speaker of utterance i by its mention, or by the utterances before it.
func (d *discourse) resolveTurn(all []*utterance, i int) {
	u := all[i]
	m, rule, sure := u.mention()
	if m == nil {
		d.inferForward(all, i)
		return
	}
	d.advance(m.place)
	entityConfidence := 1.0
	switch m.kind {
	case named:
		u.speaker, entityConfidence = d.entityOf(m)
	case nominal:
		if u.speaker = d.spouse(u, m); u.speaker == nil {
			u.speaker = d.companion(m)
		}
		if u.speaker == nil {
			u.speaker, entityConfidence = d.entityOf(m)
		}
	case pronominal, implied:
		if d.narrator != nil && d.isNarrator(m) {
			u.speaker, entityConfidence = d.narrator, narratorConfidence
		} else {
			u.speaker, entityConfidence = d.antecedentOf(m, turnBias(all, i))
		}
	case nobody:
	}
	if u.speaker == nil && m.kind == implied {
		d.inferForward(all, i)
		return
	}
	if u.speaker == nil {
		u.speaker, entityConfidence = d.entities.unnamed(m.text), 1
	}
	u.rule, u.confidence, u.namedBy = rule, sure*entityConfidence, m
}

// needsRanking reports whether the speaker of u is to be found by weighing the evidence: no name
// is beside its quotations.
func (d *discourse) needsRanking(u *utterance) bool {
	m, rule, _ := u.mention()
	if m != nil && m.kind == nominal && !d.lex.IsPersonNoun(lastWord(m.text)) && !d.isTheOther(m) {
		return false // a voice
	}
	if m != nil && m.kind == pronominal && d.lex.Word(strings.ToLower(m.text)).RefersTo == lexicon.Unknown {
		return false // they
	}
	return m == nil || rule == ruleBeat || m.kind != named && (u.speaker == nil || !u.speaker.isTeller)
}

// isTheOther reports whether a mention is “the other”.
func (d *discourse) isTheOther(m *mentionRecord) bool {
	return d.lex.Word(firstWord(m.text)).Func == lexicon.Definite && d.lex.Word(lastWord(m.text)).Func == lexicon.Other
}

// turnBias returns a function that gives the factor by which an entity is more or less likely
// to say utterance i, judging by the utterances before it.
func turnBias(all []*utterance, i int) func(*entity) float64 {
	u := all[i]
	follows := i > 0 && all[i-1].lastParagraph() == u.firstParagraph()-1
	return func(e *entity) float64 {
		switch {
		case u.hasAddressee(e):
			return 0.05
		case !follows:
			return 1
		case e == all[i-1].speaker:
			return 0.15
		case i > 1 && e == all[i-2].speaker, all[i-1].hasAddressee(e):
			return 1.6
		}
		return 1
	}
}

// spouse returns the wife or the husband of the person that the pronoun in a mention refers to,
// if both are named with the same surname: “his wife” is Mrs. Park if he is Mr. Park.
func (d *discourse) spouse(u *utterance, m *mentionRecord) *entity {
	owner, noun, _ := strings.Cut(m.text, " ")
	of := d.lex.Word(strings.ToLower(owner))
	spouse := d.lex.Word(noun[strings.LastIndexByte(noun, ' ')+1:])
	var title lexicon.TitleClass
	switch {
	case !of.Is(lexicon.PossessivePronoun):
		return nil
	case of.RefersTo == lexicon.Male && spouse.Is(lexicon.Wife):
		title = lexicon.MarriedFemaleTitle
	case of.RefersTo == lexicon.Female && spouse.Is(lexicon.Husband):
		title = lexicon.MaleTitle
	default:
		return nil
	}
	spouseOf := func(e *entity) *entity {
		for _, other := range d.entities.single[e.last] {
			if other.title == title && other != e {
				return other
			}
		}
		return nil
	}
	for _, e := range u.addressees { // “Mr. Park,” said his wife
		if other := spouseOf(e); other != nil {
			return other
		}
	}
	e, _ := d.antecedent(agreement{gender: of.RefersTo}, m.mentionPlace, func(e *entity) float64 {
		if spouseOf(e) == nil {
			return 0
		}
		return 1
	})
	if e == nil {
		return nil
	}
	return spouseOf(e)
}

// companion returns the person whom the narrator calls a companion in a mention: the one whom the
// narrator names most often right before it. “My companion” in a story that a friend of Jo Park
// tells is Jo Park.
func (d *discourse) companion(m *mentionRecord) *entity {
	owner := d.lex.Word(firstWord(m.text))
	noun := d.lex.Word(lastWord(m.text))
	if d.narrator == nil || noun.Func != lexicon.Companion || !owner.Is(lexicon.PossessivePronoun) || !owner.Is(lexicon.Personal) {
		return nil
	}
	counts := map[*entity]int{}
	var best *entity
	n := d.namesBefore(m.place)
	for i := n - 1; i >= max(0, n-maxMentionsBack); i-- {
		e := d.names[i].entity
		if d.names[i].isNoun || e.kind != person || e == d.narrator || !e.gender.Agrees(noun.Gender) {
			continue
		}
		if counts[e]++; best == nil || counts[e] > counts[best] {
			best = e
		}
	}
	return best
}

// inferForward infers the speaker of utterance i from the speakers before it.
func (d *discourse) inferForward(all []*utterance, i int) {
	const maxBack = 6 // utterances
	u := all[i]
	if i == 0 || u.firstParagraph()-all[i-1].lastParagraph() != 1 {
		return
	}
	before := all[i-1]
	canSpeak := func(e *entity) bool { return e != nil && e != before.speaker && !u.hasAddressee(e) }
	if i > 1 && before.firstParagraph()-all[i-2].lastParagraph() <= 2 && canSpeak(all[i-2].speaker) {
		u.setSpeaker(all[i-2].speaker, all[i-2], ruleTurn)
		if u.hasAddressee(before.speaker) { // the person who answers Jo is the one that Jo spoke to
			u.confidence = rules[ruleTurn].confidence
		}
		return
	}
	if n := slices.IndexFunc(before.addressees, canSpeak); n >= 0 {
		u.setSpeaker(before.addressees[n], before, ruleAddressed)
		return
	}
	for j := i - 2; j >= max(i-maxBack, 0); j-- {
		if before.speaker != nil && canSpeak(all[j].speaker) {
			u.setSpeaker(all[j].speaker, all[j], ruleTurn)
			return
		}
	}
	if before.speaker == nil {
		return
	}
	at := mentionPlace{place{u.firstParagraph(), 0}, inParagraphBefore}
	d.advance(at.place)
	e, sure := d.antecedent(agreement{}, at, func(e *entity) float64 {
		if !canSpeak(e) {
			return 0
		}
		return 1
	})
	if e != nil {
		u.setSpeaker(e, before, ruleTurn)
		u.confidence *= sure
	}
}

// inferBackward infers the speaker of utterance i from the speakers after it.
func inferBackward(all []*utterance, i int) {
	u := all[i]
	if i+1 >= len(all) || all[i+1].firstParagraph()-u.lastParagraph() != 1 {
		return
	}
	next := all[i+1]
	canSpeak := func(e *entity) bool { return e != nil && e != next.speaker && !u.hasAddressee(e) }
	if i+2 < len(all) && all[i+2].firstParagraph()-next.lastParagraph() == 1 && canSpeak(all[i+2].speaker) {
		u.setSpeaker(all[i+2].speaker, all[i+2], ruleTurn)
		return
	}
	if n := slices.IndexFunc(next.addressees, canSpeak); n >= 0 {
		u.setSpeaker(next.addressees[n], next, ruleAddressed)
	}
}
