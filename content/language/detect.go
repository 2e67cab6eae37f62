package language

import (
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSample is how much of a text is looked at, in bytes.
const maxSample = 16 << 10

// How much evidence decides. A function word that one language has counts 1, one that
// n languages share counts 1/√n.
const (
	minLead     = 1.05 // over English, for a text to be in another language: more than one word
	minSureLead = 8    // over the next language, to be sure
	minRatio    = 1.5  // of its evidence to that for the next language, to be sure
	minForeign  = 40   // words of a text that is in no known language because few of them are known
	maxForeign  = 0.1  // how many of those are: names and loan words
	letterShare = 0.5  // how much a letter counts that few languages have
)

// evidence is how much speaks for each of the profiles.
type evidence [len(profiles)]float64

// Detect returns the language of a text, going by its words. It is [English] if they do
// not tell; sure says that they leave no doubt.
func Detect(text string) (code Code, sure bool) {
	text = text[:min(len(text), maxSample)]
	switch script := scriptOf(text); script {
	case latin:
	case "ru":
		return detectCyrillic(text)
	default:
		return script, true
	}
	e, words := weigh(text)
	best, second := e.leaders(func(Code) bool { return true })
	switch {
	case words >= minForeign && e[best] < maxForeign*float64(words):
		return Unknown, true
	case profiles[best].code != English && e[best]-e[english] < minLead:
		return English, false
	}
	return profiles[best].code, e.isSure(best, second)
}

// detectCyrillic returns the language of a text in Cyrillic letters: Russian, if its
// words do not tell.
func detectCyrillic(text string) (code Code, sure bool) {
	e, _ := weigh(text)
	best, second := e.leaders(func(c Code) bool { return c == "ru" || c == "uk" || c == "bg" })
	return profiles[best].code, e.isSure(best, second)
}

// weigh adds up the evidence in a text, and counts its words.
func weigh(text string) (e evidence, words int) {
	known := lookup()
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		words++
		first, _ := utf8.DecodeRuneInString(word)
		if len(word) == 1 && unicode.IsUpper(first) { // an initial
			continue
		}
		lower := strings.ReplaceAll(strings.ToLower(word), "’", "'")
		e.add(known.words[lower], 1)
		if before, _, ok := strings.Cut(lower, "'"); ok { // l'eau, c'est
			e.add(known.words[before+"'"], 1)
		}
		if unicode.IsUpper(first) { // a name may be from anywhere
			continue
		}
		for _, r := range lower {
			if r >= utf8.RuneSelf {
				e.add(known.letters[r], letterShare)
			}
		}
	}
	return e, words
}

// add counts a word or a letter for the languages that have it: bit i is profile i.
func (e *evidence) add(languages uint64, weight float64) {
	weight /= math.Sqrt(float64(bits.OnesCount64(languages)))
	for ; languages != 0; languages &= languages - 1 {
		e[bits.TrailingZeros64(languages)] += weight
	}
}

// leaders returns the two profiles that most speaks for, of those whose language may be
// meant. If nothing speaks for any of them it is the first one.
func (e *evidence) leaders(mayBe func(Code) bool) (best, second int) {
	best, second = -1, -1
	for i := range profiles {
		switch {
		case !mayBe(profiles[i].code):
		case best < 0 || e[i] > e[best]:
			best, second = i, best
		case second < 0 || e[i] > e[second]:
			second = i
		}
	}
	return best, second
}

func (e *evidence) isSure(best, second int) bool {
	return e[best]-e[second] > minSureLead && e[best] > minRatio*e[second]
}
