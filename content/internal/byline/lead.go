package byline

import (
	"slices"
	"strings"
)

// leads holds the words of a language that lead to the names of a byline, in
// lower case. A lead is followed by a space or a colon.
type leads struct {
	// verbs say who wrote what follows, wherever they are.
	verbs []string
	// labels do so only with a colon: "Author: Jo Park".
	labels []string
	// prepositions open other phrases, too, so that names must follow.
	prepositions []string
	// others lead to names only in a text that is known to be a byline.
	others []string
}

// leadTable has one row for a language, or for neighbours that share their words.
var leadTable = []leads{
	{ // English
		verbs: []string{
			"written by", "posted by", "words by", "story by", "text by", "interview by", "report by", "reported by", "analysis by", "article by", "contributed by",
			"authored by",
		},
		labels:       []string{"author", "authors", "byline", "text"},
		prepositions: []string{"by"},
		others:       []string{"published by", "created by", "about the author", "author", "from"},
	},
	{ // German
		verbs:        []string{"geschrieben von", "eingestellt von", "veröffentlicht von", "gepostet von", "verfasst von"},
		labels:       []string{"autor", "autorin"},
		prepositions: []string{"von"},
		others:       []string{"autor"},
	},
	{ // French
		verbs:        []string{"écrit par", "rédigé par", "publié par"},
		labels:       []string{"auteur", "auteure"},
		prepositions: []string{"par"},
	},
	{ // Spanish and Portuguese
		verbs:        []string{"escrito por", "publicado por", "postado por"},
		labels:       []string{"autor", "autora"},
		prepositions: []string{"por"},
	},
	{ // Italian
		verbs:        []string{"scritto da", "pubblicato da"},
		labels:       []string{"autore"},
		prepositions: []string{"di"},
	},
	{ // Dutch
		verbs:        []string{"geplaatst door", "geschreven door"},
		labels:       []string{"auteur"},
		prepositions: []string{"door"},
	},
	{ // Danish, Norwegian and Swedish
		verbs:        []string{"skrevet av", "skrevet af", "skriven av"},
		labels:       []string{"tekst"},
		prepositions: []string{"av", "af"},
	},
	{ // Polish
		labels: []string{"autor tekstu"},
	},
	{ // Russian
		labels: []string{"автор", "текст"},
		others: []string{"автор"},
	},
	{ // Chinese and Japanese
		labels: []string{"作者", "文"},
		others: []string{"文・", "文/", "記者"},
	},
}

// A leadKind says how sure a lead is.
type leadKind int

const (
	noLead      leadKind = iota
	known                // only in a text that is known to be a byline
	preposition          // names must follow
	sure
)

// cutLead returns what is after the lead that s begins with, and how sure that
// lead is. It finds the longest.
func cutLead(s string) (lead, rest string, kind leadKind) {
	const maxLead = 40 // bytes
	lower := strings.ToLower(s[:min(len(s), maxLead)])
	try := func(all []string, k leadKind, needsColon bool) {
		for _, l := range all {
			if len(l) <= len(lead) || !strings.HasPrefix(lower, l) {
				continue
			}
			after := s[len(l):]
			names := strings.TrimLeft(after, " ")
			colon := strings.HasPrefix(names, ":") || strings.HasPrefix(names, "：")
			isApart := names != after || l[len(l)-1] == '/' || strings.HasSuffix(l, "・")
			if names = strings.TrimLeft(names, " :："); names == "" || !colon && (needsColon || !isApart) {
				continue
			}
			lead, rest, kind = l, names, k
			if colon && k == preposition {
				kind = sure // "By: Jo Park"
			}
		}
	}
	for _, l := range leadTable {
		try(l.verbs, sure, false)
		try(l.labels, sure, true)
		try(l.prepositions, preposition, false)
		try(l.others, known, false)
	}
	return lead, rest, kind
}

// CutLead removes a lead from a name that a source gives as the author's. What
// may be a part of the name, as in "Von Trapp", stays.
func CutLead(name string) string {
	if lead, rest, kind := cutLead(name); kind == sure || lead == "by" {
		return rest
	}
	return name
}

// cutLeads removes all leads from the text of a byline.
func cutLeads(s string) string {
	for {
		lead, rest, kind := cutLead(s)
		if kind == noLead || isParticle(lead) && !strings.Contains(rest, " ") {
			return s // "von Trapp"
		}
		s = rest
	}
}

// AfterLead returns what is after the lead that a line begins with. The line is
// a byline if that looks like names.
func AfterLead(line string) (rest string, ok bool) {
	_, rest, kind := cutLead(line)
	return rest, kind > known
}

// IsLead reports whether a line is a lead and nothing else, so that the names are
// on the next: "By", "Written by:".
func IsLead(line string) bool {
	line = strings.ToLower(strings.TrimRight(line, " :："))
	return slices.ContainsFunc(leadTable, func(l leads) bool {
		return slices.Contains(l.verbs, line) || slices.Contains(l.labels, line) || line == "by"
	})
}
