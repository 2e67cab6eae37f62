package dates

import (
	"strings"
	"unicode"
)

// timePrepositions come before a time of day, and timeUnits after its numbers, in all
// languages that the package knows.
var (
	timePrepositions = map[string]bool{
		"at": true, "à": true, "um": true, "a": true, "las": true, "la": true, "às": true, "as": true, "alle": true, "ore": true,
		"om": true, "kl": true, "klo": true, "o": true, "godz": true, "в": true,
	}
	timeUnits = map[string]bool{
		"am": true, "pm": true, "a.m": true, "p.m": true, "uhr": true, "h": true, "hs": true, "hrs": true, "uur": true,
	}
	// yearUnits come after the year: "24 декабря 2017 г."
	yearUnits = map[string]bool{"г": true, "года": true}
)

// separators may come between a date and a time, each as a word of its own.
const separators = "-–—|·•/()"

// timeEnd returns the index of the word after the time of day and time zone that begin
// with word i. It returns i if there is no time of day.
func (s *scanner) timeEnd(i int) int {
	end := i
	hasClock := false
	for at := i; at < len(s.words); at++ {
		w := s.at(at)
		switch {
		case isClock(w), s.isHour(at):
			hasClock = true
		case timeUnits[w] && hasClock, yearUnits[w] && at == i:
		case hasClock && isZone(s.raw(at)), isOffset(s.raw(at)), w == "utc", w == "gmt":
		case hasClock && s.zoneNameEnd(at) > at:
			at = s.zoneNameEnd(at) - 1
		case timePrepositions[w], strings.Contains(separators, w):
			continue // a time may follow
		default:
			return end
		}
		end = at + 1
	}
	return end
}

// zoneNameEnd returns the index of the word after a time zone in brackets that begins
// with word i: "(Central European Time)". It returns i if there isn't one.
func (s *scanner) zoneNameEnd(i int) int {
	const maxWords = 4
	if s.text[s.words[i].start] != '(' {
		return i
	}
	for end := i; end < min(i+maxWords, len(s.words)); end++ {
		if s.endsWith(end, ')') {
			return end + 1
		}
	}
	return i
}

// isHour reports whether word i is a number that its neighbours show to be an hour:
// "um 8 Uhr", "o godz. 12", "8 h 15".
func (s *scanner) isHour(i int) bool {
	return isNumber(s.at(i), 1, 2) && (timePrepositions[s.at(i-1)] || timeUnits[s.at(i-1)] || timeUnits[s.at(i+1)])
}

// isClock reports whether a lower-case word is a time of day: "9:30", "10.30am", "9am",
// "8h15", "10:00:00+00:00", "12時00分".
func isClock(word string) bool {
	rest := strings.TrimLeft(word, "0123456789")
	if hours := len(word) - len(rest); hours == 0 || hours > 2 || rest == "" {
		return false
	}
	for _, unit := range []string{"時", "时", "시"} {
		if strings.HasPrefix(rest, unit) {
			return true
		}
	}
	if core, ok := strings.CutSuffix(rest, "m"); ok {
		rest = strings.TrimRight(core, "ap.")
		if len(rest) == len(core) {
			return false
		}
	}
	switch {
	case rest == "", rest == "h":
		return true
	case rest[0] == ':':
		return strings.Trim(rest, "0123456789:.h+-z") == ""
	case rest[0] == 'h', rest[0] == '.':
		return isNumber(rest[1:min(len(rest), 3)], 2, 2) && (len(rest) == 3 || rest[0] == '.' && rest[3] == '.' && isNumber(rest[4:], 2, 2))
	}
	return false
}

// isZone reports whether a word after a time of day may be its time zone: "GMT",
// "+0000", "UTC+1", "Europe/Paris", "(CET)".
func isZone(word string) bool {
	const maxName, maxOffset = 5, 9
	word = strings.Trim(word, punctuation)
	name := strings.TrimRight(word, "0123456789:")
	digits := word[len(name):]
	name = strings.TrimRight(name, "+-")
	switch {
	case word == "":
		return false
	case digits != "":
		return len(word) <= maxOffset && (name == "GMT" || name == "UTC") && len(name)+len(digits) < len(word) || isOffset(word)
	case strings.Contains(name, "/"):
		return unicode.IsUpper(rune(name[0]))
	}
	return len(name) <= maxName && name == strings.ToUpper(name) && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// isOffset reports whether a word is a time zone's offset from UTC: "+0100", "-08:00".
func isOffset(word string) bool {
	if word == "" || word[0] != '+' && word[0] != '-' {
		return false
	}
	hours, minutes := word[1:min(len(word), 3)], strings.TrimPrefix(word[min(len(word), 3):], ":")
	return isNumber(hours, 2, 2) && isNumber(minutes, 2, 2)
}
