package caption

import (
	"strings"

	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// findPersonAndAgency finds a person with an agency or outlet in brackets: "Jo Park
// (EFE)".
func findPersonAndAgency(c partedText) (candidate, bool) {
	for _, start := range c.starts {
		s := strings.TrimSpace(c.text[start:])
		if name, open, ok := inBrackets(s); ok && byline.IsPerson(s[:open]) && (isAgency(name) || byline.IsOutlet(name) || isAgencyAndName(name)) {
			return candidate{span{start, len(c.text)}, s}, true
		}
	}
	return candidate{}, false
}

// inBrackets returns the text inside the brackets at the end of a text, and the offset of
// the opening bracket.
func inBrackets(text string) (inner string, start int, ok bool) {
	body := strings.TrimRight(text, ". \n。")
	if wide, ok := strings.CutSuffix(body, "）"); ok {
		start = strings.LastIndex(wide, "（")
		return strings.TrimSpace(strings.TrimPrefix(wide[max(0, start):], "（")), start, start >= 0
	}
	if body == "" || body[len(body)-1] != ')' && body[len(body)-1] != ']' {
		return "", 0, false
	}
	depth := 0
	for i := len(body) - 1; i >= 0; i-- {
		switch body[i] {
		case ')', ']':
			depth++
		case '(', '[':
			if depth--; depth == 0 {
				return strings.TrimSpace(body[i+1 : len(body)-1]), i, true
			}
		}
	}
	return "", 0, false
}

// findBracketed finds "(AP Photo/Jo Park)" and "[Jo Park/Reuters]" at the end.
func findBracketed(c partedText) (candidate, bool) {
	inner, start, ok := inBrackets(c.text)
	if !ok {
		return candidate{}, false
	}
	if whole, ok := findBracketedEnd(c.text, start); ok {
		return whole, true
	}
	name, isLabelled := afterLabel(inner)
	rest, isCopyright := afterCopyright(inner)
	switch {
	case isLabelled:
	case isCopyright && looksLikeCredit(rest):
		name = rest
	case isSource(inner), isAgencyAndName(inner), isPersonAndOutlet(inner):
		name = inner
	default:
		if name = afterPictureWord(inner); name == "" {
			return candidate{}, false
		}
	}
	return candidate{span{start, len(c.text)}, name}, true
}

// afterPictureWord returns the agency or the person with an outlet after a label without a
// colon: "foto ANSA/Jo Park". It returns "" if there is no such name.
func afterPictureWord(inner string) string {
	label, _ := labelAtStart(inner)
	name := strings.TrimSpace(inner[len(label):])
	if isPictureLabel(strings.ToLower(label)) && (isSource(name) || isAgencyAndName(name) || isPersonAndOutlet(name)) {
		return name
	}
	return ""
}

// findBracketedEnd finds a credit that begins with a label or a copyright sign and ends
// with brackets, which open at byte open: "Photo: Jo Park (AFP via Getty Images)".
func findBracketedEnd(text string, open int) (candidate, bool) {
	before := splitParts(text[:open])
	for _, find := range []func(partedText) (candidate, bool){findLabelled, findCopyrighted, findLabelInside} {
		if c, ok := find(before); ok && !EndsPart(strings.TrimRight(text[:open], " ")) && isCreditName(trimCredit(c.credit)) {
			return candidate{span{c.start, len(text)}, c.credit + " " + text[open:]}, true
		}
	}
	return candidate{}, false
}

// findBracketedName finds "(Jo Park)" after a full stop.
func findBracketedName(c partedText) (candidate, bool) {
	inner, start, ok := inBrackets(c.text)
	if !ok || !byline.IsPerson(inner) && !byline.IsOutlet(inner) {
		return candidate{}, false
	}
	if before := strings.TrimRight(c.text[:start], " "); before == "" || !EndsPart(before) {
		return candidate{}, false
	}
	return candidate{span{start, len(c.text)}, inner}, true
}

// copyrightSigns come before the owner of the rights to a picture.
var copyrightSigns = []string{"©", "(c) ", "(C) ", "Copyright "}

// rights are the phrases that may come after the name of the owner.
var rights = []string{"all rights reserved", "used by permission", "used with permission"}

// afterCopyright returns the name after a copyright sign and its year.
func afterCopyright(s string) (name string, ok bool) {
	rest, ok := cutCopyrightSign(s)
	if !ok {
		return "", false
	}
	rest = strings.TrimLeft(rest, " :©")
	if year, name, ok := strings.Cut(rest, " "); ok && dates.IsYear(strings.Trim(year, ",")) {
		rest = strings.TrimPrefix(name, "by ")
	}
	for _, right := range rights {
		trimmed := strings.TrimRight(rest, ". ")
		if i := len(trimmed) - len(right); i > 0 && strings.EqualFold(trimmed[i:], right) {
			rest = strings.TrimRight(trimmed[:i], ",–— ")
		}
	}
	return cutLabels(rest), true
}

func cutCopyrightSign(s string) (rest string, ok bool) {
	for _, sign := range copyrightSigns {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return rest, true
		}
	}
	return strings.CutPrefix(s, "copyright ") // common in prose, so it must come first
}

// findCopyrighted finds "© Jo Park" at the end.
func findCopyrighted(c partedText) (candidate, bool) {
	text := c.text
	for _, sign := range copyrightSigns {
		const maxSigns = 3
		if !strings.Contains(text, sign) {
			continue
		}
		start := len(text)
		for range maxSigns {
			if start = strings.LastIndex(text[:start], sign); start < 0 {
				break
			}
			name, ok := afterCopyright(text[start:])
			if !ok || !looksLikeCredit(name) || strings.Contains(name, "\n") {
				break
			}
			// "© Jo Park / © Reuters"
			if before := strings.LastIndex(text[:start], sign); before >= 0 && start-before < 60 && looksLikeCredit(text[before+len(sign):]) {
				continue
			}
			// "People queue. Photo © Jo Park"
			trimmed := strings.TrimRight(text[:start], " :([|")
			if label := labelAtEnd(trimmed); label >= 0 {
				start = label
			}
			return candidate{span{start, len(text)}, name}, true
		}
	}
	return candidate{}, false
}
