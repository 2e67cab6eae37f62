package dates

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// punctuation may surround a word of a date.
const punctuation = ".,;:()“”\"'’[]"

// Bounds of a year in running text, where a four-digit number may be anything.
const (
	minYear = 1800
	maxYear = 2099
)

// A word is a run of characters without spaces.
type word struct {
	start, end int    // byte offsets in the text
	text       string // in lower case, without the punctuation around it
}

// A scanner recognizes dates in the words of a text.
type scanner struct {
	text  string
	words []word
	// isWhole says that the text is nothing but a date: punctuation does not separate
	// its parts, and any four-digit number may be a year.
	isWhole bool
}

// newScanner splits a text into words. If the whole text is a date, words that are
// nothing but punctuation are dropped.
func newScanner(text string, isWhole bool, isSeparator func(rune) bool) *scanner {
	s := &scanner{text: text, isWhole: isWhole}
	start := -1
	for i, r := range text {
		switch isBetween := isSeparator(r); {
		case !isBetween && start < 0:
			start = i
		case isBetween && start >= 0:
			s.add(start, i)
			start = -1
		}
	}
	if start >= 0 {
		s.add(start, len(text))
	}
	return s
}

func (s *scanner) add(start, end int) {
	w := word{start, end, strings.ToLower(strings.Trim(s.text[start:end], punctuation))}
	if w.text != "" || !s.isWhole {
		s.words = append(s.words, w)
	}
}

// at returns word i, or "" if there is no such word.
func (s *scanner) at(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i].text
}

// raw returns word i as it is in the text.
func (s *scanner) raw(i int) string { return s.text[s.words[i].start:s.words[i].end] }

// endsWith reports whether word i ends with a punctuation mark.
func (s *scanner) endsWith(i int, mark byte) bool { return s.text[s.words[i].end-1] == mark }

// bounds returns the byte offsets of words i up to next, not included, without the
// punctuation around them.
func (s *scanner) bounds(i, next int) (start, end int) {
	start, end = s.words[i].start, s.words[next-1].end
	span := s.text[start:end]
	start = end - len(strings.TrimLeft(span, punctuation))
	return start, start + len(strings.TrimRight(s.text[start:end], punctuation))
}

// A date is a day as a text gives it. Parts that the text does not give are 0.
type date struct {
	year, month, day int
	hasUnits         bool // "2021年3月4日": each number has its unit after it
	start, end       int  // byte offsets in the text
}

// iso returns the date in ISO 8601, or "" if it is not certain or there is no such day.
func (d date) iso() string {
	t := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	if d.year < 1 || d.month < 1 || d.day < 1 || t.Day() != d.day || int(t.Month()) != d.month {
		return ""
	}
	return t.Format(time.DateOnly)
}

// dateAt recognizes a date that begins with word i, and returns the index of the word
// after it. A date has at least a month, and a day or a year.
func (s *scanner) dateAt(i int) (d date, next int, ok bool) {
	first := i
	if s.isWeekdayBefore(i) {
		if i++; isArticle(s.at(i)) {
			i++
		}
	}
	if s.at(i) == "" {
		return date{}, 0, false
	}
	if d, next, ok = s.dateWithUnitsAt(i); ok {
		return d, next, true
	}
	if d, ok = numeric(s.at(i), s.isWhole); ok {
		next = i + 1
	} else if d, ok = s.hyphenatedAt(i); ok {
		next = i + 1
	} else if d, ok = s.spacedAt(i); ok {
		next = i + 3
	} else if d, next = s.dateWithMonthNameAt(i); next == 0 {
		return date{}, 0, false
	}
	if s.isWhole && isWeekday(s.at(next)) {
		next++ // "4 Mart 2021 Perşembe"
	}
	d.start, d.end = s.bounds(first, next)
	return d, next, true
}

// isWeekdayBefore reports whether word i is a weekday that a date may follow. In running
// text an abbreviation must look like one: "Sun, 3 May" has a weekday, "in the sun 3 May"
// does not.
func (s *scanner) isWeekdayBefore(i int) bool {
	w := s.at(i)
	if isWeekday(w) {
		return true
	}
	if !shortWeekdays[w] {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s.raw(i))
	return s.isWhole || unicode.IsUpper(first) || s.endsWith(i, ',') || s.endsWith(i, '.')
}

