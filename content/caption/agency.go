package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameLike reports whether s could be whom a picture is from: a few words, the
// first of them a name's.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > mostCredit || sentences(s) > 1 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if words[0] == "the" && len(words) > 1 {
		first, _ = utf8.DecodeRuneInString(words[1])
	}
	return unicode.IsUpper(first) || unicode.IsDigit(first) || first == '@' || first == '©' || len(words) <= 3 || namesAgency(s)
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
	return []string{"/", " via ", " vía ", " para ", " | ", " — ", "—", " – ", " - ", " for ", ", "}
}

// namesAgency reports whether s is an agency and a name with a slash, "via" or
// the like between them.
func namesAgency(s string) bool { return namesAgencyWithin(s, 4) }

// namesAgencyWithin is namesAgency for parts of parts, at most deep of them.
func namesAgencyWithin(s string, deep int) bool {
	s = trimFile(s)
	if deep == 0 || len(strings.Fields(s)) > mostCredit || strings.Contains(s, "://") {
		return false
	}
	for _, sep := range separators() {
		parts := strings.Split(s, sep)
		if len(parts) < 2 || len(parts) > 5 {
			continue
		}
		agency, all := false, true
		for _, p := range parts {
			p = strings.Trim(p, " ,©")
			p = strings.TrimPrefix(p, "via ")
			is := isAgency(p) || isOutlet(p) && sep != ", " || sep != "," && namesAgencyWithin(p, deep-1)
			agency = agency || is
			all = all && (is || allNames(p) || sep == "/" && isHandle(p))
		}
		if agency && all && (sep != ", " || isPerson(parts[0])) {
			return true
		}
	}
	return false
}

// saysAgency reports whether one of the parts of s is an agency.
func saysAgency(s string) bool {
	for _, sep := range separators() {
		for _, p := range strings.Split(s, sep) {
			if isAgency(p) {
				return true
			}
		}
	}
	return false
}

// isCreditName reports whether s is all names.
func isCreditName(s string) bool { return allNames(s) || namesAgency(s) || isAgency(s) }

// isPersonAndPlace reports whether s is a person and a house with a slash
// between them.
func isPersonAndPlace(s string) bool {
	person, house, ok := strings.Cut(s, "/")
	return ok && !strings.Contains(house, "/") && isPerson(person) && allNames(house) && !strings.HasSuffix(strings.TrimSpace(s), ".")
}

// isPerson reports whether s is two or three words that are names.
func isPerson(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) || strings.ContainsAny(w, "0123456789,;:?!") {
			return false
		}
	}
	return len(words) == 2 || len(words) == 3
}

// isHandle reports whether s is what people call themselves where pictures are
// shared: one word.
func isHandle(s string) bool { return len(s) > 2 && !strings.Contains(s, " ") }

// allNames reports whether every word of s begins like a name, but for the
// small words that names have.
func allNames(s string) bool {
	words := strings.Fields(s)
	for i, w := range words {
		switch w {
		case "de", "van", "von", "der", "den", "la", "le", "del", "di", "da", "bin", "al", "and", "of", "the", "y", "e", "et", "und", "+", "&",
			"family", "collection", "archive", "archives", "library", "museum", "estate":
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "@(\"'"))
		if !unicode.IsUpper(first) && (i == 0 || !unicode.IsDigit(first)) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 6
}

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

// isOutlet reports whether s is the name of a paper or the like by its last
// word.
func isOutlet(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || !allNames(s) {
		return false
	}
	return slices.Contains([]string{
		"Times", "Post", "News", "Journal", "Herald", "Tribune", "Guardian", "Magazine", "Gazette", "Chronicle", "Press", "Images", "Pictures",
		"Photos", "Photography", "Agency", "Media", "Archive", "Archives",
	}, words[len(words)-1])
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

// isAgency reports whether s is the name of who sells or lends pictures.
func isAgency(s string) bool {
	s = strings.ToLower(trimFile(s))
	switch s {
	case "reuters", "ap", "ap photo", "ap images", "associated press", "the associated press", "afp", "afp photo", "agence france-presse",
		"epa", "epa-efe", "efe", "getty", "getty images", "getty images europe", "afp via getty images", "afp/getty images", "afp/getty",
		"bloomberg", "bloomberg via getty images", "anadolu", "anadolu agency", "anadolu via getty images", "aljazeera", "al jazeera",
		"xinhua", "pa", "pa media", "pa wire", "pa images", "press association", "dpa", "picture alliance", "alamy", "alamy stock photo",
		"alamy live news", "shutterstock", "rex", "rex/shutterstock", "rex features", "magnum photos", "magnum", "nurphoto",
		"nurphoto via getty images", "zuma", "zuma press", "zuma wire", "tass", "sputnik", "ria novosti", "kyodo", "kyodo news", "jiji", "yonhap",
		"anp", "tt", "ntb", "scanpix", "ritzau scanpix", "lehtikuva", "keystone", "aap", "redux", "sipa", "sipa usa", "abaca", "upi", "wenn",
		"splash", "splash news", "unsplash", "pexels", "pixabay", "flickr", "wikimedia", "wikimedia commons", "istock", "istockphoto",
		"istock.com", "adobe stock", "depositphotos", "polaris", "imago", "imago images", "corbis", "hulton archive", "gamma-rapho", "eyevine",
		"lightrocket", "lightrocket via getty images", "the new york times", "new york times", "the washington post", "washington post",
		"the guardian", "nasa", "esa", "usa today sports", "handout", "handout via reuters", "via reuters", "pool", "ansa", "lapresse", "apa", "belga",
		"cp", "the canadian press", "canadian press", "bettmann", "bettmann archive", "stock", "ullstein", "tass via getty images", "npr", "bbc", "cnn",
		"nbc news", "abc news", "cbs news", "supplied", "submitted photo", "social media":
		return true
	}
	return false
}
