package quote

import (
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
	const maxDistance = 4 // quotations from the narrator's to one that addresses the narrator
	near := map[int]int{} // the votes that the people addressed in a quotation get, more if it is near the narrator's
	votes := map[*entity]int{}
	speakers := map[*entity]bool{}
	told := 0
	for i, q := range d.quotes {
		if q.mention.kind == named {
			if e, _ := d.entityOf(q.mention); e != nil {
				speakers[e] = true
			}
		}
		if !d.isNarrator(q.mention) {
			continue
		}
		told++
		for k := max(0, i-maxDistance); k <= min(i+maxDistance, len(d.quotes)-1); k++ {
			other := d.quotes[k]
			if k == i || d.isNarrator(other.mention) || other.start.paragraph == q.start.paragraph && other.mention.kind == nobody {
				continue
			}
			near[k] = max(near[k], maxDistance+1-max(k-i, i-k))
		}
	}
	for k, n := range near {
		var once []*entity
		for _, e := range d.addressees(d.quotes[k]) {
			if !slices.Contains(once, e) {
				once = append(once, e)
				votes[e] += n
			}
		}
	}
	if told == 0 {
		return nil
	}
	var best *entity
	second := 0
	for e, n := range votes {
		switch {
		case speakers[e], e.count >= n: // the narrator's own words hardly name the narrator
		case best == nil || n > votes[best] || n == votes[best] && e.name < best.name:
			if best != nil {
				second = max(second, votes[best])
			}
			best = e
		default:
			second = max(second, n)
		}
	}
	switch {
	case best != nil && second*2 <= votes[best]:
		return best
	case !d.isDialogue:
		if author := d.author(); author != nil {
			return author
		}
	}
	return d.entities.unnamed(Narrator)
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
// does not name anywhere.
func (d *discourse) addressees(q *quoteState) []*entity {
	var out []*entity
	for _, v := range q.window.vocativesOf(q.quoteRecord) {
		e := d.entities.findVocative(v)
		if e == nil && d.isNameOfPerson(v) {
			e = d.entities.addVocative(v)
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
		if unicode.IsUpper(begin) && (!d.lex.CapitalNouns || lexicon.GenderOfGivenName(strings.ToLower(first)) != lexicon.Unknown) {
			return true
		}
	}
	return lexicon.GenderOfGivenName(v.word) != lexicon.Unknown || v.isSure && isUnknown
}

// addVocative adds an entity that is named only in what others say to it.
func (c *entities) addVocative(v vocative) *entity {
	e := &entity{name: v.text, last: v.word, gender: v.gender, title: v.title, kind: person, persons: 1}
	if e.gender == lexicon.Unknown {
		e.gender = lexicon.GenderOfGivenName(v.word)
	}
	c.single[v.word] = append(c.single[v.word], e)
	return e
}
