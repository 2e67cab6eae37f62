// Package caption takes a picture's caption apart: description, place, date and
// credit. A [Note] is a figure of an article with its caption in parts.
//
// What always holds: a description is the caption's own words, without the
// credit; place and date are given only where the caption says them plainly;
// and no credit is better than a false one.
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

// Where is the place and the date on one line.
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

// Notes lists the figures of a in reading order, those in lists and quotes too.
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

// Split takes a caption apart by its words. Lines are parts: a credit on a line
// of its own is one even where the description has no full stop.
func Split(raw string) Parts {
	description, credit := divide(tidy(raw))
	return parts(description, credit)
}

func parts(description, credit string) Parts {
	p := Parts{Description: cutLead(oneLine(description)), Credit: oneLine(credit)}
	p.Place, p.Date = whereAndWhen(p.Description)
	return p
}

// divide cuts the credits off a caption. A page may give one twice: "(AP
// Photo/Jo Park) AP".
func divide(text string) (description, credit string) {
	description, credit = cutCredit(text)
	if credit == "" || description == "" {
		return description, credit
	}
	if rest, again := cutAnother(description); again != "" {
		return rest, fuller(credit, again)
	}
	return description, credit
}

// fuller is the one of two credits for the same picture that says what the other
// says too. Where each has words of its own it is both: "Photo: Jo Park. Getty
// Images" is "Jo Park / Getty Images".
func fuller(last, before string) string {
	switch {
	case saysAll(last, before):
		return last
	case saysAll(before, last):
		return before
	}
	return before + " / " + last
}

// saysAll reports whether s has every word of other, an agency by its other name
// perhaps.
func saysAll(s, other string) bool {
	short := strings.NewReplacer("associated press", "ap", "ap photo", "ap", "agence france-presse", "afp", "afp photo", "afp")
	words := func(s string) []string { return plainWords(short.Replace(strings.ToLower(s))) }
	has := map[string]bool{}
	for _, w := range words(s) {
		has[w] = true
	}
	return !slices.ContainsFunc(words(other), func(w string) bool { return !has[w] })
}

// plainWords are the words of s in small letters, without the signs that part
// them.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}
