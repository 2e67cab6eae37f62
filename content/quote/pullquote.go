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
func (d *discourse) findRepeats(ctx context.Context, a *content.Article) (map[int]bool, error) {
	var pulled pullQuotes
	setOff := make([]bool, len(d.quotes))
	for i, q := range d.quotes {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !d.mayBePullQuote(q) {
			continue
		}
		q := d.finalize(q)
		if setOff[i] = isSetOff(a, &q); setOff[i] {
			pulled.add(i, lowerWords(q.Text(a)))
		}
	}
	if len(pulled.byFirstWords) == 0 {
		return nil, nil
	}
	for i, q := range d.quotes {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !setOff[i] && q.words >= minRepeat {
			q := d.finalize(q)
			pulled.match(lowerWords(q.Text(a)))
		}
	}
	return pulled.repeats, nil
}

// mayBePullQuote reports whether a quotation may be a pull quote, as far as its record says: it
// is in a block quote, or it is a whole paragraph without an attribution. In a dialogue such
// paragraphs are turns, and two people may say the same.
func (d *discourse) mayBePullQuote(q *quoteState) bool {
	const minAlone = 6 // words of a quotation that is a whole paragraph
	return q.isSetOff || !d.isDialogue && q.isFirst && q.isLast && q.words >= minAlone
}

// isSetOff reports whether q is in a block quote, or is the whole text of a block without an
// attribution.
func isSetOff(a *content.Article, q *Quotation) bool {
	r := q.Parts[0]
	if _, ok := a.Block(r.Start.Block).(*content.BlockQuote); ok {
		return true
	}
	if len(q.Parts) > 1 || q.Mention != (content.Range{}) {
		return false
	}
	text := a.Block(r.Start.Block).Plain()
	return r.End.Offset-r.Start.Offset >= len(strings.TrimSpace(text))
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
