package quote

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A ref is a name in the text outside of quotations.
type ref struct {
	token, end int // end is behind it
	who        *entity
	weight     float64
	others     bool // who have the same name, and are named no less often
}

// sure is how likely it is that a name is of whom it was taken for.
func (r *ref) sure() float64 {
	if r.others {
		return 0.5
	}
	return 1
}

// A cast is who the text names.
type cast struct {
	byName  map[[2]string]*entity // by first name and last name
	byLast  map[string][]*entity  // the entities with a first name
	byFirst map[string][]*entity
	single  map[string][]*entity // those of one word, by it
	names   map[string]int       // words that are capitalised inside of sentences
	small   map[string]bool      // words that are not
	others  map[string]*entity   // who is not named, by the words
	played  map[string]bool      // what somebody who is named is said to be
}

// newCast learns which words of a text are names.
func newCast(paragraphs []*paragraph) *cast {
	c := &cast{
		byName: map[[2]string]*entity{}, byLast: map[string][]*entity{}, byFirst: map[string][]*entity{}, single: map[string][]*entity{},
		names: map[string]int{}, small: map[string]bool{}, others: map[string]*entity{}, played: map[string]bool{},
	}
	for _, p := range paragraphs {
		c.learn(p)
	}
	for _, p := range paragraphs {
		c.mark(p)
	}
	return c
}

// read finds the names of a text, and which are one's.
func (c *cast) read(d *document) {
	var runs []run
	for _, p := range d.paragraphs {
		for i := 0; i < len(p.tokens); {
			r, end := c.run(p, i)
			if len(r.words) > 0 && !(d.dialogue && d.wrote(r)) {
				runs = append(runs, r)
			}
			i = max(end, i+1)
		}
	}
	for _, r := range runs {
		if len(r.words) > 1 || r.title != untitled {
			c.add(r)
		}
	}
	if d.dialogue {
		c.nouns(d)
	}
	for n, r := range runs {
		e, others := c.find(r)
		if e == nil {
			continue
		}
		e.seen = n
		e.count++
		r.p.refs = append(r.p.refs, ref{token: r.token, end: r.end, who: e, weight: r.weight(), others: others})
		r.vote(e)
	}
	for _, e := range c.all() {
		e.settle()
		for _, role := range e.roles {
			c.played[role] = true
		}
	}
	for _, p := range d.paragraphs {
		slices.SortFunc(p.refs, func(a, b ref) int { return a.token - b.token })
	}
}

// wrote reports whether a name is that of who wrote the article: of a story, it is
// nobody's in it.
func (d *document) wrote(r run) bool {
	return len(r.words) > 1 && strings.Contains(strings.ToLower(d.byline), strings.ToLower(r.text))
}

// nouns reads the people of a story who are called by what they are: the parson.
func (c *cast) nouns(d *document) {
	const most = 4 // words of the phrase
	for _, p := range d.paragraphs {
		for i := range p.tokens {
			if p.tokens[i].lower != "the" || p.aside {
				continue
			}
			for k := i + 1; k < min(i+most, len(p.tokens)) && p.tokens[k].isWord() && !p.tokens[k].capital; k++ {
				if noun := p.tokens[k].lower; isSomebody(noun) {
					e := c.somebody(noun)
					e.name, e.nameless = "the "+noun, false
					e.gender = genderOf(noun)
					if named := c.byFirst[noun]; len(named) == 1 { // the parson is Parson Park
						e = named[0]
					}
					e.count++
					r := run{p: p, token: i, end: k + 1}
					p.refs = append(p.refs, ref{token: i, end: k + 1, who: e, weight: nounWeight * r.weight()})
					r.vote(e)
					break
				}
				if isFunction(p.tokens[k].lower) {
					break
				}
			}
		}
	}
}

// learn notes which words are names inside of sentences, and which are written
// small: at the beginning of one a capital says nothing.
func (c *cast) learn(p *paragraph) {
	for i := range p.tokens {
		t := &p.tokens[i]
		switch {
		case !t.isWord():
		case !t.capital:
			c.small[t.lower] = true
		case !t.first:
			c.names[t.lower]++
		}
	}
}

// mark takes the capital off the words of a paragraph that have it only because
// they begin a sentence.
func (c *cast) mark(p *paragraph) {
	for i := range p.tokens {
		if t := &p.tokens[i]; t.first && t.capital && !c.isNamed(p, i) {
			t.capital = false
		}
	}
}

// isNamed reports whether the word at token i of p, which begins a sentence, is
// part of a name.
func (c *cast) isNamed(p *paragraph, i int) bool {
	t := &p.tokens[i]
	if !p.isName(i) || p.title(i) {
		return true
	}
	word := genitive(t.lower)
	if given()[word] != unknown {
		return true
	}
	if p.isName(i+1) && c.names[word] == 0 && opensSentence(word) {
		return false // Soon Jo Park
	}
	if i+2 < len(p.tokens) && c.names[word] == 0 && !isRole(word) && !isJob(word) && given()[p.tokens[i+1].lower] != unknown && p.isName(i+1) && p.isName(i+2) {
		return false // Firefighter Jo Park
	}
	return c.names[word] > 0 || !c.small[word] && i+1 < len(p.tokens) && (p.isName(i+1) || p.tokens[i+1].verb != 0 || p.tokens[i+1].span > 0 && p.nameAt(i) > i+1)
}

