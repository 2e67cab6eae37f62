package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// looksLikeCredit reports whether s may be a credit: a few words that begin with a name,
// nearly all of which belong to names.
func looksLikeCredit(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > maxCreditWords || len(s) > maxCreditBytes || countSentences(s) > 1 {
		return false
	}
	first := words[0]
	if (first == "the" || first == "The") && len(words) > 1 {
		if first = words[1]; isOwner(first) {
			first = "The"
		}
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(first, "\"'“„«("))
	other := countOtherWords(words)
	switch {
	case isAgencyAndName(s):
		return true
	case unicode.IsLower(r):
		return len(words) == 1 || other <= 1 && !slices.ContainsFunc(words, isDescriptive)
	case !unicode.IsLetter(r):
		return (unicode.IsDigit(r) || strings.ContainsRune("@©(", r)) && other <= 2
	case !unicode.IsUpper(r): // a script without capitals
		return len(words) <= 8 && utf8.RuneCountInString(s) <= 40
	}
	return other <= 2 && 2*other <= len(words)
}

// isDescriptive reports whether a word belongs to descriptions rather than to credits.
func isDescriptive(word string) bool {
	switch word {
	case "in", "at", "on", "with", "from", "the", "a", "an":
		return true
	}
	return false
}

// isOwner reports whether a word stands for the owner of a picture in place of a name.
func isOwner(word string) bool {
	switch word {
	case "artist", "artists", "author", "photographer", "owner", "family", "estate", "museum":
		return true
	}
	return false
}

// countOtherWords counts the words that are neither names nor common between names.
func countOtherWords(words []string) int {
	n := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'“"))
		if unicode.IsLower(r) && !isCreditWord(strings.TrimRight(w, ",.;:)")) && !isOwner(w) && !byline.IsSite(w) && !strings.ContainsAny(w, "/@") {
			n++
		}
	}
	return n
}

// isCreditWord reports whether a lower-case word is common in credits.
func isCreditWord(word string) bool {
	switch word {
	case "de", "van", "von", "vom", "der", "den", "la", "le", "les", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "bin", "ibn", "al", "el", "and", "of", "the", "y", "e", "et", "und",
		"für", "for", "from", "via", "vía", "by", "par", "por", "para", "pour", "per", "på", "av", "af", "og", "och", "ja", "i", "z", "on", "at", "in", "courtesy", "left", "right", "top", "bottom", "ter", "ten", "zu", "und/oder",
		"family", "collection", "archive", "archives", "library", "museum", "estate", "file", "files", "stock", "handout", "photo", "pool", "sources", "source", "with", "met", "door", "och/eller", "license", "licence":
		return true
	}
	return false
}

// separators may come between a name and an agency.
var separators = []string{"/", "; ", " via ", " vía ", " para ", " für ", " pour ", " voor ", " on ", " | ", " — ", "—", " – ", " - ", " for ", ", "}

// isAgencyAndName reports whether s consists of an agency and a name, with a slash, "via"
// or another separator between them.
func isAgencyAndName(s string) bool {
	const maxDepth = 4
	return isAgencyAndNameWithin(s, maxDepth)
}

