package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// labels come before a credit. Those that can also open a sentence need the
// colon, or "by".
func labels() []string {
	return []string{
		"photo credit", "photo courtesy of", "photo courtesy", "photos courtesy of", "photo by", "photograph by", "photographs by", "photos by", "picture by",
		"image by", "image credit", "picture credit", "image courtesy of", "image courtesy", "image source", "courtesy of", "courtesy", "supplied by", "photo",
		"photos", "photograph", "pic", "pics", "photographs", "photography by", "photography", "photographer", "credit", "credits", "creditcredit", "image", "images", "picture",
		"pictures", "source", "file", "foto", "fotos", "foto von", "bild", "bilder", "bildquelle", "quelle", "crédit", "crédits", "crédit photo", "crédito",
		"fotografía", "fot.", "fuente", "kuva", "źródło", "фото", "illustration by", "illustration", "photo illustration by", "graphic by", "graphic",
	}
}

// needNoColon reports whether a name can follow the label at once, in a caption
// whose last sentence is nothing else: "Photo Jo Park".
func needNoColon(label string) bool {
	switch label {
	case "photo", "foto", "picture", "image", "bild", "credit", "creditcredit", "crédit", "courtesy":
		return true
	}
	return false
}

// label is the longest label that s begins with, or "".
func label(s string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return "" // offsets into one are none into the other
	}
	best := ""
	for _, l := range labels() {
		if strings.HasPrefix(lower, l) && len(l) > len(best) {
			best = l
		}
	}
	return best
}

// afterLabel is the name behind a label.
func afterLabel(s string) (string, bool) {
	best := label(s)
	if best == "" {
		return "", false
	}
	rest := s[len(best):]
	blank := strings.TrimLeft(rest, " ")
	name := strings.TrimLeft(rest, " :/|….,")
	ofItself := strings.HasSuffix(best, " by") || strings.HasSuffix(best, "courtesy of")
	separated := strings.HasPrefix(blank, ":") || strings.HasPrefix(blank, "/") || strings.HasPrefix(blank, "| ") || strings.HasPrefix(rest, "…") || strings.HasPrefix(rest, "...") ||
		best == "image source" && strings.HasPrefix(rest, ",")
	if separated || ofItself && blank != rest {
		return name, nameLike(name)
	}
	if best == "courtesy" && blank != rest {
		return name, allNames(name)
	}
	return "", false
}

// labelled finds "Photo: Jo Park" at the start of the last sentence, or behind
// a bar. Where nothing else is said the name must be one: "Image: Jo Park has
// come home" is a description.
func labelled(text string) (int, string, bool) {
	for _, start := range partStarts(text) {
		name, ok := afterLabel(text[start:])
		if ok && (start > 0 || isCreditName(name) || len(strings.Fields(name)) <= 3) {
			return start, name, true
		}
	}
	return 0, "", false
}

// labelInside finds a label that nothing parts from the description, "People
// queue Photo: Jo Park" and "People queueCredit: Jo Park", or that no colon
// parts from the name, "People queue. Photo Jo Park".
func labelInside(text string) (int, string, bool) {
	if colon := strings.LastIndex(text, ": "); colon > 0 {
		name := text[colon+2:]
		if start := labelAtEnd(text[:colon]); start >= 0 && nameLike(name) && balanced(name) {
			return start, name, true
		}
	}
	for _, start := range partStarts(text) {
		l := label(text[start:])
		if !needNoColon(l) {
			continue
		}
		rest := text[start+len(l):]
		name := strings.TrimLeft(rest, " ")
		credit := strings.HasPrefix(l, "credit")
		if (credit || name != rest) && isCreditName(name) && (start > 0 || credit && len(strings.Fields(name)) > 1) {
			return start, name, true
		}
	}
	return 0, "", false
}

// labelAtEnd is where the label begins that s ends with, with a capital; -1 if
// there is none.
func labelAtEnd(s string) int {
	best := -1
	for _, l := range labels() {
		start := len(s) - len(l)
		if start <= 0 || !strings.EqualFold(s[start:], l) || best >= 0 && best < start {
			continue
		}
		first, _ := utf8.DecodeRuneInString(s[start:])
		last, _ := utf8.DecodeLastRuneInString(s[:start])
		if unicode.IsUpper(first) && !unicode.IsUpper(last) {
			best = start
		}
	}
	return best
}

// cutLead takes the label off a description that begins with one: "Image:
// People queue." Words that tell something of the picture stay.
func cutLead(s string) string {
	for _, lead := range []string{"image:", "photo:", "picture:", "caption:", "above:", "pictured:", "image caption,", "image caption:", "file photo:"} {
		if len(s) > len(lead) && strings.EqualFold(s[:len(lead)], lead) {
			return strings.TrimSpace(s[len(lead):])
		}
	}
	return s
}

// cutStuck takes off a "Credit" that no colon, and maybe not even a blank, parts
// from the name.
func cutStuck(s string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(s, "Credit"), "Credit")
	if first, _ := utf8.DecodeRuneInString(rest); rest != s && unicode.IsUpper(first) {
		return rest
	}
	rest = strings.TrimPrefix(s, "Credit ")
	if name, _, ok := strings.Cut(rest, "/"); ok && isPerson(name) {
		return rest
	}
	return s
}

// isLabel reports whether s is a label and nothing else.
func isLabel(s string) bool {
	s = strings.Trim(s, " \n:,.…|/-–—©")
	return s != "" && len(label(s)) == len(s)
}

// saysCredit reports whether s, a label that a page has for who cannot see,
// calls what follows a credit: "Image source, ". "Image caption" does not.
func saysCredit(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) > 40 {
		return false
	}
	for _, w := range []string{"credit", "source", "copyright", "photographer", "crédit", "crédito", "quelle", "fuente", "fonte", "urheber"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
