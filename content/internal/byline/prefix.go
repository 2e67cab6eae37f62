package byline

import (
	"slices"
	"strings"

	"pullquote/content/dates"
)

// prefixes holds the prefixes of bylines in one language, in lower case. A space or a
// colon comes after a prefix.
type prefixes struct {
	// verbs make any line a byline.
	verbs []string
	// labels do so only with a colon: "Author: Jo Park".
	labels []string
	// prepositions begin other phrases, too, so names must come after them.
	prepositions []string
	// leads begin a line in which a date or a subject comes before the preposition and the
	// names: "Posted in Harbours by Jo Park".
	leads []string
	// others count only in a text that is known to be a byline.
	others []string
}

// prefixTable has one row for each language, or for neighbouring languages that share
// their words.
var prefixTable = []prefixes{
	{ // English
		verbs: []string{
			"written by", "posted by", "words by", "story by", "text by", "interview by", "report by", "reported by", "analysis by", "article by", "contributed by",
			"authored by",
		},
		labels:       []string{"author", "authors", "byline", "text", "text and photos", "words and photos", "story and photos"},
		prepositions: []string{"by"},
		leads:        []string{"posted", "published", "submitted", "written", "created", "added", "this post was", "this article was", "this story was"},
		others:       []string{"published by", "created by", "about the author", "author", "from"},
	},
	{ // German
		verbs:        []string{"geschrieben von", "eingestellt von", "veröffentlicht von", "gepostet von", "verfasst von", "erstellt von"},
		labels:       []string{"autor", "autorin", "text & fotos", "text und fotos", "text & bilder", "text und bilder", "text/fotos"},
		prepositions: []string{"von"},
		leads:        []string{"veröffentlicht", "erstellt", "geschrieben", "verfasst", "gepostet", "ein artikel", "ein beitrag", "eine reportage", "ein text"},
		others:       []string{"autor"},
	},
	{ // French
		verbs:        []string{"écrit par", "rédigé par", "publié par"},
		labels:       []string{"auteur", "auteure", "texte", "texte et photos"},
		prepositions: []string{"par"},
		leads:        []string{"publié", "rédigé", "posté", "mis en ligne", "un article"},
	},
	{ // Spanish and Portuguese
		verbs:        []string{"escrito por", "publicado por", "postado por"},
		labels:       []string{"autor", "autora", "texto", "texto y fotos", "texto e fotos"},
		prepositions: []string{"por"},
		leads:        []string{"publicado", "escrito", "enviado", "postado", "un artículo", "um artigo"},
	},
	{ // Italian
		verbs:        []string{"scritto da", "pubblicato da"},
		labels:       []string{"autore"},
		prepositions: []string{"di"},
		leads:        []string{"pubblicato", "scritto", "un articolo"},
	},
	{ // Dutch
		verbs:        []string{"geplaatst door", "geschreven door"},
		labels:       []string{"auteur"},
		prepositions: []string{"door"},
		leads:        []string{"geplaatst", "geschreven", "gepubliceerd", "een artikel"},
	},
	{ // Danish, Norwegian and Swedish
		verbs:        []string{"skrevet av", "skrevet af", "skriven av"},
		labels:       []string{"tekst"},
		prepositions: []string{"av", "af"},
		leads:        []string{"skrevet", "skriven", "publisert", "publicerad", "udgivet"},
	},
	{ // Polish
		labels: []string{"autor tekstu"},
	},
	{ // Russian
		labels: []string{"автор", "текст"},
		others: []string{"автор"},
	},
	{ // Chinese, Japanese and Korean
		labels: []string{"作者", "文", "글", "撰文"},
		others: []string{"文・", "文/", "文／", "文●", "記者", "记者", "著者", "投稿者", "執筆者", "筆者", "執筆", "撰文", "作者"},
	},
}

// A prefixKind says how reliably a prefix shows that a line is a byline.
type prefixKind int

const (
	noPrefix     prefixKind = iota
	onlyInByline            // counts only in a text that is known to be a byline
	needsNames              // counts only if names come after it
	alwaysByline
)

