package lexicon

import (
	"slices"
	"strings"
)

// A source is the definition of a language. Words are in lower case and separated by
// spaces; “_” stands for a space inside a name.
type source struct {
	language      string
	grammar       Grammar
	classes       [][]classRow
	funcs         []funcRow
	titles        []titleRow
	genders       []genderRow // of the people that nouns are used for
	refers        []genderRow // of the people that pronouns refer to
	verbs         []cueRow
	abbreviations string // in their original case, without their full stops
}

type classRow struct {
	class Class
	words string
}

type funcRow struct {
	function Func
	words    string
}

type titleRow struct {
	class  TitleClass
	gender Gender
	words  string
}

type genderRow struct {
	gender Gender
	words  string
}

type cueRow struct {
	cue   Cue
	forms string
}

// build builds the lexicon that a source defines.
func build(s source) *Lexicon {
	l := &Lexicon{Grammar: s.grammar, language: s.language, words: map[string]Word{}, abbreviations: wordSet(s.abbreviations)}
	each := func(words string, change func(w *Word)) {
		for word := range strings.FieldsSeq(words) {
			word = strings.ReplaceAll(word, "_", " ")
			w := l.words[word]
			change(&w)
			l.words[word] = w
		}
	}
	for _, row := range slices.Concat(s.classes...) {
		each(row.words, func(w *Word) { w.Classes |= row.class })
	}
	for _, row := range s.funcs {
		each(row.words, func(w *Word) { w.Func = row.function })
	}
	for _, row := range s.genders {
		each(row.words, func(w *Word) { w.Gender = row.gender })
	}
	for _, row := range s.titles {
		each(row.words, func(w *Word) { w.Classes, w.Title, w.Gender = w.Classes|Title, row.class, row.gender })
	}
	for _, row := range s.refers {
		each(row.words, func(w *Word) { w.RefersTo = row.gender })
	}
	for _, row := range s.verbs {
		each(row.forms, func(w *Word) { w.Cue = row.cue })
	}
	for word, w := range l.words {
		l.words[word] = l.complete(word, w)
	}
	return l
}

// complete adds the classes that other classes imply.
func (l *Lexicon) complete(word string, w Word) Word {
	if w.Is(Preposition | Determiner | Auxiliary | ClauseStart | Adverb) {
		w.Classes |= Function
	}
	if w.Is(Role) {
		w.Classes |= UnnamedPerson
	}
	if w.Is(Member) {
		w.Classes |= Demonym
	}
	if w.Cue != NoCue && l.IsBareVerb != nil && l.IsBareVerb(word) {
		w.Classes |= BareVerb
	}
	return w
}

// wordSet returns the set of words in a list.
func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		m[word] = true
	}
	return m
}

// phrases returns phrases as lists of words.
func phrases(list ...string) [][]string {
	out := make([][]string, len(list))
	for i, phrase := range list {
		out[i] = strings.Fields(phrase)
	}
	return out
}
