package quote

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/segment"
	"pullquote/content/quote/lexicon"
)

// A token is a word, a punctuation mark, or a whole span. There is one for every five
// bytes of a text, so it has no field that follows from another.
type token struct {
	lexicon.Word // what the lexicon knows of a word

	lower      string // a word in lower case
	start, end int32  // bytes of the paragraph's text
	span       int32  // index of the span, from 1; 0 for others
	sentence   int32  // the token at which its sentence begins
	mark       rune   // the punctuation mark; 0 for words and spans
	first      bool   // of a sentence
	capital    bool   // a word that begins with a capital letter
}

func (t *token) isWord() bool { return t.span == 0 && t.mark == 0 }

// isComma reports whether t is a comma.
func (t *token) isComma() bool { return t.mark == ',' }

// endsSentence reports whether a sentence ends with t.
func (t *token) endsSentence() bool { return t.mark == '.' || t.mark == '!' || t.mark == '?' }

// stops reports whether the search for a speaker stops at t: at the end of a sentence or
// of half of one, and at another span.
func (t *token) stops() bool { return t.span > 0 || t.endsSentence() || t.mark == ';' }

// isInitial reports whether the word is a letter with a full stop.
func (t *token) isInitial() bool {
	return t.capital && strings.HasSuffix(t.lower, ".") && utf8.RuneCountInString(t.lower) == 2
}

// isReporting reports whether the word is a verb that always says that somebody speaks.
func (t *token) isReporting() bool { return t.Cue == lexicon.Reporting }

// isSpeaking reports whether the word is a verb that can say so.
func (t *token) isSpeaking() bool { return t.Cue == lexicon.Reporting || t.Cue == lexicon.Weak }

// isNumber reports whether the word has digits only.
func (t *token) isNumber() bool {
	return t.lower != "" && strings.IndexFunc(t.lower, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// bytesPerToken is how much text there is to a token, at least in most texts.
const bytesPerToken = 5

// An arena has space for the tokens of many paragraphs, so that none is left over in each.
type arena struct{ free []token }

// tokens returns an empty slice with space for n tokens or more.
func (a *arena) tokens(n int) []token {
	const minSize = 256
	if cap(a.free) < n {
		a.free = make([]token, 0, max(n, minSize))
	}
	return a.free
}

// keep returns tokens that have been appended to that slice. Their space is used then.
func (a *arena) keep(tokens []token) []token {
	n := len(tokens)
	if n <= cap(a.free) {
		a.free = a.free[n:n]
	}
	return tokens[:n:n]
}

// tokenize cuts the text of p into tokens. Each span is one token. The first word of a
// sentence is marked. If ctx is done, the rest of the text has none.
func (p *paragraph) tokenize(ctx context.Context, arena *arena) {
	text := p.text
	p.tokens = arena.tokens(len(text)/bytesPerToken + 4)
	defer func() { p.tokens = arena.keep(p.tokens) }()
	first := true
	next := 0
	for i := 0; i < len(text); {
		if n := len(p.tokens); n > 0 && stopped(ctx, n) {
			return
		}
		limit := len(text)
		if next < len(p.spans) {
			limit = p.spans[next].start
		}
		if i >= limit {
			s := &p.spans[next]
			next++
			p.tokens = append(p.tokens, token{start: int32(s.start), end: int32(s.end), span: int32(next), first: first})
			first = endsSentence(text[:s.end])
			i = s.end
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		t := token{start: int32(i), first: first}
		end := i + n
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			end = segment.WordEnd(text[:limit], i, p.lex.IsAbbreviation)
			t.lower = strings.ToLower(text[i:end])
			t.capital = unicode.IsUpper(r)
			t.Word = p.lex.Word(t.lower)
			first = false
		} else {
			t.mark = r
			switch r {
			case '.', '!', '?', '…':
				first = true
			case ':', ';':
				first = false
			}
		}
		t.end = int32(end)
		p.tokens = append(p.tokens, t)
		i = end
	}
}

// markSentences tells every token where its sentence begins: after a full stop or the
// like, and after a quotation that ends in one.
func (p *paragraph) markSentences() {
	start := 0
	for i := range p.tokens {
		if i > 0 {
			before := &p.tokens[i-1]
			if before.endsSentence() || before.span > 0 && p.spans[before.span-1].quote && p.tokens[i].first {
				start = i
			}
		}
		p.tokens[i].sentence = int32(start)
	}
}

// endsSentence reports whether a text ends in a full stop or the like.
func endsSentence(s string) bool { return segment.EndsSentence(s, nil) }

// stopped reports whether work is to stop at step i of a loop. It looks at ctx only now
// and then.
func stopped(ctx context.Context, i int) bool {
	const every = 4096
	return i%every == 0 && ctx.Err() != nil
}
