package quote

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// The narrator of a first-person text is “I” in attributions: “Not yet,” I said. Others call the
// narrator by name only in what they say. The name by which the quotations right before and after
// the narrator's own address somebody most often is therefore the narrator's, unless the author
// uses it for somebody else who speaks. Otherwise “I” is the author of an article, or simply the
// narrator: the author of a story hardly tells it.

// Narrator is the name of the person who speaks as “I” if nobody calls them by name.
const Narrator = "the narrator"

// isNarrator reports whether the speaker of q is the author's “I”.
func (d *discourse) isNarrator(m *mentionRecord) bool {
	return m.kind == pronominal && slices.Contains(d.lex.FirstPerson, m.text)
}

// findNarrator returns the entity of the person who tells the text, or nil if “I” says nothing
// in it.
func (d *discourse) findNarrator() *entity {
	speakers := map[*entity]bool{}
	told := 0
	for _, q := range d.quotes {
		if q.mention.kind == named {
			if e, _ := d.entityOf(q.mention); e != nil {
				speakers[e] = true
			}
		}
		if d.isNarrator(q.mention) {
			told++
		}
	}
	if told == 0 {
		return nil
	}
	votes := d.narratorVotes()
	maps.DeleteFunc(votes, func(e *entity, v narratorVote) bool {
		return speakers[e] || e.count >= v.weight // the narrator's own words hardly name the narrator
	})
	byWeight := func(e, than *entity) int {
		return cmp.Or(cmp.Compare(votes[than].weight, votes[e].weight), strings.Compare(e.name, than.name))
	}
	ranked := slices.SortedFunc(maps.Keys(votes), byWeight)
	if len(ranked) > 1 && ranked[0].isOtherNameOf(ranked[1]) {
		joined := joinNames(ranked[0], ranked[1])
		votes[joined] = narratorVote{votes[ranked[0]].weight + votes[ranked[1]].weight, votes[ranked[0]].quotes + votes[ranked[1]].quotes}
		ranked = append([]*entity{joined}, ranked[2:]...)
	}
	minQuotes := 1 // that address the narrator by a word that is not known as a name
	if d.lex.CapitalNouns {
		minQuotes = 2
	}
	var best, second *entity
	if len(ranked) > 0 {
		best = ranked[0]
	}
	if len(ranked) > 1 {
		second = ranked[1]
	}
	switch {
	case best != nil && 2*votes[second].weight <= votes[best].weight && (votes[best].quotes >= minQuotes || best.isEvident()):
		if best.count == 0 {
			d.entities.single[best.last] = append(d.entities.single[best.last], best)
		}
		return best
	case !d.isDialogue:
		if author := d.author(); author != nil {
			return author
		}
	}
	return d.entities.unnamed(Narrator)
}

// isOtherNameOf reports whether one of two people who are only addressed has a given name and the
// other a surname, so that they may be one: “Ana”, “Miss Holm”.
func (e *entity) isOtherNameOf(other *entity) bool {
	return e.count == 0 && other.count == 0 && e.isGivenName() != other.isGivenName() &&
		!strings.Contains(e.name+other.name, " ") && e.gender.Agrees(other.gender)
}

// isGivenName reports whether the name of a person who is only addressed is a given name.
func (e *entity) isGivenName() bool {
	return e.title == lexicon.Untitled && lexicon.GenderOfGivenName(e.last) != lexicon.Unknown
}

// joinNames returns the person with a given name and a surname, in any order.
func joinNames(a, b *entity) *entity {
	if !a.isGivenName() {
		a, b = b, a
	}
	return &entity{name: a.name + " " + b.name, first: a.last, last: b.last, gender: cmp.Or(a.gender, b.gender), title: b.title, kind: person, persons: 1}
}

// isEvident reports whether the name of e alone shows that it is a person's.
func (e *entity) isEvident() bool {
	return e.gender != lexicon.Unknown || e.title != lexicon.Untitled || e.first != "" || strings.Contains(e.name, " ")
}

// A narratorVote is how much speaks for a person as the narrator.
type narratorVote struct{ weight, quotes int }

