package quote

import (
	"context"
	"strings"
	"unicode"

	"pullquote/content"
)

// A pull quote is a passage of the article that its layout shows again, set off, to catch
// the eye. What it repeats is quoted once.

// minRepeat is how many words of a quotation that is set off occur in another one if it is
// a pull quote: fewer may be a saying.
const minRepeat = 4

// findRepeats returns the indexes of the quotations that are set off and repeat one of the
// text. In a dialogue people may say the same in turn.
func (d *discourse) findRepeats(ctx context.Context, a *content.Article) (map[int]bool, error) {
	var pulled pulls
	setOff := make([]bool, len(d.quotes))
	for i, q := range d.quotes {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		q := d.finalize(q)
		if setOff[i] = isSetOff(a, &q, d.isDialogue); setOff[i] {
			pulled.add(i, wordsOf(q.Text(a)))
		}
	}
	if pulled.at == nil {
		return nil, nil
	}
	for i, q := range d.quotes {
		if i%64 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !setOff[i] {
			q := d.finalize(q)
			pulled.read(wordsOf(q.Text(a)))
		}
	}
	return pulled.found, nil
}

// isSetOff reports whether q may be a pull quote: it is in a passage that is set off, or a
// paragraph of its own that does not say who speaks.
func isSetOff(a *content.Article, q *Quotation, isDialogue bool) bool {
	const minAlone = 6 // words of one that is only a paragraph of its own
	r := q.Parts[0]
	if _, ok := a.Block(r.Start.Block).(*content.BlockQuote); ok {
		return true
	}
	if isDialogue || len(q.Parts) > 1 || q.Mention != (content.Range{}) {
		return false
	}
	text := a.Block(r.Start.Block).Plain()
	return r.End.Offset-r.Start.Offset >= len(strings.TrimSpace(text)) && len(wordsOf(q.Text(a))) >= minAlone
}

// wordsOf returns the words of a text in lower case.
func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
}

// pulls are the quotations that may be pull quotes, by their first words.
type pulls struct {
	at    map[[minRepeat]string][]pull
	found map[int]bool // by their index: those that were
}

type pull struct {
	index int
	words string // joined
	count int
}

// maxAlike is how many that begin alike are kept, and how many are looked for in
// one quotation: the work is in proportion to the text, whatever is in it.
const maxAlike = 8

func (p *pulls) add(index int, words []string) {
	if p.at == nil {
		p.at, p.found = map[[minRepeat]string][]pull{}, map[int]bool{}
	}
	if len(words) < minRepeat {
		return
	}
	if key := [minRepeat]string(words); len(p.at[key]) < maxAlike {
		p.at[key] = append(p.at[key], pull{index, joined(words), len(words)})
	}
}

// read notes which of them a quotation of the text holds, word by word.
func (p *pulls) read(words []string) {
	text := ""
	looked := 0
	for i := 0; i+minRepeat <= len(words) && looked < maxAlike; i++ {
		for _, pull := range p.at[[minRepeat]string(words[i:])] {
			if p.found[pull.index] || pull.count > len(words)-i {
				continue
			}
			if looked++; text == "" {
				text = joined(words)
			}
			p.found[pull.index] = strings.Contains(text, pull.words)
		}
	}
}

// joined returns words with a space around each, so that none is found inside another.
func joined(words []string) string { return " " + strings.Join(words, " ") + " " }