// isAgencyAndNameWithin is isAgencyAndName with a limit on the depth to which parts may
// have parts themselves.
func isAgencyAndNameWithin(s string, depth int) bool {
	const maxSeparators = 4
	if strings.IndexByte(s, ' ') < 0 && strings.IndexByte(s, '/') < 0 && !strings.Contains(s, "—") {
		return false // no separator, like most parts of parts
	}
	if strings.Count(s, " ") > maxCreditWords+maxFileNoteWords && !strings.Contains(s, editorsNote) {
		return false // most prose is rejected here
	}
	s = strings.ReplaceAll(trimFileNote(s), "//", "/")
	if depth == 0 || len(s) > maxCreditBytes || strings.Count(s, " ") >= maxCreditWords || strings.Contains(s, ":/") && !strings.Contains(s, " ") {
		return false
	}
	for _, separator := range separators {
		if n := strings.Count(s, separator); n == 0 || n > maxSeparators {
			continue
		}
		parts := strings.Split(s, separator)
		if separator == ", " && !byline.IsPerson(parts[0]) {
			continue
		}
		hasAgency := false
		hasOtherWords := slices.ContainsFunc(parts, func(p string) bool {
			p = strings.TrimPrefix(strings.Trim(p, " ,©"), "via ")
			is := isAgency(p) || isSource(p) && canPrecedeSource(separator) || byline.IsOutlet(p) && separator != ", " || isAgencyAndNameWithin(p, depth-1)
			hasAgency = hasAgency || is
			return !is && !byline.HasOnlyNames(p) && !(separator == "/" && isHandle(p))
		})
		if hasAgency && !hasOtherWords {
			return true
		}
	}
	return false
}

// canPrecedeSource reports whether a network or a site may come after a separator: "Jo
// Park/Facebook", but not "Follow Jo Park on Facebook".
func canPrecedeSource(separator string) bool {
	return separator == "/" || separator == " via " || separator == " vía " || separator == " | "
}

// anyPartIs reports whether one of the names in a credit passes a test.
func anyPartIs(credit string, test func(string) bool) bool {
	if len(credit) > maxCreditBytes {
		return false
	}
	return slices.ContainsFunc(separators, func(separator string) bool {
		return slices.ContainsFunc(strings.Split(credit, separator), test)
	})
}

// isCreditName reports whether s consists of names only.
func isCreditName(s string) bool {
	return byline.HasOnlyNames(s) || isAgencyAndName(s) || isAgency(s) || isPersonAndOutlet(s) || isPersonForOutlet(s)
}

// IsCreator reports whether s names the maker of a picture: a person, with or without an
// outlet, or an agency and a name.
func IsCreator(s string) bool {
	return byline.IsPerson(s) || isPersonAndOutlet(s) || isAgencyAndName(s)
}

// isPersonForOutlet reports whether s is a person and the outlet that they work for:
// "Jo Park for Grimsand Gazette".
func isPersonForOutlet(s string) bool {
	for _, separator := range [...]string{" for ", " para ", " pour ", " für ", " voor "} {
		if person, outlet, ok := strings.Cut(s, separator); ok && byline.IsPerson(person) && byline.HasOnlyNames(outlet) {
			return true
		}
	}
	return false
}

// isPersonAndOutlet reports whether s is a person and one to three organizations or
// sites, with slashes between them: "Jo Park/Grimsand Gazette".
func isPersonAndOutlet(s string) bool {
	const maxSlashes, maxParts = 6, 4
	if n := strings.Count(s, "/"); n == 0 || n > maxSlashes {
		return false
	}
	parts := strings.Split(strings.ReplaceAll(s, "//", "/"), "/")
	if len(parts) < 2 || len(parts) > maxParts || !byline.IsPerson(parts[0]) || strings.HasSuffix(strings.TrimSpace(s), ".") {
		return false
	}
	return !slices.ContainsFunc(parts[1:], func(p string) bool { return !byline.HasOnlyNames(p) && !byline.IsSite(strings.TrimSpace(p)) })
}

// isHandle reports whether s may be a user name on a site: one word.
func isHandle(s string) bool { return len(s) > 2 && !strings.Contains(s, " ") }

// editorsNote begins a note to editors after a credit.
const editorsNote = "ATTENTION EDITORS"

// maxFileNoteWords is the maximum number of words of a file note.
const maxFileNoteWords = 5

// fileNotes are the notes that agencies append to a credit, in lower case.
var fileNotes = []string{" tpx images of the day", " file photo", " files", ", file", "/file", " file", " archive"}

