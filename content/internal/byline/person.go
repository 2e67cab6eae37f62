package byline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsPerson reports whether s looks like a person's name: two or three capitalized words.
func IsPerson(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if !isCapitalized(w) || strings.ContainsAny(w, "0123456789?!:,;") || labelsDate(strings.ToLower(w)) {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}

// LooksLikeNames reports whether s may consist of people's names: two to ten words, at
// least two thirds of them capitalized.
func LooksLikeNames(s string) bool {
	const minWords, maxWords = 2, 10
	words := strings.Fields(s)
	capitals := 0
	for _, w := range words {
		if isCapitalized(w) {
			capitals++
		}
	}
	return len(words) >= minWords && len(words) <= maxWords && capitals*3 >= len(words)*2
}

// HasOnlyNames reports whether every word of s begins as in a name, apart from particles,
// connectives and words such as "family" and "archive": "Jo van den Berg", "Ruiz family",
// "Library of Norland".
func HasOnlyNames(s string) bool {
	const maxSpaces, maxWords = 12, 6
	if strings.Count(s, " ") > maxSpaces {
		return false
	}
	words := strings.Fields(s)
	for i, w := range words {
		switch w {
		case "and", "of", "the", "y", "e", "et", "und", "+", "&", "family", "collection", "archive", "archives", "library", "museum", "estate":
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "@(\"'"))
		if !unicode.IsUpper(first) && !isParticle(w) && (i == 0 || !unicode.IsDigit(first)) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= maxWords
}

// GivenFirst returns a name that has the family name first, as in library catalogues,
// with the given name first: "Wei Zhang" for "Zhang, Wei". Two names with a comma between
// them are returned unchanged.
func GivenFirst(name string) string {
	family, given, ok := strings.Cut(name, ", ")
	words := len(strings.Fields(family))
	if !ok || words == 0 || isCompanySuffix(given) || strings.Contains(given, ",") || isDegree(given) || HasRole(given) || len(strings.Fields(given)) > 3 {
		return name
	}
	if words > 1 && isCapitalized(family) && len(strings.Fields(given)) > 1 {
		return name
	}
	return given + " " + family
}

func isCapitalized(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first)
}

// isCompanySuffix reports whether a word after a name shows that the name is a company's.
func isCompanySuffix(word string) bool {
	switch strings.ToLower(strings.Trim(word, ". ")) {
	case "inc", "ltd", "llc", "gmbh", "co", "corp", "plc", "ag", "s.a":
		return true
	}
	return false
}

// isDegree reports whether s, after a name, is a degree, a licence or a suffix such as
// "Jr", which belong to the name.
func isDegree(s string) bool {
	switch strings.ReplaceAll(s, ".", "") {
	case "PhD", "MD", "RN", "Jr", "Sr", "MPH", "DO", "JD", "CFP", "CPA", "RD", "DVM", "MS", "MSc", "MBA":
		return true
	}
	return false
}

// HasRole reports whether a part of a byline has a word for a role.
func HasRole(s string) bool {
	return slices.ContainsFunc(plainWords(s), isRole)
}

// cutRole returns the person in a part of a byline that ends with a role: "Jo Park" for "Jo
// Park Staff Writer".
func cutRole(part string) string {
	words := strings.Fields(part)
	last := len(words) - 1
	if last < 2 || !isOccupation(strings.ToLower(words[last])) {
		return part
	}
	for i, w := range words {
		if isRole(strings.ToLower(w)) {
			if name := strings.Join(words[:i], " "); IsPerson(name) {
				return name
			}
			return part
		}
	}
	return part
}

// isOccupation reports whether a lower-case word names what a single writer is.
func isOccupation(word string) bool {
	switch word {
	case "editor", "reporter", "writer", "correspondent", "contributor", "journalist", "columnist", "producer", "analyst", "redakteur", "journaliste", "editor-in-chief":
		return true
	}
	return isForeignOccupation(word)
}

// isForeignOccupation reports whether a lower-case word names what a single writer is, in a
// language other than English.
func isForeignOccupation(word string) bool {
	switch word {
	case "redakteurin", "redaktor", "redaktorin", "korrespondent", "korrespondentin", "journalistin", "reporterin", "volontär", "volontärin",
		"rédacteur", "rédactrice", "correspondant", "correspondante", "periodista", "redactor", "redactora", "corresponsal", "jornalista", "repórter",
		"giornalista", "redattore", "redattrice", "redacteur", "verslaggever", "correspondente", "redaktör", "journalisten", "reportern":
		return true
	}
	return false
}

// IsSingleName reports whether s is one word that may be the name of a writer: a given name
// or an account.
func IsSingleName(s string) bool {
	const minName, maxName = 3, 24 // characters
	n := 0
	for _, r := range s {
		if n++; !unicode.IsLetter(r) && (n == 1 || !unicode.IsDigit(r) && r != '_' && r != '-' && r != '.') {
			return false
		}
	}
	return n >= minName && n <= maxName && !isAccount(s) && !isRole(strings.ToLower(s)) && !labelsDate(strings.ToLower(s))
}

// labelsDate reports whether a lower-case word belongs to the label of a date, such as
// "Posted on" or "Last update".
func labelsDate(word string) bool {
	switch word {
	case "posted", "published", "publication", "update", "updated", "modified", "created", "released", "date", "datum", "fecha", "data", "veröffentlicht", "erschienen",
		"aktualisiert", "publié", "publicado", "pubblicato", "gepubliceerd", "publicerad", "publisert", "opublikowano", "опубликовано":
		return true
	}
	return false
}

// IsEastAsianName reports whether s may be the name of a person in Chinese, Japanese or Korean
// characters, in one or two words.
func IsEastAsianName(s string) bool {
	const minName, maxName = 2, 8 // characters
	n := 0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
			n++
		case r != ' ' && r != '　' && r != '・':
			return false
		}
	}
	return n >= minName && n <= maxName
}

// plainWords returns the words of s in lower case, without punctuation.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
}

// isRole reports whether a lower-case word names a role of writers.
func isRole(word string) bool {
	switch word {
	case "editor", "reporter", "writer", "correspondent", "contributor", "staff", "senior", "director", "manager", "professor", "founder",
		"ceo", "cto", "journalist", "columnist", "producer", "specialist", "author", "head", "chief", "officer", "analyst", "lecturer",
		"researcher", "fellow", "president", "news", "university", "expert", "associate", "political", "foreign",
		"redakteur", "redaktion", "journaliste", "dietitian", "nutritionist", "team":
		return true
	}
	return isForeignOccupation(word)
}

// isParticle reports whether a lower-case word is a particle of names, such as "van".
func isParticle(word string) bool {
	switch word {
	case "de", "der", "den", "van", "von", "la", "le", "del", "di", "da", "do", "dos", "bin", "al", "af", "av":
		return true
	}
	return false
}
