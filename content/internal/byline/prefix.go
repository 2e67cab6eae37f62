package byline

import (
	"slices"
	"strings"
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
		others: []string{"文・", "文/", "文●", "記者", "记者", "著者"},
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
			isApart := names != after || l[len(l)-1] == '/' || strings.HasSuffix(l, "・") || strings.HasSuffix(l, "●")
			if names = strings.TrimLeft(names, " :："); names == "" || !colon && (needsColon || !isApart) {
				continue
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
	_, rest, kind := cutPrefix(line)
	return rest, kind > onlyInByline
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
