package dates

import "strings"

// numeric returns the date that a lower-case word gives in digits:
//
//	2021-03-04 · 2021/03/04 · 2021.03.04 · 04.03.2021 · 25/09/2025 · 09-25-2025
//	2021-03-04t23:30:00-08:00 · 2021-03-04z · 20210304 (if it is the whole text)
//
// With slashes and hyphens, the position of the year decides the order. If the year is
// last, the day and the month are certain only if one of them is more than 12 or both are
// the same.
func numeric(word string, isWhole bool) (d date, ok bool) {
	word = withoutTime(word)
	if isWhole && isNumber(word, 8, 8) {
		d = date{year: number(word[:4]), month: number(word[4:6]), day: number(word[6:])}
		return d, d.iso() != ""
	}
	i := strings.IndexAny(word, "-/.")
	if i < 0 {
		return date{}, false
	}
	separator := word[i : i+1]
	a, rest, _ := strings.Cut(word, separator)
	b, c, _ := strings.Cut(rest, separator)
	isAmbiguous := false
	switch {
	case isNumber(a, 4, 4) && isNumber(b, 1, 2) && isNumber(c, 1, 2):
		if separator == "." && len(b)+len(c) < 4 {
			return date{}, false // a version number: 2021.3.1
		}
		d = date{year: number(a), month: number(b), day: number(c)}
	case isNumber(a, 1, 2) && isNumber(b, 1, 2) && isNumber(c, 4, 4):
		d = date{year: number(c), month: number(b), day: number(a)}
		if separator != "." && d.month > 12 {
			d.month, d.day = d.day, d.month
		} else if separator != "." {
			isAmbiguous = d.day <= 12 && d.month != d.day
		}
	default:
		return date{}, false
	}
	if d.iso() == "" || !isWhole && !isYear(d.year) {
		return date{}, false
	}
	if isAmbiguous {
		d.month, d.day = 0, 0
	}
	return d, true
}

// hyphenatedAt recognizes word i as a date like "04-Mar-2021", or "04-Mar-21" before a
// time of day.
func (s *scanner) hyphenatedAt(i int) (d date, ok bool) {
	if strings.Count(s.at(i), "-") != 2 {
		return date{}, false
	}
	parts := strings.Split(s.at(i), "-")
	d = date{year: yearNumber(parts[2]), month: int(months[parts[1]]), day: dayNumber(parts[0])}
	if isNumber(parts[2], 2, 2) && s.isWhole && isClock(s.at(i+1)) {
		d.year = fullYear(number(parts[2]))
	}
	return d, d.iso() != ""
}

// spacedAt recognizes the words from i as a date with a space after each full stop, as in
// Czech and German: "4. 3. 2021".
func (s *scanner) spacedAt(i int) (d date, ok bool) {
	if i+2 >= len(s.words) || !isNumber(s.at(i), 1, 2) || !isNumber(s.at(i+1), 1, 2) || !s.endsWith(i, '.') || !s.endsWith(i+1, '.') {
		return date{}, false
	}
	d = date{year: yearNumber(s.at(i + 2)), month: number(s.at(i + 1)), day: number(s.at(i))}
	return d, d.iso() != ""
}

// withoutTime returns a date in digits without the time of day and the time zone that
// programs append to it: "2021-03-04t23:30:00-08:00".
func withoutTime(word string) string {
	for _, n := range []int{len("2006-01-02"), len("20060102")} {
		if len(word) <= n {
			continue
		}
		rest := word[n:]
		isTime := len(rest) > 1 && (rest[0] == 't' || rest[0] == '+' || rest[0] == '-') && isNumber(rest[1:2], 1, 1)
		if (isTime || rest == "z") && isNumber(word[:4], 4, 4) && isNumber(word[n-2:n], 2, 2) {
			return word[:n]
		}
	}
	return word
}

// dateWithUnitsAt recognizes a date whose numbers have their units after them and that
// begins inside word i: "2017年12月24日", "東京、2023年4月", "2017년 3월 4일". If the date ends
// inside a word, the rest of that word becomes the next word.
func (s *scanner) dateWithUnitsAt(i int) (d date, next int, ok bool) {
	w := s.words[i]
	at := strings.IndexAny(s.text[w.start:w.end], "年년")
	if at < 0 {
		if i+1 == len(s.words) || yearNumber(w.text) == 0 || strings.IndexAny(s.raw(i+1), "年년") != 0 {
			return date{}, 0, false
		}
		at = s.words[i+1].start - w.start // "2017 年"
	}
	at += w.start
	before := strings.TrimRight(s.text[w.start:at], " ")
	digits := before[len(strings.TrimRight(before, "0123456789")):]
	if !isNumber(digits, 4, 4) {
		return date{}, 0, false
	}
	d = date{year: number(digits), hasUnits: true, start: w.start + len(before) - len(digits), end: at + len("年")}
	if d.month = s.numberWithUnit(&d, "月월"); d.month != 0 {
		d.day = s.numberWithUnit(&d, "日일")
	}
	isDay := d.day != 0 && d.iso() != ""
	isMonth := d.day == 0 && d.month >= 1 && d.month <= 12
	if !isDay && !isMonth || !s.isWhole && !isYear(d.year) {
		return date{}, 0, false
	}
	for next = i; next < len(s.words) && s.words[next].end <= d.end; next++ {
	}
	if next < len(s.words) && s.words[next].start < d.end {
		rest := &s.words[next]
		rest.start = d.end
		rest.text = strings.ToLower(strings.Trim(s.text[rest.start:rest.end], punctuation))
	}
	return d, next, true
}

// numberWithUnit returns the number that comes right after d, and moves the end of d past
// the number and its unit. It returns 0 if there is no number with one of the units.
func (s *scanner) numberWithUnit(d *date, units string) int {
	rest := strings.TrimLeft(s.text[d.end:], " ")
	unit := strings.TrimLeft(rest, "0123456789")
	digits := rest[:len(rest)-len(unit)]
	unit = strings.TrimLeft(unit, " ")
	if !isNumber(digits, 1, 2) || unit == "" || strings.IndexAny(unit, units) != 0 {
		return 0
	}
	d.end = len(s.text) - len(unit) + len("月")
	return number(digits)
}
