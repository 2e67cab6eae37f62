// Package caption splits the caption of a picture into its description, place,
// date and credit. A [Note] is a figure of an article with the parts of its
// caption.
//
// A credit names the maker or the provider of the picture: a person, an agency, or
// both. A label may introduce it ("Photo: Jo Park"), or an agency may reveal it
// ("REUTERS/Jo Park"). A part of a caption is a sentence, a line, or text set off by a
// bar or a dash. A credit is a part, usually the last. [Split] works on the words
// alone; [SplitMarked] also uses the text that a source's markup marks as the credit.
//
// What always holds: a description consists of the caption's own words, without the
// credit; place and date are given only if the caption states them plainly; and no
// credit is better than a wrong one.
package caption

import (
	"cmp"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/segment"
)

// Parts holds the parts of a caption. A part that the caption does not have is "".
type Parts struct {
	Description string
	Place       string // "Almaty, Kazakhstan"
	Date        string // as in the caption: "October 3, 2022", "August 2018", "1989", "Monday"
	Credit      string // without its label: "REUTERS/Jo Park"
}

// Unsaid returns the place and the date, as far as the description does not mention them.
func (p Parts) Unsaid() []string {
	var out []string
	for _, s := range []string{p.Place, p.Date} {
		if s != "" && !strings.Contains(p.Description, s) {
			out = append(out, s)
		}
	}
	return out
}

// PlaceAndDate returns the place and the date as one line.
func (p Parts) PlaceAndDate() string {
	if p.Place == "" || p.Date == "" {
		return p.Place + p.Date
	}
	return p.Place + " · " + p.Date
}

// Split splits a caption by its words alone. A newline ends a part, so a credit on a line
// of its own is found even if no full stop ends the description.
func Split(raw string) Parts {
	description, credit := splitCredit(tidy(raw))
	return newParts(description, credit)
}

func newParts(description, credit string) Parts {
	name, date := cutAsides(segment.OneLine(credit))
	p := Parts{Description: cutDescriptionLabel(segment.OneLine(description)), Credit: name}
	p.Place, p.Date = placeAndDate(p.Description)
	p.Date = cmp.Or(p.Date, date)
	return p
}

// splitCredit splits a caption into the description and the credit. A caption may have
// two credits, which it merges: "(AP Photo/Jo Park) AP".
func splitCredit(text string) (description, credit string) {
	description, credit = cutCredit(text)
	if credit == "" || description == "" {
		return description, credit
	}
	if rest, earlier := cutEarlierCredit(description); earlier != "" {
		return rest, mergeCredits(earlier, credit)
	}
	return description, credit
}

// mergeCredits merges two credits of the same picture. If one has every word of the other,
// it returns that one, otherwise both: "Jo Park / Getty Images" for "Photo: Jo Park. Getty
// Images".
func mergeCredits(earlier, last string) string {
	switch {
	case hasAllWords(last, earlier):
		return last
	case hasAllWords(earlier, last):
		return earlier
	}
	return earlier + " / " + last
}

// shortAgencies replaces the names of agencies with their short forms.
var shortAgencies = strings.NewReplacer("associated press", "ap", "ap photo", "ap", "agence france-presse", "afp", "afp photo", "afp")

// hasAllWords reports whether s has every word of other. The long and the short name of
// an agency count as the same.
func hasAllWords(s, other string) bool {
	words := func(s string) []string { return content.PlainWords(shortAgencies.Replace(strings.ToLower(s))) }
	has := map[string]bool{}
	for _, w := range words(s) {
		has[w] = true
	}
	return !slices.ContainsFunc(words(other), func(w string) bool { return !has[w] })
}

// join joins two parts of a caption with a space.
func join(a, b string) string { return strings.TrimSpace(a + " " + strings.TrimLeft(b, " \n")) }
