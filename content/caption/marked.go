package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
	"pullquote/content/internal/segment"
)

// SplitMarked splits a caption whose source marks a part of it as the credit: "Photo: Jo
// Park/Reuters". The marked text may also be the whole caption, description included, or
// may not occur in the caption at all. If credit is empty, SplitMarked is [Split].
func SplitMarked(raw, credit string) Parts {
	text, marked := tidy(raw), tidy(credit)
	switch {
	case marked == "":
		return Split(raw)
	case text == "" || segment.OneLine(text) == segment.OneLine(marked):
		return splitWhole(marked)
	}
	shown, name := splitCredit(marked)
	if name == "" || isInCredit(marked, shown) || byline.IsPerson(shown) {
		shown, name = "", bareCredit(marked)
	}
	if shown == "" && !canBeCredit(name) {
		return Split(raw)
	}
	description, ok := cutOut(text, marked)
	if !ok {
		description = text
	}
	description = join(description, shown)
	if rest, earlier := cutEarlierCredit(description); earlier != "" {
		if description = rest; !isPersonLabelled(marked) || !hasAllWords(earlier, name) {
			name = mergeCredits(earlier, name)
		}
	}
	description = trimDescription(description)
	if strings.EqualFold(strings.TrimRight(description, "."), name) {
		description = "" // the person in the picture provided it, or the page repeats the credit
	}
	return newParts(description, name)
}

// isPersonLabelled reports whether a credit is a label and a person: "Photo: Jo Park". The page
// then credits the person, whatever the agency's text before it says.
func isPersonLabelled(credit string) bool {
	name, ok := afterLabel(credit)
	return ok && byline.IsPerson(name)
}

// splitWhole splits a caption that is marked as a credit as a whole. If nothing shows
// where the credit begins, either all of it is the credit or none.
func splitWhole(text string) Parts {
	description, credit := splitCredit(text)
	if name := bareCredit(text); (credit == "" || isInCredit(text, description)) && canBeCredit(name) {
		return newParts("", name)
	}
	return newParts(description, credit)
}

// isInCredit reports whether the apparent description in a marked credit belongs to the
// credit: "gull_spotter / Getty Images", "By Jo Park | Source: Reuters".
func isInCredit(marked, description string) bool {
	const maxWords = 5
	if description == "" || len(strings.Fields(description)) > maxWords || endsSentence(description) {
		return false
	}
	rest, ok := strings.CutPrefix(marked, description)
	rest = strings.TrimLeft(rest, " ")
	return ok && (strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "|"))
}

// bareCredit returns a marked credit without brackets, labels and prefixes.
func bareCredit(s string) string {
	return byline.CutPrefix(cutLabels(withoutBrackets(s)))
}

// withoutBrackets returns s without brackets around all of it.
func withoutBrackets(s string) string {
	s = strings.TrimRight(s, ". ")
	if len(s) > 1 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') && !strings.ContainsAny(s[1:len(s)-1], "([") {
		return strings.TrimSpace(s[1 : len(s)-1])
	}
	return s
}

// canBeCredit reports whether s, which the source marks as the credit, may be one: it is
// not a sentence, and most of its words are names. Sources also mark descriptions.
func canBeCredit(s string) bool {
	const maxWords, maxUncased = 30, 60 // maxUncased is in code points
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > maxWords || !strings.ContainsFunc(s, unicode.IsLetter) || IsLabel(s) || slices.ContainsFunc(words, isVerb) {
		return false
	}
	if first, _ := utf8.DecodeRuneInString(s); !unicode.IsUpper(first) && !unicode.IsLower(first) && unicode.IsLetter(first) {
		return utf8.RuneCountInString(s) <= maxUncased
	}
	other := countOtherWords(words)
	return 3*other <= len(words) || len(words) <= 2 && other <= 1 || looksLikeCredit(s)
}

// isVerb reports whether a word turns names into a sentence.
func isVerb(word string) bool {
	switch word {
	case "is", "are", "was", "were", "has", "have", "had", "will", "that", "who", "which", "ist", "sind", "war", "hat", "est", "sont", "fue", "foi", "é", "è":
		return true
	}
	return false
}

// cutOut removes the marked credit from a caption, with the label before it and the
// brackets around it. A credit in the middle of a sentence stays: "A mural by Jo Park in
// Almaty". cutOut returns false if the caption does not contain the credit.
func cutOut(text, marked string) (rest string, ok bool) {
	// A newline is one byte, like a space, so replacing it does not change offsets.
	at := strings.LastIndex(strings.ReplaceAll(text, "\n", " "), strings.ReplaceAll(marked, "\n", " "))
	if at < 0 {
		return "", false
	}
	before, after := strings.TrimRight(text[:at], " \n"), strings.TrimLeft(text[at+len(marked):], " \n")
	for _, pair := range [...]string{"()", "[]"} {
		if strings.HasPrefix(after, pair[1:]) {
			if open := strings.LastIndexByte(before, pair[0]); open >= 0 && (open == len(before)-1 || IsLabel(before[open+1:])) {
				before, after = strings.TrimRight(before[:open], " \n"), strings.TrimLeft(after[1:], " \n")
			}
		}
	}
	trimmed := strings.TrimRight(before, labelSeparators+"\n©")
	if start := labelAtEnd(trimmed); start >= 0 {
		before = strings.TrimRight(trimmed[:start], " \n")
	}
	words := strings.Fields(before[max(0, len(before)-maxLabel):])
	next, _ := utf8.DecodeRuneInString(after)
	if len(words) > 0 && (isMidSentenceWord(words[len(words)-1]) || unicode.IsLower(next) && !EndsPart(before)) {
		return text, true
	}
	return join(trimDescription(before), strings.TrimLeft(after, " \n|/·•–—,;")), true
}
