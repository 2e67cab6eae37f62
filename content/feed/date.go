package feed

import (
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
)

// day returns the day of a date in ISO 8601, or the date as it is written.
func day(written string) string {
	if iso, ok := dates.Parse(written); ok {
		return iso
	}
	const maxWritten = 40 // code points
	out, _ := shorten(content.SanitizeLine(written), maxWritten)
	return out
}

// sortKey returns a date and its time of day in a form that sorts: "2021-03-04 09:30:00".
// It is "" for a date that is not certain. Within a feed all dates are of one time zone,
// as a program writes them.
func sortKey(written string) string {
	iso, ok := dates.Parse(written)
	if !ok {
		return ""
	}
	colon := strings.IndexByte(written, ':')
	if colon < 0 {
		return iso
	}
	isDigit := func(r rune) bool { return r >= '0' && r <= '9' }
	hour := written[:colon]
	hour = hour[len(strings.TrimRightFunc(hour, isDigit)):]
	rest := written[colon:]
	rest = rest[:len(rest)-len(strings.TrimLeftFunc(rest, func(r rune) bool { return r == ':' || isDigit(r) }))]
	return iso + " " + strings.Repeat("0", max(0, 2-len(hour))) + hour + rest
}
