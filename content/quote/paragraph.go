package quote

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A paragraph is a paragraph or a caption, with the spans and tokens found in it.
type paragraph struct {
	block      content.BlockIndex
	offset     int    // of text in the block, in bytes
	text       string // with spaces for the marks in inline code
	blockText  string // the plain text of the block
	isSetOff   bool   // the paragraph is in a block quote
	isCut      bool   // the paragraph goes on after text
	hardBreaks bool   // the line breaks in text are the author's, not those of wrapping
	lex        *lexicon.Lexicon

	spans  []span
	tokens []token // a span is one token

	aside bool // not part of the running text: a heading, the caption of a picture
	index int  // among the paragraphs of the window
}

// rangeOf returns the range of text[start:end] in the article.
func (p *paragraph) rangeOf(start, end int) content.Range {
	return content.Within(p.block, p.offset+start, p.offset+end)
}

// startOf returns the byte offset of token i.
func (p *paragraph) startOf(i int) int { return int(p.tokens[i].start) }

// endOf returns the byte offset of the end of token i.
func (p *paragraph) endOf(i int) int { return int(p.tokens[i].end) }

// word returns the text of token i.
func (p *paragraph) word(i int) string { return p.text[p.startOf(i):p.endOf(i)] }

// is reports whether token i exists and has at least one of the classes in c.
func (p *paragraph) is(i int, c lexicon.Class) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].Is(c)
}

// hasFunc reports whether token i exists and has the function f.
func (p *paragraph) hasFunc(i int, f lexicon.Func) bool {
	return i >= 0 && i < len(p.tokens) && p.tokens[i].Func == f
}

// hasPhrase reports whether a phrase, in lower case, begins at token i. In it,
// [lexicon.AnyPossessive] stands for a possessive pronoun.
func (p *paragraph) hasPhrase(i int, words []string) bool {
	if len(words) == 0 || i+len(words) > len(p.tokens) {
		return false
	}
	for k, word := range words {
		t := &p.tokens[i+k]
		if t.lower != word && (word != lexicon.AnyPossessive || !t.Is(lexicon.PossessivePronoun)) {
			return false
		}
	}
	return true
}

// hasOnlyPunctuation reports whether there is nothing but punctuation from token i on.
func (p *paragraph) hasOnlyPunctuation(i int) bool {
	return !slices.ContainsFunc(p.tokens[min(i, len(p.tokens)):], func(t token) bool { return t.mark == 0 })
}

// hasSourcePhrase reports whether a phrase that introduces a source begins at token i:
// according to.
func (p *paragraph) hasSourcePhrase(i int) bool {
	return p.hasPhraseOf(i, p.lex.SourcePhrases)
}

// hasPhraseOf reports whether one of several phrases begins at token i.
func (p *paragraph) hasPhraseOf(i int, phrases [][]string) bool {
	return slices.ContainsFunc(phrases, func(phrase []string) bool { return p.hasPhrase(i, phrase) })
}

// isPassive reports whether the span at token i belongs to a passive verb before it, with
// “by” after it: are branded “…” by.
func (p *paragraph) isPassive(i int) bool {
	return i > 1 && p.tokens[i-1].Cue == lexicon.Naming && p.hasFunc(i+1, lexicon.By)
}

// isSameLine reports whether tokens i and j are on the same line. The author's line breaks
// separate a label from the name below it.
func (p *paragraph) isSameLine(i, j int) bool {
	return !p.hardBreaks || !strings.Contains(p.text[p.endOf(i):p.startOf(j)], "\n")
}

// sentenceStart returns the first token of the sentence that token i is in. For the end of
// the text that is the last sentence, unless a full stop has ended it.
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

// sentenceOf returns the range of the sentence that token i is in.
func (p *paragraph) sentenceOf(i int) content.Range {
	i = min(i, len(p.tokens)-1)
	start := p.tokens[i].sentence
	after := sort.Search(len(p.tokens), func(k int) bool { return p.tokens[k].sentence > start })
	return p.rangeOf(p.startOf(int(start)), p.endOf(after-1))
}

// tokenAt returns the first token that begins at or after a byte offset.
func (p *paragraph) tokenAt(start int) int {
	return sort.Search(len(p.tokens), func(i int) bool { return p.startOf(i) >= start })
}

// isAside reports whether a paragraph is not part of the running text: a heading, a link to
// another text, a caption with a credit. The people that it names are not salient.
func (p *paragraph) isAside() bool {
	const (
		maxHeading  = 12  // tokens
		maxCapitals = 200 // bytes of a text in capitals
		maxPrefix   = 40  // bytes at the start that are compared with the prefixes of links
	)
	n := len(p.tokens)
	switch {
	case n == 0:
		return true
	case len(p.spans) == 0 && n <= maxHeading && p.tokens[n-1].isWord():
		return true
	case len(p.spans) == 0 && len(p.text) < maxCapitals && !strings.ContainsFunc(p.text, func(r rune) bool { return unicode.ToUpper(r) != r }):
		return true
	}
	head := p.text[:min(len(p.text), maxPrefix)]
	if slices.ContainsFunc(p.lex.LinkPrefixes, func(prefix string) bool { return strings.HasPrefix(head, prefix) }) {
		return true
	}
	contains := func(phrase string) bool { return containsWords(p.text, phrase) }
	return len(p.spans) == 0 && (slices.ContainsFunc(p.lex.EditionPhrases, contains) || slices.ContainsFunc(p.lex.CreditPhrases, contains))
}

// containsWords reports whether a text contains a phrase that does not begin inside a word: ebook,
// but not notebook.
func containsWords(text, phrase string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return false
		}
		at += i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		first, size := utf8.DecodeRuneInString(phrase)
		if !unicode.IsLetter(before) || !unicode.IsLetter(first) {
			return true
		}
		at += size
	}
}