// trimFileNote removes a note to editors and one of fileNotes from the end of a credit:
// "REUTERS/Jo Park/File Photo".
func trimFileNote(s string) string {
	if i := strings.Index(s, editorsNote); i > 0 && s[i-1] == ' ' {
		s = s[:i-1]
	}
	s = strings.TrimRight(strings.TrimSpace(s), ". ")
	for _, note := range fileNotes {
		if i := len(s) - len(note); i > 0 && strings.EqualFold(s[i:], note) {
			return strings.TrimRight(s[:i], " ,/")
		}
	}
	return s
}

// maxSource is the maximum length of the name of an agency with a file note, in bytes.
const maxSource = 60

// isAgency reports whether s is an agency, or a phrase that credits use instead of one,
// such as "Handout".
func isAgency(s string) bool {
	return len(s) <= maxSource && isAgencyName(strings.ToLower(trimFileNote(s)))
}

func isAgencyName(lower string) bool {
	switch lower {
	case "stock", "supplied", "submitted photo", "social media", "handout", "handout via reuters", "pool":
		return true
	}
	return byline.IsAgency(lower)
}

// isSource reports whether s is an agency, or another source of pictures that is also
// common in prose: a network, a site, "archive".
func isSource(s string) bool {
	if len(s) > maxSource {
		return false
	}
	lower := strings.ToLower(trimFileNote(s))
	if isAgencyName(lower) || byline.IsSite(s) {
		return true
	}
	switch lower {
	case "the times", "the atlantic", "los angeles times", "cnbc", "nbc", "cbc", "yle", "srf", "orf", "ard", "zdf", "rtve", "rai", "rtl", "cern", "u.s. navy",
		"u.s. army", "u.s. air force", "white house", "the white house", "european union", "un photo", "unicef", "unhcr", "facebook", "twitter", "instagram",
		"youtube", "tiktok", "telegram", "linkedin", "google", "google maps", "google earth", "google street view", "handout photo", "pool photo",
		"submitted", "contributed", "contributed photo", "courtesy photo", "file photo", "staff photo", "stock photo", "stock image", "screenshot",
		"screen grab", "screengrab", "archive", "archive photo", "archive photos", "provided", "provided photo", "archiv", "archivbild", "archivfoto",
		"privat", "zvg", "z.v.g.", "archivo", "foto archivo", "archivo particular", "cortesía", "cortesia", "divulgação", "reprodução", "arquivo",
		"arquivo pessoal", "acervo pessoal", "reprodução/instagram", "reprodução/facebook", "reprodução/redes sociais", "archives", "d.r.", "dr", "archivio",
		"eigen foto", "eigen beeld", "arkiv", "arkistokuva", "materiały prasowe", "mat. prasowe", "archiwum", "archiwum prywatne", "архив", "личный архив",
		"соцсети", "midjourney", "canva", "creative commons", "public domain", "uncredited", "forum", "reporter", "aa", "ria", "stt", "vii", "noor", "hina":
		return true
	}
	return false
}

// isPictureCredit reports whether s, as a sentence of its own, can only credit a picture:
// in prose "Reuters" may be a sentence, but hardly "Getty Images".
func isPictureCredit(s string) bool {
	lower := strings.ToLower(s)
	for _, word := range [...]string{"getty", "images", "photo", "shutterstock", "alamy", "unsplash", "istock"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	switch strings.TrimRight(s, ".") {
	case "AP", "AFP", "EPA", "REUTERS":
		return true
	}
	return false
}

// isUnambiguousSource reports whether s, as a whole caption, is the source of the picture
// and hardly its subject: the initials of an agency, a collection of pictures.
func isUnambiguousSource(s string) bool {
	switch strings.TrimRight(s, ".") {
	case "NASA", "ESA", "ESO", "NOAA", "USGS", "EFE", "ANSA", "DPA", "dpa", "Reuters", "Agence France-Presse", "Associated Press", "The Associated Press",
		"Wikimedia", "Wikimedia Commons", "Wikicommons", "Flickr", "Pexels", "Pixabay", "Depositphotos", "Dreamstime":
		return true
	}
	return false
}
