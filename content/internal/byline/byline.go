// Package byline parses bylines in many languages. It knows the words that introduce
// the names, how several names share one line, what roles writers have, and which names
// belong to outlets and agencies instead of people.
//
// A prefix is the words before the names of a byline: "By", "Written by", "Autor:". A name
// may be a person's or a desk's. A role is a person's job: "senior reporter".
//
// The package works on strings. A caller that has a byline in markup extracts its text
// first, with character references decoded and unsafe characters removed.
package byline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/dates"
)

// Bounds on the names of a byline. Longer text is not a byline.
const (
	maxName      = 200 // bytes
	maxNameWords = 14
)

// Names returns the authors of an article, from the texts in which its source gives them.
// Each text may hold several names, a prefix, roles and a date:
//
//	"By Jo Park, Senior Editor, and Ana Ruiz | March 4, 2021" is "Jo Park", "Ana Ruiz"
//
// Repeated names are dropped. So is the name of the site if there are other names; site is
// "" if it is not known.
func Names(texts []string, site string) []string {
	var out []string
	for _, text := range texts {
		for _, name := range split(clean(text)) {
			if name != "" && !slices.ContainsFunc(out, func(o string) bool { return isSameName(o, name) }) {
				out = append(out, name)
			}
		}
	}
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(o string) bool { return isSameName(o, site) })
	}
	return out
}

// Join joins names as in a sentence: "Jo Park, Ana Ruiz and Li Wei".
func Join(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// isSameName reports whether two names have the same letters and digits.
func isSameName(a, b string) bool {
	letters := func(s string) string {
		return strings.Map(func(r rune) rune {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return -1
			}
			return unicode.ToLower(r)
		}, s)
	}
	return letters(a) == letters(b)
}

// toCommas replaces the separators between names with commas.
var toCommas = strings.NewReplacer(" and ", ", ", " & ", ", ", " und ", ", ", " et ", ", ", " y ", ", ", ";", ",", "/", ",")

// split returns the names in "Jo Park, Ana Ruiz and Li Wei". After a comma, a role or a
// single word is left out, and a degree stays with its name.
func split(s string) []string {
	if before, after, ok := strings.Cut(s, " and "); ok && !strings.ContainsAny(s, ",;/&") && !strings.Contains(after, " ") && !IsPerson(before) && strings.Contains(before, " ") {
		return []string{s} // "Centre for Harbours and Piers"
	}
	var out []string
	for i, part := range strings.Split(toCommas.Replace(s), ",") {
		part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		if name, place, ok := strings.Cut(part, " in "); ok && isCapitalized(place) {
			part = name
		}
		switch {
		case i == 0:
			out = append(out, cutRole(part))
		case HasRole(part):
		case isDegree(part):
			out[len(out)-1] += ", " + part
		case len(strings.Fields(part)) > 1:
			out = append(out, part)
		}
	}
	return out
}

// suffixes are the beginnings of the text that may come after the names of a byline.
var suffixes = []string{
	" | ", " • ", " · ", " — ", " – ", " - ", "|", "•", "·", " (@", " @", " on ", " Updated", " Published", " Posted", " Last updated", " Reviewed by", " Medically",
	" Fact checked", " Edited by", " Read more", " View more", " under ",
}

