package caption

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/dates"
)

// whereAndWhen finds the place and the date that a description says plainly:
// "… in the city of Almaty, Kazakhstan, October 3, 2022."
func whereAndWhen(text string) (place, date string) {
	if tooLong(text) {
		return "", ""
	}
	if p, d, ok := dateline(text); ok {
		return p, d
	}
	d, ok := findDate(text)
	if !ok {
		return placeLast(text), ""
	}
	date = strings.TrimRight(text[d.Start:d.End], " ,.;:)")
	if p := placeAround(text, d); p != "" || d.Precision == dates.WeekdayOnly {
		return p, date
	}
	// "… in Almaty on Sept. 3, 2022. Picture taken September 3, 2022."
	before := text[:d.Start]
	if d, ok := findDate(before); ok {
		if p := placeAround(before, d); p != "" {
			return p, date
		}
	}
	return cmp.Or(placeFirst(text), placeLast(text)), date
}

// placeLast is the place that a description ends with. Only a town with its
// country is one for sure.
func placeLast(text string) string {
	if p := placeBefore(cutStop(text)); strings.Contains(p, ", ") {
		return p
	}
	// "… in Littleton, Colo. It has closed since."
	if i := strings.Index(text, ". "); i >= 0 {
		if p := placeBefore(cutStop(text[:i+1])); strings.Contains(p, ", ") {
			return p
		}
	}
	return ""
}

// placeAround is the place that stands beside a date.
func placeAround(text string, d dates.Match) string {
	if p := placeBefore(text[:d.Start]); p != "" {
		return p
	}
	return placeAfter(text[d.End:])
}

// placeFirst is the place that a description opens with: "In Almaty,
// Kazakhstan, people queue". Only a town with its country is one for sure.
func placeFirst(text string) string {
	rest, ok := strings.CutPrefix(text, "In ")
	if !ok {
		return ""
	}
	parts := strings.SplitN(rest, ", ", 3)
	if len(parts) < 3 || names(parts[0]) == "" || names(parts[1]) == "" {
		return ""
	}
	return names(parts[0] + ", " + parts[1])
}

// cutStop takes the full stop off a text, but not off an abbreviation: "Littleton,
// Colo."
func cutStop(s string) string {
	s = strings.TrimRight(s, " ,")
	word := strings.TrimSuffix(s[strings.LastIndexByte(s, ' ')+1:], ".")
	if isState(word) || strings.Contains(word, ".") {
		return s
	}
	return strings.TrimRight(s, ". ")
}

// isState reports whether s is what newspapers shorten a state's name to.
func isState(s string) bool {
	switch s {
	case "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss",
		"Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Va", "Vt", "Wash", "Wis", "Wyo", "Ont", "Que":
		return true
	}
	return false
}

// dateline reads "KYIV, UKRAINE - MARCH 3: People queue". What follows says both
// again, and more of them: "on March 3, 2022 in Kyiv, Ukraine".
func dateline(text string) (place, date string, ok bool) {
	head, rest, found := strings.Cut(text, ":")
	if !found {
		return "", "", false
	}
	for _, dash := range []string{" - ", " – ", " — "} {
		p, d, found := strings.Cut(head, dash)
		if !found || p != strings.ToUpper(p) || len(strings.Fields(p)) > 6 {
			continue
		}
		at, ok := findDate(d)
		if !ok {
			continue
		}
		date = capitalise(d[at.Start:at.End])
		if again, ok := findDate(rest); ok && again.Precision != dates.WeekdayOnly && strings.HasPrefix(rest[again.Start:again.End], date[:min(3, len(date))]) {
			date = rest[again.Start:again.End]
		}
		return asWritten(p, rest), date, true
	}
	return "", "", false
}

// asWritten is a place in capitals as the text has it, or by our guess.
func asWritten(place, text string) string {
	for i := range text {
		if i+len(place) <= len(text) && (i == 0 || text[i-1] == ' ') && strings.EqualFold(text[i:i+len(place)], place) {
			return text[i : i+len(place)]
		}
	}
	return capitalise(place)
}

