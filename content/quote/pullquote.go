package quote

import (
	"strings"
	"unicode"

	"pullquote/content"
)

// A pull quote is a passage of the article that its layout shows again, set off,
// to catch the eye. What it repeats is quoted once.

// minRepeat is how many words of a quotation that is set off stand in another
// one if it is a pull quote: fewer may be a saying.
const minRepeat = 4

// withoutRepeats takes out the quotations that are set off and repeat one of the
// text. Where people talk to each other they may say the same in turn.
func withoutRepeats(a *content.Article, qs quotations, dialogue bool) quotations {
	var pulled pulls
	off := make([]bool, len(qs))
	for i := range qs {
		if off[i] = isSetOff(a, &qs[i], dialogue); off[i] {
			pulled.add(i, words(qs[i].Text(a)))
		}
	}
	if pulled.at == nil {
		return qs
	}
	for i := range qs {
		if !off[i] {
			pulled.read(words(qs[i].Text(a)))
		}
	}
	out := qs[:0]
	for i := range qs {
		if !pulled.found[i] {
			out = append(out, qs[i])
		}
	}
	return out
}

// isSetOff reports whether q may be a pull quote: it is in a passage that is set off,
// or a paragraph of its own that does not say who speaks.
func isSetOff(a *content.Article, q *Quotation, dialogue bool) bool {
	const least = 6 // words of one that only stands alone
	r := q.Parts[0]
	if _, off := a.Block(r.Start.Block).(*content.BlockQuote); off {
		return true
	}
	text := a.Block(r.Start.Block).Plain()
	alone := len(q.Parts) == 1 && q.Mention == (content.Range{}) && r.End.Offset-r.Start.Offset >= len(strings.TrimSpace(text))
	return alone && !dialogue && len(words(q.Text(a))) >= least
}

// words are the words of a text in small letters.
func words(s string) []string {
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
	size  int    // how many
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
			if p.found[pull.index] || pull.size > len(words)-i {
				continue
			}
			if looked++; text == "" {
				text = joined(words)
			}
			p.found[pull.index] = strings.Contains(text, pull.words)
		}
	}
}

// joined is words with a blank around each, so that none is found in another.
func joined(words []string) string { return " " + strings.Join(words, " ") + " " }
