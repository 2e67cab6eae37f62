package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Precision says how much of a date a text gives. Higher values give more.
type Precision int

const (
	WeekdayOnly Precision = iota // "on Monday"
	YearOnly                     // "in 1989"
	WithoutYear                  // "March 4", "maaliskuussa"
	WithYear                     // "March 2021", "4 March 2021", "03/04/2021"
)

// A Match is a date in running text.
type Match struct {
	Start, End int    // byte offsets of the date, without a time of day
	TimeEnd    int    // the end of the time of day after the date, or End if there isn't one
	ISO        string // the date in ISO 8601 if it is certain, else ""
	Precision  Precision
}

// Find returns the dates in a text, in order, including partial ones:
//
//	Monday, October 3, 2022 · 3 de octubre de 2022 · October 2022 · Oct. 3
//	2022-10-03 · 03/10/2022 · 東京、2023年4月1日、 · in 1989 · on Monday
//
// The name of a month alone is not a date. A year alone is a date only after a word such
// as "in", or after a comma at the end of the text. A weekday alone is a date only after
// a lower-case word, because "Black Friday" is a name.
func Find(text string) []Match {
	s := newScanner(text, false, unicode.IsSpace)
	var out []Match
	for i := 0; i < len(s.words); {
		d, next, ok := s.dateAt(i)
		if !ok {
			if precision, ok := s.yearOrWeekdayAt(i); ok {
				start, end := s.bounds(i, i+1)
				out = append(out, Match{Start: start, End: end, TimeEnd: end, Precision: precision})
			}
			i++
			continue
		}
		m := Match{Start: d.start, End: d.end, TimeEnd: d.end, ISO: d.iso(), Precision: WithYear}
		if d.year == 0 {
			m.Precision = WithoutYear
		}
		if end := s.timeEnd(next); end > next {
			_, m.TimeEnd = s.bounds(next, end)
			next = end
		}
		out = append(out, m)
		i = next
	}
	return out
}

// yearOrWeekdayAt recognizes word i as a year or a weekday alone.
func (s *scanner) yearOrWeekdayAt(i int) (Precision, bool) {
	if i == 0 {
		return 0, false
	}
	if IsYear(s.at(i)) {
		return YearOnly, introducesYear(s.at(i-1)) || i == len(s.words)-1 && s.endsWith(i-1, ',')
	}
	if !isWeekday(s.at(i)) {
		return 0, false
	}
	first, _ := utf8.DecodeRuneInString(s.raw(i - 1))
	return WeekdayOnly, unicode.IsLower(first) || s.raw(i-1) == "Am"
}

// introducesYear reports whether a four-digit number after word is a year.
func introducesYear(word string) bool {
	switch word {
	case "in", "en", "em", "nel", "vuonna", "jahr", "jahre", "в", "w", "circa", "around":
		return true
	}
	return false
}

// updateLabels come before the date of a later change.
var updateLabels = []string{
	"updated", "modified", "reviewed", "edited", "revised", "aktualisiert", "mis à jour", "actualizado", "atualizado", "aggiornato", "bijgewerkt",
	"uppdaterad", "zaktualizowano", "обновлено", "更新",
}

// HasUpdateLabel reports whether the text before a date says that it is the date of a
// later change, not of publication: "Updated", "Zuletzt aktualisiert am".
func HasUpdateLabel(before string) bool {
	before = strings.ToLower(before)
	for _, label := range updateLabels {
		if i := strings.LastIndex(before, label); i >= 0 && !strings.Contains(before[i:], "publi") {
			return true
		}
	}
	return false
}
