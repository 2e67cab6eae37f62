package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// SplitMarked takes a caption apart of which the source marks a part as its
// credit: "Photo: Jo Park/Reuters". What is marked may also be the whole
// caption, with its description, or stand outside of it; "" is as [Split].
func SplitMarked(raw, credit string) Parts {
	text, marked := tidy(raw), tidy(credit)
	switch {
	case marked == "":
		return Split(raw)
	case text == "" || oneLine(text) == oneLine(marked):
		return splitWhole(marked)
	}
	shown, name := divide(marked)
	if name == "" || goesOn(marked, shown) || byline.IsPerson(shown) {
		shown, name = "", bare(marked)
	}
	if shown == "" && !mayCredit(name) {
		return Split(raw)
	}
	description, ok := cutOut(text, marked)
	if !ok {
		description = text
	}
	description = join(description, shown)
	if rest, again := cutAnother(description); again != "" {
		description, name = rest, fuller(name, again)
	}
	description = trimCredit(description)
	if strings.EqualFold(strings.TrimRight(description, "."), name) {
		description = "" // who is seen has sent the picture, or the page says it twice
	}
	return parts(description, name)
}

// splitWhole takes apart a caption that is marked as a credit as a whole. If
// nothing in it says where the credit begins, it is all of it or nothing.
func splitWhole(text string) Parts {
	description, credit := divide(text)
	if name := bare(text); (credit == "" || goesOn(text, description)) && mayCredit(name) {
		return parts("", name)
	}
	return parts(description, credit)
}

// goesOn reports whether what a marked credit seems to describe is a part of
// the credit: "gull_spotter / Getty Images", "By Jo Park | Source: Reuters".
func goesOn(marked, shown string) bool {
	if shown == "" || len(strings.Fields(shown)) > 5 || endsSentence(shown) {
		return false
	}
	rest, ok := strings.CutPrefix(marked, shown)
	rest = strings.TrimLeft(rest, " ")
	return ok && (strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "|"))
}

// bare is a marked credit without what stands around its name.
func bare(s string) string {
	name := unlabelled(unbracketed(s))
	if len(name) > 3 && strings.EqualFold(name[:3], "by ") {
		return name[3:]
	}
	return name
}

// unbracketed is s without brackets around all of it.
func unbracketed(s string) string {
	s = strings.TrimRight(s, ". ")
	if len(s) > 1 && (s[0] == '(' && s[len(s)-1] == ')' || s[0] == '[' && s[len(s)-1] == ']') && !strings.ContainsAny(s[1:len(s)-1], "([") {
		return strings.TrimSpace(s[1 : len(s)-1])
	}
	return s
}

// mostMarked is how many words a credit has that the source marks.
const mostMarked = 30

// mayCredit reports whether s, which the source marks, can be a credit: no
// sentence, and more names than other words. Sources mark descriptions too.
func mayCredit(s string) bool {
	words := strings.Fields(s)
	first, _ := utf8.DecodeRuneInString(s)
	if slices.ContainsFunc(words, isVerb) {
		return false
	}
	if len(words) == 0 || len(words) > mostMarked || strings.IndexFunc(s, unicode.IsLetter) < 0 || isLabel(s) {
		return false
	}
	if !unicode.IsUpper(first) && !unicode.IsLower(first) && unicode.IsLetter(first) {
		return utf8.RuneCountInString(s) <= 60
	}
	return 3*smallWords(words) <= len(words) || len(words) <= 2 && smallWords(words) <= 1 || nameLike(s)
}

// isVerb reports whether w makes a sentence of names.
func isVerb(w string) bool {
	switch w {
	case "is", "are", "was", "were", "has", "have", "had", "will", "that", "who", "which", "ist", "sind", "war", "hat", "est", "sont", "fue", "foi", "é", "è":
		return true
	}
	return false
}

// cutOut takes the marked credit out of a caption, with the label in front of
// it and the brackets around it. In the middle of a sentence it stays: "A mural
// by Jo Park in Almaty". False if the caption does not hold it.
func cutOut(text, marked string) (string, bool) {
	// a newline is a byte as a blank is: offsets are the same
	at := strings.LastIndex(strings.ReplaceAll(text, "\n", " "), strings.ReplaceAll(marked, "\n", " "))
	if at < 0 {
		return "", false
	}
	before, after := strings.TrimRight(text[:at], " \n"), strings.TrimLeft(text[at+len(marked):], " \n")
	for _, pair := range []string{"()", "[]"} {
		if strings.HasPrefix(after, pair[1:]) {
			if open := strings.LastIndexByte(before, pair[0]); open >= 0 && (open == len(before)-1 || isLabel(before[open+1:])) {
				before, after = strings.TrimRight(before[:open], " \n"), strings.TrimLeft(after[1:], " \n")
			}
		}
	}
	bare := strings.TrimRight(before, labelSigns+"\n©")
	if start := labelAtEnd(bare); start >= 0 {
		before = strings.TrimRight(bare[:start], " \n")
	}
	words := strings.Fields(before[max(0, len(before)-mostLabel):])
	next, _ := utf8.DecodeRuneInString(after)
	if len(words) > 0 && (leadsOn(words[len(words)-1]) || unicode.IsLower(next) && !endsPart(before)) {
		return text, true
	}
	return join(trimCredit(before), strings.TrimLeft(after, " \n|/·•–—,;")), true
}
