package caption

import (
	"slices"
	"strings"

	"pullquote/content/dates"
)

// findDate returns the date of a caption: the last one that says most. ok is
// false if the caption has none.
func findDate(text string) (date dates.Match, ok bool) {
	for _, m := range dates.Find(text) {
		if m.Precision == dates.YearOnly && tellsFuture(text) {
			continue
		}
		if !ok || m.Precision >= date.Precision {
			date, ok = m, true
		}
	}
	return date, ok
}

// futureWords are those of a text that tells what is to come.
var futureWords = []string{"will", "could", "would", "plans", "needed", "expected", "wird", "soll", "será"}

// tellsFuture reports whether a text tells what is to come, so that a year in it
// is not the picture's.
func tellsFuture(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		if slices.Contains(futureWords, strings.Trim(w, ".,;:()“”\"'’[]")) {
			return true
		}
	}
	return false
}
