package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An utterance is what somebody says in one paragraph of a dialogue: its
// quotations have one speaker.
type utterance struct {
	said    []*candidate
	who     *entity
	rule    string
	sure    float64
	says    mention   // the words that it is known from
	address []*entity // whom it calls by name
}

func (u *utterance) first() int { return u.said[0].index }

func (u *utterance) last() int { return u.said[len(u.said)-1].endAt }

// maxVocatives is how many people are called by name in one utterance, at the most.
const maxVocatives = 8

// utterances groups the quotations of a dialogue by their paragraphs.
func (d *document) utterances() []*utterance {
	var out []*utterance
	for _, f := range d.candidates {
		if n := len(out); n > 0 && out[n-1].last() == f.index {
			out[n-1].said = append(out[n-1].said, f)
		} else {
			out = append(out, &utterance{said: []*candidate{f}})
		}
	}
	for _, u := range out {
		for _, f := range u.said {
			for _, e := range d.vocatives(f) {
				if len(u.address) < maxVocatives && !u.calls(e) {
					u.address = append(u.address, e)
				}
			}
		}
	}
	return out
}

// resolveDialogue finds who says what in a dialogue: where a text says so, from that;
// else by turns. Whoever has just spoken in the paragraph before is not who
// speaks now, and whoever is called by name is neither.
func (d *document) resolveDialogue() {
	all := d.utterances()
	for i, u := range all {
		d.resolveTurn(all, i)
		f := u.said[len(u.said)-1]
		at := f.end.base + f.last
		for _, e := range u.address {
			d.salience = append(d.salience, discourseEntity{e, at, addressWeight})
		}
		if u.who != nil {
			d.salience = append(d.salience, discourseEntity{u.who, at, speakerWeight})
		}
	}
	for i := len(all) - 1; i >= 0; i-- { // how a conversation began is clear from how it went on
		if all[i].who == nil {
			d.inferBackward(all, i)
		}
	}
	for _, u := range all {
		d.assign(u)
	}
}

// assign gives what is said in an utterance its speaker; where the text names
// somebody else behind a part of it, the rest is theirs.
func (d *document) assign(u *utterance) {
	var other *candidate
	for _, f := range u.said {
		if f.mention.kind == named && f.Rule == "after" {
			if who, sure := d.named(f.mention); who != nil && who != u.who {
				f.who, other = who, f
				f.Confidence *= sure
				continue
			}
		}
		switch {
		case other != nil && f.mention.kind == nobody:
			f.who, f.Rule, f.Confidence, f.says = other.who, "same paragraph", other.Confidence*carrySure, other.mention
		case u.who != nil:
			f.who = u.who
			f.takeUtterance(u)
		}
	}
}

// takeUtterance notes how the speaker of the utterance that f is of is known.
func (f *candidate) takeUtterance(u *utterance) {
	f.Confidence, f.says = u.sure, u.says
	if f.mention.kind == nobody {
		f.Rule = u.rule
	}
}

// resolveTurn finds the speaker of utterance i from what stands before it.
func (d *document) resolveTurn(all []*utterance, i int) {
	u := all[i]
	m, rule, sure := u.mention()
	if m.kind == nobody {
		m, rule, sure = d.beat(u), "beat", beatSure
	}
	doubt := func(e *entity) float64 { return 1 }
	if i > 0 && all[i-1].last() == u.first()-1 {
		doubt = func(e *entity) float64 {
			switch {
			case e == all[i-1].who:
				return 0.15
			case i > 1 && e == all[i-2].who:
				return 1.6
			case all[i-1].calls(e):
				return 1.6
			}
			return 1
		}
	}
	avoid := func(e *entity) float64 {
		if u.calls(e) {
			return 0.05
		}
		return doubt(e)
	}
	person := 1.0
	d.advanceTo(m)
	switch m.kind {
	case named:
		u.who, person = d.named(m)
	case nominal:
		if u.who = d.relative(u, m); u.who == nil {
			u.who, person = d.named(m)
		}
	case pronominal:
		u.who, person = d.antecedent(m, avoid)
	case nobody:
		d.turn(all, i)
		return
	}
	if u.who == nil {
		u.who, person = d.entities.unnamed(m.text), 1
	}
	u.rule, u.sure, u.says = rule, sure*person, m
}

// relative is the wife or the husband of whom a pronoun stands for, where both are
// named by one surname: his wife is Mrs. Park if he is Mr. Park.
func (d *document) relative(u *utterance, m mention) *entity {
	whose, noun, _ := strings.Cut(m.text, " ")
	noun = noun[strings.LastIndexByte(noun, ' ')+1:]
	var owner string
	var class titleClass
	switch {
	case strings.EqualFold(whose, "his") && (noun == "wife" || noun == "lady"):
		owner, class = "he", wives
	case strings.EqualFold(whose, "her") && noun == "husband":
		owner, class = "she", sirs
	default:
		return nil
	}
	spouse := func(e *entity) *entity {
		for _, other := range d.entities.single[e.last] {
			if other.title == class && other != e {
				return other
			}
		}
		return nil
	}
	for _, e := range u.address { // “Mr. Park,” said his wife
		if other := spouse(e); other != nil {
			return other
		}
	}
	m.text, m.kind = owner, pronominal
	e, _ := d.antecedent(m, func(e *entity) float64 {
		if spouse(e) == nil {
			return 0
		}
		return 1
	})
	if e == nil {
		return nil
	}
	return spouse(e)
}

