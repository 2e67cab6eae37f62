package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a punctuation mark, or a whole span.
type token struct {
	text       string
	lower      string
	start, end int
	span       int      // index of the span, from 1; 0 for others
	first      bool     // of a sentence
	verb       strength // how much it says about speaking; 0: it is no verb of the table
}

func (t token) isWord() bool {
	if t.span > 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.text)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// capital reports whether the word begins with a capital letter.
func (t token) capital() bool {
	r, _ := utf8.DecodeRuneInString(t.text)
	return t.span == 0 && unicode.IsUpper(r)
}

// initial reports whether the word is a letter with a full stop.
func (t token) initial() bool {
	return t.capital() && strings.HasSuffix(t.text, ".") && utf8.RuneCountInString(t.text) == 2
}

// tokenize cuts a text. Each span is one token. The first word of a sentence is
// marked.
func tokenize(text string, spans []span, verbs lexicon) []token {
	var out []token
	first := true
	next := 0
	for i := 0; i < len(text); {
		if next < len(spans) && i >= spans[next].start {
			out = append(out, token{start: spans[next].start, end: spans[next].end, span: next + 1, first: first})
			first = endsSentence(text[:spans[next].end])
			i = spans[next].end
			next++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + n
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			limit := len(text)
			if next < len(spans) {
				limit = spans[next].start
			}
			end = wordEnd(text[:limit], i)
		}
		t := token{text: text[i:end], start: i, end: end, first: first}
		t.lower = strings.ToLower(t.text)
		t.verb = verbs[t.lower]
		out = append(out, t)
		switch {
		case strings.ContainsRune(".!?…:;", r):
			first = r != ':' && r != ';'
		case t.isWord():
			first = false
		}
		i = end
	}
	return out
}

// endsSentence reports whether a text ends in a full stop or the like, marks
// aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”’\"'»“‘«)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…", r)
}

// wordEnd is where the word ends that begins at i. Apostrophes, hyphens and the
// full stops of abbreviations are inside.
func wordEnd(text string, i int) int {
	at := i
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r):
			at += n
			continue
		case strings.ContainsRune("'’-‑.,&@", r) && at+n < len(text):
			after, _ := utf8.DecodeRuneInString(text[at+n:])
			inWord := unicode.IsLetter(after) || unicode.IsDigit(after)
			if r == ',' {
				before, _ := utf8.DecodeLastRuneInString(text[:at])
				inWord = unicode.IsDigit(before) && unicode.IsDigit(after)
			}
			if inWord {
				at += n
				continue
			}
		}
		break
	}
	if at < len(text) && text[at] == '.' && abbreviation(text[i:at]) {
		at++
	}
	return at
}

// abbreviation reports whether a full stop behind s belongs to it.
func abbreviation(s string) bool {
	if utf8.RuneCountInString(s) == 1 {
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsUpper(r) && s != "I"
	}
	if len(s) >= 3 && s[1] == '.' {
		return true
	}
	switch s {
	case "Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "Gen", "Sen", "Rep", "Gov", "Lt", "Col", "Sgt", "Capt", "Prof", "Rev", "Maj",
		"Cmdr", "Adm", "Hon", "Det", "Insp", "Supt", "Pres", "No", "Mt", "Ft", "Inc", "Ltd", "Corp", "Co", "vs", "Messrs", "Mme", "Mlle":
		return true
	}
	return false
}
