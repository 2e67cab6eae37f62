package quote

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content"
)

// A pull quote is a passage of the article that its layout shows again, set off,
// to catch the eye. What it repeats is quoted once.

// leastRepeat is how many words of a quotation that is set off stand in another
// one if it is a pull quote: fewer may be a saying.
const leastRepeat = 4

// withoutRepeats takes out the quotations that are set off and repeat one of the
// text.
func withoutRepeats(a *content.Article, qs quotations, setOff func(content.BlockIndex) bool) quotations {
	var repeats []int
	for i := range qs {
		if setOff(qs[i].Parts[0].Start.Block) {
			repeats = append(repeats, i)
		}
	}
	if repeats == nil {
		return qs
	}
	said := newPhrases()
	for i := range qs {
		if !setOff(qs[i].Parts[0].Start.Block) {
			said.add(words(qs[i].Text(a)))
		}
	}
	out := qs[:0]
	for i := range qs {
		if len(repeats) > 0 && repeats[0] == i {
			repeats = repeats[1:]
			if said.has(words(qs[i].Text(a))) {
				continue
			}
		}
		out = append(out, qs[i])
	}
	return out
}

// words are the words of a text in small letters.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
}

// phrases finds word by word repeats of what was added, by their first words.
type phrases struct {
	texts [][]string
	at    map[[leastRepeat]string][]phrase
}

type phrase struct{ text, word int }

func newPhrases() *phrases { return &phrases{at: map[[leastRepeat]string][]phrase{}} }

// mostAlike is how many beginnings that are alike are kept: of a text that says
// the same again and again, the first will do.
const mostAlike = 8

func (p *phrases) add(words []string) {
	for i := 0; i+leastRepeat <= len(words); i++ {
		key := [leastRepeat]string(words[i:])
		if len(p.at[key]) < mostAlike {
			p.at[key] = append(p.at[key], phrase{len(p.texts), i})
		}
	}
	p.texts = append(p.texts, words)
}

func (p *phrases) has(words []string) bool {
	if len(words) < leastRepeat {
		return false
	}
	for _, at := range p.at[[leastRepeat]string(words)] {
		text := p.texts[at.text][at.word:]
		if len(text) >= len(words) && slices.Equal(text[:len(words)], words) {
			return true
		}
	}
	return false
}
