package caption

import (
	"cmp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// A day is a date in a text: where it stands and how we write it.
type day struct {
	start, end int
	written    string
}

// whereAndWhen finds the place and the date that a description says plainly:
// "… in the city of Almaty, Kazakhstan, October 3, 2022."
func whereAndWhen(text string) (place, date string) {
	if p, d, ok := dateline(text); ok {
		return p, d
	}
	words := split(text)
	d, ok := findDate(text, words)
	if ok {
		date = d.written
		if p := placeAround(text, d); p != "" {
			return p, date
		}
		// "… in Almaty on Sept. 3, 2022. Picture taken September 3, 2022."
		before := text[:d.start]
		if d, ok := findDate(before, split(before)); ok {
			if p := placeAround(before, d); p != "" {
				return p, date
			}
		}
		return cmp.Or(placeFirst(text), placeLast(text)), date
	}
	if i := weekdayAt(words); i >= 0 {
		if p := placeBefore(text[:words[i].start]); p != "" {
			return p, ""
		}
		return placeAfter(text[words[i].end:]), ""
	}
	return placeLast(text), ""
}

// placeLast is the place that a description ends with. Only a town with its
// country is one for sure.
func placeLast(text string) string {
	if p := placeBefore(cutStop(text)); strings.Contains(p, ", ") {
		return p
	}
	return ""
}

// placeAround is the place that stands beside a date.
func placeAround(text string, d day) string {
	if p := placeBefore(text[:d.start]); p != "" {
		return p
	}
	return placeAfter(text[d.end:])
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

// dateline reads "KYIV, UKRAINE - MARCH 3: People queue".
func dateline(text string) (place, date string, ok bool) {
	head, _, found := strings.Cut(text, ":")
	if !found {
		return "", "", false
	}
	for _, dash := range []string{" - ", " – ", " — "} {
		p, d, found := strings.Cut(head, dash)
		if !found || p != strings.ToUpper(p) {
			continue
		}
		if found, ok := findDate(d, split(d)); ok && len(strings.Fields(p)) <= 6 {
			return capitalise(p), found.written, true
		}
	}
	return "", "", false
}

func capitalise(s string) string {
	words := strings.Fields(strings.ToLower(s))
	for i, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(r)) + w[n:]
	}
	return strings.Join(words, " ")
}

// A word is a run without blanks, and its place.
type word struct {
	text       string // without the punctuation around it, in lower case
	start, end int
}

func split(text string) []word {
	var out []word
	at := 0
	for _, f := range strings.Fields(text) {
		i := strings.Index(text[at:], f) + at
		at = i + len(f)
		core := strings.Trim(f, ".,;:()“”\"'’")
		out = append(out, word{strings.ToLower(core), i, i + len(f)})
	}
	return out
}

// findDate finds the last date of a text: "October 3, 2022", "3 October 2022",
// "Oct. 3", "October 2022", "2022-10-03", or a year behind "in".
func findDate(text string, words []word) (day, bool) {
	for i := len(words) - 1; i >= 0; i-- {
		if written, ok := inNumbers(words[i].text); ok {
			return day{words[i].start, words[i].end, written}, true
		}
		m := month(words[i].text)
		if m == "" {
			continue
		}
		if text[words[i].start] >= 'a' {
			continue // "may", "march": verbs
		}
		d := day{words[i].start, words[i].end, m}
		next := func(n int) string {
			if i+n < len(words) && (n == 0 || !strings.HasSuffix(text[words[i].start:words[i+n-1].end], ".") || n == 1) {
				return words[i+n].text
			}
			return ""
		}
		n := 1
		switch {
		case isDay(next(1)):
			d.written = dayNumber(next(1)) + " " + m
			d.end = words[i+1].end
			n = 2
		case i > 0 && isDay(words[i-1].text):
			d.written = dayNumber(words[i-1].text) + " " + m
			d.start = words[i-1].start
		}
		if isYear(next(n)) {
			d.written += " " + next(n)
			d.end = words[i+n].end
		} else if d.written == m {
			continue // a month alone says too little
		}
		return d, true
	}
	for i := len(words) - 1; i > 0; i-- {
		if isYear(words[i].text) && words[i-1].text == "in" {
			return day{words[i-1].start, words[i].end, words[i].text}, true
		}
	}
	return day{}, false
}

func month(s string) string {
	for i, m := range []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"} {
		if s == strings.ToLower(m) || s == strings.ToLower(m[:3]) || i == 8 && s == "sept" {
			return m
		}
	}
	return ""
}

func isDay(s string) bool { return isDayNumber(dayNumber(s)) }

// dayNumber is a day without its ending: "3rd" is "3".
func dayNumber(s string) string {
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if n, ok := strings.CutSuffix(s, end); ok && isNumber(n, 1, 2) {
			return n
		}
	}
	return s
}

func isDayNumber(s string) bool {
	return isNumber(s, 1, 2) && s != "0" && s <= "31" || isNumber(s, 1, 1) && s != "0"
}

func isYear(s string) bool { return isNumber(s, 4, 4) && s >= "1800" && s < "2100" }

func isNumber(s string, least, most int) bool {
	return len(s) >= least && len(s) <= most && strings.Trim(s, "0123456789") == ""
}

func weekdayAt(words []word) int {
	for i := len(words) - 1; i >= 0; i-- {
		switch words[i].text {
		case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
			return i
		}
	}
	return -1
}

// placeBefore is the place that a text ends with: what follows the last "in" or
// the like, if it is made of names.
func placeBefore(text string) string {
	text = strings.TrimRight(text, " ,")
	for trimmed := ""; trimmed != text; {
		trimmed = text
		words := strings.Fields(text)
		if len(words) == 0 {
			return ""
		}
		switch last := strings.ToLower(strings.Trim(words[len(words)-1], ",")); last {
		case "on", "in", "early", "late", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
			text = strings.TrimRight(text[:strings.LastIndex(text, words[len(words)-1])], " ,")
		}
	}
	text = cutTaken(text)
	best := -1
	for _, at := range []string{" in ", " at ", " near ", " outside ", " In "} {
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

// inNumbers reads "2022-10-03" and "3.10.2022".
func inNumbers(s string) (string, bool) {
	for _, form := range []string{time.DateOnly, "2.1.2006"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1800 {
			return t.Format("2 January 2006"), true
		}
	}
	return "", false
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
		if month(strings.ToLower(strings.Trim(w, ".,"))) != "" {
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
