package meta

import (
	"slices"
	"strings"

	"pullquote/content/dates"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A dateline is a line that says when an article was published, and perhaps when it
// was changed: "Updated 1:39 am EST, Wednesday, November 20, 2019".

// maxDateline is how long a dateline is, in bytes.
const maxDateline = 100

// IsDateline reports whether a line is a dateline and nothing else.
func IsDateline(s string) bool {
	if len(s) > maxDateline {
		return false
	}
	if _, ok := day(s); ok {
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

// HasDate reports whether a dateline has the date iso in it.
func HasDate(line, iso string) bool {
	return slices.ContainsFunc(datesIn(line), func(d dateMention) bool { return d.iso == iso })
}

// SaysUpdated reports whether a dateline says that its date is that of a later
// change.
func SaysUpdated(line string) bool { return saysUpdated(line) }

// day parses a date and nothing else.
func day(s string) (iso string, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) > maxDateline {
		return "", false
	}
	iso, ok = dates.Parse(s)
	if ok && (iso < "1800" || iso[:4] > "2100") {
		return "", false
	}
	return iso, ok
}

// dateInAddress returns the date in an address: /2021/03/04/ or /2021-03-04-.
func dateInAddress(address string) string {
	digits := func(s string, n int) bool { return len(s) >= n && strings.Trim(s[:n], "0123456789") == "" }
	for i := 0; i+len("/2021/03/04") <= len(address); i++ {
		if address[i] != '/' || !digits(address[i+1:], 4) {
			continue
		}
		rest := address[i+1:]
		if sep := rest[4]; (sep == '/' || sep == '-') && digits(rest[5:], 2) && rest[7] == sep && digits(rest[8:], 2) && (len(rest) == 10 || rest[10] < '0' || rest[10] > '9') {
			if iso, ok := day(rest[:4] + "-" + rest[5:7] + "-" + rest[8:10]); ok {
				return iso
			}
		}
	}
	return ""
}

// A dateMention is a date on a line.
type dateMention struct {
	iso    string
	before string // the words before it, after the date before it
	words  int    // in the date
}

// Bounds on a dateline, in words: those of a date, and those beside it.
const (
	maxDateWords = 6
	maxBesides   = 8
)

// datesIn returns the dates on a line of few words.
func datesIn(line string) []dateMention {
	words := strings.Fields(strings.ReplaceAll(line, "：", ": "))
	if len(words) > 2*(maxBesides+4) {
		return nil
	}
	var out []dateMention
	start := 0
	for i := 0; i < len(words); i++ {
		for n := min(maxDateWords, len(words)-i); n >= 1; n-- {
			iso, ok := day(strings.Trim(strings.Join(words[i:i+n], " "), "()|·•-–—:;,."))
			if !ok {
				continue
			}
			out = append(out, dateMention{iso, strings.Join(words[start:i], " "), n})
			i += n - 1
			start = i + 1
			break
		}
	}
	if len(out) < 2 && len(words) > maxBesides+4 {
		return nil
	}
	return out
}

// saysUpdated reports whether the words before a date say that it is that of a later
// change.
func saysUpdated(s string) bool {
	s = strings.ToLower(s)
	for _, w := range updateWords {
		if i := strings.LastIndex(s, w); i >= 0 && !strings.Contains(s[i:], "publi") {
			return true
		}
	}
	return false
}

var updateWords = []string{"updated", "modified", "reviewed", "edited", "revised", "aktualisiert", "mis à jour", "actualizado", "atualizado", "aggiornato", "bijgewerkt", "uppdaterad", "zaktualizowano", "обновлено", "更新"}

// maxDate is how much of an element is read for a date among other things, such as
// tags and counts, in bytes.
const maxDate = 48

// isDateElement reports whether n holds a date and nothing else.
func isDateElement(n *dom.Node) bool {
	c := n.FirstChild
	if c == nil || c.NextSibling != nil || c.Type != dom.TextNode || len(c.Data) > 2*maxDate || !dom.Is(n, atom.P, atom.Span, atom.Div, atom.Small, atom.Li, atom.Em) {
		return false
	}
	text := strings.TrimSpace(c.Data)
	if len(text) > maxDate || !strings.ContainsAny(text, "0123456789") {
		return false
	}
	_, ok := day(text)
	return ok
}
