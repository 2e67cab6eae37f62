package byline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsPerson reports whether s is two or three capitalized words, as most names of
// persons are.
func IsPerson(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if !isCapitalized(w) || strings.ContainsAny(w, "0123456789?!:,;") {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}

// LooksLikeNames reports whether s may be the names of persons: a few words, most
// of which are capitalized.
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

// HasOnlyNames reports whether every word of s begins like a name's, except the
// particles and connectives of names and what collections are called: "Jo van den
// Berg", "Ruiz family", "Library of Norland".
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

// GivenFirst returns a name that libraries write as "Zhang, Wei" with the family
// name last. Two names with a comma between them stay as they are.
func GivenFirst(name string) string {
	family, given, ok := strings.Cut(name, ", ")
	words := len(strings.Fields(family))
	if !ok || words == 0 || isFirm(given) || strings.Contains(given, ",") || isDegree(given) || hasRole(given) || len(strings.Fields(given)) > 3 {
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

// isFirm reports whether a word after a name says that it is a firm's.
func isFirm(word string) bool {
	switch strings.ToLower(strings.Trim(word, ". ")) {
	case "inc", "ltd", "llc", "gmbh", "co", "corp", "plc", "ag", "s.a":
		return true
	}
	return false
}

// isDegree reports whether s, after a name, belongs to it.
func isDegree(s string) bool {
	switch strings.ReplaceAll(s, ".", "") {
	case "PhD", "MD", "RN", "Jr", "Sr", "MPH", "DO", "JD", "CFP", "CPA", "RD", "DVM", "MS", "MSc", "MBA":
		return true
	}
	return false
}

// hasRole reports whether a part of a byline says what somebody does.
func hasRole(s string) bool {
	return slices.ContainsFunc(plainWords(s), isRole)
}

// plainWords returns the words of s in lower case, without punctuation.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’'
	})
}

// isRole reports whether a word in lower case is one of what writers are.
func isRole(word string) bool {
	switch word {
	case "editor", "reporter", "writer", "correspondent", "contributor", "staff", "senior", "director", "manager", "professor", "founder",
		"ceo", "cto", "journalist", "columnist", "producer", "specialist", "author", "head", "chief", "officer", "analyst", "lecturer",
		"researcher", "fellow", "president", "news", "university", "expert", "associate", "political", "foreign",
		"redakteur", "redaktion", "journaliste", "dietitian", "nutritionist", "team":
		return true
	}
	return false
}

// isParticle reports whether a word in lower case is a part of names.
func isParticle(word string) bool {
	switch word {
	case "de", "der", "den", "van", "von", "la", "le", "del", "di", "da", "do", "dos", "bin", "al", "af", "av":
		return true
	}
	return false
}
