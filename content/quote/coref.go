package quote

import (
	"math"
	"slices"
	"sort"
	"strings"

	"pullquote/content"
)

// paragraphEnd is how many tokens the end of a paragraph counts for in distances.
const paragraphEnd = 10

// resolve finds the person that each mention stands for.
func (d *document) resolve() {
	d.entities.link(d)
	if d.dialogue {
		d.resolveDialogue()
		return
	}
	for _, f := range d.candidates {
		sure := 1.0
		d.advanceTo(f.mention)
		switch {
		case f.from != nil:
			f.who = f.from.who
		case f.mention.kind == named:
			f.who, sure = d.named(f.mention)
			if f.Cue == "" && slices.Contains(d.vocatives(f), f.who) { // Jo looked up. “Sit down, Jo.”
				f.mention, f.who, f.Rule, f.Speaker, f.Detail, f.Mention = mention{}, nil, "", "", "", content.Range{}
			}
		case f.mention.kind == pronominal, f.mention.kind == nominal:
			called := d.vocatives(f)
			f.who, sure = d.antecedent(f.mention, func(e *entity) float64 {
				if slices.Contains(called, e) {
					return 0
				}
				return 1
			})
			if f.mention.kind == nominal {
				sure *= nounSure
			}
		}
		if f.who != nil {
			f.Confidence *= sure
			d.salience = append(d.salience, discourseEntity{f.who, f.end.base + f.last, speakerWeight * sure})
		}
	}
	for _, f := range d.candidates {
		if f.from != nil {
			f.who = f.from.who // who may be named behind it in the paragraph
			f.Confidence *= f.from.Confidence
		}
	}
}

// place is where in the text m stands: in a paragraph, at a token. What stands
// inside of a quotation is at its end.
func (d *document) place(m mention) (*paragraph, int) {
	p := d.paragraphs[m.in.index]
	if p != m.in {
		return p, len(p.tokens)
	}
	return p, m.token()
}

// named is the entity that a name in the text is of, and how sure that is.
func (d *document) named(m mention) (*entity, float64) {
	if m.in == nil {
		return nil, 0
	}
	if p, _ := d.place(m); p != m.in {
		r, _ := d.entities.nameSpanAt(m.in, m.token())
		if len(r.words) == 0 {
			return nil, 0
		}
		e, others := d.entities.entityOf(r)
		return e, (&ref{others: others}).sure()
	}
	refs := m.in.refs
	n := sort.Search(len(refs), func(i int) bool { return m.in.tokens[refs[i].token].start >= m.end })
	if n > 0 && m.in.tokens[refs[n-1].end-1].end > m.start {
		return refs[n-1].who, refs[n-1].sure()
	}
	return nil, 0
}

// An discourseEntity is a moment at which somebody is on the reader's mind.
type discourseEntity struct {
	who    *entity
	at     int // in tokens from the beginning of the text
	weight float64
}

// How much a mention counts, and in how many tokens it is down to a third.
const (
	speakerWeight    = 1.3
	reporterWeight   = 1.6
	subjectWeight    = 1.0
	leadWeight       = 2.0 // of the sentence right before the quotation
	objectWeight     = 0.5
	pronounWeight    = 1.4
	possessiveWeight = 0.8
	nounWeight       = 0.8 // of a name's
	addressWeight    = 1.1
	decay            = 50
	minCertain       = 0.7 // how sure it is that one is meant, to learn from it
	maxSalient       = 60  // mentions that are weighed, of those that are not as long ago
	maxDistance      = 8 * decay
)

// A agreement is what a mention says of whom it stands for.
type agreement struct {
	gender       gender
	organization bool
	role         string // what they are said to be elsewhere
}

// agreementOf is what a pronoun, or a noun with "the" that says what somebody is, tells
// of whom it stands for. It reports false for what stands for nobody named.
func (d *document) agreementOf(m mention) (agreement, bool) {
	switch strings.ToLower(m.text) {
	case "": // whoever it may be
		return agreement{}, true
	case "he":
		return agreement{gender: male}, true
	case "she":
		return agreement{gender: female}, true
	case "it":
		return agreement{organization: true}, true
	}
	noun, ok := strings.CutPrefix(m.text, "the ")
	if !ok || m.kind != nominal {
		return agreement{}, false
	}
	noun = noun[strings.LastIndexByte(noun, ' ')+1:]
	switch {
	case isOrganizationWord(noun) || isOrganizationNoun(noun):
		return agreement{organization: true}, true
	case isRole(noun), d.entities.played[noun]:
		return agreement{gender: genderOf(noun), role: noun}, true
	}
	return agreement{}, false
}

