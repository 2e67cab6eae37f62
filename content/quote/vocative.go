package quote

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/quote/lexicon"
)

// addVocatives records the names by which the first paragraph of a quotation may address
// somebody, and the words in it that may be names. It returns the gender of the person whom it
// addresses by a noun.
func (r *recorder) addVocatives(c *candidate) lexicon.Gender {
	const maxEnd = 400 // bytes at each end of a part that are searched
	gender := lexicon.Unknown
	for _, part := range c.parts {
		if part.paragraph != c.begin {
			continue
		}
		text := part.text()
		if len(text) > 2*maxEnd {
			gender = cmp.Or(r.addVocativesIn(cutEnd(text, maxEnd), c.begin.lex), gender)
			text = cutStart(text, maxEnd)
		}
		gender = cmp.Or(r.addVocativesIn(text, c.begin.lex), gender)
	}
	return gender
}

func cutEnd(s string, n int) string {
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

func cutStart(s string, n int) string {
	at := len(s) - n
	for !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

// addVocativesIn records the names between punctuation marks in a text, and the words that may be
// names. It returns the gender of the person whom the text addresses by a noun.
func (r *recorder) addVocativesIn(text string, lex *lexicon.Lexicon) lexicon.Gender {
	gender := lexicon.Unknown
	start := text
	before := "" // the phrase before, because a full stop separates “Mr.” from its name
	for len(text) > 0 {
		size := phraseSize(text)
		phrase := strings.TrimSpace(text[:size])
		r.addCapitals(phrase, lex)
		if v, ok := parseVocative(phrase, before, lex); ok {
			v.isSure = v.isSure || strings.HasSuffix(strings.TrimRight(start[:len(start)-len(text)], " \n"), ",")
			v.text, v.word = r.strings.intern(v.text), r.strings.intern(v.word)
			r.vocatives = append(r.vocatives, v)
		} else if phrase != "" {
			gender = cmp.Or(addressedGender(phrase, lex), gender)
		}
		if before = phrase; size < len(text) {
			_, n := utf8.DecodeRuneInString(text[size:])
			size += n
		}
		text = text[size:]
	}
	return gender
}

// addCapitals records the words of a phrase that begin with a capital and may be names.
func (r *recorder) addCapitals(phrase string, lex *lexicon.Lexicon) {
	for word := range strings.FieldsSeq(phrase) {
		if first, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(first) {
			continue
		}
		if word = strings.ToLower(lex.Stem(word)); !lex.Is(word, lexicon.NotName|lexicon.Function|lexicon.Title|lexicon.Pronoun) {
			r.inside = append(r.inside, r.strings.intern(word))
		}
	}
}

// addressedGender returns the gender of the person whom a phrase between punctuation marks
// addresses by a noun: sir, my dear girl.
func addressedGender(phrase string, lex *lexicon.Lexicon) lexicon.Gender {
	const maxWords = 4
	words := strings.Fields(phrase)
	if len(words) > maxWords {
		return lexicon.Unknown
	}
	for _, word := range words[:len(words)-1] {
		if !lex.Is(strings.ToLower(word), lexicon.BeforeVocative) {
			return lexicon.Unknown
		}
	}
	return lex.Word(strings.ToLower(words[len(words)-1])).Gender
}

// phraseSize returns the number of bytes before the first punctuation mark in a text. An
// apostrophe or a hyphen inside a word does not count.
func phraseSize(text string) int {
	for i, r := range text {
		if !isVocativeEnd(r) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		if i > 0 && strings.ContainsRune("’'-", r) && unicode.IsLetter(next) {
			continue
		}
		return i
	}
	return len(text)
}

func isVocativeEnd(r rune) bool { return strings.ContainsRune(",.!?;:—–…-“”\"‘’«»", r) }

// parseVocative parses a phrase that consists of a name: one or two words, the first of them
// capitalized, after any words that may come before a vocative. before is the previous phrase,
// which may end with the title of the name.
func parseVocative(phrase, before string, lex *lexicon.Lexicon) (v vocative, ok bool) {
	first, rest := cutWord(phrase)
	for rest != "" {
		prefix := lex.Word(strings.ToLower(first))
		if !prefix.Is(lexicon.BeforeVocative) {
			break
		}
		v.isSure = true
		if prefix.Title != lexicon.Untitled {
			v.setTitle(prefix)
		}
		first, rest = cutWord(rest)
	}
	last, rest := cutWord(rest)
	if last == "" {
		last = first
	}
	if r, _ := utf8.DecodeRuneInString(first); rest != "" || !unicode.IsUpper(r) {
		return v, false
	}
	if v.title == lexicon.Untitled {
		v.setTitle(lex.Word(lastWord(before)))
	}
	v.text, v.word = strings.TrimSpace(first+" "+last), strings.ToLower(last)
	if first == last {
		v.text = last
	}
	known := lex.Word(v.word)
	return v, !known.Is(lexicon.NotName) || known.Is(lexicon.Month)
}

// cutWord returns the first word of a text, and the rest without leading spaces.
func cutWord(text string) (word, rest string) {
	i := strings.IndexFunc(text, unicode.IsSpace)
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimLeftFunc(text[i:], unicode.IsSpace)
}

// setTitle sets the title of v to that of a word, and its gender accordingly.
func (v *vocative) setTitle(title lexicon.Word) {
	v.title, v.gender = title.Title, lexicon.Unknown
	if title.Title != lexicon.Untitled {
		v.gender = title.Gender
	}
}

// lastWord returns the last word of a text, in lower case.
func lastWord(text string) string {
	text = strings.TrimSpace(text)
	return strings.ToLower(text[strings.LastIndexFunc(text, unicode.IsSpace)+1:])
}

// firstWord returns the first word of a text, in lower case.
func firstWord(text string) string {
	word, _ := cutWord(strings.TrimSpace(text))
	return strings.ToLower(word)
}
