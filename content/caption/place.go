package caption

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/dates"
)

// placeAndDate returns the place and the date that a description states plainly: "… in
// the city of Almaty, Kazakhstan, October 3, 2022."
func placeAndDate(text string) (place, date string) {
	if isTooLong(text) {
		return "", ""
	}
	if p, d, ok := parseDateline(text); ok {
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

// findDate returns the date of a caption: the last one of the highest precision. It
// returns false if the caption has none.
func findDate(text string) (date dates.Match, ok bool) {
	for _, m := range dates.Find(text) {
		if m.Precision == dates.YearOnly && isAboutFuture(text) {
			continue
		}
		if !ok || m.Precision >= date.Precision {
			date, ok = m, true
		}
	}
	return date, ok
}

// isAboutFuture reports whether a text is about the future, so that a year in it is not
// the year of the picture.
func isAboutFuture(text string) bool {
	return slices.ContainsFunc(content.PlainWords(text), func(w string) bool {
		switch w {
		case "will", "could", "would", "plans", "needed", "expected", "wird", "soll", "será":
			return true
		}
		return false
	})
}

// placeLast returns the place at the end of a description. It must be a town with its
// state or country.
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

// placeAround returns the place next to a date.
func placeAround(text string, d dates.Match) string {
	if p := placeBefore(text[:d.Start]); p != "" {
		return p
	}
	return placeAfter(text[d.End:])
}

// placeFirst returns the place at the beginning of a description: "In Almaty, Kazakhstan,
// people queue". It must be a town with its state or country.
func placeFirst(text string) string {
	rest, ok := strings.CutPrefix(text, "In ")
	if !ok {
		return ""
	}
	parts := strings.SplitN(rest, ", ", 3)
	if len(parts) < 3 || placeName(parts[0]) == "" || placeName(parts[1]) == "" {
		return ""
	}
	return placeName(parts[0] + ", " + parts[1])
}

// cutStop removes the full stop from the end of a text unless it belongs to an
// abbreviation: "Littleton, Colo."
func cutStop(s string) string {
	s = strings.TrimRight(s, " ,")
	word := strings.TrimSuffix(s[strings.LastIndexByte(s, ' ')+1:], ".")
	if isState(word) || strings.Contains(word, ".") {
		return s
	}
	return strings.TrimRight(s, ". ")
}

// isState reports whether s is a newspaper's abbreviation of the name of a state.
func isState(s string) bool {
	switch s {
	case "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss",
		"Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Va", "Vt", "Wash", "Wis", "Wyo", "Ont", "Que":
		return true
	}
	return false
}

// parseDateline parses "KYIV, UKRAINE - MARCH 3: People queue". The text after it often
// repeats the place and the date, and has the year: "on March 3, 2022 in Kyiv, Ukraine".
func parseDateline(text string) (place, date string, ok bool) {
	head, rest, found := strings.Cut(text, ":")
	if !found {
		return "", "", false
	}
	for _, dash := range dashes {
		p, d, found := strings.Cut(head, dash)
		if !found || p != strings.ToUpper(p) || len(strings.Fields(p)) > 6 {
			continue
		}
		at, ok := findDate(d)
		if !ok {
			continue
		}
		date = capitalize(d[at.Start:at.End])
		if again, ok := findDate(rest); ok && again.Precision != dates.WeekdayOnly && strings.HasPrefix(rest[again.Start:again.End], date[:min(3, len(date))]) {
			date = rest[again.Start:again.End]
		}
		return asWritten(p, rest), date, true
	}
	return "", "", false
}

// asWritten returns a place in capitals as text writes it, or capitalized if text does not
// contain it.
func asWritten(place, text string) string {
	for i := range text {
		if i+len(place) <= len(text) && (i == 0 || text[i-1] == ' ') && strings.EqualFold(text[i:i+len(place)], place) {
			return text[i : i+len(place)]
		}
	}
	return capitalize(place)
}

// capitalize returns s with only the first letter of each word in upper case. A last word
// of two letters is a state, and stays in capitals.
func capitalize(s string) string {
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

// dashes separate the parts of a caption.
var dashes = []string{" - ", " – ", " — "}

// placePrepositions come before places.
var placePrepositions = []string{" in ", " at ", " near ", " outside ", " In ", " en ", " em ", " à ", " i ", " w ", " v ", " в "}

// placeBefore returns the place at the end of a text: the words after the last
// preposition, if they are names.
func placeBefore(text string) string {
	text = strings.TrimRight(text[max(0, len(text)-maxTail):], " ,")
	for {
		last := strings.LastIndexByte(text, ' ') + 1
		if !introducesDate(text[last:]) {
			break
		}
		text = strings.TrimRight(text[:last], " ,")
	}
	text = cutPhotoNote(text)
	best := -1
	for _, preposition := range placePrepositions {
		if i := strings.LastIndex(" "+text, preposition); i >= 0 {
			best = max(best, i+len(preposition)-1)
		}
	}
	// "The prizes are given - Almaty, Kazakhstan, October 3"
	for _, dash := range dashes {
		if i := strings.LastIndex(text, dash); i >= 0 && i >= best {
			if p := placeName(text[i+len(dash):]); strings.Contains(p, ", ") {
				return p
			}
		}
	}
	if best < 0 {
		return ""
	}
	return placeName(text[best:])
}

// introducesDate reports whether a word may come between a place and a date.
func introducesDate(word string) bool {
	switch strings.ToLower(word) {
	case "on", "in", "early", "late", "im", "am", "en", "em", "on:", "(", "le":
		return true
	}
	return false
}

// cutPhotoNote removes a phrase such as ", in this photo taken" from the end of a text.
func cutPhotoNote(s string) string {
	i := strings.LastIndex(s, " in this ")
	if i < 0 {
		return s
	}
	for _, what := range [...]string{"photo", "picture", "image", "frame", "still"} {
		if strings.Contains(s[i:], what) {
			return strings.TrimRight(s[:i], " ,")
		}
	}
	return s
}

// placeAfter returns the place at the beginning of the text after a date: ", in Paris,
// France."
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
	if p := placeName(text); p != "" {
		return p
	}
	// "in Almaty, Kazakhstan, as others wait"
	parts := strings.Split(text, ", ")
	for n := min(len(parts)-1, 3); n > 0; n-- {
		if p := placeName(strings.Join(parts[:n], ", ")); p != "" {
			return p
		}
	}
	return ""
}

// placeName returns s without a phrase such as "the city of". It returns "" if the rest
// does not consist of names.
func placeName(s string) string {
	for _, lead := range [...]string{"the capital ", "the capital, ", "downtown ", "central "} {
		s = strings.TrimPrefix(s, lead)
	}
	s = cutKindOfPlace(s)
	s = strings.TrimRight(s, " ,")
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 8 {
		return ""
	}
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		isParticle := w == "of" || w == "the" || w == "de" || w == "del" || w == "la" || w == "and"
		if !unicode.IsUpper(r) && !(isParticle && i > 0 && i < len(words)-1) {
			return ""
		}
		if dates.IsMonth(strings.Trim(w, ".,")) {
			return ""
		}
	}
	return s
}

// cutKindOfPlace removes a phrase such as "the harbour of" from the start of s.
func cutKindOfPlace(s string) string {
	lead, name, ok := strings.Cut(s, " of ")
	if !ok || !strings.HasPrefix(lead, "the ") || lead != strings.ToLower(lead) || len(strings.Fields(lead)) > 4 {
		return s
	}
	return name
}
