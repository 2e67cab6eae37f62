// Package byline knows how texts say who wrote them, in many languages: the words
// that lead to a name, how several names are written in one line, what people do,
// and which names are those of outlets and agencies instead of persons.
//
// A lead is what is before the names of a byline: "By", "Written by", "Autor:". A
// name may be that of a person or of a desk. A role is what a person does:
// "senior reporter".
//
// The package is about strings. Who has a byline in markup finds its text first,
// with character references decoded and unsafe characters removed.
package byline

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content/dates"
)

// maxName is how long the text of a byline is, in bytes and in words. A longer
// one is something else.
const (
	maxName      = 200
	maxNameWords = 14
)

// Names returns who wrote an article, from the texts that its source has for the
// authors. Each may hold several names, a lead, roles and a date:
//
//	"By Jo Park, Senior Editor, and Ana Ruiz | March 4, 2021" is "Jo Park", "Ana Ruiz"
//
// A name is given once. The name of the site is left out if there are others; ""
// means that it is not known.
func Names(texts []string, site string) []string {
	var out []string
	for _, text := range texts {
		for _, name := range split(clean(text)) {
			if name != "" && !slices.ContainsFunc(out, func(o string) bool { return isSame(o, name) }) {
				out = append(out, name)
			}
		}
	}
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(o string) bool { return isSame(o, site) })
	}
	return out
}

// Join puts names together as a sentence does: "Jo Park, Ana Ruiz and Li Wei".
func Join(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// isSame reports whether two names have the same letters and digits.
func isSame(a, b string) bool {
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

// between are words between names.
var between = strings.NewReplacer(" and ", ", ", " & ", ", ", " und ", ", ", " et ", ", ", ";", ",", "/", ",")

// split returns the names in "Jo Park, Ana Ruiz and Li Wei". A part after a comma
// that is a role, or a single word, is left out; a degree stays with its name.
func split(s string) []string {
	var out []string
	for i, part := range strings.Split(between.Replace(s), ",") {
		part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		if name, place, ok := strings.Cut(part, " in "); ok && isCapitalized(place) {
			part = name
		}
		switch {
		case i == 0:
			out = append(out, part)
		case hasRole(part):
		case isDegree(part):
			out[len(out)-1] += ", " + part
		case len(strings.Fields(part)) > 1:
			out = append(out, part)
		}
	}
	return out
}

// endings begin what a byline says after its names.
var endings = []string{
	" | ", " • ", " · ", " — ", " – ", " - ", "|", "•", "·", " (@", " @", " on ", " Updated", " Published", " Posted", " Last updated", " Reviewed by", " Medically",
	" Fact checked", " Edited by", " Read more", " View more",
}

// clean returns the names in the text of a byline without what is around them:
// leads, a date, what follows a bar or a dot. It returns "" for addresses,
// accounts and what is too long.
func clean(s string) string {
	if i := strings.Index(strings.ToLower(s), "written by "); i > 0 {
		s = s[i:] // after a date
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return ""
	}
	s = cutLeads(s)
	for _, ending := range endings {
		if i := strings.Index(s, ending); i > 0 {
			s = s[:i]
		}
	}
	s = strings.Trim(cutDate(s), " ,;:|·•–—-")
	isPath := !strings.Contains(s, " ") && strings.Contains(strings.TrimRight(s, "."), ".") && strings.ToLower(s) == s
	if isPath || isAccount(s) || strings.Contains(s, "@") || len(s) > maxName || len(strings.Fields(s)) > maxNameWords || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// cutDate returns a byline up to the date in it, and "" if it is a date. A date
// that it begins with stays.
func cutDate(s string) string {
	for _, m := range dates.Find(s) {
		switch {
		case m.ISO != "" && m.Start == 0 && m.TimeEnd == len(s):
			return ""
		case m.ISO == "", m.Start == 0:
			continue
		}
		words := strings.Fields(s[:m.Start])
		if last := len(words) - 1; last > 0 && leadsToDate(words[last]) {
			words = words[:last]
		}
		return strings.Join(words, " ")
	}
	return s
}

// leadsToDate reports whether word is between a name and a date: "Jo Park le 4
// mars 2021".
func leadsToDate(word string) bool {
	switch word {
	case "le", "den", "am", "el", "il", "op", "em", "på":
		return true
	}
	return false
}

// isAccount reports whether a name is that of an account, which nobody bears.
func isAccount(name string) bool {
	switch strings.Join(plainWords(name), " ") {
	case "admin", "administrator", "webmaster", "root", "user", "guest", "superuser", "wpadmin", "site admin", "none", "null", "undefined", "default":
		return true
	}
	return false
}
