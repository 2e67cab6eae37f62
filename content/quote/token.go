package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/segment"
)

// A token is a word, a punctuation mark, or a whole span. There is one for
// every five bytes of a text: hence no field that another one tells.
type token struct {
	lower      string // a word in small letters
	start, end int
	span       int32 // index of the span, from 1; 0 for others
	sentence   int32 // the token at which the sentence begins that it is in
	mark       rune  // the punctuation mark; 0 for words and spans
	verb       cueClass
	first      bool // of a sentence
	capital    bool // a word that begins with a capital letter
}

func (t *token) isWord() bool { return t.span == 0 && t.mark == 0 }

// ends reports whether a sentence ends with t.
func (t *token) ends() bool { return t.mark == '.' || t.mark == '!' || t.mark == '?' }

// stops reports whether what is read around a quotation ends before t: at the
// end of a sentence or of half of one, and at another span.
func (t *token) stops() bool { return t.span > 0 || t.ends() || t.mark == ';' }

// initial reports whether the word is a letter with a full stop.
func (t *token) initial() bool {
	return t.capital && strings.HasSuffix(t.lower, ".") && utf8.RuneCountInString(t.lower) == 2
}

// tokenize cuts the text of p. Each span is one token. The first word of a
// sentence is marked.
func (p *paragraph) tokenize(verbs lexicon) {
	text := p.text
	p.tokens = make([]token, 0, len(text)/5+4)
	first := true
	next := 0
	for i := 0; i < len(text); {
		limit := len(text)
		if next < len(p.spans) {
			limit = p.spans[next].start
		}
		if i >= limit {
			s := &p.spans[next]
			next++
			p.tokens = append(p.tokens, token{start: s.start, end: s.end, span: int32(next), first: first})
			first = endsSentence(text[:s.end])
			i = s.end
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		t := token{start: i, end: i + n, first: first}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			t.end = segment.WordEnd(text[:limit], i, abbreviation)
			t.lower = strings.ToLower(text[i:t.end])
			t.capital = unicode.IsUpper(r)
			t.verb = verbs[t.lower]
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
		p.tokens = append(p.tokens, t)
		i = t.end
	}
}

// sentences tells every token where its sentence begins: behind a full stop or
// the like, and behind a quotation that ends in one.
func (p *paragraph) sentences() {
	start := 0
	for i := range p.tokens {
		if i > 0 {
			before := &p.tokens[i-1]
			if before.ends() || before.span > 0 && p.spans[before.span-1].quote && p.tokens[i].first {
				start = i
			}
		}
		p.tokens[i].sentence = int32(start)
	}
}

// sentenceStart is the token at which the sentence begins that token i is in,
// or that goes on before the end of the text.
func (p *paragraph) sentenceStart(i int) int {
	switch n := len(p.tokens); {
	case i < n:
		return int(p.tokens[i].sentence)
	case n == 0 || p.tokens[n-1].ends():
		return n
	default:
		return int(p.tokens[n-1].sentence)
	}
}

// endsSentence reports whether a text ends in a full stop or the like.
func endsSentence(s string) bool { return segment.EndsSentence(s, nil) }

// abbreviation reports whether a full stop after s belongs to it.
func abbreviation(s string) bool {
	if utf8.RuneCountInString(s) == 1 {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsUpper(r) && s != "I"
	}
	if len(s) >= 3 && (s[1] == '.' || s[1] == '-' && unicode.IsUpper(rune(s[0])) && unicode.IsUpper(rune(s[2]))) { // U.S., R-Pa.
		return true
	}
	switch s {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Prof", "Rev", "Maj",
		"Cmdr", "Adm", "Hon", "Det", "Insp", "Supt", "Pres", "No", "Mt", "Ft", "Inc", "Ltd", "Corp", "Co", "vs", "Messrs", "Mme", "Mlle":
		return true
	}
	return false
}
