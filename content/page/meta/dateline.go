package meta

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"pullquote/content/dates"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A dateline is a line with the date on which an article was published, maybe also with the
// date of an update: "Updated 1:39 am EST, Wednesday, November 20, 2019".

// Bounds on a dateline.
const (
	maxDateline = 100 // bytes
	maxBesides  = 8   // words besides the dates
)

// IsDateline reports whether a line is a dateline and nothing else.
func IsDateline(s string) bool {
	if len(s) > maxDateline {
		return false
	}
	if _, ok := parseDay(s); ok {
		return true
	}
	if strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "m.") {
		return false
	}
	besides := len(strings.Fields(s))
	found := datesIn(s)
	for _, d := range found {
		besides -= d.words
	}
	return len(found) > 0 && besides <= maxBesides
}

// HasDate reports whether a dateline contains the date iso, in ISO 8601.
func HasDate(line, iso string) bool {
	return slices.ContainsFunc(datesIn(line), func(d dateMention) bool { return d.iso == iso })
}

// parseDay parses s as a date. It reports false if s is not a date, or if no article can
// have been published on it.
func parseDay(s string) (iso string, ok bool) {
	iso, ok = dates.Parse(s)
	return iso, ok && isPlausible(iso)
}

// isPlausible reports whether an article can have been published on the date iso. A date in
// the future is that of an event, or of the next review of the page.
func isPlausible(iso string) bool { return iso >= "1800" && iso <= lastDay(time.Now()) }

// lastDay returns the last date on which an article can have been published: tomorrow,
// because it may be tomorrow elsewhere. A clock that was never set does not count.
func lastDay(now time.Time) string {
	const minYear = 2025
	if now.Year() < minYear {
		return "2100"
	}
	return now.AddDate(0, 0, 1).Format(time.DateOnly)
}

// A dateMention is a date on a line.
type dateMention struct {
	iso    string
	before string // the words between the previous date and this one
	words  int    // the number of words in the date and the time of day
}

// maxWords is the maximum number of words on a line with a single date, besides the date.
const maxWords = 9

// maxDateWords is how many words of a date do not count: "1 June 2019 at 8:34 pm EDT".
const maxDateWords = 7

// datesIn returns the dates on a line. It returns nil if the line has too many words.
func datesIn(line string) []dateMention {
	line = strings.ReplaceAll(line, "：", ": ") // so that words separate the label from the date
	words := countWords(line)
	if words > 2*(maxWords+maxDateWords) {
		return nil
	}
	var out []dateMention
	start := 0
	for _, m := range dates.Find(line) {
		if m.ISO == "" || !isPlausible(m.ISO) {
			continue
		}
		out = append(out, dateMention{m.ISO, strings.TrimSpace(line[start:m.Start]), len(strings.Fields(line[m.Start:m.TimeEnd]))})
		start = m.TimeEnd
	}
	if len(out) == 1 && words-min(out[0].words, maxDateWords) > maxWords {
		return nil
	}
	return out
}

// countWords returns the number of words in a line. Separators such as "·" do not count.
func countWords(line string) int {
	words := 0
	for w := range strings.FieldsSeq(line) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			words++
		}
	}
	return words
}

// maxDate is how much of an element is searched for a date among other things, such as tags
// and counts, in bytes.
const maxDate = 48

// isDateElement reports whether n contains a date and nothing else.
func isDateElement(n *dom.Node) bool {
	c := n.FirstChild
	if c == nil || c.NextSibling != nil || c.Type != dom.TextNode || len(c.Data) > 2*maxDate || !dom.Is(n, atom.P, atom.Span, atom.Div, atom.Small, atom.Li, atom.Em) {
		return false
	}
	text := strings.TrimSpace(c.Data)
	if len(text) > maxDate {
		return false
	}
	_, ok := parseDay(text)
	return ok
}
