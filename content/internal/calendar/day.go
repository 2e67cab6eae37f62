package calendar

import (
	"strings"
	"time"
	"unicode/utf8"
)

// mostWords is how many words a date has, with the day of the week and the time.
const mostWords = 9

// Day reads a date that is written out, with or without the day of the week and the
// time of day, and returns the day in ISO 8601:
//
//	24 décembre 2017 à 08h15 · Sonntag, 24. Dezember 2017, 8:15 Uhr
//	24 de diciembre de 2017 · 24 декабря 2017 г. · 2017年12月24日 12時00分
func Day(s string) (iso string, ok bool) {
	if iso, ok := counted(s); ok {
		return iso, true
	}
	const most = 100 // bytes
	if len(s) > most {
		return "", false
	}
	var words []string
	for w := range strings.FieldsSeq(strings.ReplaceAll(strings.ToLower(s), ",", " ")) {
		if w = strings.TrimSuffix(w, "."); w != "" {
			words = append(words, w)
		}
	}
	if len(words) > 1 && (IsWeekday(words[0]) || words[0] == "le" || words[0] == "den") {
		words = words[1:]
	}
	if len(words) > 1 && IsWeekday(words[0]) {
		words = words[1:]
	}
	if len(words) > mostWords {
		return "", false
	}
	var parts []string
	rest := words
	for len(parts) < 3 && len(rest) > 0 {
		if len(parts) == 0 || !joins(rest[0]) {
			parts = append(parts, rest[0])
		}
		rest = rest[1:]
	}
	if len(parts) < 3 || !areTimes(rest) {
		return "", false
	}
	if Month(parts[0]) > 0 {
		parts[0], parts[1] = parts[1], parts[0]
	}
	for _, end := range []string{"er", "º", "°", "ª"} {
		parts[0] = strings.TrimSuffix(parts[0], end)
	}
	month := Month(parts[1])
	if month == 0 || !isNumber(parts[0], 1, 2) || !isNumber(parts[2], 4, 4) {
		return "", false
	}
	return date(parts[2], month, parts[0])
}

func date(year string, month int, day string) (iso string, ok bool) {
	t, err := time.Parse("2006-1-2", year+"-"+number(month)+"-"+day)
	if err != nil {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

func number(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return "1" + string(rune('0'+n-10))
}

// joins reports whether a word joins the parts of a date.
func joins(w string) bool {
	switch w {
	case "de", "del", "of", "di":
		return true
	}
	return false
}

// areTimes reports whether the words behind a date are a time of day.
func areTimes(words []string) bool {
	for _, w := range words {
		switch w {
		case "à", "um", "a", "las", "la", "às", "as", "alle", "ore", "om", "kl", "klo", "o", "godz", "в", "г", "года", "uhr", "h", "hs", "hrs", "uur", "at", "-", "–", "|", "·", "(", ")":
			continue
		}
		if first := w[0]; first < '0' || first > '9' || len(w) > 9 || isNumber(w, 3, 9) {
			return false
		}
	}
	return true
}

// counted reads a date whose parts are named behind their numbers: "2017年12月24日",
// "2017년 12월 24일".
func counted(s string) (iso string, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" || s[0] < '0' || s[0] > '9' || utf8.RuneCountInString(s) > 40 {
		return "", false
	}
	var parts [3]string
	for i, names := range [3]string{"年년", "月월", "日일"} {
		at := strings.IndexAny(s, names)
		if at < 0 {
			return "", false
		}
		parts[i] = strings.TrimSpace(s[:at])
		_, size := utf8.DecodeRuneInString(s[at:])
		s = s[at+size:]
	}
	if !isNumber(parts[0], 4, 4) || !isNumber(parts[1], 1, 2) || !isNumber(parts[2], 1, 2) || strings.ContainsAny(s, ".。!?") {
		return "", false
	}
	month := 0
	for _, c := range parts[1] {
		month = month*10 + int(c-'0')
	}
	if month == 0 || month > 12 {
		return "", false
	}
	return date(parts[0], month, parts[2])
}

func isNumber(s string, least, most int) bool {
	return len(s) >= least && len(s) <= most && strings.Trim(s, "0123456789") == ""
}
