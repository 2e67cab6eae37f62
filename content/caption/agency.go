package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// nameLike reports whether s could be whom a picture is from: a few words, the
// first of them a name's, and hardly one that names do not have.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > mostCredit || len(s) > 30*mostCredit || sentences(s) > 1 {
		return false
	}
	first := words[0]
	if (first == "the" || first == "The") && len(words) > 1 {
		if first = words[1]; isOwner(first) {
			first = "The"
		}
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(first, "\"'“„«("))
	small := smallWords(words)
	switch {
	case namesAgency(s):
		return true
	case unicode.IsLower(r):
		return len(words) == 1 || small <= 1 && !slices.ContainsFunc(words, isPlaceWord)
	case !unicode.IsLetter(r):
		return (unicode.IsDigit(r) || strings.ContainsRune("@©(", r)) && small <= 2
	case !unicode.IsUpper(r): // a script without capitals
		return len(words) <= 8 && utf8.RuneCountInString(s) <= 40
	}
	return small <= 2 && 2*small <= len(words)
}

// isPlaceWord reports whether w says where something is, as descriptions do.
func isPlaceWord(w string) bool {
	switch w {
	case "in", "at", "on", "with", "from", "the", "a", "an":
		return true
	}
	return false
}

// isOwner reports whether w is who lends a picture without a name.
func isOwner(w string) bool {
	switch w {
	case "artist", "artists", "author", "photographer", "owner", "family", "estate", "museum":
		return true
	}
	return false
}

// smallWords counts the words that neither are names nor stand in them.
func smallWords(words []string) int {
	n := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'“"))
		if unicode.IsLower(r) && !joins(strings.TrimRight(w, ",.;:)")) && !isOwner(w) && !byline.IsSite(w) && !strings.ContainsAny(w, "/@") {
			n++
		}
	}
	return n
}

// joins reports whether w is a small word that credits have.
func joins(w string) bool {
	switch w {
	case "de", "van", "von", "vom", "der", "den", "la", "le", "les", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "bin", "ibn", "al", "el", "and", "of", "the", "y", "e", "et", "und",
		"für", "for", "from", "via", "vía", "by", "par", "por", "para", "pour", "per", "på", "av", "af", "og", "och", "ja", "i", "z", "on", "at", "in", "courtesy", "left", "right", "top", "bottom", "ter", "ten", "zu", "und/oder",
		"family", "collection", "archive", "archives", "library", "museum", "estate", "file", "files", "stock", "handout", "photo", "pool", "sources", "source", "with", "met", "door", "och/eller", "license", "licence":
		return true
	}
	return false
}

// sentences counts what the full stops part.
func sentences(s string) int {
	n := 1
	for i := range len(s) {
		if s[i] == ' ' && i > 0 && endsSentence(s[:i]) {
			n++
		}
	}
	return n
}

// separators part a name from an agency.
func separators() []string {
	return []string{"/", "; ", " via ", " vía ", " para ", " für ", " pour ", " voor ", " on ", " | ", " — ", "—", " – ", " - ", " for ", ", "}
}

// namesAgency reports whether s is an agency and a name with a slash, "via" or
// the like between them.
func namesAgency(s string) bool { return namesAgencyWithin(s, 4) }

// namesAgencyWithin is namesAgency for parts of parts, at most deep of them.
func namesAgencyWithin(s string, deep int) bool {
	s = strings.ReplaceAll(trimFile(s), "//", "/")
	if deep == 0 || len(s) > 30*mostCredit || strings.Count(s, " ") >= mostCredit || strings.Contains(s, ":/") && !strings.Contains(s, " ") {
		return false
	}
	for _, sep := range separators() {
		if n := strings.Count(s, sep); n == 0 || n > 4 {
			continue
		}
		parts := strings.Split(s, sep)
		agency, all := false, true
		for _, p := range parts {
			p = strings.Trim(p, " ,©")
			p = strings.TrimPrefix(p, "via ")
			is := isAgency(p) || isSource(p) && linksSource(sep) || byline.IsOutlet(p) && sep != ", " || sep != "," && namesAgencyWithin(p, deep-1)
			agency = agency || is
			all = all && (is || byline.HasOnlyNames(p) || sep == "/" && isHandle(p))
		}
		if agency && all && (sep != ", " || byline.IsPerson(parts[0])) {
			return true
		}
	}
	return false
}

// linksSource reports whether who stands behind sep can be a network or a site:
// "Jo Park/Facebook", but not "Follow Jo Park on Facebook".
func linksSource(sep string) bool {
	return sep == "/" || sep == " via " || sep == " vía " || sep == " | "
}

// saysAgency reports whether one of the parts of s is an agency.
func saysAgency(s string) bool { return anyPart(s, isAgency) }

// saysOutlet reports whether one of the parts of s is a paper or the like.
func saysOutlet(s string) bool { return anyPart(s, byline.IsOutlet) }

func anyPart(s string, is func(string) bool) bool {
	if len(s) > 30*mostCredit {
		return false
	}
	for _, sep := range separators() {
		if slices.ContainsFunc(strings.Split(s, sep), is) {
			return true
		}
	}
	return false
}

// isCreditName reports whether s is all names.
func isCreditName(s string) bool {
	return byline.HasOnlyNames(s) || namesAgency(s) || isAgency(s) || isPersonAndHouse(s) || isPersonFor(s)
}

// isPersonFor reports whether s is a person and for whom they work.
func isPersonFor(s string) bool {
	for _, sep := range []string{" for ", " para ", " pour ", " für ", " voor "} {
		if person, house, ok := strings.Cut(s, sep); ok && byline.IsPerson(person) && byline.HasOnlyNames(house) {
			return true
		}
	}
	return false
}

// isPersonAndHouse reports whether s is a person and one or more houses with
// slashes between them.
func isPersonAndHouse(s string) bool {
	if n := strings.Count(s, "/"); n == 0 || n > 6 {
		return false
	}
	parts := strings.Split(strings.ReplaceAll(s, "//", "/"), "/")
	if len(parts) < 2 || len(parts) > 4 || !byline.IsPerson(parts[0]) || strings.HasSuffix(strings.TrimSpace(s), ".") {
		return false
	}
	return !slices.ContainsFunc(parts[1:], func(p string) bool { return !byline.HasOnlyNames(p) && !byline.IsSite(strings.TrimSpace(p)) })
}

// isHandle reports whether s is what people call themselves where pictures are
// shared: one word.
func isHandle(s string) bool { return len(s) > 2 && !strings.Contains(s, " ") }

// trimFile takes off what says where a picture was kept: "REUTERS/Jo Park/File
// Photo".
func trimFile(s string) string {
	s, _, _ = strings.Cut(s, " ATTENTION EDITORS")
	s = strings.TrimRight(strings.TrimSpace(s), ". ")
	for _, end := range []string{" tpx images of the day", " file photo", " files", ", file", "/file", " file", " archive"} {
		if i := len(s) - len(end); i > 0 && strings.EqualFold(s[i:], end) {
			return strings.TrimRight(s[:i], " ,/")
		}
	}
	return s
}

// surelyPictures reports whether nothing but a picture is credited with s
// alone: prose has "Reuters", but hardly "Getty Images" for a sentence.
func surelyPictures(s string) bool {
	lower := strings.ToLower(s)
	for _, word := range []string{"getty", "images", "photo", "shutterstock", "alamy", "unsplash", "istock"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	s = strings.TrimRight(s, ".")
	return slices.Contains([]string{"AP", "AFP", "EPA", "REUTERS"}, s)
}
