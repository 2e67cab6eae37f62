package caption

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// A finding is a credit in a line of text.
type finding struct {
	text, credit string
	start        int
}

// before is what the line says in front of the credit.
func (f finding) before() string { return trimCredit(f.text[:f.start]) }

// parted reports whether the credit is a sentence of its own, or the whole.
func (f finding) parted() bool {
	return f.start == 0 || endsPart(strings.TrimRight(f.text[:f.start], " "))
}

// stopped reports whether the line goes on as prose does, to a full stop behind
// the credit.
func (f finding) stopped() bool { return strings.HasSuffix(f.text, ".") && !abbreviated(f.text) }

// calm reports whether nobody speaks in the line: who is credited behind what
// was said is its speaker's.
func (f finding) calm() bool {
	before := f.before()
	first, _ := utf8.DecodeRuneInString(before)
	if strings.ContainsRune(`"“«„'‘`, first) {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(before), func(w string) bool {
		switch strings.Trim(w, `.,;:"”`) {
		case "said", "told", "asked", "added":
			return true
		}
		return false
	})
}

// Credited reports whether a line of text is a caption by its looks alone, with
// no picture that proves it: it says something and ends in a picture's credit.
// It is stricter than [Split], for prose ends in names and agencies too.
func Credited(line string) bool {
	f, ok := surely(line)
	return ok && strings.IndexFunc(f.before(), unicode.IsLetter) >= 0
}

// IsCredit reports whether a line of text is nothing but a picture's credit.
func IsCredit(line string) bool {
	f, ok := surely(line)
	return ok && f.before() == ""
}

func surely(line string) (finding, bool) {
	text := cutBrackets(oneLine(line))
	for _, s := range shapes() {
		if s.sure == nil {
			continue
		}
		if found, ok := s.find(text); ok {
			if f := (finding{text, strings.TrimSpace(found.credit), found.start}); balanced(text[f.start:]) && s.sure(f) {
				return f, true
			}
		}
	}
	return finding{}, false
}

// balanced reports whether s has both of its brackets: else it is a part of a
// credit that was wrapped.
func balanced(s string) bool {
	return strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, "[") == strings.Count(s, "]")
}

// sureBracketed: "(Reuters)" alone must stand behind the full stop, as in prose
// it hardly does.
func sureBracketed(f finding) bool {
	if isAgency(f.credit) && !strings.ContainsAny(f.text[f.start:], "/:") && !surelyPictures(f.credit) {
		return f.start > 0 && f.parted() && !f.stopped() && f.calm()
	}
	if isAgency(f.credit) || namesAgency(f.credit) {
		return true
	}
	if isPersonAndHouse(f.credit) {
		return f.parted()
	}
	_, labelled := afterLabel(strings.TrimLeft(f.text[f.start:], "(["))
	return byline.HasOnlyNames(f.credit) && (labelled || strings.Contains(f.text[f.start:], "©"))
}

// sureLabelled: a source is a table's as often as a picture's.
func sureLabelled(f finding) bool {
	l, _ := label(f.text[f.start:])
	switch l = strings.ToLower(l); {
	case !labelsOnlyPictures(l):
		return false
	case strings.HasPrefix(l, "courtesy"), strings.HasPrefix(l, "credit"):
		if f.stopped() || !f.calm() {
			return false
		}
	}
	if !strings.ContainsAny(f.text[f.start:], ":.…") && len(strings.Fields(f.credit)) < 2 && !isAgency(f.credit) {
		return false // "Photographer / Videographer"
	}
	return isCreditName(f.credit)
}

// labelsOnlyPictures reports whether the label l, in small letters, is that of
// pictures alone.
func labelsOnlyPictures(l string) bool {
	for _, w := range []string{"photo", "foto", "pic", "image", "imagem", "bild", "credit", "crédit", "courtesy", "kuva", "фото", "fot.", "illustration", "supplied by"} {
		if strings.Contains(l, w) {
			return true
		}
	}
	return false
}

// sureCopyrighted: a year behind the sign is a text's, not a picture's.
func sureCopyrighted(f finding) bool {
	sign := strings.LastIndexAny(f.text, "©")
	year := strings.TrimLeft(f.text[max(0, sign):], "© ")
	return sign >= 0 && strings.IndexAny(year, "0123456789") != 0 && isCreditName(f.credit)
}

// sureSlashed: alone on its line, a credit must name an agency; "Romance /
// Crime Stories" is no picture's.
func sureSlashed(f finding) bool {
	if !saysAgency(f.credit) && (f.before() == "" || !isPersonAndHouse(f.credit) && !saysOutlet(f.credit)) {
		return false
	}
	return f.parted() && (!f.stopped() || strings.Contains(f.credit, "/")) && len(strings.Fields(f.credit)) <= 8 &&
		(strings.Contains(f.credit, "/") || !strings.Contains(f.credit, " - "))
}

// sureGlued: no word leads on to the name, as "by" does.
func sureGlued(f finding) bool {
	words := strings.Fields(f.before())
	return len(words) > 0 && !f.stopped() && f.calm() && !leadsOn(words[len(words)-1])
}

func sureAgency(f finding) bool {
	return f.parted() && !f.stopped() && f.calm() && surelyPictures(f.credit)
}

// leadsOn reports whether a sentence goes on behind the word w.
func leadsOn(w string) bool {
	switch strings.ToLower(w) {
	case "by", "to", "from", "of", "with", "and", "or", "at", "for", "the", "a", "in", "on", "told", "said", "is", "was", "von", "der", "die", "das", "und":
		return true
	}
	return false
}