// capitalise is s with its words as names have them. Two letters at the end are
// a state's.
func capitalise(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
		if i > 0 && i == len(words)-1 && len(w) == 2 && unicode.IsLetter(rune(w[1])) {
			words[i] = strings.ToUpper(w)
		}
	}
	return strings.Join(words, " ")
}

// placeBefore is the place that a text ends with: what follows the last "in" or
// the like, if it is made of names.
func placeBefore(text string) string {
	text = strings.TrimRight(text[max(0, len(text)-longest):], " ,")
	for leads := true; leads; {
		last := strings.LastIndexByte(text, ' ') + 1
		switch strings.ToLower(text[last:]) {
		case "on", "in", "early", "late", "im", "am", "en", "em", "on:", "(", "le":
			text = strings.TrimRight(text[:last], " ,")
		default:
			leads = false
		}
	}
	text = cutTaken(text)
	best := -1
	for _, at := range []string{" in ", " at ", " near ", " outside ", " In ", " en ", " em ", " à ", " i ", " w ", " v ", " в "} {
		if i := strings.LastIndex(" "+text, at); i >= 0 {
			best = max(best, i+len(at)-1)
		}
	}
	// "The prizes are given - Almaty, Kazakhstan, October 3"
	for _, dash := range []string{" - ", " – ", " — "} {
		if i := strings.LastIndex(text, dash); i >= 0 && i >= best {
			if p := names(text[i+len(dash):]); strings.Contains(p, ", ") {
				return p
			}
		}
	}
	if best < 0 {
		return ""
	}
	return names(text[best:])
}

// cutTaken takes ", in this photo taken" and the like off the end of a text.
func cutTaken(s string) string {
	i := strings.LastIndex(s, " in this ")
	if i < 0 {
		return s
	}
	for _, what := range []string{"photo", "picture", "image", "frame", "still"} {
		if strings.Contains(s[i:], what) {
			return strings.TrimRight(s[:i], " ,")
		}
	}
	return s
}

// placeAfter is the place that follows a date: ", in Paris, France."
func placeAfter(text string) string {
	text = strings.TrimLeft(text, " ,")
	if !strings.HasPrefix(text, "in ") {
		return ""
	}
	text = text[len("in "):]
	if i := strings.IndexAny(text, ";("); i >= 0 {
		text = text[:i]
	}
	for i := range len(text) {
		if text[i] == '.' && cutStop(text[:i+1]) == text[:i] && (i+1 == len(text) || text[i+1] == ' ') {
			text = text[:i]
			break
		}
	}
	if p := names(text); p != "" {
		return p
	}
	// "in Almaty, Kazakhstan, as others wait": what begins small is no name
	parts := strings.Split(text, ", ")
	for n := min(len(parts)-1, 3); n > 0; n-- {
		if p := names(strings.Join(parts[:n], ", ")); p != "" {
			return p
		}
	}
	return ""
}

// names is s without "the city of" and the like, if the rest is made of names.
func names(s string) string {
	for _, lead := range []string{"the capital ", "the capital, ", "downtown ", "central "} {
		s = strings.TrimPrefix(s, lead)
	}
	s = behindOf(s)
	s = strings.TrimRight(s, " ,")
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 8 {
		return ""
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		small := w == "of" || w == "the" || w == "de" || w == "del" || w == "la" || w == "and"
		if !unicode.IsUpper(r) && !(small && i > 0 && i < len(words)-1) {
			return ""
		}
		if dates.IsMonth(strings.Trim(w, ".,")) {
			return ""
		}
	}
	return s
}

// behindOf is s without "the harbour of" and the like.
func behindOf(s string) string {
	lead, name, ok := strings.Cut(s, " of ")
	if !ok || !strings.HasPrefix(lead, "the ") || lead != strings.ToLower(lead) || len(strings.Fields(lead)) > 4 {
		return s
	}
	return name
}
