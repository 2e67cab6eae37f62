package lexicon

import "strings"

// The definite article of the Scandinavian languages is an ending of the noun, and their
// nouns for people are alike.

// isScandinavianNoun reports whether a word has the ending of a noun with its article, which
// few names have: kommunen, ministeriet, bilarna.
func isScandinavianNoun(word string) bool {
	const minStem = 5 // bytes; Karen and Helen are names
	for _, ending := range []string{"en", "et", "na", "ene", "erne", "an", "ing", "ningen", "het", "hed", "elsen", "tion"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= minStem {
			return true
		}
	}
	return false
}

// hasScandinavianPersonEnding reports whether a word has an ending of nouns for people, with
// or without the article.
func hasScandinavianPersonEnding(word string) bool {
	const minWord = 7 // bytes
	if len(word) < minWord {
		return false
	}
	for _, ending := range []string{
		"are", "aren", "eren", "ør", "ören", "ör", "øren", "ist", "isten", "olog", "ologen", "ledaren", "leder", "lederen", "sjef", "sjefen", "chef",
		"chefen", "mann", "mannen", "mand", "manden", "ekspert", "experten", "rådet", "personen", "person", "agenten", "presten", "mesteren",
	} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
