package meta

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"
)

// maxByline is how long a byline is, in bytes.
const maxByline = 200

// nearbyLeads are what a line in the headline context begins with if it is a byline,
// in lower case.
var nearbyLeads = []string{"by ", "by: ", "written by ", "written by: ", "words by ", "story by ", "posted by ", "author: ", "authored by ", "von ", "von: ", "par ", "por ", "por: ", "автор: ", "autor: ", "autora: ", "auteur : ", "eingestellt von ", "geschrieben von ", "écrit par ", "publicado por ", "escrito por ", "scritto da ", "door "}

// nearbyLabels are lines, in lower case, after which there is a name.
var nearbyLabels = []string{"by", "by:", "written by", "written by:", "author", "author:", "words by", "story by"}

// bylineNearby returns the names that a line in the headline context gives as the
// author's: "By Jo Park", or a line "By" with the name on the next line.
func bylineNearby(lines []string) string {
	for i, line := range lines {
		lower := strings.ToLower(line)
		for _, lead := range nearbyLeads {
			if !strings.HasPrefix(lower, lead) {
				continue
			}
			if by := joinNames([]string{line[len(lead):]}, ""); LooksLikeNames(by) {
				return by
			}
		}
		if i+1 < len(lines) && slices.Contains(nearbyLabels, lower) {
			if by := joinNames([]string{lines[i+1]}, ""); LooksLikeNames(by) {
				return by
			}
		}
	}
	return ""
}

// LooksLikeNames reports whether a text that a class or a "by" before it calls a
// byline is one: it has few words, most of which begin with a capital letter.
func LooksLikeNames(s string) bool {
	upper, n := 0, 0
	for w := range strings.FieldsSeq(s) {
		n++
		if startsUpper(w) {
			upper++
		}
	}
	return n > 1 && n <= 10 && upper*3 >= n*2
}

// joinNames cleans names and joins them as in a sentence: "Jo Park, Ana Ruiz and Li
// Wei". It returns "" if none of them is the name of a person or a desk.
func joinNames(raw []string, site string) string {
	var out []string
	for _, name := range raw {
		for _, one := range splitNames(cleanName(name)) {
			if one != "" && !slices.ContainsFunc(out, func(o string) bool { return dom.Fold(o) == dom.Fold(one) }) {
				out = append(out, one)
			}
		}
	}
	if len(out) > 1 {
		out = slices.DeleteFunc(out, func(o string) bool { return dom.Fold(o) == dom.Fold(site) })
	}
	switch len(out) {
	case 0:
		return ""
	case 1:
		return out[0]
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

var nameSeparators = strings.NewReplacer(" and ", ", ", " & ", ", ", " und ", ", ", " et ", ", ", ";", ",", "/", ",")

// splitNames splits "Jo Park, Ana Ruiz and Li Wei". A job, or a single word after a
// comma, is left out; a degree stays with its name.
func splitNames(s string) []string {
	var out []string
	for i, part := range strings.Split(nameSeparators.Replace(s), ",") {
		part = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(part), "and "))
		if name, place, ok := strings.Cut(part, " in "); ok && startsUpper(place) {
			part = name
		}
		if i > 0 && (isJob(part) || len(strings.Fields(part)) < 2 && !isDegree(part)) {
			continue
		}
		if i > 0 && isDegree(part) {
			out[len(out)-1] += ", " + part
			continue
		}
		out = append(out, part)
	}
	return out
}

