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

// A discourseEntity is somebody on the reader's mind, by one of their mentions.
type discourseEntity struct {
	who    *entity
	at     int // position in the text
	weight float64
}

// How much a mention counts.
const (
	speakerWeight    = 1.3
	reporterWeight   = 1.6
	subjectWeight    = 1.0
	leadWeight       = 2.0 // in the sentence right before the quotation
	objectWeight     = 0.5
	pronounWeight    = 1.4
	possessiveWeight = 0.8
	nounWeight       = 0.8 // of a name's
	addressWeight    = 1.1
)

const (
	decay       = 50        // tokens in which a weight falls to a third
	maxDistance = 8 * decay // tokens to mentions that are weighed
	maxSalient  = 60        // mentions that are weighed
	minCertain  = 0.7       // how sure it is that one is meant, to learn from it
	nounSure    = 0.8       // how sure it is that “the coach” is the one who comes to mind
)

// decayed returns what is left of a weight after a number of tokens, for a few hundred.
var decayed = sync.OnceValue(func() []float64 {
	table := make([]float64, maxDistance)
	for i := range table {
		table[i] = math.Exp(-float64(i) / decay)
	}
	return table
})

// An agreement is what a mention tells of those whom it stands for.
type agreement struct {
	gender       lexicon.Gender
	organization bool
	role         string // what they are said to be elsewhere
}

// resolveNews decides who says each quotation of a text that is not a dialogue.
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
		case q.from != nil:
			q.who = q.from.who
		case q.mention.kind == named:
			q.who, sure = d.named(q.mention)
			if q.cue == "" && slices.Contains(d.vocatives(q), q.who) { // Jo looked up. “Sit down, Jo.”
				q.forget()
			}
		case q.mention.kind == pronominal, q.mention.kind == nominal:
			called := d.vocatives(q)
			q.who, sure = d.antecedentOf(q.mention, func(e *entity) float64 {
				if slices.Contains(called, e) {
					return 0
				}
				return 1
			})
			if q.mention.kind == nominal {
				sure *= nounSure
			}
		}
		if q.who != nil {
			q.confidence *= sure
			d.salience = append(d.salience, discourseEntity{q.who, d.position(q.end), speakerWeight * sure})
		}
	}
	for _, q := range d.quotes {
		if q.from != nil {
			q.who = q.from.who // who may be named after it in the paragraph
			q.confidence *= q.from.confidence
		}
	}
	return nil
}

// agreementOf returns what words tell of those whom they stand for: a pronoun, or a noun
// with "the" that says what somebody is. It reports false for words that do not stand for
// anybody who is named.
func (d *discourse) agreementOf(kind mentionKind, text string) (agreement, bool) {
	word := d.lex.Word(strings.ToLower(text))
	switch {
	case word.Is(lexicon.Pronoun) && word.RefersTo != lexicon.Unknown:
		return agreement{gender: word.RefersTo}, true
	case word.Func == lexicon.It:
		return agreement{organization: true}, true
	}
	article, noun, _ := strings.Cut(text, " ")
	if kind != nominal || d.lex.Word(article).Func != lexicon.Definite {
		return agreement{}, false
	}
	noun = noun[strings.LastIndexByte(noun, ' ')+1:]
	word = d.lex.Word(noun)
	switch {
	case word.Is(lexicon.OrganizationWord | lexicon.OrganizationNoun):
		return agreement{organization: true}, true
	case word.Is(lexicon.Role), d.entities.roles[noun]:
		return agreement{gender: word.Gender, role: noun}, true
	}
	return agreement{}, false
}

// isCompatible reports whether e can be meant. A name that speaks, and that nothing shows
// to be a person's, may be that of an organization.
func (c *entities) isCompatible(e *entity, want agreement) bool {
	if !want.organization {
		return e.kind != organization && e.kind != location && e.gender.Agrees(want.gender)
	}
	if e.kind == organization {
		return true
	}
	return e.speaks > 0 && e.persons+e.he+e.she == 0 && e.gender == lexicon.Unknown && lexicon.GenderOfGivenName(e.first) == lexicon.Unknown && !c.isPlace(e.last)
}

// antecedentOf returns the person that a mention stands for, and how sure that is.
func (d *discourse) antecedentOf(m *mentionRecord, bias func(*entity) float64) (*entity, float64) {
	want, ok := d.agreementOf(m.kind, m.text)
	if !ok {
		return nil, 0
	}
	return d.antecedent(want, m.pointer, bias)
}

// antecedent returns the person on the reader's mind at a place that agrees with what is
// said of them, and how sure that is. Bias, if it is not nil, says how much more or less
// likely somebody is than that.
func (d *discourse) antecedent(want agreement, at pointer, bias func(*entity) float64) (*entity, float64) {
	here := d.position(at.place)
	c := choice{entities: d.entities, want: want, here: here, bias: bias}
	for i := len(d.salience) - 1; i >= max(0, len(d.salience)-maxSalient) && here-d.salience[i].at < maxDistance; i-- {
		if d.salience[i].at < here {
			c.weigh(d.salience[i])
		}
	}
	before := d.namesBefore(at.place)
	for i := before - 1; i >= max(0, before-maxSalient); i-- {
		n := &d.names[i]
		base := d.base[n.paragraph]
		if here-base-int(d.paragraphs[n.paragraph].tokens) >= maxDistance {
			break
		}
		weight := n.salience()
		if weight >= subjectWeight && d.isInLead(n, at) {
			weight = leadWeight
		}
		c.weigh(discourseEntity{n.who, base + int(n.token), weight})
	}
	if c.best == nil || want.organization && d.hasUnnamedGroup(c.at, at.place) {
		return nil, 0
	}
	sure := c.top / (c.top + c.next)
	if c.best.gender == lexicon.Unknown && sure > minCertain {
		c.best.gender = want.gender // what follows will agree with it
	}
	return c.best, sure
}