// cutPrefix returns the longest prefix that s begins with, in lower case, the rest of s
// after it, and the kind of the prefix.
func cutPrefix(s string) (prefix, rest string, kind prefixKind) {
	const maxPrefix = 40 // bytes
	lower := strings.ToLower(s[:min(len(s), maxPrefix)])
	try := func(all []string, k prefixKind, needsColon bool) {
		for _, l := range all {
			if len(l) <= len(prefix) || !strings.HasPrefix(lower, l) {
				continue
			}
			after := s[len(l):]
			names := strings.TrimLeft(after, " ")
			colon := strings.HasPrefix(names, ":") || strings.HasPrefix(names, "：")
			isApart := names != after || l[len(l)-1] == '/' || strings.HasSuffix(l, "／") || strings.HasSuffix(l, "・") || strings.HasSuffix(l, "●")
			if names = strings.TrimLeft(names, " :："); names == "" || !colon && (needsColon || !isApart) {
				continue
			}
			if k == onlyInByline && !colon && isCased(l) && !strings.Contains(names, " ") {
				continue // "Author" may be a name in "Author Park"
			}
			prefix, rest, kind = l, names, k
			if colon && k == needsNames {
				kind = alwaysByline // "By: Jo Park"
			}
		}
	}
	for _, l := range prefixTable {
		try(l.verbs, alwaysByline, false)
		try(l.labels, alwaysByline, true)
		try(l.prepositions, needsNames, false)
		try(l.others, onlyInByline, false)
	}
	return prefix, rest, kind
}

// isCased reports whether a lower-case word is in a script with upper and lower case.
func isCased(word string) bool { return strings.ToUpper(word) != word }

// CutPrefix removes a prefix from a name that a source gives as the author's. A word
// that may belong to the name, as in "Von Trapp", stays.
func CutPrefix(name string) string {
	if prefix, rest, kind := cutPrefix(name); kind == alwaysByline || prefix == "by" {
		return rest
	}
	return name
}

// cutPrefixes removes all prefixes from the text of a byline.
func cutPrefixes(s string) string {
	for {
		prefix, rest, kind := cutPrefix(s)
		if kind == noPrefix || isParticle(prefix) && !strings.Contains(rest, " ") {
			return s // "von Trapp"
		}
		s = rest
	}
}

// AfterPrefix returns the rest of a line after its prefix. The line is a byline if the
// rest looks like names.
func AfterPrefix(line string) (rest string, ok bool) {
	if _, rest, kind := cutPrefix(line); kind > onlyInByline {
		return rest, true
	}
	return afterLead(line)
}

// afterLead returns the rest of a line after a date or a lead and a preposition: "Jo Park"
// for "March 4, 2021 by Jo Park" and for "Posted in Harbours by Jo Park".
func afterLead(line string) (rest string, ok bool) {
	const maxLead = 70 // bytes
	lower := strings.ToLower(line)
	if len(lower) != len(line) {
		return "", false
	}
	for _, l := range prefixTable {
		for _, preposition := range l.prepositions {
			before, after, found := strings.Cut(lower, " "+preposition+" ")
			if !found || len(before) > maxLead || after == "" {
				continue
			}
			isLead := slices.ContainsFunc(l.leads, func(lead string) bool {
				return strings.HasPrefix(before, lead+" ") || before == lead && strings.Contains(lead, " ")
			})
			if isLead || beginsWithDate(before) {
				return line[len(line)-len(after):], true
			}
		}
	}
	return "", false
}

// beginsWithDate reports whether s begins with a date or with a short label before one.
func beginsWithDate(s string) bool {
	const maxLabel = 12 // bytes
	for _, m := range dates.Find(s) {
		if m.ISO != "" {
			return m.Start <= maxLabel
		}
	}
	return false
}

// IsPrefix reports whether a line is nothing but a prefix, so that the names are on the
// next line: "By", "Written by:".
func IsPrefix(line string) bool {
	line = strings.ToLower(strings.TrimRight(line, " :："))
	return slices.ContainsFunc(prefixTable, func(l prefixes) bool {
		return slices.Contains(l.verbs, line) || slices.Contains(l.labels, line) || line == "by"
	})
}

// isLabel reports whether a text that should name somebody is nothing but a prefix: "About
// the author".
func isLabel(text string) bool {
	lower := strings.ToLower(strings.TrimRight(text, " :："))
	return slices.ContainsFunc(prefixTable, func(l prefixes) bool { return slices.Contains(l.others, lower) })
}
