package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
)

// A creditLine is a line of text with the credit that was found in it.
type creditLine struct {
	text, credit string
	start        int // of the credit
}

// before returns what the line says before the credit.
func (l creditLine) before() string { return trimDescription(l.text[:l.start]) }

// isPart reports whether the credit is a part of its own, or the whole line.
func (l creditLine) isPart() bool {
	return l.start == 0 || EndsPart(strings.TrimRight(l.text[:l.start], " "))
}

// hasStop reports whether the line ends with a full stop after the credit, as
// prose does.
func (l creditLine) hasStop() bool {
	return strings.HasSuffix(l.text, ".") && !isAbbreviated(l.text)
}

// isSpoken reports whether somebody speaks in the line: then the name at the end
// is the speaker's.
func (l creditLine) isSpoken() bool {
	before := l.before()
	first, _ := utf8.DecodeRuneInString(before)
	if strings.ContainsRune(`"“«„'‘`, first) {
		return true
	}
	for w := range strings.FieldsSeq(before) {
		switch strings.Trim(w, `.,;:"”`) {
		case "said", "told", "asked", "added":
			return true
		}
	}
	return false
}

// Credited reports whether a line of text is a caption by its words alone, though
// no picture is known: it says something and ends with the credit of a picture. It
// is stricter than [Split], since prose ends with names and agencies, too.
func Credited(line string) bool {
	isCredited, _ := Recognize(line)
	return isCredited
}

// Recognize is both [Credited] and [IsCredit].
func Recognize(line string) (isCredited, isCredit bool) {
	l, ok := findProven(line)
	if !ok {
		return false, false
	}
	before := l.before()
	return strings.ContainsFunc(before, unicode.IsLetter), before == ""
}

// IsCredit reports whether a line of text is the credit of a picture and nothing
// else.
func IsCredit(line string) bool {
	_, isCredit := Recognize(line)
	return isCredit
}

// findProven finds a credit that proves that a line is a caption.
func findProven(line string) (creditLine, bool) {
	text := cutBrackets(oneLine(line))
	caption := part(text)
	for _, p := range patterns {
		if p.proves == nil {
			continue
		}
		if c, ok := p.find(caption); ok {
			if l := (creditLine{text, strings.TrimSpace(c.credit), c.start}); isBalanced(text[l.start:]) && p.proves(l) {
				return l, true
			}
		}
	}
	return creditLine{}, false
}

// provesBracketed: "(Reuters)" alone must come after a full stop, which is rare
// in prose.
func provesBracketed(l creditLine) bool {
	if isAgency(l.credit) && !strings.ContainsAny(l.text[l.start:], "/:") && !creditsOnlyPictures(l.credit) {
		return l.start > 0 && l.isPart() && !l.hasStop() && !l.isSpoken()
	}
	if isAgency(l.credit) || namesAgency(l.credit) {
		return true
	}
	if isPersonAndOutlet(l.credit) {
		return l.isPart()
	}
	_, isLabelled := afterLabel(strings.TrimLeft(l.text[l.start:], "(["))
	return byline.HasOnlyNames(l.credit) && (isLabelled || strings.Contains(l.text[l.start:], "©"))
}

// provesLabelled: a source is a table's as often as a picture's.
func provesLabelled(l creditLine) bool {
	label, _ := label(l.text[l.start:])
	switch label = strings.ToLower(label); {
	case !labelsOnlyPictures(label):
		return false
	case strings.HasPrefix(label, "courtesy"), strings.HasPrefix(label, "credit"):
		if l.hasStop() || l.isSpoken() {
			return false
		}
	}
	if !strings.ContainsAny(l.text[l.start:], ":.…") && len(strings.Fields(l.credit)) < 2 && !isAgency(l.credit) {
		return false // "Photographer / Videographer"
	}
	return isCreditName(l.credit)
}

// provesCopyrighted: a year after the sign belongs to a text, not to a picture.
func provesCopyrighted(l creditLine) bool {
	sign := strings.LastIndex(l.text, "©")
	afterSign := strings.TrimLeft(l.text[max(0, sign):], "© ")
	return sign >= 0 && strings.IndexAny(afterSign, "0123456789") != 0 && isCreditName(l.credit)
}

// provesSlashed: alone on its line, a credit must name an agency. "Romance /
// Crime Stories" does not credit a picture.
func provesSlashed(l creditLine) bool {
	const maxWords = 8
	if !anyPartIs(l.credit, isAgency) && (l.before() == "" || !isPersonAndOutlet(l.credit) && !anyPartIs(l.credit, byline.IsOutlet)) {
		return false
	}
	return l.isPart() && (!l.hasStop() || strings.Contains(l.credit, "/")) && len(strings.Fields(l.credit)) <= maxWords &&
		(strings.Contains(l.credit, "/") || !strings.Contains(l.credit, " - "))
}

// provesRunOn: no word leads on to the name, as "by" does.
func provesRunOn(l creditLine) bool {
	words := strings.Fields(l.before())
	return len(words) > 0 && !l.hasStop() && !l.isSpoken() && !leadsOn(words[len(words)-1])
}

func provesAgency(l creditLine) bool {
	return l.isPart() && !l.hasStop() && !l.isSpoken() && creditsOnlyPictures(l.credit)
}
