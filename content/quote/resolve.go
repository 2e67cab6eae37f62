package quote

import (
	"math"
	"sort"
	"strings"

	"pullquote/content"
)

// paragraphEnd is how many tokens the end of a paragraph counts for in distances.
const paragraphEnd = 10

// resolve finds the person that each mention stands for.
func (d *document) resolve() {
	d.cast.read(d)
	if d.dialogue {
		d.converse()
		return
	}
	var said []event // who has spoken so far
	for _, f := range d.found {
		var who *entity
		switch {
		case f.from != nil:
			who = f.from.who
		case f.mention.kind == named:
			who = d.cast.of(f.mention)
		case f.mention.kind == pronoun, f.mention.kind == common:
			who = d.antecedent(f.mention, said, nil)
		}
		f.who = who
		if who != nil {
			f.Resolved = who.name
			said = append(said, event{who, f.end.base + f.last, speakerWeight})
		}
	}
}

// of is the entity that a name in the text is of.
func (c *cast) of(m mention) *entity {
	if m.in == nil {
		return nil
	}
	refs := m.in.refs
	n := sort.Search(len(refs), func(i int) bool { return m.in.tokens[refs[i].token].start >= m.end })
	if n > 0 && m.in.tokens[refs[n-1].end-1].end > m.start {
		return refs[n-1].who
	}
	return nil
}

// An event is a moment at which somebody is on the reader's mind.
type event struct {
	who    *entity
	at     int // in tokens from the beginning of the text
	weight float64
}

// How much a mention counts, and in how many tokens it is down to a third.
const (
	speakerWeight  = 1.3
	reporterWeight = 1.6
	subjectWeight  = 1.0
	objectWeight   = 0.5
	nounWeight     = 0.8 // of a name's
	addressWeight  = 1.1
	fading         = 60
	longAgo        = 8 * fading
)

// A wanted is what a mention says of whom it stands for.
type wanted struct {
	gender gender
	body   bool
}

// wants is what a pronoun, or a noun with "the" that says what somebody is, tells
// of whom it stands for. It reports false for what stands for nobody named.
func (m mention) wants() (wanted, bool) {
	switch strings.ToLower(m.text) {
	case "he":
		return wanted{gender: male}, true
	case "she":
		return wanted{gender: female}, true
	case "it":
		return wanted{body: true}, true
	}
	noun, ok := strings.CutPrefix(m.text, "the ")
	if !ok || m.kind != common {
		return wanted{}, false
	}
	noun = noun[strings.LastIndexByte(noun, ' ')+1:]
	switch {
	case isBodyWord(noun) || isBodyNoun(noun):
		return wanted{body: true}, true
	case isRole(noun):
		return wanted{gender: genderOf(noun)}, true
	}
	return wanted{}, false
}

// antecedent is whom a pronoun stands for: the person on the reader's mind that
// it agrees with. Bias says how much more or less likely somebody is than what is
// on the mind tells; nil: nobody is.
func (d *document) antecedent(m mention, said []event, bias func(*entity) float64) *entity {
	want, ok := m.wants()
	if !ok {
		return nil
	}
	p := m.in
	token := sort.Search(len(p.tokens), func(i int) bool { return p.tokens[i].start >= m.start })
	here := p.base + token
	var best *entity
	top := 0.0
	weigh := func(e event) {
		if (e.who.nature == body) != want.body || e.who.nature == place || !e.who.gender.agrees(want.gender) {
			return
		}
		score := e.weight * math.Exp(-float64(here-e.at)/fading)
		if e.who.gender == want.gender {
			score *= 1.5
		}
		if e.who.nature == unclear {
			score /= 3
		}
		if bias != nil {
			score *= bias(e.who)
		}
		score *= 1 + math.Log1p(float64(e.who.count))/4
		if score > top {
			best, top = e.who, score
		}
	}
	for i := len(said) - 1; i >= 0 && here-said[i].at < longAgo; i-- {
		if said[i].at < here {
			weigh(said[i])
		}
	}
	for q := p.index; q >= 0 && here-d.paragraphs[q].base-len(d.paragraphs[q].tokens) < longAgo; q-- {
		refs := d.paragraphs[q].refs
		n := len(refs)
		if q == p.index {
			n = sort.Search(n, func(i int) bool { return refs[i].token >= token })
		}
		for i := n - 1; i >= 0; i-- {
			weigh(event{refs[i].who, d.paragraphs[q].base + refs[i].token, refs[i].weight})
		}
	}
	return best
}

// A Person is somebody who is quoted.
type Person struct {
	Name       string // the resolved name, else the words of the text
	Role       string // what the text says of them: "23", "fire chief"
	Quotations []int  // indexes, in order
	Words      int    // of all their quotations
}

// People lists who is quoted, in the order of their first quotation. Quotations
// without a speaker are nobody's.
func People(a *content.Article, qs []Quotation) []Person {
	var out []Person
	index := map[string]int{}
	for i := range qs {
		q := &qs[i]
		name := q.Resolved
		if name == "" {
			name = q.Speaker
		}
		if name == "" {
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