// salience returns how much a name puts somebody on the reader's mind.
func (n *name) salience() float64 {
	weight := objectWeight
	switch n.weight {
	case ofSubject:
		weight = subjectWeight
	case ofReporter:
		weight = reporterWeight
	case ofObject:
	}
	if n.isNoun {
		weight *= nounWeight
	}
	return weight
}

// isInLead reports whether a name is in the sentence before that of a pointer, or before
// the quotation in it.
func (d *discourse) isInLead(n *name, at pointer) bool {
	switch {
	case at.sentenceBefore == noSentence:
		return false
	case at.sentenceBefore == inParagraphBefore:
		return n.paragraph == at.paragraph-1 && n.sentence == d.paragraphs[n.paragraph].lastSentence
	}
	return n.paragraph == at.paragraph && n.sentence == at.sentenceBefore
}

// hasUnnamedGroup reports whether a sentence of the paragraph begins with an organization
// that has no name, from a position on and before a place: The government rejected it.
func (d *discourse) hasUnnamedGroup(from int, to place) bool {
	first := place{to.paragraph, int32(max(from-d.position(place{paragraph: to.paragraph}), 0))}
	for i := d.pointersBefore(first); i < len(d.pointers) && d.pointers[i].before(to); i++ {
		if p := &d.pointers[i]; p.kind == unnamedGroup && p.token+1 < to.token {
			return true
		}
	}
	return false
}

// pointersBefore returns how many pointers there are before a place.
func (d *discourse) pointersBefore(p place) int {
	return sort.Search(len(d.pointers), func(i int) bool { return !d.pointers[i].before(p) })
}

// A choice is made among those who are on the reader's mind at a position.
type choice struct {
	entities *entities
	want     agreement
	here     int
	bias     func(*entity) float64

	best      *entity
	at        int     // where the best was last named
	top, next float64 // the weight of the best, and of the next best
}

// weigh considers somebody who is on the reader's mind.
func (c *choice) weigh(e discourseEntity) {
	if !c.entities.isCompatible(e.who, c.want) || c.want.role != "" && !slices.Contains(e.who.roles, c.want.role) {
		return
	}
	if e.who == c.best {
		c.at = max(c.at, e.at)
	}
	score := e.weight * decayOver(c.here-e.at)
	if e.who.gender == c.want.gender {
		score *= 1.5
	}
	if e.who.kind == unknownType {
		score /= 3
	}
	if c.bias != nil {
		score *= c.bias(e.who)
	}
	score *= 1 + math.Log1p(float64(e.who.count))/4
	switch {
	case e.who == c.best:
		c.top = max(c.top, score)
	case score > c.top:
		c.best, c.top, c.next, c.at = e.who, score, c.top, e.at
	case score > c.next:
		c.next = score
	}
}

// decayOver returns what is left of a weight after a number of tokens.
func decayOver(tokens int) float64 {
	if tokens >= 0 && tokens < maxDistance {
		return decayed()[tokens]
	}
	return math.Exp(-float64(tokens) / decay)
}

// advance reads on to a place: those for whom the pointers on the way stand stay on the
// reader's mind.
func (d *discourse) advance(to place) {
	if to.paragraph < d.read.paragraph {
		return
	}
	for i := d.pointersBefore(d.read); i < len(d.pointers) && d.pointers[i].before(to); i++ {
		p := &d.pointers[i]
		switch p.kind {
		case subjectPronoun:
			d.meetPronoun(p, pronounWeight)
		case possessivePronoun:
			d.meetPronoun(p, possessiveWeight)
		case introducedNoun, definiteNoun:
			if !d.isDialogue {
				d.meetNoun(p)
			}
		case unnamedGroup:
		}
	}
	d.read = to
}

// meetPronoun puts the person on the reader's mind that a pronoun stands for.
func (d *discourse) meetPronoun(p *discoursePointer, weight float64) {
	if who, sure := d.antecedent(agreement{gender: p.gender}, p.pointer, nil); who != nil {
		d.salience = append(d.salience, discourseEntity{who, d.position(p.place), weight * sure})
	}
}

// meetNoun puts the person on the reader's mind that a noun stands for which says what
// somebody is: the one who is said to be that, if it has “the”, else somebody without a
// name.
func (d *discourse) meetNoun(p *discoursePointer) {
	noun := p.window.nouns[p.noun]
	var who *entity
	if p.kind == definiteNoun {
		if want, ok := d.agreementOf(nominal, d.lex.DefiniteArticle+" "+noun); ok {
			who, _ = d.antecedent(want, p.pointer, nil)
		}
	}
	if who == nil {
		who = &entity{nameless: true, kind: person, gender: p.gender, roles: []string{noun}}
	}
	weight := objectWeight
	if p.isSubject {
		weight = leadWeight
	}
	d.salience = append(d.salience, discourseEntity{who, d.position(p.place), weight})
}
