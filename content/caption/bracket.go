package caption

import (
	"strings"

	"pullquote/content/dates"
	"pullquote/content/internal/byline"
)

// nameAndHouse finds a person with their house in brackets: "Jo Park (EFE)".
func nameAndHouse(text string) (found, bool) {
	for _, start := range partStarts(text) {
		s := strings.TrimSpace(text[start:])
		if house, open, ok := inBrackets(s); ok && byline.IsPerson(s[:open]) && (isAgency(house) || byline.IsOutlet(house) || namesAgency(house)) {
			return found{cut{start, len(text)}, s}, true
		}
	}
	return found{}, false
}

// inBrackets is what stands in the brackets that a text ends with, and where
// they open.
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

// bracketed finds "(AP Photo/Jo Park)" and "[Jo Park/Reuters]" at the end.
func bracketed(text string) (found, bool) {
	inner, start, ok := inBrackets(text)
	if !ok {
		return found{}, false
	}
	if f, ok := goesOnInBrackets(text, start); ok {
		return f, true
	}
	name, labelled := afterLabel(inner)
	rest, copyright := cutSign(inner)
	switch {
	case labelled:
	case copyright && nameLike(rest):
		name = rest
	case isSource(inner), namesAgency(inner), isPersonAndHouse(inner):
		name = inner
	default:
		return found{}, false
	}
	return found{cut{start, len(text)}, name}, true
}

// goesOnInBrackets finds a credit that a label or a sign opens, and of which the
// brackets at the end are a part: "Photo: Jo Park (AFP via Getty Images)".
func goesOnInBrackets(text string, open int) (found, bool) {
	for _, find := range []func(string) (found, bool){labelled, copyrighted, labelInside} {
		if f, ok := find(text[:open]); ok && !endsPart(strings.TrimRight(text[:open], " ")) && isCreditName(trimName(f.credit)) {
			return found{cut{f.start, len(text)}, f.credit + " " + text[open:]}, true
		}
	}
	return found{}, false
}

// bracketedName finds "(Jo Park)" behind a full stop.
func bracketedName(text string) (found, bool) {
	inner, start, ok := inBrackets(text)
	if !ok || !byline.IsPerson(inner) && !byline.IsOutlet(inner) {
		return found{}, false
	}
	if before := strings.TrimRight(text[:start], " "); before == "" || !endsPart(before) {
		return found{}, false
	}
	return found{cut{start, len(text)}, inner}, true
}

// cutSign is what stands behind the sign of a copyright, and its year.
func cutSign(s string) (name string, ok bool) {
	for _, sign := range []string{"©", "(c) ", "(C) ", "Copyright ", "copyright "} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			rest = strings.TrimLeft(rest, " :©")
			if year, name, ok := strings.Cut(rest, " "); ok && dates.IsYear(strings.Trim(year, ",")) {
				rest = strings.TrimPrefix(name, "by ")
			}
			for _, rights := range []string{"all rights reserved", "used by permission", "used with permission"} {
				bare := strings.TrimRight(rest, ". ")
				if i := len(bare) - len(rights); i > 0 && strings.EqualFold(bare[i:], rights) {
					rest = strings.TrimRight(bare[:i], ",–— ")
				}
			}
			return unlabelled(rest), true
		}
	}
	return "", false
}

// copyrighted finds "© Jo Park" at the end.
func copyrighted(text string) (found, bool) {
	for _, sign := range []string{"©", "(c) ", "(C) ", "Copyright "} {
		start := len(text)
		for range 3 {
			if start = strings.LastIndex(text[:start], sign); start < 0 {
				break
			}
			name, ok := cutSign(text[start:])
			if !ok || !nameLike(name) || strings.Contains(name, "\n") {
				break
			}
			// "© Jo Park / © Reuters"
			if before := strings.LastIndex(text[:start], sign); before >= 0 && start-before < 60 && nameLike(text[before+len(sign):]) {
				continue
			}
			// "People queue. Photo © Jo Park"
			bare := strings.TrimRight(text[:start], " :([|")
			if label := labelAtEnd(bare); label >= 0 {
				start = label
			}
			return found{cut{start, len(text)}, name}, true
		}
	}
	return found{}, false
}