// givenFirst turns a name from a catalogue, "Zhang, Wei", so that the family name
// comes last. Two names with a comma between them stay as they are.
func givenFirst(name string) string {
	family, given, ok := strings.Cut(name, ", ")
	words := len(strings.Fields(family))
	if !ok || words == 0 || isCompanySuffix(given) || strings.Contains(given, ",") || isDegree(given) || isJob(given) || len(strings.Fields(given)) > 3 {
		return name
	}
	if words > 1 && startsUpper(family) && len(strings.Fields(given)) > 1 {
		return name
	}
	return given + " " + family
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isCompanySuffix reports whether a word follows the name of a company.
func isCompanySuffix(s string) bool {
	switch strings.ToLower(strings.Trim(s, ". ")) {
	case "inc", "ltd", "llc", "gmbh", "co", "corp", "plc", "ag", "s.a":
		return true
	}
	return false
}

func isDegree(s string) bool {
	switch strings.ReplaceAll(s, ".", "") {
	case "PhD", "MD", "RN", "Jr", "Sr", "MPH", "DO", "JD", "CFP", "CPA", "RD", "DVM", "MS", "MSc", "MBA":
		return true
	}
	return false
}

// isJob reports whether a part of a byline says what somebody does.
func isJob(s string) bool {
	for w := range strings.FieldsSeq(dom.Fold(s)) {
		switch w {
		case "editor", "reporter", "writer", "correspondent", "contributor", "staff", "senior", "director", "manager", "professor", "founder",
			"ceo", "cto", "journalist", "columnist", "producer", "specialist", "author", "head", "chief", "officer", "analyst", "lecturer",
			"researcher", "fellow", "president", "news", "university", "expert", "associate", "redakteur", "redaktion", "journaliste", "dietitian", "nutritionist", "team":
			return true
		}
	}
	return false
}

// nameEnds are what ends the names in a byline.
var nameEnds = []string{" | ", " • ", " · ", " — ", " – ", " - ", "|", "•", "·", " (@", " @", " on ", " Updated", " Published", " Posted", " Last updated", " Reviewed by", " Medically", " Fact checked", " Edited by", " Read more", " View more"}

// cleanName returns a byline without what is not a name: "By", dates, addresses, and
// what follows a bar or a dot.
func cleanName(s string) string {
	const maxWords = 14
	s = content.SanitizeLine(dom.Unescape(s))
	if i := strings.Index(strings.ToLower(s), "written by "); i > 0 {
		s = s[i:] // after a date
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return ""
	}
	for {
		cut := trimLead(s)
		if cut == s {
			break
		}
		s = cut
	}
	for _, end := range nameEnds {
		if i := strings.Index(s, end); i > 0 {
			s = s[:i]
		}
	}
	s = trimDate(s)
	s = strings.Trim(s, " ,;:|·•–—-")
	isPath := !strings.Contains(s, " ") && strings.Contains(strings.TrimRight(s, "."), ".") && strings.ToLower(s) == s
	if isPath || isAccount(s) || strings.Contains(s, "@") || len(s) > maxByline || len(strings.Fields(s)) > maxWords || !strings.ContainsFunc(s, unicode.IsLetter) {
		return ""
	}
	return s
}

// isAccount reports whether a name is that of an account and not of a person.
func isAccount(name string) bool {
	switch dom.Fold(name) {
	case "admin", "administrator", "webmaster", "root", "user", "guest", "superuser", "wpadmin", "site admin", "none", "null", "undefined", "default":
		return true
	}
	return false
}

// bylineLeads are what bylines begin with, in lower case.
var bylineLeads = []string{
	"by ", "by: ", "by:", "written by: ", "written by:", "written by ", "posted by: ", "posted by:", "posted by ", "words by ", "story by ", "text by ", "author: ", "author:", "authors: ", "authored by ", "published by ", "reported by ",
	"article by ", "contributed by ", "created by ", "about the author ", "author ", "from ",
	"von ", "par ", "por ", "di ", "door ", "av ", "af ", "tekst: ", "text: ", "autor: ", "autora: ", "auteur : ", "auteur: ", "autore: ", "auteure : ",
	"por: ", "por:", "von: ", "par : ", "di: ", "door: ", "автор: ", "автор:", "автор ", "текст: ", "autor ", "skrevet av ", "geschrieben von ", "eingestellt von ", "veröffentlicht von ", "gepostet von ", "verfasst von ", "écrit par ", "rédigé par ", "publié par ",
	"escrito por ", "publicado por ", "postado por ", "scritto da ", "pubblicato da ", "geplaatst door ", "geschreven door ", "autor tekstu: ", "文：", "作者：", "作者:", "記者 ", "文・", "文/",
}

// trimLead returns a byline without what it begins with, if there is more in it.
func trimLead(s string) string {
	lower := strings.ToLower(s)
	for _, lead := range bylineLeads {
		if strings.HasPrefix(lower, lead) && len(s) > len(lead) {
			return strings.TrimSpace(s[len(lead):])
		}
	}
	return s
}

// trimDate cuts a byline at the date in it.
func trimDate(s string) string {
	const maxWords = 5 // of a date
	words := strings.Fields(s)
	for i := 1; i < len(words); i++ {
		for n := min(maxWords, len(words)-i); n >= 1; n-- {
			if _, ok := day(strings.Join(words[i:i+n], " ")); ok {
				return strings.Join(words[:i], " ")
			}
		}
	}
	return s
}
