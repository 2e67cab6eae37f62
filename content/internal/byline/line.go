package byline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/dates"
)

// A Line is a byline that has a line of its own.
type Line struct {
	Names string // as in the line: "Jo Park and Ana Ruiz, Reuters"
	Date  string // in ISO 8601; "" if the line gives none
}

// ParseLine parses a line of text that is a byline: "By Jo Park and Ana Ruiz", "By
// Jo Park, Chief Correspondent | March 4, 2021", "Jo Park | July 2, 2025". It returns
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

// namesOf returns the part of a line that must be names for the line to be a byline. A
// line without a prefix is a byline only if it begins with a person and ends with a date.
func namesOf(line string) (names string, ok bool) {
	switch prefix, rest, kind := cutPrefix(line); {
	case kind == alwaysByline, prefix == "by":
		return rest, true
	case kind == needsNames && prefix != "door": // a line with "Door" may be an English title
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

// IsWriter reports whether s consists of names, with or without roles and places: "Jo
// Park and Ana Ruiz in Grimsand".
func IsWriter(s string) bool { return isWriter(s, false) }

// isWriter is IsWriter for a part of a byline. In a part after the names, roles may be
// in lower case.
func isWriter(s string, isAfterNames bool) bool {
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(“\""))
		if unicode.IsUpper(first) || isParticle(w) || isConnective(w) || strings.Contains(w, "@") || (i > 0 || isAfterNames) && isWorkWord(w) {
			continue
		}
		return false
	}
	return len(words) > 0 && len(words) <= maxNameWords
}

// IsBareName reports whether a line consists of people's names without a prefix, with or
// without a place. Something else must show that the line is a byline.
func IsBareName(line string) bool {
	names, place, ok := strings.Cut(strings.TrimSpace(line), " in ")
	for name := range strings.SplitSeq(names, " and ") {
		if !IsPerson(name) {
			return false
		}
	}
	return !ok || IsWriter(place)
}

// isConnective reports whether a word may come between the names, roles and places of a
// byline.
func isConnective(word string) bool {
	switch word {
	case "and", "for", "of", "the", "in", "at", "&", "y", "e", "und", "et":
		return true
	}
	return false
}

// isWorkWord reports whether a word, in any case, says what somebody did for a text, or
// is a role.
func isWorkWord(word string) bool {
	word = strings.ToLower(word)
	switch word {
	case "reporting", "by", "with", "from", "additional", "editing", "photographs", "photos", "photography":
		return true
	}
	return isRole(word)
}
