package quote

import (
	"context"
	"math"
	"slices"
	"sort"
	"strings"
	"sync"

	"pullquote/content/quote/lexicon"
)

// A discourseEntity is an entity that one of its mentions makes salient.
type discourseEntity struct {
	entity    *entity
	at        int // position of the mention
	weight    float64
	isPronoun bool
}

// The salience weights of mentions.
const (
	speakerWeight        = 1.3 // the speaker of a quotation
	reporterWeight       = 1.6 // a name that is the subject of a verb of speaking
	subjectWeight        = 1.0 // a name that is another subject
	reporterBeforeWeight = 2.8 // a name that is the subject of a verb of speaking in that sentence
	sentenceBeforeWeight = 2.0 // a subject in the sentence right before the mention, or a noun that is a subject
	objectWeight         = 0.5 // any other name or noun
	pronounWeight        = 1.4
	possessiveWeight     = 0.8
	nounWeight           = 0.8 // of a noun, times the weight of a name
	addresseeWeight      = 1.1 // a person who is addressed
)

const (
	decay               = 50        // tokens after which a weight has fallen to 1/e
	maxDistance         = 8 * decay // tokens to the farthest mention that counts
	maxSalient          = 60        // mentions of each kind that count
	minGenderConfidence = 0.7       // confidence needed to learn the gender of an antecedent
	narratorConfidence  = 0.85      // that “I” is the person whom others call by name
	nounConfidence      = 0.8       // that “the coach” refers to the most salient entity that agrees
)

// decayTable returns the factors by which a weight has decayed after up to maxDistance tokens.
var decayTable = sync.OnceValue(func() []float64 {
	table := make([]float64, maxDistance)
	for i := range table {
		table[i] = math.Exp(-float64(i) / decay)
	}
	return table
})

// An agreement is the properties that the antecedent of a mention must have.
type agreement struct {
	gender       lexicon.Gender
	organization bool
	role         string // a role that the text gives the antecedent elsewhere; "" for any
}

// resolveNews decides who said each quotation of a text that is not a dialogue.
func (d *discourse) resolveNews(ctx context.Context) error {
	for i, q := range d.quotes {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		sure := 1.0
		if q.mention.kind != nobody {
			d.advance(q.mention.place)
		}
		switch {
		case q.speakerFrom != nil:
			q.speaker = q.speakerFrom.speaker
		case d.narrator != nil && d.isNarrator(q.mention):
			if q.speaker, sure = d.narrator, narratorConfidence; slices.Contains(d.vocatives(q), d.narrator) { // “As you like, Jo.” after “…,” I said
				q.clearSpeaker()
			}
		case i > 0 && q.hasMentionOf(d.quotes[i-1]):
			q.speaker, q.confidence = d.quotes[i-1].speaker, min(q.confidence, d.quotes[i-1].confidence)
		case q.mention.kind == named:
			q.speaker, sure = d.entityOf(q.mention)
			if q.cue == "" && slices.Contains(d.vocatives(q), q.speaker) { // Jo looked up. “Sit down, Jo.”
				q.clearSpeaker()
			}
		case q.mention.kind == pronominal, q.mention.kind == nominal, q.mention.kind == implied:
			addressees := d.vocatives(q)
			q.speaker, sure = d.antecedentOf(q.mention, func(e *entity) float64 {
				if slices.Contains(addressees, e) {
					return 0
				}
				return 1
			})
			if q.mention.kind == nominal && !d.isDocument(q.mention.text) {
				sure *= nounConfidence
			}
		}
		if q.speaker != nil {
			q.confidence *= sure
			d.addSalience(discourseEntity{q.speaker, d.position(q.end), speakerWeight * sure, false})
		}
	}
	for _, q := range d.quotes {
		if q.speakerFrom != nil {
			q.speaker = q.speakerFrom.speaker // again, because that quotation may come later
			q.confidence *= q.speakerFrom.confidence
		}
	}
	return nil
}

// hasMentionOf reports whether the same words name the speakers of q and of the quotation
// before it.
func (q *quoteState) hasMentionOf(before *quoteState) bool {
	return before.speakerFrom == nil && q.mention.kind != nobody && q.mention.at == before.mention.at
}

