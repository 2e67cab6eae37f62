package language

import (
	"bytes"
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Detect samples a text at its beginning, middle and end, because the beginning may be
// in the language of the publisher.
const (
	excerptSize = 640      // bytes
	maxText     = 64 << 10 // bytes from the beginning of a text; later ones are not sampled
)

// These constants say how much evidence is needed. A function word that only one language
// has counts 1; one that n languages share counts 1/√n.
const (
	minLead         = 1.05 // over English, for a text to be in another language: more than one word
	minUnknownWords = 12   // in a text that is not clearly in another language than English, for its language to be unknown
	minSureLead     = 8    // over the second language, to be sure
	minSureRatio    = 1.5  // to the evidence for the second language, to be sure
	letterWeight    = 0.5  // of a letter that few languages have
)

// unknownShares is the table of how little evidence per word a text has whose language is
// unknown: it has the few words that all texts share, such as names and loan words. The longer a
// text is, the more of them it may have. Texts in a language with a profile have at least 0.17.
var unknownShares = [...]struct {
	words          int // in the text, at least
	english, other float64
}{
	{25, 0.1, 0.15},
	{16, 0.1, 0.12},
	{12, 0.05, 0.04},
}

// isUnknown reports whether a text of some words is in a language without a profile, judging by
// the evidence for the best profile.
func isUnknown(code Code, evidence float64, words int) bool {
	for _, row := range unknownShares {
		if words < row.words {
			continue
		}
		share := row.other
		if code == English {
			share = row.english
		}
		return evidence < share*float64(words)
	}
	return false
}

// evidence holds the evidence for each of the profiles.
type evidence [len(profiles)]float64

// Detect returns the language of a text, judging by its words, and whether they leave no
// doubt. It returns [English] if they do not tell.
func Detect(text string) (code Code, sure bool) {
	text = sample(text)
	switch script := scriptOf(text); script {
	case latin:
	case "ru":
		return detectCyrillic(text)
	default:
		return script, true
	}
	e, words := collectEvidence(text)
	best, second := e.topTwo(func(Code) bool { return true })
	switch {
	case isUnknown(profiles[best].code, e[best], words):
		return Unknown, true
	case profiles[best].code != English && e[best]-e[english] < minLead:
		if words >= minUnknownWords {
			return Unknown, false
		}
		return English, false
	}
	return profiles[best].code, e.isSure(best, second)
}

// sample returns excerpts from the beginning, the middle and the end of a text.
func sample(text string) string {
	text = text[:min(len(text), maxText)]
	if len(text) <= 3*excerptSize {
		return text
	}
	middle, end := text[(len(text)-excerptSize)/2:], text[len(text)-excerptSize:]
	return text[:excerptSize] + afterSpace(middle[:excerptSize]) + afterSpace(end)
}

// afterSpace drops everything before the first space, so that the text does not begin in
// the middle of a word.
func afterSpace(text string) string { return text[max(strings.IndexByte(text, ' '), 0):] }

// detectCyrillic returns the language of a text in Cyrillic letters. It returns Russian if
// the words do not tell.
func detectCyrillic(text string) (code Code, sure bool) {
	e, _ := collectEvidence(text)
	best, second := e.topTwo(func(c Code) bool { return c == "ru" || c == "uk" || c == "be" || c == "bg" })
	return profiles[best].code, e.isSure(best, second)
}

// collectEvidence adds up the evidence in a text, and counts its words.
func collectEvidence(text string) (e evidence, words int) {
	c := counter{known: profileIndex()}
	for i := 0; i < len(text); {
		b := text[i]
		switch {
		case 'a' <= b && b <= 'z' || b == '\'':
			c.word = append(c.word, b)
			i++
		case 'A' <= b && b <= 'Z':
			c.addCapital(b + 'a' - 'A')
			i++
		case b < utf8.RuneSelf:
			c.endWord()
			i++
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			c.addRune(r)
			i += n
		}
	}
	c.endWord()
	return c.evidence, c.words
}

// A counter adds up evidence, character by character.
type counter struct {
	evidence
	known  index
	words  int
	word   []byte // the current word so far, in lower case
	isName bool   // the current word begins with a capital
}

// addCapital adds an ASCII capital, given in lower case, to the current word.
func (c *counter) addCapital(lower byte) {
	c.isName = c.isName || len(c.word) == 0
	c.word = append(c.word, lower)
}

// addRune adds a character that is not ASCII to the current word, or ends the word.
func (c *counter) addRune(r rune) {
	switch {
	case r == '’':
		c.word = append(c.word, '\'')
	case !unicode.IsLetter(r):
		c.endWord()
	default:
		lower := unicode.ToLower(r)
		c.isName = c.isName || len(c.word) == 0 && lower != r
		c.word = utf8.AppendRune(c.word, lower)
		if languages := c.known.letters[lower]; languages != 0 && !c.isName { // a name may be from anywhere
			c.add(languages, letterWeight)
		}
	}
}

// endWord counts the current word.
func (c *counter) endWord() {
	if len(c.word) == 0 {
		return
	}
	c.words++
	if isInitial := c.isName && len(c.word) == 1; !isInitial {
		if languages := c.known.words[string(c.word)]; languages != 0 {
			c.add(languages, 1)
		}
		if i := bytes.IndexByte(c.word, '\''); i >= 0 { // l'eau, c'est
			if languages := c.known.words[string(c.word[:i+1])]; languages != 0 {
				c.add(languages, 1)
			}
		}
	}
	c.word, c.isName = c.word[:0], false
}

// sharedWeights[n] is the weight of a word that n languages share.
var sharedWeights = func() (table [len(profiles) + 1]float64) {
	for n := range table {
		table[n] = 1 / math.Sqrt(float64(max(n, 1)))
	}
	return table
}()

// add counts a word or a letter for the languages that have it; bit i stands for
// profile i.
func (e *evidence) add(languages uint64, weight float64) {
	weight *= sharedWeights[bits.OnesCount64(languages)]
	for ; languages != 0; languages &= languages - 1 {
		e[bits.TrailingZeros64(languages)] += weight
	}
}

// topTwo returns the two profiles with the most evidence among the candidates. Without any
// evidence, best is the first candidate.
func (e *evidence) topTwo(isCandidate func(Code) bool) (best, second int) {
	best, second = -1, -1
	for i := range profiles {
		switch {
		case !isCandidate(profiles[i].code):
		case best < 0 || e[i] > e[best]:
			best, second = i, best
		case second < 0 || e[i] > e[second]:
			second = i
		}
	}
	return best, second
}

func (e *evidence) isSure(best, second int) bool {
	return e[best]-e[second] > minSureLead && e[best] > minSureRatio*e[second]
}
