package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// looksLikeCredit reports whether s may be whom a picture is from: a few words, the
// first of which is a name's, and hardly one that names do not have.
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
	case namesAgency(s):
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

// isDescriptive reports whether a word belongs to descriptions.
func isDescriptive(word string) bool {
	switch word {
	case "in", "at", "on", "with", "from", "the", "a", "an":
		return true
	}
	return false
}

// isOwner reports whether a word is for who lends a picture and has no name.
func isOwner(word string) bool {
	switch word {
	case "artist", "artists", "author", "photographer", "owner", "family", "estate", "museum":
		return true
	}
	return false
}

// countOtherWords counts the words that neither are names nor belong between
// them.
func countOtherWords(words []string) int {
	n := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'“"))
		if unicode.IsLower(r) && !belongsToCredits(strings.TrimRight(w, ",.;:)")) && !isOwner(w) && !byline.IsSite(w) && !strings.ContainsAny(w, "/@") {
			n++
		}
	}
	return n
}

// belongsToCredits reports whether a word in lower case is one of those in
// credits.
func belongsToCredits(word string) bool {
	switch word {
	case "de", "van", "von", "vom", "der", "den", "la", "le", "les", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "bin", "ibn", "al", "el", "and", "of", "the", "y", "e", "et", "und",
		"für", "for", "from", "via", "vía", "by", "par", "por", "para", "pour", "per", "på", "av", "af", "og", "och", "ja", "i", "z", "on", "at", "in", "courtesy", "left", "right", "top", "bottom", "ter", "ten", "zu", "und/oder",
		"family", "collection", "archive", "archives", "library", "museum", "estate", "file", "files", "stock", "handout", "photo", "pool", "sources", "source", "with", "met", "door", "och/eller", "license", "licence":
		return true
	}
	return false
}

// separators are between a name and an agency.
var separators = []string{"/", "; ", " via ", " vía ", " para ", " für ", " pour ", " voor ", " on ", " | ", " — ", "—", " – ", " - ", " for ", ", "}

// namesAgency reports whether s is an agency and a name, with a slash, "via" or
// the like between them.
func namesAgency(s string) bool {
	const maxDepth = 4
	return namesAgencyWithin(s, maxDepth)
}

// namesAgencyWithin is namesAgency for parts that have parts themselves, at most
// depth levels of them.
func namesAgencyWithin(s string, depth int) bool {
	const maxSeparators = 4
	if strings.Count(s, " ") > maxCreditWords+maxFileNoteWords && !strings.Contains(s, toEditors) {
		return false // prose, mostly
	}
	s = strings.ReplaceAll(trimFile(s), "//", "/")
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
			is := isAgency(p) || isSource(p) && mayLeadToSource(separator) || byline.IsOutlet(p) && separator != ", " || namesAgencyWithin(p, depth-1)
			hasAgency = hasAgency || is
			return !is && !byline.HasOnlyNames(p) && !(separator == "/" && isHandle(p))
		})
		if hasAgency && !hasOtherWords {
			return true
		}
	}
	return false
}

// mayLeadToSource reports whether what is after a separator may be a network or a
// site: "Jo Park/Facebook", but not "Follow Jo Park on Facebook".
func mayLeadToSource(separator string) bool {
	return separator == "/" || separator == " via " || separator == " vía " || separator == " | "
}

// anyPartIs reports whether one of the names in a credit passes a test.
func anyPartIs(credit string, is func(string) bool) bool {
	if len(credit) > maxCreditBytes {
		return false
	}
	return slices.ContainsFunc(separators, func(separator string) bool {
		return slices.ContainsFunc(strings.Split(credit, separator), is)
	})
}

// isCreditName reports whether s is nothing but names.
func isCreditName(s string) bool {
	return byline.HasOnlyNames(s) || namesAgency(s) || isAgency(s) || isPersonAndOutlet(s) || isPersonFor(s)
}

// IsCreator reports whether s is who makes pictures: a person, with who they work
// for if it says so, or an agency and a name.
func IsCreator(s string) bool {
	return byline.IsPerson(s) || isPersonAndOutlet(s) || namesAgency(s)
}

// isPersonFor reports whether s is a person and who they work for.
func isPersonFor(s string) bool {
	for _, separator := range [...]string{" for ", " para ", " pour ", " für ", " voor "} {
		if person, outlet, ok := strings.Cut(s, separator); ok && byline.IsPerson(person) && byline.HasOnlyNames(outlet) {
			return true
		}
	}
	return false
}

// isPersonAndOutlet reports whether s is a person and one or more organizations,
// with slashes between them.
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

// isHandle reports whether s is what people call themselves on a site: one word.
func isHandle(s string) bool { return len(s) > 2 && !strings.Contains(s, " ") }

// toEditors begins a note after a credit.
const toEditors = "ATTENTION EDITORS"

// maxFileNoteWords is how many words one of the fileNotes has.
const maxFileNoteWords = 5

// fileNotes are what agencies append to a credit, in lower case.
var fileNotes = []string{" tpx images of the day", " file photo", " files", ", file", "/file", " file", " archive"}

// trimFile removes what says that a picture was kept: "REUTERS/Jo Park/File
// Photo".
func trimFile(s string) string {
	if i := strings.Index(s, toEditors); i > 0 && s[i-1] == ' ' {
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

// maxSource is how long the name of an agency is, in bytes, with what says that
// the picture was kept.
const maxSource = 60

// isAgency reports whether s is who sells or lends pictures, or whom pictures in
// the news are from.
func isAgency(s string) bool {
	return len(s) <= maxSource && isAgencyName(strings.ToLower(trimFile(s)))
}

func isAgencyName(lower string) bool {
	switch lower {
	case "stock", "supplied", "submitted photo", "social media", "handout", "handout via reuters", "pool":
		return true
	}
	return byline.IsAgency(lower)
}

// isSource reports whether s is an agency, or where a picture is from as captions
// say it, but prose says it, too: a network, a site, "archive".
func isSource(s string) bool {
	if len(s) > maxSource {
		return false
	}
	lower := strings.ToLower(trimFile(s))
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

// creditsOnlyPictures reports whether only pictures are credited with s alone:
// prose has "Reuters", but hardly "Getty Images" as a sentence.
func creditsOnlyPictures(s string) bool {
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

// lendsPictures reports whether s, alone, is whom a picture is from and hardly
// what it shows: the letters that an agency signs with, a collection of pictures.
func lendsPictures(s string) bool {
	switch strings.TrimRight(s, ".") {
	case "NASA", "ESA", "ESO", "NOAA", "USGS", "EFE", "ANSA", "DPA", "dpa", "Reuters", "Agence France-Presse", "Associated Press", "The Associated Press",
		"Wikimedia", "Wikimedia Commons", "Wikicommons", "Flickr", "Pexels", "Pixabay", "Depositphotos", "Dreamstime":
		return true
	}
	return false
}
