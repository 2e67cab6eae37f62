package quote

import (
	"slices"
	"strings"

	"pullquote/content/quote/lexicon"
)

// entities holds the entities of a text.
type entities struct {
	lex            *lexicon.Lexicon
	byName         map[[2]string]*entity  // those with several words, by first and last word
	byLast         map[string][]*entity   // the same, by last word
	byFirst        map[string][]*entity   // the same, by first word
	byFormal       map[string][]*entity   // the same, by the name that the first word is a nickname of
	single         map[string][]*entity   // those with one word, by that word
	byTitled       map[titledName]*entity // those with several words or another name, by names of one word with a title
	unnamedByWords map[string]*entity     // those without a name, by the words of their mentions
	roles          map[string]bool        // the roles of all named entities
}

func newEntities(lex *lexicon.Lexicon) *entities {
	return &entities{
		lex: lex, byName: map[[2]string]*entity{}, byLast: map[string][]*entity{}, byFirst: map[string][]*entity{}, byFormal: map[string][]*entity{},
		single: map[string][]*entity{}, byTitled: map[titledName]*entity{}, unnamedByWords: map[string]*entity{}, roles: map[string]bool{},
	}
}

// maxNamesakes is the maximum number of entities that share a first or a last name and are
// candidates when that name occurs alone.
const maxNamesakes = 40

// add adds a name of several words, or of one word with a title, and its entity if that is new.
func (c *entities) add(f *nameForm, afterThe bool) {
	if f.first == "" {
		for _, e := range c.single[f.last] {
			if e.canShareTitle(f) {
				if e.title == lexicon.NeutralTitle && f.title != lexicon.NeutralTitle {
					e.title, e.gender = f.title, f.gender
				}
				return
			}
		}
		c.single[f.last] = append(c.single[f.last], &entity{name: f.titled, last: f.last, title: f.title, titles: []string{f.titleOf()}, gender: f.gender, persons: 1})
		return
	}
	key := [2]string{f.first, f.last}
	if e, ok := c.byName[key]; ok {
		e.addFullName(f)
		return
	}
	formal := lexicon.FormalName(f.first)
	for _, e := range c.byFormal[formal] { // Lizzy Park is Elizabeth Park
		if e.last == f.last && e.first != f.first && e.gender.Agrees(f.gender) {
			c.byName[key] = e
			return
		}
	}
	e := newEntity(f, afterThe)
	c.byName[key] = e
	if len(c.byFormal[formal]) < maxNamesakes {
		c.byFormal[formal] = append(c.byFormal[formal], e)
	}
	if len(c.byLast[f.last]) < maxNamesakes {
		c.byLast[f.last] = append(c.byLast[f.last], e)
	}
	if len(c.byFirst[f.first]) < maxNamesakes {
		c.byFirst[f.first] = append(c.byFirst[f.first], e)
	}
}

// find returns the entity of a name, and whether another entity may be meant as well.
func (c *entities) find(f *nameForm, afterThe bool) (e *entity, ambiguous bool) {
	if f.first != "" {
		return c.byName[[2]string{f.first, f.last}], false
	}
	if e := c.byTitled[titledName{f.titleOf(), f.last}]; e != nil && f.title != lexicon.Untitled {
		return e, false
	}
	fits := func(e *entity) bool {
		isInitial := strings.HasSuffix(e.first, ".") && e.gender == lexicon.Unknown
		if f.title == lexicon.MarriedFemaleTitle && c.hasUnmarried(f.last) { // Lady Park is not the Miss Park called Jo Park
			return false
		}
		return e.gender.Agrees(f.gender) && e.kind != organization && !(isInitial && f.gender == lexicon.Female) // J. Holm is hardly Mrs. Holm
	}
	if e, ambiguous := mostOftenInFull(c.byLast[f.last], fits); e != nil {
		if f.title == lexicon.Untitled || isOnlyOne(c.byLast[f.last], fits) {
			return e, ambiguous
		}
	}
	if f.title != lexicon.Untitled {
		for _, e := range c.single[f.last] {
			if e.canShareTitle(f) {
				return e, false
			}
		}
	}
	if e := lastNamed(c.byFirst[f.last], func(e *entity) bool { return e.kind != organization && !strings.HasSuffix(e.last, ".") }); e != nil {
		return e, false
	}
	if all := c.byFormal[lexicon.FormalName(f.last)]; len(all) == 1 && all[0].kind != organization && !strings.HasSuffix(all[0].last, ".") && all[0].gender.Agrees(f.gender) { // Lizzy
		return all[0], false
	}
	if e := lastNamed(c.single[f.last], func(*entity) bool { return true }); e != nil {
		return e, false
	}
	return c.addSingle(f, afterThe), false
}

