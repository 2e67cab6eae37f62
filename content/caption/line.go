package caption

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/byline"
	"pullquote/content/internal/segment"
)

// A creditLine is a line of text with a credit in it.
type creditLine struct {
	text, credit string
	start        int // byte offset of the credit
}

// before returns the text before the credit.
func (l creditLine) before() string { return trimDescription(l.text[:l.start]) }

// isPart reports whether the credit is a part of its own, or the whole line.
func (l creditLine) isPart() bool {
	return l.start == 0 || EndsPart(strings.TrimRight(l.text[:l.start], " "))
}

// hasStop reports whether the line ends with a full stop, as prose does.
func (l creditLine) hasStop() bool {
	return strings.HasSuffix(l.text, ".") && !endsWithAbbreviation(l.text)
}

// isSpoken reports whether the line has speech in it, so that a name at the end is the
// speaker's.
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

// IsCredited reports whether the words of a line alone show that it is a caption: it has
// text and the credit of a picture. IsCredited is stricter than [Split], because prose
// also ends with names and agencies.
func IsCredited(line string) bool {
	isCredited, _ := Classify(line)
	return isCredited
}

// Classify returns the results of both [IsCredited] and [IsCredit].
func Classify(line string) (isCredited, isCredit bool) {
	l, ok := findProven(line)
	if !ok {
		return false, false
	}
	before := l.before()
	return strings.ContainsFunc(before, unicode.IsLetter), before == ""
}

// IsCredit reports whether a line is nothing but the credit of a picture.
func IsCredit(line string) bool {
	_, isCredit := Classify(line)
	return isCredit
}

// findProven finds a credit that shows that a line is a caption.
func findProven(line string) (creditLine, bool) {
	text := cutBrackets(segment.OneLine(line))
	caption := splitParts(text)
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

// provesBracketed reports whether a credit in brackets shows that the line is a caption.
// "(Reuters)" alone does only after a full stop, where prose rarely has it.
func provesBracketed(l creditLine) bool {
	if isAgency(l.credit) && !strings.ContainsAny(l.text[l.start:], "/:") && !isPictureCredit(l.credit) {
		return l.start > 0 && l.isPart() && !l.hasStop() && !l.isSpoken()
	}
	if isAgency(l.credit) || isAgencyAndName(l.credit) {
		return true
	}
	if isPersonAndOutlet(l.credit) {
		return l.isPart()
	}
	_, isLabelled := afterLabel(strings.TrimLeft(l.text[l.start:], "(["))
	return byline.HasOnlyNames(l.credit) && (isLabelled || strings.Contains(l.text[l.start:], "©"))
}

// provesLabelled reports whether a credit with a label shows that the line is a caption.
// "Source" does not, because it is as common under tables as under pictures.
func provesLabelled(l creditLine) bool {
	label, _ := labelAtStart(l.text[l.start:])
	switch label = strings.ToLower(label); {
	case !isPictureLabel(label):
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

// provesCopyrighted reports whether a credit with a copyright sign shows that the line is
// a caption. A year after the sign means that it is about a text, not a picture.
func provesCopyrighted(l creditLine) bool {
	sign := strings.LastIndex(l.text, "©")
	afterSign := strings.TrimLeft(l.text[max(0, sign):], "© ")
	return sign >= 0 && strings.IndexAny(afterSign, "0123456789") != 0 && isCreditName(l.credit)
}

// provesSlashed reports whether a credit with a slash shows that the line is a caption.
// Alone on its line it must name an agency: "Romance / Crime Stories" is not a credit.
func provesSlashed(l creditLine) bool {
	const maxWords = 8
	if !anyPartIs(l.credit, isAgency) && (l.before() == "" || !isPersonAndOutlet(l.credit) && !anyPartIs(l.credit, byline.IsOutlet)) {
		return false
	}
	return l.isPart() && (!l.hasStop() || strings.Contains(l.credit, "/")) && len(strings.Fields(l.credit)) <= maxWords &&
		(strings.Contains(l.credit, "/") || !strings.Contains(l.credit, " - "))
}

// provesRunOn reports whether a credit without a separator shows that the line is a
// caption. It does not after a word such as "by", which makes the name part of a sentence.
func provesRunOn(l creditLine) bool {
	words := strings.Fields(l.before())
	return len(words) > 0 && !l.hasStop() && !l.isSpoken() && !isMidSentenceWord(words[len(words)-1])
}

func provesAgency(l creditLine) bool {
	return l.isPart() && !l.hasStop() && !l.isSpoken() && isPictureCredit(l.credit)
}