// compatible reports whether e can be who is wanted. A name that speaks, and that nothing
// shows to be a person's, may be an organisation's.
func (e *entity) compatible(want agreement) bool {
	if want.organization {
		return e.kind == organization || given()[e.first] == unknown && !isPlace(strings.TrimSuffix(e.last, ".")) && e.speaks > 0 && e.persons+e.he+e.she == 0 && e.gender == unknown
	}
	return e.kind != organization && e.kind != place && e.gender.agrees(want.gender)
}

// antecedent is whom a pronoun stands for: the person on the reader's mind that
// it agrees with. Bias says how much more or less likely somebody is than what is
// on the mind tells; nil: nobody is.
func (d *document) antecedent(m mention, bias func(*entity) float64) (*entity, float64) {
	want, ok := d.agreementOf(m)
	if !ok {
		return nil, 0
	}
	p, token := d.place(m)
	here := p.base + token
	c := choice{want: want, here: here, bias: bias}
	for i := len(d.salience) - 1; i >= max(0, len(d.salience)-maxSalient) && here-d.salience[i].at < maxDistance; i-- {
		if d.salience[i].at < here {
			c.weigh(d.salience[i])
		}
	}
	left := maxSalient
	for q := p.index; q >= 0 && left > 0 && here-d.paragraphs[q].base-len(d.paragraphs[q].tokens) < maxDistance; q-- {
		refs := d.paragraphs[q].refs
		n := len(refs)
		if q == p.index {
			n = sort.Search(n, func(i int) bool { return refs[i].token >= token })
		}
		for i := n - 1; i >= 0 && left > 0; i-- {
			left--
			weight := refs[i].weight
			if weight >= subjectWeight && d.leadsUp(q, refs[i].token, p, token) {
				weight = leadWeight
			}
			c.weigh(discourseEntity{refs[i].who, d.paragraphs[q].base + refs[i].token, weight})
		}
	}
	if c.best == nil || want.organization && p.namesOrganization(c.at-p.base, token) {
		return nil, 0
	}
	sure := c.top / (c.top + c.next)
	if c.best.gender == unknown && sure > minCertain {
		c.best.gender = want.gender // what follows will agree with it
	}
	return c.best, sure
}

// A choice is made among those who are on the reader's mind at a token.
type choice struct {
	want agreement
	here int
	bias func(*entity) float64

	best      *entity
	at        int     // where the best was last named
	top, next float64 // the weight of the best, and of the next best
}