// narratorVotes returns the people who are addressed in quotations near those of the narrator. A
// quotation has more weight if it is nearer. What the narrator says to somebody counts against
// them.
func (d *discourse) narratorVotes() map[*entity]narratorVote {
	const maxDistance = 4 // quotations from the narrator's to one that addresses the narrator
	weights := map[int]int{}
	for i, q := range d.quotes {
		if !d.isNarrator(q.mention) {
			continue
		}
		if d.isOwn(i) {
			weights[i] = -maxDistance
		}
		for k := max(0, i-maxDistance); k <= min(i+maxDistance, len(d.quotes)-1); k++ {
			other := d.quotes[k]
			if k == i || d.isNarrator(other.mention) && d.isOwn(k) || other.start.paragraph == q.start.paragraph && other.mention.kind == nobody {
				continue
			}
			weights[k] = max(weights[k], maxDistance+1-max(k-i, i-k))
		}
	}
	votes, unnamed := map[*entity]narratorVote{}, map[string]*entity{}
	for _, k := range slices.Sorted(maps.Keys(weights)) {
		var once []*entity
		for _, e := range d.addressees(d.quotes[k], unnamed) {
			if slices.Contains(once, e) {
				continue
			}
			once = append(once, e)
			v := votes[e]
			v.weight += weights[k]
			if weights[k] > 0 {
				v.quotes++
			}
			votes[e] = v
		}
	}
	return votes
}

// isOwn reports whether quotation i has an attribution of its own.
func (d *discourse) isOwn(i int) bool {
	q := d.quotes[i]
	return q.speakerFrom == nil && !(i > 0 && q.hasMentionOf(d.quotes[i-1]))
}

// author returns the entity of the author, or nil if the byline is not the name of one person.
func (d *discourse) author() *entity {
	words := strings.Fields(d.byline)
	if len(words) < 2 || !isName(d.lex, d.byline) || slices.ContainsFunc(words, func(word string) bool {
		known := d.lex.Word(strings.ToLower(word))
		return known.Func == lexicon.And || word == "&" || known.Is(lexicon.OrganizationWord|lexicon.Article)
	}) {
		return nil
	}
	first, last := strings.ToLower(words[0]), strings.ToLower(words[len(words)-1])
	if e := d.entities.byName[[2]string{first, last}]; e != nil {
		return e
	}
	return &entity{name: d.byline, first: first, last: last, gender: lexicon.GenderOfGivenName(first), kind: person, persons: 1}
}

// addressees returns the people whom a quotation addresses by name, with those whom the author
// does not name anywhere. These are added to unnamed, by their names.
func (d *discourse) addressees(q *quoteState, unnamed map[string]*entity) []*entity {
	var out []*entity
	for _, v := range q.window.vocativesOf(q.quoteRecord) {
		e := d.entities.findVocative(v)
		if e == nil && d.isNameOfPerson(v) {
			if e = unnamed[v.word]; e == nil {
				e = newAddressee(v)
				unnamed[v.word] = e
			}
		}
		if e != nil && e.kind == person {
			out = append(out, e)
		}
	}
	return out
}

// isNameOfPerson reports whether a vocative that the author uses for nobody is a name.
func (d *discourse) isNameOfPerson(v vocative) bool {
	if slices.ContainsFunc(d.lex.FirstPerson, func(word string) bool { return strings.HasPrefix(v.text, word+" ") }) {
		return false
	}
	isUnknown := d.lex.Word(v.word).Classes == 0 && utf8.RuneCountInString(v.word) > 2
	if first, last, isFull := strings.Cut(v.text, " "); isFull && isUnknown {
		begin, _ := utf8.DecodeRuneInString(last)
		if !unicode.IsUpper(begin) {
			return false
		}
		if !d.lex.CapitalNouns || lexicon.GenderOfGivenName(strings.ToLower(first)) != lexicon.Unknown {
			return true
		}
	}
	return lexicon.GenderOfGivenName(v.word) != lexicon.Unknown || v.isSure && isUnknown
}

// newAddressee returns the entity of a person who is named only in what others say to them.
func newAddressee(v vocative) *entity {
	e := &entity{name: v.text, last: v.word, gender: v.gender, title: v.title, kind: person, persons: 1}
	if e.gender == lexicon.Unknown {
		e.gender = lexicon.GenderOfGivenName(v.word)
	}
	return e
}
