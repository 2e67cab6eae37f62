package quote

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/segment"
	"pullquote/content/quote/lexicon"
)

// A token is a word, a punctuation mark, or a whole span. There is about one for every five
// bytes of a text, so it has no fields that can be computed from others.
type token struct {
	lexicon.Word // for words

	lower         string // a word in lower case; "" for other tokens
	start, end    int32  // byte offsets in the paragraph's text
	span          int32  // index of the span, from 1; 0 for other tokens
	sentence      int32  // the first token of its sentence
	mark          rune   // the punctuation mark; 0 for words and spans
	isFirst       bool   // the token begins a sentence
	isCapitalized bool   // the token is a word that begins with a capital letter
}

func (t *token) isWord() bool { return t.span == 0 && t.mark == 0 }

// isComma reports whether t is a comma.
func (t *token) isComma() bool { return t.mark == ',' }

// endsSentence reports whether t is a mark that ends a sentence.
func (t *token) endsSentence() bool { return t.mark == '.' || t.mark == '!' || t.mark == '?' }

// isBoundary reports whether the search for a speaker stops at t: t is another span, a
// semicolon, or a mark that ends a sentence.
func (t *token) isBoundary() bool { return t.span > 0 || t.endsSentence() || t.mark == ';' }

// isInitial reports whether t is a capital letter with a full stop.
func (t *token) isInitial() bool {
	return t.isCapitalized && strings.HasSuffix(t.lower, ".") && utf8.RuneCountInString(t.lower) == 2
}

// isReporting reports whether t is a verb that always means speaking.
func (t *token) isReporting() bool { return t.Cue == lexicon.Reporting }

// isSpeaking reports whether t is a verb that can mean speaking.
func (t *token) isSpeaking() bool { return t.Cue == lexicon.Reporting || t.Cue == lexicon.Weak }

// isNumber reports whether t consists of digits.
func (t *token) isNumber() bool {
	return t.lower != "" && strings.IndexFunc(t.lower, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// bytesPerToken is the number of bytes per token that most texts have at least.
const bytesPerToken = 5

// An arena has space for the tokens of many paragraphs, so that none is wasted in each.
type arena struct{ all, free []token }

// reset frees the space of all tokens, and makes sure that there is space for n. The tokens in
// it must not be used any more.
func (a *arena) reset(n int) {
	clear(a.all[:cap(a.all)]) // they refer to the text
	if cap(a.all) < n {
		a.all = make([]token, 0, n)
	}
	a.free = a.all[:0]
}

// tokens returns an empty slice with space for at least n tokens.
func (a *arena) tokens(n int) []token {
	const minSize = 256
	if cap(a.free) < n {
		a.free = make([]token, 0, max(n, minSize))
	}
	return a.free
}

// keep reserves the space of the tokens that have been appended to the slice from
// [arena.tokens], and returns them.
func (a *arena) keep(tokens []token) []token {
	n := len(tokens)
	if n <= cap(a.free) {
		a.free = a.free[n:n]
	}
	return tokens[:n:n]
}

// tokensEnd returns where about the first n tokens of a text end.
func tokensEnd(text string, n int) int {
	isInWord := false
	for i, r := range text {
		isLetter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if isLetter && !isInWord || !isLetter && !unicode.IsSpace(r) {
			if n == 0 {
				return i
			}
			n--
		}
		isInWord = isLetter
	}
	return len(text)
}

// tokenize splits the text of p into tokens. Each span is one token. If ctx is done, the
// rest of the text has no tokens.
func (p *paragraph) tokenize(ctx context.Context, arena *arena) {
	text := p.text
	p.tokens = arena.tokens(len(text)/bytesPerToken + 4)
	defer func() { p.tokens = arena.keep(p.tokens) }()
	first := true
	next := 0
	for i := 0; i < len(text); {
		if n := len(p.tokens); n > 0 && isDone(ctx, n) {
			return
		}
		limit := len(text)
		if next < len(p.spans) {
			limit = p.spans[next].start
		}
		if i >= limit {
			s := &p.spans[next]
			next++
			p.tokens = append(p.tokens, token{start: int32(s.start), end: int32(s.end), span: int32(next), isFirst: first})
			first = endsSentence(text[:s.end])
			i = s.end
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		t := token{start: int32(i), isFirst: first}
		end := i + n
		after := end
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			end = segment.WordEnd(text[:limit], i, p.lex.IsAbbreviation)
			end, after = p.lex.SplitWord(text[i:end])
			end, after = i+end, i+after
			t.lower = strings.ToLower(text[i:end])
			t.isCapitalized = unicode.IsUpper(r)
			t.Word = p.lex.Word(t.lower)
			first = false
		} else {
			t.mark = r
			switch r {
			case '.', '!', '?', '…', '。', '！', '？':
				first = true
			case ':', ';':
				first = false
			}
		}
		t.end = int32(end)
		p.tokens = append(p.tokens, t)
		i = after
	}
}

// markSentences sets the start of the sentence of every token. A sentence begins after a
// mark that ends one, and after a quotation that ends with such a mark.
func (p *paragraph) markSentences() {
	start := 0
	for i := range p.tokens {
		if i > 0 {
			before := &p.tokens[i-1]
			if before.endsSentence() || before.span > 0 && p.spans[before.span-1].isQuotation && p.tokens[i].isFirst {
				start = i
			}
		}
		p.tokens[i].sentence = int32(start)
	}
}

// endsSentence reports whether a text ends with a mark that ends a sentence.
func endsSentence(s string) bool { return segment.EndsSentence(s, nil) }

// isDone reports whether ctx is done at step i of a loop. It checks ctx only in some steps,
// to save time.
func isDone(ctx context.Context, i int) bool {
	const every = 4096
	return i%every == 0 && ctx.Err() != nil
}
