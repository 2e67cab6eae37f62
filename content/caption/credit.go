package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// oneLine makes runs of white space one blank.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A shape is a way to write a credit. It returns where the credit begins, label
// included, and the credit without it; false if the text has no such credit at
// its end.
type shape struct {
	example string
	find    func(text string) (start int, credit string, ok bool)
}

// shapes lists the ways, the surest first.
func shapes() []shape {
	return []shape{
		{"People queue. (AP Photo/Jo Park)", bracketed},
		{"People queue. Photo: Jo Park/Reuters", labelled},
		{"People queue. © Jo Park", copyrighted},
		{"People queue. REUTERS/Jo Park", slashed},
		{"People queue. Getty Images", agencyAlone},
	}
}

// cutCredit splits a caption into what it says and whom it credits.
func cutCredit(text string) (description, credit string) {
	for _, s := range shapes() {
		if start, credit, ok := s.find(text); ok {
			rest := strings.TrimRight(text[:start], " |–—-·•/")
			return rest, strings.TrimRight(strings.TrimSpace(credit), ".,; ")
		}
	}
	if before, after, ok := creditFirst(text); ok {
		return after, before
	}
	return text, ""
}

// mostCredit is how many words a credit has at the most.
const mostCredit = 12

// bracketed finds "(AP Photo/Jo Park)" and "[Jo Park/Reuters]" at the end.
func bracketed(text string) (int, string, bool) {
	body := strings.TrimRight(text, ". ")
	if body == "" {
		return 0, "", false
	}
	open := map[byte]string{')': "(", ']': "["}[body[len(body)-1]]
	if open == "" {
		return 0, "", false
	}
	start := strings.LastIndex(body, open)
	if start < 0 {
		return 0, "", false
	}
	inner := strings.TrimSpace(body[start+1 : len(body)-1])
	if name, ok := afterLabel(inner); ok {
		return start, name, true
	}
	if strings.HasPrefix(inner, "©") {
		return start, strings.TrimSpace(strings.TrimPrefix(inner, "©")), true
	}
	return start, inner, isAgency(inner) || namesAgency(inner)
}

// labelled finds "Photo: Jo Park" at the start of the last sentence, or behind
// a bar.
func labelled(text string) (int, string, bool) {
	for _, start := range sentenceStarts(text) {
		if name, ok := afterLabel(text[start:]); ok {
			return start, name, true
		}
	}
	return 0, "", false
}

// labels come before a credit. Those that can also open a sentence need the
// colon, or "by".
func labels() []string {
	return []string{
		"photo credit", "photo courtesy of", "photo courtesy", "photo by", "photograph by", "photographs by", "photos by", "picture by",
		"image by", "image credit", "picture credit", "image courtesy of", "courtesy of", "courtesy", "photo", "photos", "photograph",
		"photographs", "photographer", "credit", "credits", "image", "images", "picture", "pictures", "source", "foto", "fotos", "bild",
		"crédit", "crédit photo", "fot.", "illustration by", "illustration",
	}
}

// afterLabel is the name behind a label.
func afterLabel(s string) (string, bool) {
	lower := strings.ToLower(s)
	best := ""
	for _, label := range labels() {
		if strings.HasPrefix(lower, label) && len(label) > len(best) {
			best = label
		}
	}
	if best == "" || len(lower) != len(s) {
		return "", false
	}
	rest := s[len(best):]
	name := strings.TrimLeft(rest, " :/…")
	ofItself := strings.HasSuffix(best, " by") || strings.HasPrefix(best, "courtesy of") || strings.HasSuffix(best, "courtesy of")
	separated := strings.HasPrefix(strings.TrimLeft(rest, " "), ":") || strings.HasPrefix(rest, "…")
	slash := strings.HasPrefix(strings.TrimLeft(rest, " "), "/")
	if !(separated || slash || ofItself && strings.HasPrefix(rest, " ")) || !nameLike(name) {
		return "", false
	}
	return name, true
}

// nameLike reports whether s could be whom a picture is from: a few words, the
// first of them a name's.
func nameLike(s string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > mostCredit || len(sentenceStarts(s)) > 1 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	return unicode.IsUpper(first) || unicode.IsDigit(first) || first == '@' || len(words) <= 3
}

// copyrighted finds "© Jo Park" at the end.
func copyrighted(text string) (int, string, bool) {
	for _, sign := range []string{"©", "(c) ", "Copyright "} {
		start := strings.LastIndex(text, sign)
		if start < 0 {
			continue
		}
		if name := strings.TrimSpace(text[start+len(sign):]); nameLike(name) {
			return start, name, true
		}
	}
	return 0, "", false
}

// slashed finds "REUTERS/Jo Park", "Jo Park / AFP via Getty Images" and the
// like: an agency on one side of a slash, a name on the other.
func slashed(text string) (int, string, bool) {
	for _, start := range sentenceStarts(text) {
		if s := strings.TrimSpace(text[start:]); namesAgency(s) {
			return start, s, true
		}
	}
	return glued(text)
}

// glued finds a credit that no full stop parts from the description: the two
// words before "/Reuters" are the name.
func glued(text string) (int, string, bool) {
	slash := strings.LastIndex(text, "/")
	if slash <= 0 || !isAgency(strings.TrimSpace(text[slash+1:])) {
		return 0, "", false
	}
	start := len(strings.TrimRight(text[:slash], " "))
	for range 2 {
		before := strings.TrimRight(text[:start], " ")
		word := strings.LastIndexByte(before, ' ') + 1
		first, _ := utf8.DecodeRuneInString(before[word:])
		if !unicode.IsUpper(first) {
			break
		}
		start = word
	}
	return start, text[start:], start < slash && start > 0
}

