package quote

import "strings"

// isPronoun reports whether a word is a personal pronoun in the nominative.
func isPronoun(word string) bool {
	switch word {
	case "he", "she", "they", "i", "we", "it", "you":
		return true
	}
	return false
}

// isDeterminer reports whether a noun phrase can begin with a word.
func isDeterminer(word string) bool {
	switch word {
	case "the", "a", "an", "his", "her", "their", "my", "our", "its", "one", "two", "three", "four", "five",
		"six", "seven", "eight", "nine", "ten", "some", "many", "several", "most", "all", "another", "this",
		"that", "these", "those", "both", "other", "few", "no", "every", "each":
		return true
	}
	return false
}

// isPreposition reports whether a word joins a noun phrase to one before it.
func isPreposition(word string) bool {
	switch word {
	case "of", "for", "from", "in", "at", "with", "on", "to", "near", "by":
		return true
	}
	return false
}

// isAuxiliary reports whether a word is a form of be or have.
func isAuxiliary(word string) bool {
	switch word {
	case "was", "were", "is", "are", "be", "been", "being", "has", "have", "had", "got",
		"could", "would", "should", "might", "may", "can", "will", "shall", "must", "did", "does", "do", "not", "cannot":
		return true
	}
	return false
}

// isAdverb reports whether a word can stand between a subject and its verb.
func isAdverb(word string) bool {
	if strings.HasSuffix(word, "ly") {
		switch word {
		case "family", "ally", "assembly", "bully", "butterfly", "fly", "jelly", "july", "italy", "lily", "monopoly", "supply", "reply":
			return false
		}
		return true
	}
	switch word {
	case "also", "then", "later", "once", "again", "still", "just", "already", "even", "now", "often",
		"always", "sometimes", "never", "has", "had", "have", "would", "could", "will", "can", "may",
		"might", "did", "does", "do", "is", "was", "were", "not", "who":
		return true
	}
	return false
}

// isWork reports whether titles of works stand behind a word.
func isWork(word string) bool {
	switch word {
	case "book", "novel", "film", "movie", "song", "album", "single", "article", "essay", "play", "show",
		"series", "episode", "poem", "story", "documentary", "memoir", "magazine", "programme", "program",
		"podcast", "chapter", "report", "study", "paper", "painting", "headline", "column", "opera",
		"musical", "sitcom", "drama", "exhibition", "game", "hit", "ballad", "track":
		return true
	}
	return false
}

// isNoName reports whether a capitalised word is no part of a name: it begins a
// sentence, or is a day or a month.
func isNoName(word string) bool {
	switch word {
	case "the", "a", "an", "and", "but", "or", "so", "if", "when", "while", "as", "at", "in", "on", "of",
		"for", "from", "by", "with", "to", "after", "before", "then", "there", "here", "this", "that",
		"these", "those", "he", "she", "they", "it", "we", "i", "you", "his", "her", "their", "its", "my",
		"our", "your", "one", "two", "some", "many", "most", "all", "no", "not", "yet", "still", "now",
		"later", "once", "what", "who", "why", "how", "where", "which", "according", "plus", "besides",
		"moreover", "nevertheless", "instead", "perhaps", "maybe", "meanwhile", "however",
		"though", "although", "because", "since", "until", "monday", "tuesday", "wednesday", "thursday",
		"friday", "saturday", "sunday", "january", "february", "march", "april", "june", "july", "august",
		"september", "october", "november", "december", "mr", "mrs", "also", "even", "just", "only", "both",
		"each", "every", "another", "other", "others", "yes", "oh", "well", "such", "unlike", "like", "despite", "during",
		"would", "could", "should", "shall", "might", "must", "do", "does", "did", "is", "was", "were", "are", "has", "have", "had",
		"under", "over", "against", "about", "between", "among", "without", "within", "through", "near", "behind", "below", "above":
		return true
	}
	return false
}

// isParticle reports whether a word stands inside names in small letters.
func isParticle(word string) bool {
	switch word {
	case "de", "der", "den", "van", "von", "bin", "ibn", "al", "el", "la", "le", "du", "da", "di", "dos",
		"ter", "ten", "y", "of":
		return true
	}
	return false
}

// isTitle reports whether a word stands before names and belongs to them.
func isTitle(word string) bool {
	switch strings.TrimSuffix(word, ".") {
	case "mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "dame", "prof", "professor", "sen", "senator",
		"rep", "gov", "governor", "gen", "general", "col", "colonel", "capt", "captain", "president", "judge",
		"justice", "detective", "sergeant", "sgt", "lt", "lieutenant", "officer", "rev", "reverend", "father",
		"sister", "brother", "pope", "king", "queen", "prince", "princess", "mme", "mlle", "monsieur", "madame",
		"aunt", "uncle":
		return true
	}
	return false
}

// isLink reports whether a word ties a noun phrase to the person before it:
// Jo Park of Leeds, a spokesman for the council.
func isLink(word string) bool {
	switch word {
	case "of", "for", "from", "in", "at", "with":
		return true
	}
	return false
}

