package content

import (
	"strings"
	"time"
	"unicode"
)

// ParseDate reads a date as people and programs write it, with or without the
// day of the week and the time of day, and returns the day in ISO 8601:
//
//	4 March 2021 · 4th Mar. 2021 · March 4, 2021 10:30 AM · Thursday, 4 March 2021
//	2021-03-04 · 2021/03/04 · 20210304 · 04.03.2021 · 2021-03-04T23:30:00-08:00
//
// The day is the one where the date was written. What may be the fourth of
// March or the third of April, as in 03/04/2021, is none, and no part of a date
// is guessed.
func ParseDate(s string) (iso string, ok bool) {
	words := strings.Fields(strings.ReplaceAll(s, ",", " "))
	if len(words) > 1 && isWeekday(words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 10 {
		return "", false
	}
	first := words[0]
	if len(first) > len(time.DateOnly) && first[len(time.DateOnly)] == 'T' {
		first = first[:len(time.DateOnly)]
	}
	for _, form := range []string{time.DateOnly, "2006/01/02", "2006.01.02", "20060102", "2.1.2006"} {
		if t, err := time.Parse(form, first); err == nil && areTimes(words[1:]) {
			return t.Format(time.DateOnly), true
		}
	}
	if len(words) < 3 || !areTimes(words[3:]) {
		return "", false
	}
	date := day(words[0]) + " " + day(words[1]) + " " + words[2]
	for _, form := range []string{"2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006", "2006 Jan 2", "2006 January 2"} {
		if t, err := time.Parse(form, date); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

// day is a word of a date without what is written after it: "4th", "Mar.",
// "Sept".
func day(word string) string {
	word = strings.TrimSuffix(word, ".")
	if n := len(word) - 2; n > 0 && n <= 2 && unicode.IsDigit(rune(word[n-1])) {
		switch strings.ToLower(word[n:]) {
		case "st", "nd", "rd", "th":
			return word[:n]
		}
	}
	if strings.EqualFold(word, "sept") {
		return "Sep"
	}
	return word
}

func isWeekday(word string) bool {
	word = strings.TrimSuffix(word, ".")
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := d.String()
		if len(word) >= 3 && len(word) <= len(name) && strings.EqualFold(word, name[:len(word)]) {
			return true
		}
	}
	return false
}

// areTimes reports whether the words behind a date are a time of day and where
// it holds.
func areTimes(words []string) bool {
	for i, w := range words {
		r := rune(w[0])
		isTime := unicode.IsDigit(r) && strings.Contains(w, ":")
		isHalf := i > 0 && isOneOf(w, "am", "pm", "a.m.", "p.m.")
		isZone := i > 0 && len(w) <= 5 && (r == '+' || r == '-' || w == strings.ToUpper(w))
		if !isTime && !isHalf && !isZone && !(i == 0 && isOneOf(w, "at", "·", "|", "-", "–")) {
			return false
		}
	}
	return true
}

func isOneOf(word string, all ...string) bool {
	for _, one := range all {
		if strings.EqualFold(word, one) {
			return true
		}
	}
	return false
}
