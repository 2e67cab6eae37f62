package feed

import (
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
)

// isoDate returns the day of a date in ISO 8601, or the date as written if it cannot be
// parsed.
func isoDate(written string) string {
	if iso, ok := dates.Parse(written); ok {
		return iso
	}
	const maxWritten = 40 // code points
	out, _ := content.Shorten(content.SanitizeLine(written).String(), maxWritten)
	return out
}

// sortKey returns a date and its time of day in a form that sorts, such as "2021-03-04
// 09:30:00"; "" if the date cannot be parsed. It ignores time zones: a program wrote all
// dates of a feed, in the same zone.
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
