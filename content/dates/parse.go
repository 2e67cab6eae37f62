// Package dates parses dates. It is the one package that knows how they are written: the
// names of months and weekdays in many languages, dates in digits, and times of day.
//
// A date is certain if the text gives the day, the month and the year, and leaves no
// doubt which number is which: 03/04/2021 is not certain. Certain dates are returned in
// ISO 8601: "2021-03-04". They keep the day that is written; time zones do not change it.
//
// [Parse] parses a text that is nothing but a date. [FromLine] parses a line that says
// when something was published and nothing else. [Find] finds the dates in running text,
// including partial ones.
//
// What always holds: no part of a date is guessed, and a day that is not in the
// calendar is not a date.
package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse returns the date in ISO 8601 if s is one certain date. Nothing but a weekday
// before it and a time of day after it is allowed:
//
//	4 March 2021 · 4th Mar. 2021 · March 4, 2021 10:30 AM · Thursday, 4 March 2021
//	Thu, 4 Mar 21 10:00:00 +0000 · Thursday, 04-Mar-21 10:00:00 GMT
//	2021-03-04 · 2021/03/04 · 20210304 · 04.03.2021 · 2021-03-04T23:30:00-08:00
//	Thu, 09/25/2025 - 11:38 · Thu Mar 4 10:30:00 GMT 2021
//	24 décembre 2017 à 08h15 · Sonntag, 24. Dezember 2017, 8:15 Uhr
//	24 de diciembre de 2017 · 24 декабря 2017 г. · 2017年12月24日 12時00分
func Parse(s string) (iso string, ok bool) {
	const maxLength, maxWords = 100, 12 // maxLength is in bytes
	s = strings.TrimSpace(s)
	if len(s) > maxLength || !strings.ContainsAny(s, "0123456789") {
		return "", false
	}
	scan := newScanner(s, true, func(r rune) bool { return unicode.IsSpace(r) || r == ',' })
	if len(scan.words) > maxWords {
		return "", false
	}
	i := 0
	if first := scan.at(0); first == "le" || first == "den" {
		i++
	}
	d, next, ok := scan.dateAt(i)
	if !ok || !scan.onlyTimeFollows(d, next) {
		return "", false
	}
	iso = d.iso()
	return iso, iso != ""
}

// onlyTimeFollows reports whether a date, which ends before word next, has at most a time
// of day after it.
func (s *scanner) onlyTimeFollows(d date, next int) bool {
	if d.hasUnits {
		// No space separates such a date from a time or a name after it.
		const maxRunes = 40
		return d.start == 0 && utf8.RuneCountInString(s.text) <= maxRunes && !strings.ContainsAny(s.text[d.end:], ".。!?")
	}
	next = s.timeEnd(next)
	for next < len(s.words) && strings.Contains(separators, s.at(next)) {
		next++
	}
	return next == len(s.words)
}

// FromURL returns the date that a URL has in its path, as in /2021/03/04/, /2021-03-04-,
// /2021-03/04/ or /2021/0304/.
func FromURL(url string) (iso string, ok bool) {
	for i := 0; i+len("/2021/03/04") <= len(url); i++ {
		if url[i] != '/' {
			continue
		}
		day, rest := url[i+1:i+len("/2021/03/04")], url[i+len("/2021/03/04"):]
		if day[4] == '/' && day[9] == '/' && isNumber(day[5:9], 4, 4) {
			day = day[:7] + "/" + day[7:9]
		} else if rest != "" && isNumber(rest[:1], 1, 1) {
			continue
		}
		if !isPathSeparator(day[4]) || !isPathSeparator(day[7]) || day[4] == '/' && day[7] == '-' {
			continue
		}
		if d, ok := numeric(day[:4]+"-"+day[5:7]+"-"+day[8:], false); ok && d.month != 0 && isNumber(day[:4], 4, 4) {
			return d.iso(), true
		}
	}
	return "", false
}

func isPathSeparator(c byte) bool { return c == '/' || c == '-' }

// FromShort returns the date that a word of three numbers gives with the day first and a year
// of two digits: "31.10.23", "26/10/13". With slashes, the day must be more than 12. It is a
// date only if something else shows that it is not a version or a result.
func FromShort(word string) (iso string, ok bool) {
	separator := "."
	if strings.Contains(word, "/") {
		separator = "/"
	}
	parts := strings.Split(strings.Trim(word, punctuation), separator)
	if len(parts) != 3 || !isNumber(parts[0], 1, 2) || !isNumber(parts[1], 1, 2) || !isNumber(parts[2], 2, 2) {
		return "", false
	}
	d := date{year: fullYear(number(parts[2])), month: number(parts[1]), day: number(parts[0])}
	const months = 12
	if iso = d.iso(); separator == "/" && d.day <= months {
		return "", false
	}
	return iso, iso != ""
}