// mention is the words that name the speaker of u.
func (u *utterance) mention() (m mention, rule string, sure float64) {
	for _, f := range u.said {
		if f.mention.kind != nobody {
			return f.mention, f.Rule, f.Confidence
		}
	}
	return mention{}, "", 0
}

// calls reports whether u calls somebody by name.
func (u *utterance) calls(e *entity) bool { return slices.Contains(u.address, e) }

// setSpeaker gives u the speaker e, whom another utterance tells of.
func (u *utterance) setSpeaker(e *entity, from *utterance, rule string) {
	u.who, u.rule, u.says, u.sure = e, rule, from.says, turnFades*min(from.sure, turnSure)
}

// turn finds whose turn utterance i is, by who spoke before it.
func (d *document) turn(all []*utterance, i int) {
	const farthest = 6 // utterances back
	u := all[i]
	if i == 0 || u.first()-all[i-1].last() != 1 {
		return
	}
	before := all[i-1]
	may := func(e *entity) bool { return e != nil && e != before.who && !u.calls(e) }
	if i > 1 && before.first()-all[i-2].last() <= 2 && may(all[i-2].who) {
		u.setSpeaker(all[i-2].who, all[i-2], "turn")
		if u.calls(before.who) { // who speaks to Jo is the one that Jo spoke to
			u.sure = turnSure
		}
		return
	}
	if n := slices.IndexFunc(before.address, may); n >= 0 {
		u.setSpeaker(before.address[n], before, "called")
		return
	}
	for j := i - 2; j >= max(i-farthest, 0); j-- {
		if before.who != nil && may(all[j].who) {
			u.setSpeaker(all[j].who, all[j], "turn")
			return
		}
	}
	if before.who == nil {
		return
	}
	p := u.said[0].at
	anybody := mention{kind: pronominal, in: p}
	d.advanceTo(anybody)
	e, sure := d.antecedent(anybody, func(e *entity) float64 {
		if !may(e) {
			return 0
		}
		return 1
	})
	if e != nil {
		u.setSpeaker(e, before, "turn")
		u.sure *= sure
	}
}

// inferBackward finds who says utterance i by who speaks after it.
func (d *document) inferBackward(all []*utterance, i int) {
	u := all[i]
	if i+1 >= len(all) || all[i+1].first()-u.last() != 1 {
		return
	}
	next := all[i+1]
	may := func(e *entity) bool { return e != nil && e != next.who && !u.calls(e) }
	if i+2 < len(all) && all[i+2].first()-next.last() == 1 && may(all[i+2].who) {
		u.setSpeaker(all[i+2].who, all[i+2], "turn")
		return
	}
	if n := slices.IndexFunc(next.address, may); n >= 0 {
		u.setSpeaker(next.address[n], next, "called")
	}
}

// beat reads what whoever speaks does, in a sentence of its own behind their
// words: “Yes.” She laughed.
func (d *document) beat(u *utterance) mention {
	f := u.said[len(u.said)-1]
	p := f.end
	if f.last < 0 || f.last+1 >= len(p.tokens) || !p.tokens[f.last+1].first {
		return mention{}
	}
	m, _ := p.mentionAt(f.last + 1)
	if m.kind == named || m.kind == pronominal && isThird(m.text) {
		return m
	}
	return mention{}
}

func isThird(word string) bool {
	switch word {
	case "he", "she", "He", "She":
		return true
	}
	return false
}

// vocatives are the people whom a quotation calls by name: where a name stands
// between punctuation marks.
func (d *document) vocatives(f *candidate) []*entity {
	var out []*entity
	for _, r := range f.Parts {
		p := f.at
		if r.Start.Block != p.block || r.Start.Offset-p.offset < 0 || r.End.Offset-p.offset > len(p.text) {
			continue
		}
		text := p.text[r.Start.Offset-p.offset : r.End.Offset-p.offset]
		const most = 400 // bytes at both ends, where people are called
		if len(text) > 2*most {
			out = append(out, d.vocativesIn(cutEnd(text, most))...)
			text = cutStart(text, most)
		}
		out = append(out, d.vocativesIn(text)...)
	}
	return out
}

func cutEnd(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func cutStart(s string, n int) string {
	at := len(s) - n
	for !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

// vocativesIn finds names between punctuation marks.
func (d *document) vocativesIn(text string) []*entity {
	var out []*entity
	before := "" // the last word of the piece before: “Mr.” is parted from its name
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(",.!?;:—–…-“”\"‘’«»", r) }) {
		words := strings.Fields(piece)
		title, g := titleOf(before)
		before = ""
		if len(words) > 0 {
			before = strings.ToLower(words[len(words)-1])
		}
		for len(words) > 1 && leadsCall(strings.ToLower(words[0])) {
			if class, of := titleOf(strings.ToLower(words[0])); class != untitled {
				title, g = class, of
			}
			words = words[1:]
		}
		if len(words) == 0 || len(words) > 2 {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(words[0]); !unicode.IsUpper(r) {
			continue
		}
		if e := d.entities.byWord(strings.ToLower(words[len(words)-1]), title, g); e != nil && e.kind == person {
			out = append(out, e)
		}
	}
	return out
}

// leadsCall reports whether a word can stand before the name of who is called.
func leadsCall(word string) bool {
	switch word {
	case "my", "dear", "dearest", "oh", "o", "yes", "no", "well", "poor", "old", "mr", "mrs", "miss", "sir", "lady", "aunt", "uncle", "and",
		"but", "now", "why", "good":
		return true
	}
	return false
}
