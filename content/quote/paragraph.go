package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A paragraph is a stretch of text and what was found in it.
type paragraph struct {
	block      content.BlockIndex
	offset     int // of text in the block
	text       string
	setOff     bool // it is in a passage that is set off
	hardBreaks bool // the author set the line breaks in text, not a program that wraps
	lex        *lexicon.Lexicon

	spans  []span
	tokens []token // the text, each span one token

	aside bool // not part of the text: a heading, the caption of a picture
	index int  // among the paragraphs of the window
}

// at returns the range of bytes of p's text.
func (p *paragraph) at(start, end int) content.Range {
	return content.Within(p.block, p.offset+start, p.offset+end)
}

// startOf returns the byte of the text at which token i begins.
func (p *paragraph) startOf(i int) int { return int(p.tokens[i].start) }

// endOf returns the byte after token i.
func (p *paragraph) endOf(i int) int { return int(p.tokens[i].end) }

// word returns the word or mark at token i as it is written.
func (p *paragraph) word(i int) string { return p.text[p.startOf(i):p.endOf(i)] }

// is reports whether token i exists and is of a class.
func (p *paragraph) is(i int, c lexicon.Class) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].Is(c)
}

// does reports whether token i exists and is the word with a function.
func (p *paragraph) does(i int, f lexicon.Func) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].Func == f
}

// hasPhrase reports whether words that are written follow each other from token i on.
func (p *paragraph) hasPhrase(i int, words []string) bool {
	if len(words) == 0 || i+len(words) > len(p.tokens) {
		return false
	}
	for k, word := range words {
		if p.tokens[i+k].lower != word {
			return false
		}
	}
	return true
}

// onlyMarks reports whether nothing but punctuation follows from token i on.
func (p *paragraph) onlyMarks(i int) bool {
	return !slices.ContainsFunc(p.tokens[min(i, len(p.tokens)):], func(t token) bool { return t.mark == 0 })
}

// namesSource reports whether a phrase before the name of a source begins at token i:
// according to.
func (p *paragraph) namesSource(i int) bool {
	return slices.ContainsFunc(p.lex.SourcePhrases, func(phrase []string) bool { return p.hasPhrase(i, phrase) })
}

// isPassive reports whether the words before token i are a participle whose agent comes
// after it: are branded “…” by.
func (p *paragraph) isPassive(i int) bool {
	return i > 1 && p.tokens[i-1].Cue == lexicon.Naming && p.does(i+1, lexicon.By)
}

// isOneLine reports whether tokens i and j are on one line. A line break separates a
// label from the name below it.
func (p *paragraph) isOneLine(i, j int) bool {
	return !p.hardBreaks || !strings.Contains(p.text[p.endOf(i):p.startOf(j)], "\n")
}

// sentenceStart returns the token at which the sentence begins that token i is in, or
// that goes on before the end of the text.
func (p *paragraph) sentenceStart(i int) int {
	switch n := len(p.tokens); {
	case i < n:
		return int(p.tokens[i].sentence)
	case n == 0 || p.tokens[n-1].endsSentence():
		return n
	default:
		return int(p.tokens[n-1].sentence)
	}
}

// sentenceOf returns the sentence that token i is in.
func (p *paragraph) sentenceOf(i int) content.Range {
	i = min(i, len(p.tokens)-1)
	start := p.tokens[i].sentence
	after := sort.Search(len(p.tokens), func(k int) bool { return p.tokens[k].sentence > start })
	return p.at(p.startOf(int(start)), p.endOf(after-1))
}

// tokenAt returns the first token that begins at a byte of the text or after it.
func (p *paragraph) tokenAt(start int) int {
	return sort.Search(len(p.tokens), func(i int) bool { return p.startOf(i) >= start })
}

// isAside reports whether a paragraph is not part of the text: a heading, a link to
// another text, the caption of a picture with its credit. Those whom it names are not
// on the reader's mind.
func (p *paragraph) isAside() bool {
	const (
		maxHeading = 12  // tokens
		maxShout   = 200 // bytes of text in capitals
		maxLead    = 40  // bytes in which a lead begins
	)
	n := len(p.tokens)
	switch {
	case n == 0:
		return true
	case len(p.spans) == 0 && n <= maxHeading && p.tokens[n-1].isWord():
		return true
	case len(p.spans) == 0 && len(p.text) < maxShout && !strings.ContainsFunc(p.text, func(r rune) bool { return unicode.ToUpper(r) != r }):
		return true
	}
	head := p.text[:min(len(p.text), maxLead)]
	if slices.ContainsFunc(p.lex.LinkPrefixes, func(lead string) bool { return strings.HasPrefix(head, lead) }) {
		return true
	}
	holds := func(sign string) bool { return strings.Contains(p.text, sign) }
	return len(p.spans) == 0 && (slices.ContainsFunc(p.lex.EditionPhrases, holds) || slices.ContainsFunc(p.lex.CreditPhrases, holds))
}
