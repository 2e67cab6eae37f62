package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/dates"
)

// A Line is what a byline on a line of its own says.
type Line struct {
	Names string // as the line has them: "Jo Park and Ana Ruiz, Reuters"
	Date  string // in ISO 8601, if the line gives one
}

// ParseLine parses a line of text that is a byline: "By Jo Park and Ana Ruiz", "By
// Jo Park, Chief Correspondent | March 4, 2021", "Jo Park | July 2, 2025". ok is
// false if the line is something else.
func ParseLine(line string) (l Line, ok bool) {
	const maxLength = 120 // bytes
	line = strings.Join(strings.Fields(line), " ")
	names, ok := namesOf(line)
	if !ok || len(line) > maxLength || strings.HasSuffix(line, ".") && !strings.HasSuffix(line, "r.") {
		return Line{}, false
	}
	names, l.Date = cutLastDate(names)
	for i, part := range strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune("|;·•–—", r) }) {
		part = strings.TrimSpace(part)
		if date, ok := dates.FromLine(part); ok && i > 0 {
			l.Date = date
			continue
		}
		if !isWriter(part, i > 0) {
			return Line{}, false
		}
		if l.Names != "" {
			l.Names += ", "
		}
		l.Names += part
	}
	return l, l.Names != ""
}

// namesOf returns the part of a line that must be names for the line to be a
// byline. Without a lead, a person and a date make it one.
func namesOf(line string) (names string, ok bool) {
	switch lead, rest, kind := cutLead(line); {
	case kind == sure, lead == "by":
		return rest, true
	case kind == preposition && lead != "door": // which opens English titles
		return rest, IsPerson(rest)
	}
	name, date := cutLastDate(line)
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("|·•–—,", r) })
	return line, date != "" && len(parts) > 0 && IsPerson(parts[0])
}

// cutLastDate removes the date that a line ends with: "Jo Park, March 4, 2021".
func cutLastDate(line string) (rest, date string) {
	const maxWords = 10
	words := strings.Fields(line)
	for n := min(len(words)-1, maxWords); n > 0; n-- {
		if date, ok := dates.FromLine(strings.Join(words[len(words)-n:], " ")); ok {
			return strings.TrimRight(strings.Join(words[:len(words)-n], " "), " ,|·•–—-"), date
		}
	}
	return line, ""
}

// IsWriter reports whether s names people, with what they are and where they
// write from: "Jo Park and Ana Ruiz in Grimsand".
func IsWriter(s string) bool { return isWriter(s, false) }

// isWriter is IsWriter for a part of a byline. After the names, roles may be in
// lower case.
func isWriter(s string, isAfterNames bool) bool {
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(“\""))
		if unicode.IsUpper(first) || isParticle(w) || joinsNames(w) || strings.Contains(w, "@") || (i > 0 || isAfterNames) && describesWork(w) {
			continue
		}
		return false
	}
	return len(words) > 0 && len(words) <= maxNameWords
}

// IsBareName reports whether a line is the names of persons without a lead, with
// where they write from if it says so. Something else must show that it is a
// byline.
func IsBareName(line string) bool {
	names, place, ok := strings.Cut(strings.TrimSpace(line), " in ")
	for name := range strings.SplitSeq(names, " and ") {
		if !IsPerson(name) {
			return false
		}
	}
	return !ok || IsWriter(place)
}

// joinsNames reports whether a word may be between the names, roles and places
// of a byline.
func joinsNames(word string) bool {
	switch word {
	case "and", "for", "of", "the", "in", "at", "&", "y", "e", "und", "et":
		return true
	}
	return false
}

// describesWork reports whether a word belongs to what somebody did for a text.
func describesWork(word string) bool {
	word = strings.ToLower(word)
	switch word {
	case "reporting", "by", "with", "from", "additional", "editing", "photographs", "photos", "photography":
		return true
	}
	return isRole(word)
}