// agreementOf returns the agreement of a mention that is a pronoun, or a noun with “the” for a
// role or an organization. It returns false for a mention without an antecedent.
func (d *discourse) agreementOf(kind mentionKind, text string) (agreement, bool) {
	word := d.lex.Word(strings.ToLower(text))
	switch {
	case kind == implied:
		return agreement{}, true
	case (kind == pronominal || word.Is(lexicon.Pronoun)) && word.RefersTo != lexicon.Unknown:
		return agreement{gender: word.RefersTo}, true
	case word.Func == lexicon.It:
		return agreement{organization: true}, true
	}
	article, noun, _ := strings.Cut(text, " ")
	if owner := d.lex.Word(strings.ToLower(article)); owner.Is(lexicon.PossessivePronoun) && owner.RefersTo != lexicon.Unknown && d.isDocument(noun) {
		return agreement{gender: owner.RefersTo}, true // her notice read
	}
	if kind != nominal || d.lex.Word(article).Func != lexicon.Definite {
		return agreement{}, false
	}
	noun = d.headNoun(noun)
	word = d.lex.Word(noun)
	switch {
	case word.Is(lexicon.OrganizationWord | lexicon.OrganizationNoun):
		return agreement{organization: true}, true
	case word.Is(lexicon.Role), d.entities.roles[noun]:
		return agreement{gender: word.Gender, role: noun}, true
	}
	return agreement{}, false
}

// headNoun returns the last word of a noun phrase before its first preposition: head in “head of
// the union”.
func (d *discourse) headNoun(phrase string) string {
	head := ""
	for word := range strings.FieldsSeq(phrase) {
		if head != "" && d.lex.Is(word, lexicon.Preposition) {
			break
		}
		head = word
	}
	return head
}

// isDocument reports whether the last word of a phrase is something written, which speaks for
// its author.
func (d *discourse) isDocument(phrase string) bool {
	return d.lex.Is(phrase[strings.LastIndexByte(phrase, ' ')+1:], lexicon.Document)
}

// isCompatible reports whether e agrees with want. An entity of unknown type that speaks may be
// an organization if nothing shows that it is a person.
func (c *entities) isCompatible(e *entity, want agreement) bool {
	if !want.organization {
		return e.kind != organization && e.kind != location && e.gender.Agrees(want.gender)
	}
	if e.kind == organization {
		return true
	}
	return e.speechCount > 0 && e.persons+e.he+e.she == 0 && e.gender == lexicon.Unknown && lexicon.GenderOfGivenName(e.first) == lexicon.Unknown && !c.isPlace(e.last)
}

// antecedentOf returns the antecedent of a mention, and the confidence that it is right. See
// antecedent for bias.
func (d *discourse) antecedentOf(m *mentionRecord, bias func(*entity) float64) (*entity, float64) {
	want, ok := d.agreementOf(m.kind, m.text)
	if !ok {
		return nil, 0
	}
	return d.antecedent(want, m.mentionPlace, func(e *entity) float64 {
		switch {
		case e.isTeller: // the narrator is “I”
			return 0
		case bias == nil:
			return 1
		}
		return bias(e)
	})
}

// antecedent returns the most salient entity at a place that agrees with want, and the
// confidence that it is the right one. If bias is not nil, it returns the factor by which an
// entity is more or less likely for other reasons.
func (d *discourse) antecedent(want agreement, at mentionPlace, bias func(*entity) float64) (*entity, float64) {
	here := d.position(at.place)
	c := choice{entities: d.entities, want: want, here: here, bias: bias}
	for i := len(d.salience) - 1; i >= max(0, len(d.salience)-maxSalient) && here-d.salience[i].at < maxDistance; i-- {
		if d.salience[i].at < here && d.salience[i].entity != nil {
			c.consider(d.salience[i])
		}
	}
	before := d.namesBefore(at.place)
	for i := before - 1; i >= max(0, before-maxSalient); i-- {
		n := &d.names[i]
		base := d.positions[n.paragraph]
		if here-base-int(d.paragraphs[n.paragraph].tokens) >= maxDistance {
			break
		}
		weight := n.salience()
		if weight >= subjectWeight && d.isInSentenceBefore(n, at) {
			weight = sentenceBeforeWeight
			if n.grammaticalRole == asReporter {
				weight = reporterBeforeWeight
			}
		}
		c.consider(discourseEntity{n.entity, base + int(n.token), weight, false})
	}
	if c.best == nil || want.organization && d.hasUnnamedGroup(c.at, at.place) {
		return nil, 0
	}
	sure := c.bestScore / (c.bestScore + c.secondScore)
	if c.best.gender == lexicon.Unknown && sure > minGenderConfidence && !d.isTentative {
		c.best.gender = want.gender // later mentions must agree with it
	}
	return c.best, sure
}

// salience returns the salience weight of a name.
func (n *name) salience() float64 {
	weight := objectWeight
	switch n.grammaticalRole {
	case asSubject:
		weight = subjectWeight
	case asReporter:
		weight = reporterWeight
	case asObject:
	}
	if n.isNoun {
		weight *= nounWeight
	}
	return weight
}