// agencyAlone finds a last sentence that is an agency's name.
func agencyAlone(text string) (int, string, bool) {
	for _, start := range sentenceStarts(text) {
		if s := strings.TrimSpace(text[start:]); isAgency(s) {
			return start, s, true
		}
	}
	return 0, "", false
}

// creditFirst finds a credit before the description: "Photo: Jo Park. People
// queue.", "REUTERS/Jo Park: People queue."
func creditFirst(text string) (credit, rest string, ok bool) {
	for _, sep := range []string{". ", ": ", " – ", " — ", " | "} {
		at := 0
		for range 2 {
			i := strings.Index(text[at:], sep)
			if i < 0 {
				break
			}
			i += at
			head, tail := text[:i], strings.TrimSpace(text[i+len(sep):])
			if name, labelled := afterLabel(head); labelled && tail != "" {
				return name, tail, true
			}
			if namesAgency(head) && tail != "" {
				return head, tail, true
			}
			at = i + len(sep)
		}
	}
	return "", "", false
}

// sentenceStarts are the places near the end where a sentence, or a part behind
// a bar, begins, the last first.
func sentenceStarts(text string) []int {
	var starts []int
	for i := len(text) - 1; i > 0 && len(starts) < 4; i-- {
		if text[i] != ' ' {
			continue
		}
		before := strings.TrimRight(text[:i], ` ”"’)'`)
		if before == "" {
			continue
		}
		switch last := before[len(before)-1]; {
		case last == '.' && abbreviated(before):
		case last == '.' || last == '!' || last == '?' || last == '|' || strings.HasSuffix(before, "…"),
			strings.HasSuffix(before, "·"), strings.HasSuffix(before, "•"):
			starts = append(starts, i+1)
		}
	}
	return append(starts, 0)
}

// abbreviated reports whether the full stop at the end of s is that of an
// initial or a title.
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	if len(word) == 2 {
		return true // "J."
	}
	switch strings.ToLower(word) {
	case "mr.", "mrs.", "ms.", "dr.", "st.", "jr.", "sr.", "gen.", "sen.", "rep.", "gov.", "lt.", "col.", "sgt.", "capt.", "prof.":
		return true
	}
	return false
}

// namesAgency reports whether s is an agency and a name with a slash, "via" or
// a bar between them.
func namesAgency(s string) bool {
	s = strings.TrimRight(s, ".")
	if len(strings.Fields(s)) > mostCredit || strings.Contains(s, "://") {
		return false
	}
	for _, sep := range []string{"/", " via ", " | ", " for "} {
		parts := strings.Split(s, sep)
		if len(parts) < 2 {
			continue
		}
		agency := false
		for _, p := range parts {
			p = strings.TrimSpace(p)
			agency = agency || isAgency(p) || sep != "/" && namesAgency(p)
			if !isAgency(p) && !namesAgency(p) && !allNames(p) {
				return false
			}
		}
		if agency {
			return true
		}
	}
	return false
}

// allNames reports whether every word of s begins like a name, but for the
// small words that names have.
func allNames(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		switch w {
		case "de", "van", "von", "der", "den", "la", "le", "del", "di", "da", "bin", "al", "and", "of", "the", "y", "e":
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "@(\"'"))
		if !unicode.IsUpper(first) {
			return false
		}
	}
	return len(words) > 0 && len(words) <= 6
}

// isAgency reports whether s is the name of who sells or lends pictures.
func isAgency(s string) bool {
	s = strings.ToLower(strings.TrimRight(strings.TrimSpace(s), "."))
	s = strings.TrimSuffix(s, " file photo")
	switch s {
	case "reuters", "ap", "ap photo", "ap images", "ap file", "ap photo file", "associated press", "the associated press", "afp",
		"agence france-presse", "epa", "epa-efe", "efe", "getty", "getty images", "getty images europe", "afp via getty images",
		"afp/getty images", "afp/getty", "bloomberg", "bloomberg via getty images", "anadolu", "anadolu agency", "anadolu via getty images",
		"xinhua", "pa", "pa media", "pa wire", "press association", "dpa", "picture alliance", "alamy", "alamy stock photo", "alamy live news",
		"shutterstock", "rex", "rex/shutterstock", "rex features", "magnum photos", "magnum", "nurphoto", "nurphoto via getty images",
		"zuma", "zuma press", "zuma wire", "tass", "sputnik", "ria novosti", "kyodo", "kyodo news", "jiji", "yonhap", "anp", "tt", "ntb", "scanpix",
		"ritzau scanpix", "lehtikuva", "keystone", "aap", "redux", "sipa", "sipa usa", "abaca", "upi", "wenn", "splash", "splash news",
		"unsplash", "pexels", "flickr", "wikimedia", "wikimedia commons", "istock", "istockphoto", "polaris", "imago", "imago images",
		"corbis", "hulton archive", "gamma-rapho", "eyevine", "lightrocket", "lightrocket via getty images", "the new york times",
		"the washington post", "the guardian", "nasa", "usa today sports", "handout", "handout via reuters", "via reuters", "pool", "ansa", "lapresse",
		"apa", "belga", "cp", "the canadian press", "canadian press", "bettmann", "bettmann archive", "stock", "ullstein", "tass via getty images":
		return true
	}
	return false
}
