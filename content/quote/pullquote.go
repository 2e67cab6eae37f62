package quote

import (
	"context"
	"strings"
	"unicode"

	"pullquote/content"
)

// A pull quote is a passage of the article that the layout repeats to catch the eye. The
// words are quoted only once.

// minRepeat is the minimum number of words in a pull quote. Fewer may be repeated by chance.
const minRepeat = 4

// findRepeats returns the indexes of the quotations that are pull quotes: they are set off
// and repeat another quotation of the article.
func (d *discourse) findRepeats(ctx context.Context) (map[int]bool, error) {
	var pulled pullQuotes
	for i, q := range d.quotes {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if d.mayBePullQuote(q) {
			pulled.add(i, lowerWords(q.text()))
		}
	}
	if len(pulled.byFirstWords) == 0 {
		return nil, nil
	}
	for i, q := range d.quotes {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if q.words >= minRepeat && !d.mayBePullQuote(q) {
			pulled.match(lowerWords(q.text()))
		}
	}
	return pulled.repeats, nil
}

// mayBePullQuote reports whether a quotation may be a pull quote: it is in a block quote, or it
// is the whole text of a block without an attribution. In a dialogue such blocks are turns, and
// two people may say the same.
func (d *discourse) mayBePullQuote(q *quoteState) bool {
	const minAlone = 6 // words of a quotation that is a whole block
	if q.isSetOff {
		return true
	}
	return !d.isDialogue && q.isFirst && q.isLast && q.words >= minAlone && q.isWholeBlock && q.mentionRange() == content.Range{}
}

// lowerWords returns the words of a text in lower case.
func lowerWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
}

// pullQuotes holds the quotations that may be pull quotes.
type pullQuotes struct {
	byFirstWords map[[minRepeat]string][]pullQuote
	repeats      map[int]bool // the indexes of those that repeat another quotation
}

type pullQuote struct {
	index int
	words string // from joined
	count int    // of words
}

// maxAlike is the maximum number of pull quotes with the same first words, and of pull quotes
// that are searched for in one quotation. It keeps the time proportional to the text.
const maxAlike = 8

func (p *pullQuotes) add(index int, words []string) {
	if p.byFirstWords == nil {
		p.byFirstWords, p.repeats = map[[minRepeat]string][]pullQuote{}, map[int]bool{}
	}
	if len(words) < minRepeat {
		return
	}
	if key := [minRepeat]string(words); len(p.byFirstWords[key]) < maxAlike {
		p.byFirstWords[key] = append(p.byFirstWords[key], pullQuote{index, joinWords(words), len(words)})
	}
}

// match marks the pull quotes that are contained in another quotation, given by its words.
func (p *pullQuotes) match(words []string) {
	text := ""
	tries := 0
	for i := 0; i+minRepeat <= len(words) && tries < maxAlike; i++ {
		for _, pull := range p.byFirstWords[[minRepeat]string(words[i:])] {
			if p.repeats[pull.index] || pull.count > len(words)-i {
				continue
			}
			if tries++; text == "" {
				text = joinWords(words)
			}
			p.repeats[pull.index] = strings.Contains(text, pull.words)
		}
	}
}

// joinWords joins words with a space around each, so that a search finds only whole words.
func joinWords(words []string) string { return " " + strings.Join(words, " ") + " " }