// isInSentenceBefore reports whether a name is in the sentence before that of a mention.
func (d *discourse) isInSentenceBefore(n *name, at mentionPlace) bool {
	switch {
	case at.sentenceBefore == noSentence:
		return false
	case at.sentenceBefore == inParagraphBefore:
		return n.paragraph == at.paragraph-1 && n.sentence == d.paragraphs[n.paragraph].lastSentence
	}
	return n.paragraph == at.paragraph && n.sentence == at.sentenceBefore
}

// hasUnnamedGroup reports whether a sentence in the paragraph of the place to, at or after the
// position from and before to, begins with an organization without a name: The government
// rejected it.
func (d *discourse) hasUnnamedGroup(from int, to place) bool {
	first := place{to.paragraph, int32(max(from-d.position(place{paragraph: to.paragraph}), 0))}
	for i := d.referencesBefore(first); i < len(d.references) && d.references[i].before(to); i++ {
		if p := &d.references[i]; p.kind == unnamedGroup && p.token+1 < to.token {
			return true
		}
	}
	return false
}

// referencesBefore returns the number of references before a place.
func (d *discourse) referencesBefore(p place) int {
	return sort.Search(len(d.references), func(i int) bool { return !d.references[i].before(p) })
}

// A choice is the search for the most salient entity at a position.
type choice struct {
	entities *entities
	want     agreement
	here     int
	bias     func(*entity) float64

	best                   *entity
	at                     int     // position of the last mention of best
	bestScore, secondScore float64 // the scores of best, and of the second best
}

// consider updates the choice with an entity and one of its mentions.
func (c *choice) consider(e discourseEntity) {
	if !c.entities.isCompatible(e.entity, c.want) || c.want.role != "" && !slices.Contains(e.entity.roles, c.want.role) {
		return
	}
	if e.entity == c.best {
		c.at = max(c.at, e.at)
	}
	score := e.weight * decayOver(c.here-e.at)
	if e.entity.gender == c.want.gender {
		score *= 1.5
	}
	if e.entity.kind == unknownType {
		score /= 3
	}
	if c.bias != nil {
		score *= c.bias(e.entity)
	}
	score *= 1 + math.Log1p(float64(e.entity.count))/4
	switch {
	case e.entity == c.best:
		c.bestScore = max(c.bestScore, score)
	case score > c.bestScore:
		c.best, c.bestScore, c.secondScore, c.at = e.entity, score, c.bestScore, e.at
	case score > c.secondScore:
		c.secondScore = score
	}
}

// decayOver returns the factor by which a weight has decayed after a number of tokens.
func decayOver(tokens int) float64 {
	if tokens >= 0 && tokens < maxDistance {
		return decayTable()[tokens]
	}
	return math.Exp(-float64(tokens) / decay)
}

// advance resolves the references up to a place, so that the entities that they refer to stay
// salient.
func (d *discourse) advance(to place) {
	if to.paragraph < d.resolvedTo.paragraph {
		return
	}
	for i := d.referencesBefore(d.resolvedTo); i < len(d.references) && d.references[i].before(to); i++ {
		p := &d.references[i]
		switch p.kind {
		case subjectPronoun:
			d.addPronoun(p, pronounWeight)
		case possessivePronoun:
			d.addPronoun(p, possessiveWeight)
		case introducedNoun, definiteNoun:
			if !d.isDialogue {
				d.addNoun(p)
			}
		case unnamedGroup:
		}
	}
	d.resolvedTo = to
}

// addPronoun adds salience for the person that a pronoun refers to.
func (d *discourse) addPronoun(p *discourseReference, weight float64) {
	if who, sure := d.antecedent(agreement{gender: p.gender}, p.mentionPlace, nil); who != nil {
		d.addSalience(discourseEntity{who, d.position(p.place), weight * sure, true})
	}
}

// addNoun adds salience for the person that a noun refers to. With “the” it may be somebody
// with that role; otherwise it is a new person without a name.
func (d *discourse) addNoun(p *discourseReference) {
	noun := p.window.nouns[p.noun]
	var who *entity
	if p.kind == definiteNoun {
		if want, ok := d.agreementOf(nominal, d.lex.DefiniteArticle+" "+noun); ok {
			who, _ = d.antecedent(want, p.mentionPlace, nil)
		}
	}
	if who == nil {
		who = &entity{isNameless: true, kind: person, gender: p.gender, roles: []string{noun}}
	}
	weight := objectWeight
	if p.isSubject {
		weight = sentenceBeforeWeight
	}
	d.addSalience(discourseEntity{who, d.position(p.place), weight, false})
}

// addSalience adds a mention. It forgets whom one meant that is too long ago to count, so that
// the many people without names do not stay in memory.
func (d *discourse) addSalience(e discourseEntity) {
	d.salience = append(d.salience, e)
	if old := len(d.salience) - 2*maxSalient; old >= 0 {
		d.salience[old].entity = nil
	}
}