// clean returns the names in the text of a byline without prefixes, suffixes and a date.
// It returns "" if the text is an address, an account or too long.
func clean(s string) string {
	if i := strings.Index(strings.ToLower(s), "written by "); i > 0 {
		s = s[i:] // drop a date before it
	} else if names, ok := afterLead(s); ok {
		s = names
	}
	if i := strings.Index(s, "http"); i > 0 && strings.Contains(s[i:], "://") {
		s = strings.TrimRight(s[:i], " -–—|(<,")
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") || strings.HasSuffix(strings.ToLower(s), " by") {
		return ""
	}
	if isLabel(s) {
		return ""
	}
	if inner, ok := strings.CutPrefix(s, "["); ok { // 「[山田太郎，Harbour News]」
		s = strings.TrimSuffix(inner, "]")
	}
	s = cutBracketedRole(cutNextCredit(cutPrefixes(cutArchiveLink(s))))
	for _, suffix := range suffixes {
		if i := strings.Index(s, suffix); i > 0 {
			s = s[:i]
		}
	}
	s = strings.Trim(cutGluedLabel(cutDate(s)), " ,;:|·•–—-&")
	if strings.Contains(s, ": ") {
		return "" // who did what: "Text: Jo Park, design: Ana Ruiz"
	}
	isPath := !strings.Contains(s, " ") && strings.Contains(strings.TrimRight(s, "."), ".") && strings.ToLower(s) == s
	if isPath || isAccount(s) || strings.Contains(s, "@") || len(s) > maxName || len(strings.Fields(s)) > maxNameWords || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// cutNextCredit returns the text before a second sentence that names somebody else: "Jo Park.
// Photographs by Ana Ruiz".
func cutNextCredit(s string) string {
	before, next, ok := strings.Cut(s, ". ")
	if !ok {
		return s
	}
	words := strings.Fields(next)
	for i, word := range words {
		if i > 0 && isPreposition(word) && IsPerson(before) {
			return before
		}
	}
	return s
}

// isPreposition reports whether a lower-case word may be between a work and the name of the
// person who made it.
func isPreposition(word string) bool {
	for _, language := range prefixTable {
		if slices.Contains(language.prepositions, word) {
			return true
		}
	}
	return false
}

// cutBracketedRole returns an East Asian name without the role in brackets after it:
// 「山田太郎（記者）」.
func cutBracketedRole(s string) string {
	name, role, ok := strings.Cut(s, "（")
	if ok && strings.HasSuffix(role, "）") && IsEastAsianName(strings.TrimSpace(name)) {
		return strings.TrimSpace(name)
	}
	return s
}

// cutArchiveLink returns the name in the text of a link to the other texts of an author:
// "More stories by Jo Park". It returns "" if the link names nobody: "View more posts".
func cutArchiveLink(s string) string {
	first, _, _ := strings.Cut(strings.ToLower(s), " ")
	if !isArchiveWord(first) {
		return s
	}
	for _, preposition := range []string{" by ", " from ", " von ", " par ", " de ", " di ", " van ", " av "} {
		if _, name, ok := strings.Cut(s, preposition); ok {
			return name
		}
	}
	return ""
}

// isArchiveWord reports whether a lower-case word begins the text of a link to the other
// texts of an author, and no name.
func isArchiveWord(word string) bool {
	switch word {
	case "more", "view", "see", "all", "read", "show", "browse", "mehr", "alle", "zeige", "weitere", "voir", "tous", "plus", "ver", "más", "todos", "meer", "altri", "tutti":
		return true
	}
	return false
}

// cutDate returns the part of a byline before its date. A date at the beginning stays,
// but if the byline is nothing but a date, cutDate returns "".
func cutDate(s string) string {
	for _, m := range dates.Find(s) {
		switch {
		case m.ISO != "" && m.Start == 0 && m.TimeEnd == len(s):
			return ""
		case m.ISO == "", m.Start == 0:
			continue
		}
		words := strings.Fields(s[:m.Start])
		if last := len(words) - 1; last > 0 && introducesDate(words[last]) {
			words = words[:last]
		}
		return strings.Join(words, " ")
	}
	return s
}

// cutGluedLabel removes the label of a date from the end, which only the style sheet sets apart
// from the name: "Jo ParkUpdated".
func cutGluedLabel(s string) string {
	start := strings.LastIndexFunc(s, unicode.IsUpper)
	if start <= 0 || !labelsDate(strings.ToLower(s[start:])) {
		return s
	}
	if last, _ := utf8.DecodeLastRuneInString(s[:start]); !unicode.IsLower(last) {
		return s
	}
	return s[:start]
}

// introducesDate reports whether word may come between a name and a date: "Jo Park le 4
// mars 2021".
func introducesDate(word string) bool {
	switch word {
	case "le", "den", "am", "el", "il", "op", "em", "på":
		return true
	}
	return false
}

// isAccount reports whether a name is a generic account such as "admin", not an author.
func isAccount(name string) bool {
	switch strings.Join(plainWords(name), " ") {
	case "admin", "administrator", "webmaster", "root", "user", "guest", "superuser", "wpadmin", "site admin", "none", "null", "undefined", "default":
		return true
	}
	return false
}
