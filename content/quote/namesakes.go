package quote

import (
	"slices"

	"pullquote/content/quote/lexicon"
)

// A person often has several names that share one word or none. They are joined before the names
// are looked up, if the text shows that they are one person's:
//
//	Lady Anne Holm … Lady Anne            the same title and given name
//	Miss Ruiz, Miss Eva Ruiz, Ana Ruiz    “Miss Ruiz” is the sister who is not “Miss Eva Ruiz”
//	Mrs. Holm, who had been Miss Ruiz     the text says so

// A titledName is a title and the name after it, both in lower case: Miss Ruiz.
type titledName struct{ title, name string }

// titleOf returns the last title of a name, in lower case; "" if it has none.
func (f *nameForm) titleOf() string {
	if len(f.roles) == 0 {
		return ""
	}
	return f.roles[len(f.roles)-1]
}

// addTitle notes that the full name of e has that title somewhere in the text, or none.
func (e *entity) addTitle(f *nameForm) {
	const maxTitles = 4
	if title := f.titleOf(); len(e.titles) < maxTitles && !slices.Contains(e.titles, title) {
		e.titles = append(e.titles, title)
		if e.titled == "" || len(f.titled) < len(e.titled) {
			e.titled = f.titled
		}
	}
}

// addVocativeTitles notes the titles with which people are addressed by their given names: Miss Eva
// is not Miss Ruiz.
func (c *entities) addVocativeTitles(vocatives []vocative) {
	for _, v := range vocatives {
		if v.title != lexicon.UnmarriedFemaleTitle {
			continue
		}
		for _, e := range c.byFormal[lexicon.FormalName(v.word)] {
			e.isCalledMiss = true
		}
	}
}

// joinTitled finds the people with a full name to whom names of one word with a title belong.
func (c *entities) joinTitled() {
	for name, all := range c.single {
		c.single[name] = slices.DeleteFunc(all, func(s *entity) bool {
			if len(s.titles) == 0 || s.titles[0] == "" {
				return false
			}
			title := s.titles[0]
			e := c.byGivenName(s, title, name)
			if e == nil {
				e = c.bySurname(s, title, name)
			}
			if e == nil {
				return false
			}
			c.byTitled[titledName{title, name}] = e
			return true
		})
	}
}

// byGivenName returns the only person with a given name whose full name has a title, or nil.
func (c *entities) byGivenName(s *entity, title, first string) *entity {
	hasTitle := func(e *entity) bool { return e.kind != organization && slices.Contains(e.titles, title) }
	if !isOnlyOne(c.byFirst[first], hasTitle) {
		return nil
	}
	e := c.byFirst[first][slices.IndexFunc(c.byFirst[first], hasTitle)]
	if s.title != lexicon.UnmarriedFemaleTitle && !slices.Contains(e.titles, "") {
		e.name = e.titled // Lady Anne Holm is never called Anne Holm
	}
	return e
}

// bySurname returns the one among several people with a surname to whom it belongs with a title,
// or nil. Those whose full or given name has the title somewhere are not meant by the surname
// alone. Of the others, one must be named much more often than the rest.
func (c *entities) bySurname(s *entity, title, last string) *entity {
	const dominance = 3
	if s.title != lexicon.UnmarriedFemaleTitle && s.title != lexicon.MaleTitle {
		return nil
	}
	var best *entity
	second, people := 0, 0
	for _, e := range c.byLast[last] {
		if e.kind == organization || e.gender != s.gender {
			continue
		}
		people++
		switch {
		case slices.Contains(e.titles, title), e.isCalledMiss:
		case best == nil || e.fullCount > best.fullCount:
			if best != nil {
				second = best.fullCount
			}
			best = e
		default:
			second = max(second, e.fullCount)
		}
	}
	if people < 2 || best == nil || best.fullCount < dominance*second {
		return nil
	}
	return best
}

// A renaming is two names that the text says are one person's.
type renaming struct {
	from, to int32 // indexes in forms
	isBirth  bool  // the second is the name at birth: née Ruiz
}

// rename joins the people of two names that the text says are one person's.
func (c *entities) rename(a, b *nameForm, isBirth bool) {
	isMrs := func(f *nameForm) bool { return f.title == lexicon.MarriedFemaleTitle }
	isMiss := func(f *nameForm) bool { return f.title == lexicon.UnmarriedFemaleTitle }
	isWoman := isMrs(a) && isMiss(b) || isMiss(a) && isMrs(b) || isMrs(b)
	isSameGiven := a.first != "" && lexicon.FormalName(a.first) == lexicon.FormalName(b.first)
	if !isWoman && !isSameGiven && !(isBirth && b.first == "" && (a.first != "" || isMrs(a))) {
		return
	}
	if a.first != "" && b.first != "" && !isSameGiven {
		return
	}
	e, other := c.entityOfForm(a), c.entityOfForm(b)
	if e == nil || a.first == "" && b.first != "" && other != nil {
		e, other = other, e
	}
	if e == nil {
		return
	}
	if isWoman && e.gender == lexicon.Unknown {
		e.gender = lexicon.Female
	}
	c.setNames(e, a, b)
	if other != nil && other != e {
		c.drop(other)
	}
}

// setNames makes names belong to a person.
func (c *entities) setNames(e *entity, names ...*nameForm) {
	for _, f := range names {
		switch {
		case f.first != "":
			c.byName[[2]string{f.first, f.last}] = e
		case f.title != lexicon.Untitled:
			c.byTitled[titledName{f.titleOf(), f.last}] = e
		case e.first != "": // Ana Holm, née Ruiz
			c.byName[[2]string{e.first, f.last}] = e
		}
	}
}

// drop makes sure that no name belongs to an entity, because it is another one.
func (c *entities) drop(e *entity) {
	for _, lists := range []map[string][]*entity{c.byLast, c.byFirst, c.byFormal, c.single} {
		for _, word := range []string{e.first, e.last, lexicon.FormalName(e.first)} {
			lists[word] = slices.DeleteFunc(lists[word], func(other *entity) bool { return other == e })
		}
	}
}

// entityOfForm returns the entity that has been added for a full name, or for a surname with a
// title; nil for other names.
func (c *entities) entityOfForm(f *nameForm) *entity {
	switch {
	case f.first != "":
		return c.byName[[2]string{f.first, f.last}]
	case f.title == lexicon.Untitled:
		return nil
	}
	if e := c.byTitled[titledName{f.titleOf(), f.last}]; e != nil {
		return e
	}
	for _, e := range c.single[f.last] {
		if e.canShareTitle(f) {
			return e
		}
	}
	return nil
}

// renamingAfter reports whether the words from token i up to the name s say that the name before
// them is another one of the same person, and whether s is the one at birth: Mrs. Holm, who had
// been Miss Ruiz.
func (s nameSpan) renamingAfter(i int) (isRenaming, isBirth bool) {
	const maxWords = 7
	if s.token-i > maxWords {
		return false, false
	}
	for ; i < s.token; i++ {
		switch t := &s.tokens[i]; {
		case s.lex.BirthNames[t.lower]:
			isRenaming, isBirth = true, true
		case s.lex.Renames[t.lower]:
			isRenaming = true
		case t.isComma(), t.mark == '(', t.mark == '.' && isBirth, t.Func == lexicon.Who, t.Is(lexicon.Auxiliary | lexicon.Be):
		default:
			return false, false
		}
	}
	return isRenaming, isBirth
}