// add makes an entity of a name with more than a word, or with a title.
func (c *cast) add(r run) {
	last := r.words[len(r.words)-1]
	if len(r.words) == 1 {
		for _, e := range c.single[last] {
			if e.title == r.title || (e.title == rank || r.title == rank) && e.gender.agrees(r.gender) {
				if e.title == rank && r.title != rank {
					e.title, e.gender = r.title, r.gender
				}
				return
			}
		}
		c.single[last] = append(c.single[last], &entity{name: r.titled, last: last, title: r.title, gender: r.gender, persons: 1})
		return
	}
	first := r.words[0]
	if e, ok := c.byName[[2]string{first, last}]; ok {
		e.full++
		if e.name == strings.ToUpper(e.name) || len(r.text) > len(e.name) && r.text != strings.ToUpper(r.text) && utf8.RuneCountInString(r.text) < 40 {
			e.name = r.text
		}
		if e.gender == unknown {
			e.gender = r.gender
		}
		return
	}
	e := &entity{name: r.text, first: first, last: last, gender: r.gender, full: 1}
	if e.gender == unknown {
		e.gender = given()[first]
	}
	if e.gender != unknown || r.title != untitled {
		e.persons++
	}
	if r.isBody() {
		e.nature = body
	}
	c.byName[[2]string{first, last}] = e
	if len(c.byLast[last]) < mostNamesakes {
		c.byLast[last] = append(c.byLast[last], e)
	}
	if len(c.byFirst[first]) < mostNamesakes {
		c.byFirst[first] = append(c.byFirst[first], e)
	}
}

// mostNamesakes is how many who share a name are told apart where it stands alone.
const mostNamesakes = 40

// find is the entity of a name, and whether it may as well be another's.
func (c *cast) find(r run) (e *entity, others bool) {
	last := r.words[len(r.words)-1]
	if len(r.words) > 1 {
		return c.byName[[2]string{r.words[0], last}], false
	}
	fits := func(e *entity) bool { return e.gender.agrees(r.gender) && e.nature != body }
	if e, others := foremost(c.byLast[last], fits); e != nil {
		if r.title == untitled || onlyOne(c.byLast[last], fits) {
			return e, others
		}
	}
	if r.title != untitled {
		for _, e := range c.single[last] {
			if e.title == r.title || (e.title == rank || r.title == rank) && e.gender.agrees(r.gender) {
				return e, false
			}
		}
	}
	if e := latest(c.byFirst[last], func(e *entity) bool { return e.nature != body && !strings.HasSuffix(e.last, ".") }); e != nil {
		return e, false
	}
	if e := latest(c.single[last], func(*entity) bool { return true }); e != nil {
		return e, false
	}
	e = &entity{name: r.text, last: last, gender: given()[last]}
	if e.gender != unknown {
		e.persons++
	}
	if r.isBody() || isAcronym(r.text) && !isPlace(strings.TrimSuffix(last, ".")) {
		e.nature = body
	}
	if isDemonym(last) {
		e.nature = place
	}
	c.single[last] = append(c.single[last], e)
	return e, false
}

func onlyOne(all []*entity, fits func(*entity) bool) bool {
	n := 0
	for _, e := range all {
		if fits(e) {
			n++
		}
	}
	return n == 1
}

// latest is the one of some entities that fits and was named last; the first
// that fits if none was named yet.
func latest(all []*entity, fits func(*entity) bool) *entity {
	var best *entity
	for _, e := range all {
		if fits(e) && (best == nil || e.seen > best.seen) {
			best = e
		}
	}
	return best
}

// known is whom a word names, with its title if it has one; nil for nobody.
func (c *cast) known(word string, title titleClass, g gender) *entity {
	fits := func(e *entity) bool {
		return e.gender.agrees(g) && (e.first != "" || title == untitled || e.title == title)
	}
	of := [][]*entity{c.byFirst[word], c.single[word], c.byLast[word]}
	if title != untitled {
		of[0], of[2] = nil, nil
		if onlyOne(c.byLast[word], fits) {
			of[0] = c.byLast[word]
		}
	}
	for _, all := range of {
		if e, _ := foremost(all, fits); e != nil {
			return e
		}
	}
	return nil
}

// somebody is an entity for words that stand for nobody who is named: whoever
// they mean takes turns with others as well.
func (c *cast) somebody(words string) *entity {
	key := strings.ToLower(words)
	e, ok := c.others[key]
	if !ok {
		e = &entity{name: words, nameless: true, nature: person}
		c.others[key] = e
	}
	return e
}

// foremost is the one of some entities that fits and is named in full most often:
// whom the text is about is introduced so, and called by the surname then;
// relatives are called by their first names. Of several it is the one named last;
// tie says that another one has been named as well.
func foremost(all []*entity, fits func(*entity) bool) (best *entity, tie bool) {
	for _, e := range all {
		switch {
		case !fits(e):
		case best == nil || e.full > best.full:
			best, tie = e, false
		case e.full == best.full:
			tie = e.count > 0 && best.count > 0
			if e.seen > best.seen {
				best = e
			}
		}
	}
	return best, tie
}

func (c *cast) all() []*entity {
	var out []*entity
	for _, e := range c.byName {
		out = append(out, e)
	}
	for _, es := range c.single {
		out = append(out, es...)
	}
	return out
}
