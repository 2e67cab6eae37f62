// Package caption splits the caption of a picture into its description, place,
// date and credit. A [Note] is a figure of an article with the parts of its
// caption.
//
// A credit says who made or lent the picture: a person, an agency, or both. It
// may have a label ("Photo: Jo Park") or an agency may give it away
// ("REUTERS/Jo Park"). A part of a caption is a sentence, a line, or what is set
// apart by a bar or a dash: credits are parts, mostly the last. What a source may
// mark as the credit in its markup is given to [SplitMarked].
//
// What always holds: a description is the caption's own words, without the
// credit; place and date are given only if the caption says them plainly; and no
// credit is better than a wrong one.
package caption

import (
	"slices"
	"strings"
	"unicode"

	"pullquote/content"
)

// Parts are what a caption says.
type Parts struct {
	Description string
	Place       string // "Almaty, Kazakhstan"
	Date        string // as the caption says it: "October 3, 2022", "August 2018", "1989", "Monday"
	Credit      string // without its label: "REUTERS/Jo Park"
}

// Where returns the place and the date as one line.
func (p Parts) Where() string {
	if p.Place == "" || p.Date == "" {
		return p.Place + p.Date
	}
	return p.Place + " · " + p.Date
}

// A Note is a picture of an article.
type Note struct {
	Number int // from 1
	Block  content.BlockIndex
	At     content.Range // the figure's text in its block
	Parts
	Alt, Src string
}

// Notes returns the figures of an article in reading order, including those in
// lists and quotes.
func Notes(a *content.Article) []Note {
	var out []Note
	for i, b := range a.Blocks() {
		for _, leaf := range content.Leaves(b) {
			f, ok := leaf.Block.(*content.Figure)
			if !ok {
				continue
			}
			out = append(out, Note{
				Number: len(out) + 1,
				Block:  i,
				At:     content.Within(i, leaf.Offset, leaf.Offset+len(f.Plain())),
				Parts:  SplitMarked(f.Caption.Text, f.Credit),
				Alt:    f.Alt, Src: f.Src,
			})
		}
	}
	return out
}

// Split splits a caption by its words alone. A newline ends a part: a credit on a
// line of its own is found even if no full stop ends the description.
func Split(raw string) Parts {
	description, credit := divide(tidy(raw))
	return newParts(description, credit)
}

func newParts(description, credit string) Parts {
	p := Parts{Description: cutDescriptionLabel(oneLine(description)), Credit: oneLine(credit)}
	p.Place, p.Date = whereAndWhen(p.Description)
	return p
}

// divide splits a caption into the description and the credit. A page may credit
// twice: "(AP Photo/Jo Park) AP".
func divide(text string) (description, credit string) {
	description, credit = cutCredit(text)
	if credit == "" || description == "" {
		return description, credit
	}
	if rest, earlier := cutEarlierCredit(description); earlier != "" {
		return rest, merge(earlier, credit)
	}
	return description, credit
}

// merge returns one credit for two of the same picture. If one has every word of
// the other it is that one, otherwise both: "Photo: Jo Park. Getty Images" is "Jo
// Park / Getty Images".
func merge(earlier, last string) string {
	switch {
	case hasAllWords(last, earlier):
		return last
	case hasAllWords(earlier, last):
		return earlier
	}
	return earlier + " / " + last
}

// shortAgencies maps names of agencies to their short forms.
var shortAgencies = strings.NewReplacer("associated press", "ap", "ap photo", "ap", "agence france-presse", "afp", "afp photo", "afp")

// hasAllWords reports whether s has every word of other. Agencies may have their
// long or their short name.
func hasAllWords(s, other string) bool {
	words := func(s string) []string { return plainWords(shortAgencies.Replace(strings.ToLower(s))) }
	has := map[string]bool{}
	for _, w := range words(s) {
		has[w] = true
	}
	return !slices.ContainsFunc(words(other), func(w string) bool { return !has[w] })
}

// plainWords returns the words of s in lower case, without punctuation.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// oneLine turns each run of white space into one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// join puts two parts of a caption together with a space.
func join(a, b string) string { return strings.TrimSpace(a + " " + strings.TrimLeft(b, " \n")) }
