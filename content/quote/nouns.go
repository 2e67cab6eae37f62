package quote

import "pullquote/content/quote/lexicon"

// In German every noun has a capital, so a capital does not make a name. What distinguishes
// names is how they are used: without an article; after a title, a given name or a noun for a
// person; beside a verb of speaking. A word that has been used in such a way once is a name
// everywhere. It is a name if the evidence for that is greater than the evidence against:
//
//	Bürgermeisterin Sabine Krüger sagte    “Krüger” comes after a given name
//	die Erklärung                          an article, and an ending of nouns

// anyNoun are the classes of nouns that are not names.
const anyNoun = lexicon.Role | lexicon.Job | lexicon.PersonNoun | lexicon.OrganizationWord | lexicon.OrganizationNoun | lexicon.TimeNoun | lexicon.WorkNoun | lexicon.SignNoun

// nounCapitals holds the evidence for each capitalized word, in lower case, that it is a name.
type nounCapitals map[string]int

// newNounCapitals weighs the evidence in paragraphs in a language whose nouns have capitals.
func newNounCapitals(paragraphs []*paragraph) nounCapitals {
	c := nounCapitals{}
	for _, p := range paragraphs {
		if !p.lex.CapitalNouns {
			continue
		}
		for i := range p.tokens {
			switch t := &p.tokens[i]; {
			case !t.isWord() || t.Is(lexicon.NotName):
			case !t.isCapitalized:
				c[t.lower] -= 2
			default:
				c[t.lower] += p.nameEvidence(i)
			}
		}
	}
	for word := range c {
		if lexicon.GenderOfGivenName(word) != lexicon.Unknown {
			c[word] += 3
		}
	}
	return c
}

// nameEvidence returns how strongly the capitalized word at token i, and the word before it,
// show that it is a name. It is negative if they show that it is not.
func (p *paragraph) nameEvidence(i int) int {
	t := &p.tokens[i]
	n := 0
	if p.lex.IsNoun(t.lower) || t.Is(anyNoun) || p.lex.IsPersonNoun(t.lower) {
		n -= 3
	}
	if t.Is(lexicon.Place) {
		n += 3
	}
	if t.isFirst && i+1 < len(p.tokens) && p.tokens[i+1].isReporting() && !p.canBeginSubject(i+2) {
		n += 2 // but not Ähnlich äußerte sich
	}
	if i+1 < len(p.tokens) && p.tokens[i+1].isCapitalized && !t.isFirst && !p.is(i-1, lexicon.Determiner) {
		n++ // the first of two capitals
	}
	if i == 0 || !p.tokens[i-1].isWord() {
		return n
	}
	switch before := &p.tokens[i-1]; {
	case before.Is(lexicon.Title) && before.isCapitalized:
		n += 5
	case before.isCapitalized && lexicon.GenderOfGivenName(before.lower) != lexicon.Unknown:
		n += 4
	case before.Is(lexicon.Role | lexicon.PersonNoun), before.Is(lexicon.NameParticle) && !before.Is(lexicon.Article) && i > 1 && p.tokens[i-2].isCapitalized:
		n += 2
	case before.Is(lexicon.Determiner):
		n -= 2
	case before.isReporting():
		n += 2
	case before.isCapitalized && !before.isFirst && !p.is(i-2, lexicon.Determiner):
		n++ // the second of two capitals
	case !before.isCapitalized && !before.Is(lexicon.Function) && before.Cue == lexicon.NoCue:
		n-- // an adjective
	}
	return n
}

// canBeginSubject reports whether a subject or a clitic may begin at token i, after a verb.
func (p *paragraph) canBeginSubject(i int) bool {
	return i < len(p.tokens) && (p.tokens[i].isCapitalized || p.tokens[i].Is(lexicon.Determiner|lexicon.Pronoun|lexicon.Clitic) && !p.tokens[i].Is(lexicon.Oblique))
}

// isName reports whether the capitalized word at token i is a name, or a title in one.
func (c nounCapitals) isName(p *paragraph, i int) bool {
	t := &p.tokens[i]
	switch {
	case t.Is(lexicon.Title):
		return true
	case t.Is(lexicon.NotName):
		return t.Is(lexicon.NameParticle) && !t.isFirst
	}
	isAfterName := i > 0 && p.tokens[i-1].isCapitalized && (p.tokens[i-1].Is(lexicon.Title) || lexicon.GenderOfGivenName(p.tokens[i-1].lower) != lexicon.Unknown)
	if t.Is(anyNoun) || isAfterName { // Herr Müller is a name, and der Müller is not
		return isAfterName
	}
	return c[t.lower] > 0
}
