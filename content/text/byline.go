package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/dates"
)

// A byline is who wrote a text, and the date if it stands on the same line.
type byline struct{ names, date string }

func isByline(l string) bool {
	_, ok := readByline(l)
	return ok
}

// readByline reads "By Jo Park and Ana Ruiz", "By Jo Park | March 4, 2021" and
// the like.
func readByline(l string) (byline, bool) {
	l = strings.Join(strings.Fields(l), " ")
	names, ok := cutBy(l)
	if !ok { // "Jo Park | July 2, 2025"
		name, date := cutDate(l)
		parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("|·•–—,", r) })
		names, ok = l, date != "" && len(parts) > 0 && isPerson(parts[0])
	}
	if !ok || len(l) > 120 || strings.HasSuffix(l, ".") && !strings.HasSuffix(l, "r.") {
		return byline{}, false
	}
	var b byline
	names, b.date = cutDate(names)
	parts := strings.FieldsFunc(names, func(r rune) bool { return strings.ContainsRune("|;·•–—", r) })
	for i, part := range parts {
		part = strings.TrimSpace(part)
		if d, ok := dates.FromLine(part); ok && i > 0 {
			b.date = d
			continue
		}
		if !isWriter(part, i > 0) {
			return byline{}, false
		}
		if b.names != "" {
			b.names += ", "
		}
		b.names += part
	}
	b.names = content.SanitizeLine(b.names)
	return b, b.names != ""
}

// cutBy cuts off the word that makes a line a byline.
func cutBy(l string) (string, bool) {
	for _, by := range []string{"by ", "by: ", "written by ", "words by ", "story by ", "text by ", "interview by ", "report by ", "analysis by ", "author: ", "von ", "par "} {
		if len(l) <= len(by) || !strings.EqualFold(l[:len(by)], by) {
			continue
		}
		names := strings.TrimSpace(l[len(by):])
		if (by == "von " || by == "par ") && !isPerson(names) {
			continue
		}
		return names, true
	}
	return "", false
}

// cutDate cuts a date off the end of a byline: "Jo Park, March 4, 2021".
func cutDate(names string) (rest, date string) {
	words := strings.Fields(names)
	for n := min(len(words)-1, 10); n > 0; n-- {
		tail := strings.Join(words[len(words)-n:], " ")
		if d, ok := dates.FromLine(tail); ok {
			return strings.TrimRight(strings.Join(words[:len(words)-n], " "), " ,|·•–—-"), d
		}
	}
	return names, ""
}

// isWriter reports whether s names people, with what they are and where they
// write from.
func isWriter(s string, more bool) bool {
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(“\""))
		if unicode.IsUpper(r) || isSmall(w) || strings.Contains(w, "@") || (i > 0 || more) && isJob(w) {
			continue
		}
		return false
	}
	return len(words) > 0 && len(words) <= 14
}

// isSmall reports whether w is one of the small words in and between names.
func isSmall(w string) bool {
	return slices.Contains([]string{"and", "de", "der", "den", "van", "von", "la", "le", "di", "da", "bin", "for", "of", "the", "in", "at", "&", "y", "e", "und", "et"}, w)
}

// isJob reports whether w belongs to what a writer is.
func isJob(w string) bool {
	return slices.Contains([]string{
		"staff", "senior", "chief", "political", "foreign", "writer", "reporter", "correspondent", "editor", "contributor", "columnist",
		"reporting", "by", "with", "from", "additional", "editing", "photographs", "photos", "photography",
	}, strings.ToLower(w))
}

// isBareName reports whether a line is a writer without a "By", maybe with where
// they write from. Something else must show that it is a byline.
func isBareName(l string) bool {
	name, place, ok := strings.Cut(strings.TrimSpace(l), " in ")
	for _, n := range strings.Split(name, " and ") {
		if !isPerson(n) {
			return false
		}
	}
	return !ok || isWriter(place, false)
}

// isPerson reports whether s is two or three words that are names.
func isPerson(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) || strings.ContainsAny(w, "0123456789?!:,;") {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}

// isDate reports whether a line says when the text was published and nothing
// else.
func isDate(l string) bool {
	_, ok := dates.FromLine(l)
	return ok
}
