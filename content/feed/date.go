package feed

import (
	"strings"
	"time"

	"pullquote/content"
)

// dateForms are the forms of dates with a time of day that feeds are written with:
// RFC 3339 and its subset for Dublin Core, RFC 822 with years of four digits or
// two, and what old programs make of it.
var dateForms = []string{
	time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly,
	"2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 Z07:00", "2 Jan 2006 15:04:05",
	"2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 MST", "2 Jan 2006 15:04", "2 Jan 2006",
	"2 Jan 06 15:04:05 -0700", "2 Jan 06 15:04:05 MST", "2 Jan 06 15:04 -0700", "2 Jan 06 15:04 MST",
	"2-Jan-06 15:04:05 MST", time.ANSIC, time.UnixDate, time.RubyDate,
}

// timeOf returns the time that a date names. It reports false for a date in
// another form.
func timeOf(date string) (time.Time, bool) {
	if _, after, ok := strings.Cut(date, ","); ok {
		date = after // the day of the week
	}
	date = strings.Join(strings.Fields(date), " ")
	if s, ok := strings.CutSuffix(date, " UT"); ok {
		date = s + " GMT"
	}
	for _, form := range dateForms {
		if t, err := time.Parse(form, date); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// day returns the day of a date in ISO 8601, or the date as it is written.
func day(written string) string {
	if iso, ok := content.ParseDate(written); ok {
		return iso
	}
	if t, ok := timeOf(written); ok {
		return t.Format(time.DateOnly)
	}
	const maxWritten = 40 // code points
	out, _ := shorten(content.SanitizeLine(written), maxWritten)
	return out
}
