// Package caption takes a picture's caption apart: description, place, date and
// credit. A [Note] is a figure of an article with its caption in parts.
//
// What always holds: a description is the caption's own words, without the
// credit; place and date are given only where the caption says them plainly;
// and no credit is better than a false one.
package caption

import "pullquote/content"

// Parts are what a caption says.
type Parts struct {
	Description string
	Place       string // "Almaty, Kazakhstan"
	Date        string // "3 October 2022", or as much of it as is said: "October 2022", "1989"
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
	for i, b := range a.Blocks {
		for _, leaf := range content.Leaves(b) {
			f, ok := leaf.Block.(*content.Figure)
			if !ok {
				continue
			}
			block := content.BlockIndex(i)
			out = append(out, Note{
				Number: len(out) + 1,
				Block:  block,
				At:     content.Within(block, leaf.Offset, leaf.Offset+len(f.Plain())),
				Parts:  Split(f.Caption.Text),
				Alt:    f.Alt, Src: f.Src,
			})
		}
	}
	return out
}

// Split takes a caption apart.
func Split(raw string) Parts {
	description, credit := cutCredit(oneLine(raw))
	p := Parts{Description: description, Credit: credit}
	p.Place, p.Date = whereAndWhen(description)
	return p
}

// Credited reports whether a line of text is a caption by its looks: it ends in
// the credit of a picture.
func Credited(line string) bool {
	description, credit := cutCredit(oneLine(line))
	return credit != "" && description != ""
}
