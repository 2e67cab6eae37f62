package dates

import (
	"strings"
	"unicode"
)

// lineWords are the words that a line with nothing but a date may have besides the date
// and the time.
var lineWords = map[string]bool{
	"published": true, "updated": true, "posted": true, "modified": true, "created": true, "date": true, "released": true, "filed": true,
	"on": true, "at": true, "first": true, "last": true, "of": true, "the": true,
	"le": true, "el": true, "il": true, "op": true, "den": true,
	"am": true, "pm": true, "a.m": true, "p.m": true, "est": true, "edt": true, "et": true, "cst": true, "cdt": true, "mst": true, "mdt": true, "pst": true, "pdt": true,
	"gmt": true, "utc": true, "bst": true, "cet": true, "cest": true, "ist": true, "z": true,
	"min": true, "mins": true, "minute": true, "minutes": true, "read": true, "ago": true, "hour": true, "hours": true, "day": true, "days": true,
	"veröffentlicht": true, "erschienen": true, "aktualisiert": true, "zuletzt": true, "stand": true,
	"publié": true, "publicado": true, "actualizado": true, "atualizado": true, "pubblicato": true, "aggiornato": true, "gepubliceerd": true, "bijgewerkt": true,
	"publicerad": true, "uppdaterad": true, "zaktualizowano": true, "опубликовано": true, "обновлено": true,
}

// FromLine returns the certain date of a line that says when something was published
// and nothing else: "March 4, 2021", "Published 9:30 AM EST, Thu March 4, 2021",
// "2021-03-04 · 5 min read". If there are two dates (published and updated), it returns
// the first.
func FromLine(line string) (iso string, ok bool) {
	const maxLength, maxWords = 240, 20 // maxLength is in bytes
	if len(line) > maxLength || !strings.ContainsAny(line, "0123456789") || !canBeginDateLine(line) {
		return "", false
	}
	s := newScanner(splitJoined(line), true, isLineSeparator)
	if len(s.words) > maxWords {
		return "", false
	}
	for i := 0; i < len(s.words); {
		if d, next, ok := s.dateAt(i); ok && (iso != "" || hasPublicationYear(d)) {
			if iso == "" {
				iso = d.iso()
			}
			i = s.timeEnd(next)
			continue
		}
		w := strings.Trim(s.at(i), "-")
		isPart := w == "" || IsLineWord(w) || isClock(w) || isOffset(s.raw(i)) ||
			iso != "" && (isNumber(w, 1, 9) || months[w] != 0) // "5 min read"
		if !isPart {
			return "", false
		}
		i++
	}
	return iso, iso != ""
}

func isLineSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(",|·•–—()", r)
}

// canBeginDateLine reports whether the first word of a line may belong to a date. It
// rejects prose fast.
func canBeginDateLine(line string) bool {
	line = strings.TrimLeftFunc(line, isLineSeparator)
	if end := strings.IndexFunc(line, isLineSeparator); end >= 0 {
		line = line[:end]
	}
	word := strings.ToLower(strings.Trim(line, punctuation+"-"))
	return word == "" || IsLineWord(word) || isWeekday(word) || months[word] != 0 || unicode.IsDigit(rune(word[0]))
}

// hasPublicationYear reports whether a date is certain and something may have been
// published in its year.
func hasPublicationYear(d date) bool {
	return d.iso() != "" && d.year >= 1500 && d.year < 2200
}

// IsLineWord reports whether a word may be on a line that gives nothing but a date:
// "Published", a weekday, a time zone.
func IsLineWord(word string) bool {
	word = strings.ToLower(word)
	return lineWords[word] || shortWeekdays[word] || weekdays[word]
}

// splitJoined separates words that a page has run together: "20213:10 PM UTCUpdated"
// becomes "2021 3:10 PM UTC Updated".
func splitJoined(line string) string {
	words := strings.Fields(line)
	isJoined := false
	for i, w := range words {
		switch {
		case len(w) > 4 && isNumber(w[:4], 4, 4) && isClock(strings.ToLower(w[4:])):
			words[i], isJoined = w[:4]+" "+w[4:], true
		case len(w) > len("Updated") && strings.HasSuffix(w, "Updated"):
			words[i], isJoined = strings.TrimSuffix(w, "Updated")+" Updated", true
		}
	}
	if !isJoined {
		return line
	}
	return strings.Join(words, " ")
}
