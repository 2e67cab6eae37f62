package language

import (
	"bytes"
	"math"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text is looked at in its beginning, middle and end: what comes first may be in the
// language of its publisher.
const (
	stretchSize = 640      // bytes
	maxText     = 64 << 10 // bytes of a text that stretches are taken from
)

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
	text = sample(text)
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

// sample returns what is looked at of a text.
func sample(text string) string {
	text = text[:min(len(text), maxText)]
	if len(text) <= 3*stretchSize {
		return text
	}
	middle, end := text[(len(text)-stretchSize)/2:], text[len(text)-stretchSize:]
	return text[:stretchSize] + afterSpace(middle[:stretchSize]) + afterSpace(end)
}

// afterSpace returns a text from its first space on, so that it does not begin in a word.
func afterSpace(text string) string { return text[max(strings.IndexByte(text, ' '), 0):] }

// detectCyrillic returns the language of a text in Cyrillic letters: Russian, if its
// words do not tell.
func detectCyrillic(text string) (code Code, sure bool) {
	e, _ := weigh(text)
	best, second := e.leaders(func(c Code) bool { return c == "ru" || c == "uk" || c == "bg" })
	return profiles[best].code, e.isSure(best, second)
}

// weigh adds up the evidence in a text, and counts its words.
func weigh(text string) (e evidence, words int) {
	c := counter{known: lookup()}
	for i := 0; i < len(text); {
		b := text[i]
		switch {
		case 'a' <= b && b <= 'z' || b == '\'':
			c.word = append(c.word, b)
			i++
		case 'A' <= b && b <= 'Z':
			c.capital(b + 'a' - 'A')
			i++
		case b < utf8.RuneSelf:
			c.endWord()
			i++
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			c.rune(r)
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
	word   []byte // in lower case, as far as it has been read
	isName bool   // it begins with a capital
}

func (c *counter) capital(lower byte) {
	c.isName = c.isName || len(c.word) == 0
	c.word = append(c.word, lower)
}

// rune reads a character that is not ASCII.
func (c *counter) rune(r rune) {
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
			c.add(languages, letterShare)
		}
	}
}

// endWord counts the word that has been read.
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

// shares holds what a word counts that n languages share.
var shares = func() (table [len(profiles) + 1]float64) {
	for n := range table {
		table[n] = 1 / math.Sqrt(float64(max(n, 1)))
	}
	return table
}()

// add counts a word or a letter for the languages that have it: bit i is profile i.
func (e *evidence) add(languages uint64, weight float64) {
	weight *= shares[bits.OnesCount64(languages)]
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