// dateWithMonthNameAt recognizes a date that names its month. It returns 0 for next if
// there isn't one.
func (s *scanner) dateWithMonthNameAt(i int) (d date, next int) {
	if d.day = dayNumber(s.at(i)); d.day != 0 && (s.isWhole || !s.endsWith(i, ',')) {
		month := s.skipPreposition(i + 1)
		if d.month = int(months[s.at(month)]); d.month == 0 {
			return date{}, 0
		}
		d.year, next = s.yearAt(month + 1)
		if year, ok := s.shortYearAt(next); ok && d.year == 0 {
			return date{year: year, month: d.month, day: d.day}, next + 1
		}
		return d, next
	}
	if d.month = int(months[s.at(i)]); d.month != 0 {
		return s.monthFirst(i, d.month)
	}
	if year := yearNumber(s.at(i)); s.isWhole && year != 0 {
		d = date{year: year, month: int(months[s.at(i+1)]), day: dayNumber(s.at(i + 2))}
		if d.month != 0 && d.day != 0 {
			return d, i + 3
		}
	}
	return date{}, 0
}

// monthFirst recognizes "March 4, 2021", "March 4", "March 2021" and, in Finnish, the
// month alone in the case that means "in".
func (s *scanner) monthFirst(i, month int) (d date, next int) {
	d = date{month: month}
	// In "from March 3 April 2021" the number belongs to the second month.
	if day := dayNumber(s.at(i + 1)); day != 0 && (s.isWhole || months[s.at(i+2)] == 0) {
		d.day = day
		at := i + 2
		if s.isWhole { // "Thu Mar 4 10:30:00 GMT 2021"
			if end := s.timeEnd(at); yearNumber(s.at(end)) != 0 {
				at = end
			}
		}
		d.year, next = s.yearAt(at)
		return d, next
	}
	d.year, next = s.yearAt(i + 1)
	if d.year == 0 && !strings.HasSuffix(s.at(i), "kuussa") {
		return date{}, 0
	}
	return d, next
}

// yearAt returns the year at word i, or after a preposition there, and the index of the
// word after it. It returns 0 and i if there isn't one.
func (s *scanner) yearAt(i int) (year, next int) {
	at := s.skipPreposition(i)
	year = yearNumber(s.at(at))
	switch {
	case year == 0:
		return 0, i
	case s.isWhole:
		return year, at + 1
	case !isYear(year), s.endsWith(at-1, '.') && !s.isAbbreviation(at-1):
		return 0, i
	}
	return year, at + 1
}

// shortYearAt returns the year that word i gives in two digits, as mail and feeds do
// before a time of day.
func (s *scanner) shortYearAt(i int) (year int, ok bool) {
	if !s.isWhole || !isNumber(s.at(i), 2, 2) || !isClock(s.at(i+1)) {
		return 0, false
	}
	return fullYear(number(s.at(i))), true
}

// fullYear returns the year that two digits mean by RFC 2822.
func fullYear(shortYear int) int {
	if shortYear < 50 {
		return 2000 + shortYear
	}
	return 1900 + shortYear
}

// isAbbreviation reports whether word i is a month whose name is so short that a full
// stop after it may mark an abbreviation.
func (s *scanner) isAbbreviation(i int) bool {
	const maxLetters = 5
	return months[s.at(i)] != 0 && utf8.RuneCountInString(s.at(i)) <= maxLetters
}

func (s *scanner) skipPreposition(i int) int {
	switch s.at(i) {
	case "de", "del", "of", "di":
		return i + 1
	}
	return i
}

// isArticle reports whether word is an article that may come between a weekday and a
// date: "Sonntag, den 24. Dezember".
func isArticle(word string) bool {
	switch word {
	case "the", "den", "de", "le":
		return true
	}
	return false
}

// dayNumber returns the day of the month that a word gives: "3", "3rd", "1er". It returns
// 0 if the word gives none.
func dayNumber(word string) int {
	for _, ending := range []string{"st", "nd", "rd", "th", "er", "º", "°", "ª"} {
		word = strings.TrimSuffix(word, ending)
	}
	if !isNumber(word, 1, 2) {
		return 0
	}
	if n := number(word); n <= 31 {
		return n
	}
	return 0
}

// yearNumber returns the value of a word of four digits, and 0 for any other word.
func yearNumber(word string) int {
	if !isNumber(word, 4, 4) {
		return 0
	}
	return number(word)
}

// IsYear reports whether a word may be a year in running text: four digits, from
// 1800 to 2099.
func IsYear(word string) bool { return isYear(yearNumber(word)) }

func isYear(n int) bool { return n >= minYear && n <= maxYear }

// number returns the value of a short string of digits.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = 10*n + int(digits[i]-'0')
	}
	return n
}

func isNumber(s string, minDigits, maxDigits int) bool {
	return len(s) >= minDigits && len(s) <= maxDigits && strings.Trim(s, "0123456789") == ""
}
