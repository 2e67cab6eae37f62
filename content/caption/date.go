package caption

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/calendar"
)

// A word is a run without blanks, and its place.
type word struct {
	cut
	text string // without the punctuation around it, in lower case
}

func wordsOf(text string) []word {
	var out []word
	start := -1
	for i, c := range text + " " {
		switch {
		case !unicode.IsSpace(c) && start < 0:
			start = i
		case unicode.IsSpace(c) && start >= 0:
			out = append(out, word{cut{start, i}, strings.ToLower(strings.Trim(text[start:i], ".,;:()“”\"'’[]"))})
			start = -1
		}
	}
	return out
}

// A day is a date in a text.
type day struct {
	cut
	full bool // more than a weekday
}

// findDate finds the date of a text, the last that has a year or the last:
// "Monday, October 3, 2022", "3 de octubre de 2022", "Oct. 3", "October 2022",
// "2022-10-03", a year behind "in", a weekday.
func findDate(text string) (day, bool) {
	words := wordsOf(text)
	var best day
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		if inNumbers(w.text) {
			return day{trimWord(text, w.cut), true}, true
		}
		if c, ok := inCharacters(text, w.cut); ok {
			return day{c, true}, true
		}
		d, year, ok := dateAt(text, words, i)
		if ok && year {
			return day{d, true}, true
		}
		if ok && !best.full {
			best = day{d, true}
		}
	}
	if best.full {
		return best, true
	}
	past := !foresees(words)
	for i := len(words) - 1; i > 0 && past; i-- {
		if isYear(words[i].text) && (leadsToYear(words[i-1].text) || i == len(words)-1 && text[words[i-1].end-1] == ',') {
			return day{trimWord(text, words[i].cut), true}, true
		}
	}
	for i := len(words) - 1; i > 0; i-- {
		first, _ := utf8.DecodeRuneInString(text[words[i-1].start:])
		if isWeekday(words[i].text) && unicode.IsLower(first) || strings.HasPrefix(text[words[max(0, i-1)].start:], "Am ") && isWeekday(words[i].text) {
			return day{trimWord(text, words[i].cut), false}, true
		}
	}
	return day{}, false
}

// trimWord is a word's part of a text without the punctuation around it.
func trimWord(text string, c cut) cut {
	const marks = ".,;:()“”\"'’[]"
	c.start += len(text[c.start:c.end]) - len(strings.TrimLeft(text[c.start:c.end], marks))
	c.end = c.start + len(strings.TrimRight(text[c.start:c.end], marks))
	return c
}

// dateAt reads the date whose month is a word, and whether it says the year. A
// month alone says too little, but for Finnish, which has a case for it.
func dateAt(text string, words []word, month int) (c cut, year, ok bool) {
	if calendar.Month(words[month].text) == 0 {
		return cut{}, false, false
	}
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i].text
	}
	stops := func(i int) bool { return i < len(words) && strings.HasSuffix(text[:words[i].end], ".") }
	first, last := month, month
	before := month - 1
	if at(before) == "de" || at(before) == "of" {
		before--
	}
	dated := true
	switch {
	case isDay(at(before)) && !strings.HasSuffix(text[:words[before].end], ","):
		first = before
	case isDay(at(month + 1)):
		last = month + 1
	default:
		dated = false
	}
	if dated && isDay(at(first-1)) && at(first) == "de" {
		first--
	}
	after := last + 1
	if w := at(after); w == "de" || w == "del" || w == "of" {
		after++
	}
	if isYear(at(after)) && (!stops(after-1) || after-1 == month && len(words[month].text) <= 4) {
		last, year = after, true
	}
	if !dated && !year && !strings.HasSuffix(words[month].text, "kuussa") {
		return cut{}, false, false
	}
	if w := first - 1; isWeekday(at(w)) {
		first = w
	} else if isWeekday(at(w-1)) && (at(w) == "the" || at(w) == "den" || at(w) == "de") {
		first = w - 1
	}
	c = trimWord(text, cut{words[first].start, words[last].end})
	return c, year, true
}

// isWeekday reports whether s, in small letters, is a weekday.
func isWeekday(s string) bool {
	for _, part := range []string{"morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht"} {
		s = strings.TrimSuffix(s, part)
	}
	return calendar.IsWeekday(s)
}

// foresees reports whether a text tells what is to come: its year is no
// picture's.
func foresees(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool {
		switch w.text {
		case "will", "could", "would", "plans", "needed", "expected", "wird", "soll", "será":
			return true
		}
		return false
	})
}

// leadsToYear reports whether a year behind w is a date.
func leadsToYear(w string) bool {
	switch w {
	case "in", "en", "em", "nel", "vuonna", "jahr", "jahre", "в", "w", "circa", "around":
		return true
	}
	return false
}

// inNumbers reports whether s is a date like "2022-10-03", "3.10.2022",
// "18/05/2020" or "2022年10月3日".
func inNumbers(s string) bool {
	for _, form := range []string{time.DateOnly, "2.1.2006", "2/1/2006", "1/2/2006", "2006年1月2日", "2006年1月"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() >= 1800 && t.Year() < 2100 {
			return true
		}
	}
	return false
}

// inCharacters finds the date in a run of text that has no blanks to part it from
// what is around it: "東京湾の堤防=2023年4月1日、".
func inCharacters(text string, in cut) (cut, bool) {
	at := strings.LastIndex(text[in.start:in.end], "年")
	if at < 0 {
		return cut{}, false
	}
	at += in.start
	start, end := len(strings.TrimRight(text[:at], "0123456789")), at+len("年")
	for _, unit := range []string{"月", "日"} {
		rest := strings.TrimLeft(text[end:in.end], "0123456789")
		if digits := in.end - end - len(rest); digits == 0 || digits > 2 || !strings.HasPrefix(rest, unit) {
			break
		}
		end = in.end - len(rest) + len(unit)
	}
	return cut{start, end}, inNumbers(text[start:end])
}

// isDay reports whether s is a day's number: "3", "3rd", "1er".
func isDay(s string) bool {
	for _, end := range []string{"st", "nd", "rd", "th", "er", "º", "°"} {
		s = strings.TrimSuffix(s, end)
	}
	return isNumber(s, 1, 1) && s != "0" || isNumber(s, 2, 2) && s != "00" && s <= "31"
}

func isYear(s string) bool { return isNumber(s, 4, 4) && s >= "1800" && s < "2100" }

func isNumber(s string, least, most int) bool {
	return len(s) >= least && len(s) <= most && strings.Trim(s, "0123456789") == ""
}