// weigh considers who came to mind at a moment.
func (c *choice) weigh(e discourseEntity) {
	if !e.who.compatible(c.want) || c.want.role != "" && !slices.Contains(e.who.roles, c.want.role) {
		return
	}
	if e.who == c.best {
		c.at = max(c.at, e.at)
	}
	score := e.weight * math.Exp(-float64(c.here-e.at)/decay)
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

// namesOrganization reports whether a sentence begins between two tokens with an
// organisation that has no name: The government rejected it.
func (p *paragraph) namesOrganization(from, to int) bool {
	for i := max(from, 0); i+1 < min(to, len(p.tokens)); i++ {
		if !p.tokens[i].first || p.tokens[i].lower != "the" {
			continue
		}
		switch word := p.tokens[i+1].lower; word {
		case "company", "group", "agency": // what is named already is called so
		default:
			if isOrganizationWord(word) {
				return true
			}
		}
	}
	return false
}

// leadsUp reports whether token i of paragraph q is in the sentence before that
// of token j of p, or before the quotation in it.
func (d *document) leadsUp(q, i int, p *paragraph, j int) bool {
	if j >= len(p.tokens) {
		return false
	}
	in := d.paragraphs[q]
	before := int(p.tokens[j].sentence) - 1
	switch {
	case q == p.index && before >= 0:
		return in.tokens[i].sentence == in.tokens[before].sentence
	case q == p.index-1 && before < 0:
		return in.tokens[i].sentence == in.tokens[len(in.tokens)-1].sentence
	}
	return false
}

// token is the token of its paragraph at which m begins.
func (m mention) token() int {
	return sort.Search(len(m.in.tokens), func(i int) bool { return m.in.tokens[i].start >= m.start })
}

// advanceTo reads on to m: whom the pronouns on the way stand for stays on the
// reader's mind.
func (d *document) advanceTo(m mention) {
	if m.in == nil {
		return
	}
	p, end := d.place(m)
	for q := d.read.paragraph; q <= p.index; q++ {
		in := d.paragraphs[q]
		from, to := 0, len(in.tokens)
		if q == d.read.paragraph {
			from = d.read.token
		}
		if q == p.index {
			to = end
		}
		for i := from; i < to && !in.aside; i++ {
			if noun := in.introducedNoun(i); noun != "" && !d.dialogue {
				who := d.entityOfNoun(in, i, noun)
				weight := in.weightOf(i)
				if weight == subjectWeight {
					weight = leadWeight
				}
				d.salience = append(d.salience, discourseEntity{who, in.base + i, weight})
				continue
			}
			m := mention{kind: pronominal, in: in, start: in.tokens[i].start}
			weight := 0.0
			switch in.tokens[i].lower {
			case "he", "she":
				m.text, weight = in.tokens[i].lower, pronounWeight
			case "his":
				m.text, weight = "he", possessiveWeight
			case "her":
				m.text, weight = "she", possessiveWeight
			default:
				continue
			}
			if who, sure := d.antecedent(m, nil); who != nil {
				d.salience = append(d.salience, discourseEntity{who, in.base + i, weight * sure})
			}
		}
		d.read.paragraph, d.read.token = q, to
	}
}

// entityOfNoun is whom a noun at token i stands for that says what somebody is: who is said
// to be that, where it has “the”, else somebody without a name.
func (d *document) entityOfNoun(p *paragraph, i int, noun string) *entity {
	if p.tokens[i].lower == "the" {
		m := mention{kind: nominal, text: "the " + noun, in: p, start: p.tokens[i].start}
		if who, _ := d.antecedent(m, nil); who != nil {
			return who
		}
	}
	return &entity{nameless: true, kind: person, gender: genderOf(noun), roles: []string{noun}}
}

// introducedNoun is the noun that says what somebody is who is brought in at token i
// without a name: a neighbour who heard it; "" if nobody is.
func (p *paragraph) introducedNoun(i int) string {
	const most = 4
	switch p.tokens[i].lower {
	case "a", "an":
	case "the":
		if !p.tokens[i].first {
			return ""
		}
	default:
		return ""
	}
	if i > 0 && (p.tokens[i-1].mark == ',' || isBe(p.tokens[i-1].lower) || p.tokens[i-1].lower == "as") {
		return "" // Jo Park, a neighbour
	}
	for k := i + 1; k < min(i+most, len(p.tokens)) && p.tokens[k].isWord() && !p.tokens[k].capital; k++ {
		noun := p.tokens[k].lower
		if isSomebody(noun) && !(k+1 < len(p.tokens) && (p.isName(k+1) || isRole(p.tokens[k+1].lower))) {
			if m, _ := p.mentionAt(i); m.kind == named { // the coach of the Rovers, Jo Park
				return ""
			}
			return noun
		}
		if isFunction(noun) {
			return ""
		}
	}
	return ""
}

// A Person is somebody who is quoted.
type Person struct {
	Name       string // the resolved name, else the words of the text
	Role       string // what the text says of them: "23", "fire chief"
	Quotations []int  // indexes, in order
	Words      int    // of all their quotations
}

// People lists who is quoted, in the order of their first quotation. Quotations
// without a speaker are nobody's, and so are those of a “she” who may be anybody.
func People(a *content.Article, qs []Quotation) []Person {
	var out []Person
	index := map[string]int{}
	for i := range qs {
		q := &qs[i]
		name := q.Name()
		if name == "" || isPronoun(strings.ToLower(name)) {
			continue
		}
		at, ok := index[name]
		if !ok {
			at = len(out)
			index[name] = at
			out = append(out, Person{Name: name})
		}
		p := &out[at]
		if p.Role == "" {
			p.Role = q.Detail
		}
		p.Quotations = append(p.Quotations, i)
		p.Words += content.Words(q.Text(a))
	}
	return out
}