// isClause reports whether a clause can begin with a word that ends the noun
// phrase before it.
func isClause(word string) bool {
	switch word {
	case "who", "that", "which", "when", "while", "as", "after", "before", "during", "because", "if", "until", "but":
		return true
	}
	return false
}

// isBe reports whether a word is a form of be.
func isBe(word string) bool {
	switch word {
	case "was", "were", "is", "are", "been", "being", "be":
		return true
	}
	return false
}

// isArticle reports whether a word is an article.
func isArticle(word string) bool { return word == "a" || word == "an" || word == "the" }

// isSmall reports whether a word is written small in titles.
func isSmall(word string) bool {
	switch word {
	case "a", "an", "and", "the", "of", "in", "on", "for", "to", "at", "by", "with", "from", "or", "but", "nor",
		"as", "de", "la", "le":
		return true
	}
	return false
}

// callsIt reports whether a name in marks stands behind a word: a book titled
// “…”.
func callsIt(word string) bool {
	switch word {
	case "titled", "entitled", "called", "named", "headlined", "subtitled":
		return true
	}
	return false
}

// pointsOut reports whether words that are spoken about, not spoken, stand in
// marks behind a word: the term “…”, the so-called “…”.
func pointsOut(word string) bool {
	switch word {
	case "word", "words", "term", "terms", "phrase", "phrases", "so-called", "called", "named", "dubbed",
		"nicknamed", "titled", "entitled", "known", "marked", "reading", "labelled", "labeled":
		return true
	}
	return false
}

// isPeople reports whether a word without the plural's s means people.
func isPeople(word string) bool {
	switch word {
	case "police", "people", "men", "women", "children", "family", "staff", "friends":
		return true
	}
	return false
}

// isFunction reports whether a word ties others together and says nothing itself.
func isFunction(word string) bool {
	switch word {
	case "and", "or", "but", "as", "than", "about", "against", "into", "over", "after", "before", "under", "between", "during", "through", "via",
		"who", "whom", "whose", "which":
		return true
	}
	return isPreposition(word) || isDeterminer(word) || isAuxiliary(word) || isClause(word) || isAdverb(word)
}

// isPossessivePronoun reports whether a word is a pronoun that says whose something
// is.
func isPossessivePronoun(word string) bool {
	switch word {
	case "my", "your", "his", "her", "its", "our", "their":
		return true
	}
	return false
}

// isTimeNoun reports whether a word is a noun for a time. With an article it says
// when something happens: “a moment later”, “the next day”.
func isTimeNoun(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "second", "moment", "instant", "minute", "hour", "day", "night", "morning", "afternoon", "evening", "noon", "midnight", "week",
		"weekend", "fortnight", "month", "year", "decade", "century", "time", "while", "spring", "summer", "autumn", "fall", "winter":
		return true
	}
	return false
}

// isAdverbial reports whether a word says where, when or how something happens, and
// describes no noun.
func isAdverbial(word string) bool {
	switch word {
	case "soon", "today", "tonight", "tomorrow", "yesterday", "afterwards", "afterward", "beforehand", "ago", "away", "back", "forth", "along",
		"apart", "aside", "ahead", "abroad", "upstairs", "downstairs", "upwards", "downwards", "indoors", "outdoors", "inside", "outside",
		"out", "up", "down", "off", "elsewhere", "everywhere", "somewhere", "nowhere", "anyway", "otherwise", "therefore", "thus", "hence",
		"twice", "thrice", "seldom", "almost", "quite", "rather", "very", "too", "pretty", "indeed", "alone", "together", "nearby", "half-way",
		"halfway", "earlier", "next", "last", "more", "less", "least", "much", "enough", "ever", "when", "than", "alas", "please":
		return true
	}
	return isAdverb(word) && strings.HasSuffix(word, "ly")
}

// opensSentence reports whether a word before a name is an adverb, and not a first
// name that ends like one, as Stanley does.
func opensSentence(word string) bool {
	if !isAdverbial(word) {
		return false
	}
	if !strings.HasSuffix(word, "ly") {
		return true
	}
	for _, end := range []string{"ally", "ently", "antly", "ately", "fully", "ously", "ively", "edly", "ingly", "enly", "ably", "ibly"} {
		if before, ok := strings.CutSuffix(word, end); ok && len(before) > 1 {
			return true
		}
	}
	return false
}

// isQuantity reports whether a word after an article says how much: “a little
// sadly”, “the more acute”.
func isQuantity(word string) bool {
	switch word {
	case "little", "bit", "trifle", "lot", "shade", "touch", "more", "most", "less", "least", "few", "couple", "same", "other":
		return true
	}
	return false
}

// isBareForm reports whether a verb of the table has no ending. After an article
// it is a noun then: a state senator.
func isBareForm(verb string) bool {
	switch verb {
	case "began", "felt", "sang", "thought", "wrote", "written":
		return false
	}
	return !strings.HasSuffix(verb, "s") && !strings.HasSuffix(verb, "d") && !strings.HasSuffix(verb, "ing")
}
