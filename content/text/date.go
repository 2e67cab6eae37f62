package text

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

func isDate(l string) bool { return dateOf(l) != "" }

// dateOf is the day that a line gives which says nothing else: "March 4, 2021",
// "Published 9:30 AM EST, Thu March 4, 2021", "2021-03-04 · 5 min read". A line
// that gives two (published and updated) has the first.
func dateOf(l string) string {
	const mostWords = 20
	words := strings.FieldsFunc(l, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",|·•–—()", r) })
	if len(words) == 0 || len(words) > mostWords {
		return ""
	}
	var d date
	for _, w := range words {
		if !d.take(strings.Trim(w, ".:;-")) {
			return ""
		}
	}
	if !d.whole() {
		return ""
	}
	t := time.Date(d.year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	if t.Day() != d.day {
		return "" // the 31st of a short month
	}
	return t.Format(time.DateOnly)
}

// A date is what is known so far.
type date struct {
	year, day int
	month     time.Month
}

func (d *date) whole() bool { return d.year != 0 && d.month != 0 && d.day != 0 }

// take reads a word of a date line; false if it does not belong on one.
func (d *date) take(w string) bool {
	lower := strings.ToLower(w)
	if w == "" || isDateWord(lower) || isClock(lower) {
		return true
	}
	for _, form := range []string{time.DateOnly, "2006/01/02", time.RFC3339, "2006-01-02T15:04:05", "2.1.2006"} {
		if t, err := time.Parse(form, w); err == nil {
			if !d.whole() {
				d.year, d.month, d.day = t.Date()
			}
			return true
		}
	}
	// Pages lose blanks: "20213:10 PM UTCUpdated".
	if len(w) > 4 && len(lower) == len(w) && isClock(lower[4:]) && strings.Trim(lower[:4], "0123456789") == "" {
		return d.take(w[:4])
	}
	if zone, ok := strings.CutSuffix(lower, "updated"); ok && isDateWord(zone) {
		return true
	}
	if m := monthOf(lower); m != 0 {
		if d.whole() {
			return true
		}
		first := d.month == 0
		d.month = m
		return first
	}
	for _, end := range []string{"st", "nd", "rd", "th"} {
		lower = strings.TrimSuffix(lower, end)
	}
	n, err := strconv.Atoi(lower)
	switch {
	case err != nil || n < 1:
		return false
	case d.whole():
		return true // "5 min read"
	case n <= 31 && d.day == 0:
		d.day = n
	case n >= 1500 && n < 2200 && d.year == 0:
		d.year = n
	default:
		return false
	}
	return true
}

func monthOf(lower string) time.Month {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if lower == name || lower == name[:3] || lower == "sept" && m == time.September {
			return m
		}
	}
	return 0
}

// isDateWord reports whether a word stands beside dates: days of the week, time
// zones, "published".
func isDateWord(lower string) bool {
	switch lower {
	case "published", "updated", "posted", "modified", "created", "date", "released", "filed", "on", "at", "first", "last", "of", "the",
		"am", "pm", "a.m", "p.m", "est", "edt", "et", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "utc", "bst", "cet", "cest", "ist", "z",
		"min", "mins", "minute", "minutes", "read", "ago", "hour", "hours", "day", "days",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// isClock reports whether a word is a time of day or a zone: "9:30", "10.30am",
// "9am", "+0000".
func isClock(lower string) bool {
	core := strings.TrimSuffix(strings.TrimSuffix(lower, "am"), "pm")
	hour := core[:len(core)-len(strings.TrimLeft(core, "0123456789"))]
	minutes := core[len(hour):]
	if hour != "" && len(hour) <= 2 && strings.Trim(minutes, "0123456789:.") == "" && (minutes != "" || core != lower) {
		return true
	}
	zone := strings.TrimLeft(lower, "+-")
	return len(zone) == 4 && len(lower) == 5 && strings.Trim(zone, "0123456789") == ""
}