// hasUnmarried reports whether the text uses the title of an unmarried woman with a surname.
func (c *entities) hasUnmarried(last string) bool {
	return slices.ContainsFunc(c.single[last], func(e *entity) bool { return e.title == lexicon.UnmarriedFemaleTitle })
}

// addSingle adds an entity with a name of one word.
func (c *entities) addSingle(f *nameForm, afterThe bool) *entity {
	e := &entity{name: f.text, last: f.last, gender: lexicon.GenderOfGivenName(f.last)}
	if e.gender != lexicon.Unknown {
		e.persons++
	}
	if f.organization.applies(afterThe) || isAcronym(f.text) && !c.isPlace(f.last) {
		e.kind = organization
	}
	if c.lex.Is(f.last, lexicon.Demonym) {
		e.kind = location
	}
	c.single[f.last] = append(c.single[f.last], e)
	return e
}

func (c *entities) isPlace(word string) bool {
	return c.lex.Is(strings.TrimSuffix(word, "."), lexicon.Place)
}

// findVocative returns the entity that a vocative addresses, or nil.
func (c *entities) findVocative(v vocative) *entity {
	fits := func(e *entity) bool {
		return e.gender.Agrees(v.gender) && (e.first != "" || v.title == lexicon.Untitled || e.title == v.title)
	}
	lists := [][]*entity{c.byFirst[v.word], c.single[v.word], c.byLast[v.word]}
	if all := c.byFormal[lexicon.FormalName(v.word)]; len(all) == 1 {
		lists[0] = all
	}
	if v.title != lexicon.Untitled {
		lists = lists[1:2]
		if isOnlyOne(c.byLast[v.word], fits) {
			lists = [][]*entity{c.byLast[v.word], c.single[v.word]}
		}
	}
	for _, list := range lists {
		if e, _ := mostOftenInFull(list, fits); e != nil {
			return e
		}
	}
	return nil
}

// unnamed returns the entity for words that do not refer to a named entity, so that it can
// take turns in a dialogue as well.
func (c *entities) unnamed(words string) *entity {
	key := strings.ToLower(words)
	e, ok := c.unnamedByWords[key]
	if !ok {
		e = &entity{name: words, isNameless: true, kind: person}
		c.unnamedByWords[key] = e
	}
	return e
}

// ofNoun returns the person of a story whom a noun with an article stands for: the parson.
func (c *entities) ofNoun(noun, article string) *entity {
	e := c.unnamed(noun)
	if e.isNameless {
		e.name, e.isNameless = article+noun, false
	}
	e.gender = c.lex.Word(noun).Gender
	if named := c.byFirst[noun]; len(named) == 1 { // “the parson” is Parson Park
		return named[0]
	}
	return e
}

// finalize finalizes all entities after all names have been added, and collects their roles.
func (c *entities) finalize() {
	each := func(e *entity) {
		e.finalize(c.lex)
		for _, role := range e.roles {
			c.roles[role] = true
		}
	}
	for _, e := range c.byName {
		each(e)
	}
	for _, all := range c.single {
		for _, e := range all {
			each(e)
		}
	}
}

func isOnlyOne(all []*entity, fits func(*entity) bool) bool {
	i := slices.IndexFunc(all, fits)
	return i >= 0 && !slices.ContainsFunc(all[i+1:], fits)
}

// lastNamed returns the entity that fits and was named last. If none has been named yet, it
// returns the first that fits.
func lastNamed(all []*entity, fits func(*entity) bool) *entity {
	var best *entity
	for _, e := range all {
		if fits(e) && (best == nil || e.seen > best.seen) {
			best = e
		}
	}
	return best
}

// mostOftenInFull returns the entity that fits and is named in full most often. The main person
// of a text is introduced by the full name and then called by the surname; relatives are called
// by their first names. If there are several, it returns the one named last; ambiguous says
// that two of them have been named.
func mostOftenInFull(all []*entity, fits func(*entity) bool) (best *entity, ambiguous bool) {
	for _, e := range all {
		switch {
		case !fits(e):
		case best == nil || e.fullCount > best.fullCount:
			best, ambiguous = e, false
		case e.fullCount == best.fullCount:
			ambiguous = e.count > 0 && best.count > 0
			if e.seen > best.seen {
				best = e
			}
		}
	}
	return best, ambiguous
}
