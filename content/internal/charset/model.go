package charset

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A language holds the letters and the common letter pairs of a language.
type language struct {
	name    string
	letters string // non-ASCII letters, in lower case
	pairs   string // the most common pairs with such a letter, the most common first; _ stands for any other character
}

// A model holds the points for each pair of letters in a language.
type model struct {
	index  map[rune]uint8 // index by letter, from 1; 0 for any other character
	points [maxLetters * maxLetters]int8
}

// maxLetters bounds the number of letters in a language, plus one.
const maxLetters = 96

// A languageGroup is the set of languages for which a charset is used.
type languageGroup int

const (
	westernLanguages languageGroup = iota
	cyrillicLanguages
	russianLanguages
	ukrainianLanguages
	greekLanguage
	hebrewLanguage
	arabicLanguages
	thaiLanguage
	centralLanguages
	balticLanguages
	turkishLanguage
	vietnameseLanguage
	esperantoLanguage
	latinLanguages // all languages with Latin letters
)

// languageGroups lists the names of the languages in each group.
var languageGroups = [...]string{
	westernLanguages:   "French German Spanish Portuguese Italian Dutch Swedish Danish Norwegian Finnish Icelandic Catalan Irish mixed",
	cyrillicLanguages:  "Russian Ukrainian Belarusian Bulgarian Serbian Macedonian",
	russianLanguages:   "Russian Ukrainian Belarusian Bulgarian",
	ukrainianLanguages: "Ukrainian Belarusian",
	greekLanguage:      "Greek",
	hebrewLanguage:     "Hebrew",
	arabicLanguages:    "Arabic Persian",
	thaiLanguage:       "Thai",
	centralLanguages:   "Polish Czech Slovak Hungarian Romanian Croatian Slovene Albanian",
	balticLanguages:    "Lithuanian Latvian Estonian",
	turkishLanguage:    "Turkish",
	vietnameseLanguage: "Vietnamese",
	esperantoLanguage:  "Esperanto",
	latinLanguages: "French German Spanish Portuguese Italian Dutch Swedish Danish Norwegian Finnish Icelandic Catalan Irish mixed " +
		"Polish Czech Slovak Hungarian Romanian Croatian Slovene Albanian Lithuanian Latvian Estonian Turkish Esperanto",
}

// models returns the models of the languages in the group.
func (g languageGroup) models() []*model { return loadModels()[g] }

// loadModels returns the models of the languages in each group. It builds them on first
// use.
var loadModels = sync.OnceValue(func() [][]*model {
	byName := map[string]*model{}
	for _, l := range nonLatin {
		byName[l.name] = newModel(l)
	}
	mixed := language{ // text in several western languages, and names from elsewhere
		name: "mixed", letters: "šž", pairs: "_š š_ šk ša ši še šo šu aš eš iš oš uš št _ž ž_ ža že ži žu iž už až ož ",
	}
	for _, l := range western {
		mixed.letters += l.letters
		mixed.pairs += l.pairs + " "
	}
	for _, l := range slices.Concat(western, otherLatin, []language{mixed}) {
		l.letters = "abcdefghijklmnopqrstuvwxyz" + l.letters
		byName[l.name] = newModel(l)
	}
	for i, points := range byName[mixed.name].points {
		if points > 0 {
			byName[mixed.name].points[i] = 2
		}
	}
	groups := make([][]*model, len(languageGroups))
	for g, names := range languageGroups {
		for name := range strings.FieldsSeq(names) {
			groups[g] = append(groups[g], byName[name])
		}
	}
	return groups
})

// tones replaces the stand-ins for combining characters in the tables.
var tones = strings.NewReplacer("`", "\u0300", "´", "\u0301", "~", "\u0303", "?", "\u0309", ".", "\u0323")

// newModel returns the model of a language.
func newModel(l language) *model {
	const manyLetters = 50 // with more letters, many common pairs are not in the table
	m := &model{index: map[rune]uint8{}}
	for _, r := range tones.Replace(l.letters) {
		if m.index[r] == 0 {
			m.index[r] = uint8(len(m.index) + 1)
		}
	}
	unlisted := int8(rare)
	if len(m.index) > manyLetters && l.letters[0] >= utf8.RuneSelf {
		unlisted /= 2
	}
	for i := range m.points {
		m.points[i] = unlisted
	}
	for rank, pair := range strings.Fields(tones.Replace(l.pairs)) {
		a, n := utf8.DecodeRuneInString(pair)
		b, _ := utf8.DecodeRuneInString(pair[n:])
		m.points[int(m.index[a])*maxLetters+int(m.index[b])] = pointsByRank(rank)
	}
	return m
}

// pointsOf returns the points for all pairs.
func (m *model) pointsOf(pairs []bytePair, chars *[256]character) int {
	const none = maxLetters // the index of letters that are not in the language
	var index [256]uint8
	for b := range index {
		if r := chars[b].letter; r != 0 {
			if index[b] = m.index[r]; index[b] == 0 {
				index[b] = none
			}
		}
	}
	points := 0
	for _, p := range pairs {
		if a, b := index[p.a], index[p.b]; a == none || b == none {
			points += foreign * p.count
		} else {
			points += int(m.points[int(a)*maxLetters+int(b)]) * p.count
		}
	}
	return points
}
