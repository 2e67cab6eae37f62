// Package caption takes a picture's caption apart: description, place, date and
// credit. A [Note] is a figure of an article with its caption in parts.
//
// What always holds: a description is the caption's own words, without the
// credit; place and date are given only where the caption says them plainly;
// and no credit is better than a false one.
package caption

import (
	"strings"

	"pullquote/content"
)

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
				Parts:  SplitMarked(f.Caption.Text, f.Credit),
				Alt:    f.Alt, Src: f.Src,
			})
		}
	}
	return out
}

// Split takes a caption apart. A credit on a line of its own is one even where
// the description has no full stop.
func Split(raw string) Parts {
	var p Parts
	raw = cutBrackets(strings.TrimSpace(raw))
	if above, below, ok := cutLastLine(raw); ok && IsCredit(below) {
		p.Description = oneLine(above)
		_, p.Credit = cutCredit(oneLine(below))
	} else {
		p.Description, p.Credit = cutCredit(oneLine(raw))
	}
	p.Description = cutLead(p.Description)
	p.Place, p.Date = whereAndWhen(p.Description)
	return p
}

// SplitMarked takes a caption apart of which the source marks a part as its
// credit: "Jo Park/Reuters", with a label or without. What is marked may be the
// whole caption too, or nothing, or stand outside the caption.
func SplitMarked(raw, credit string) Parts {
	credit = oneLine(credit)
	if credit == "" {
		return Split(raw)
	}
	text := oneLine(raw)
	i := strings.LastIndex(text, credit)
	if i < 0 || credit == text {
		return Split(raw)
	}
	var p Parts
	p.Description = cutLead(trimCredit(text[:i] + text[i+len(credit):]))
	p.Credit = credit
	if name, ok := afterLabel(credit); ok {
		p.Credit = name
	}
	p.Place, p.Date = whereAndWhen(p.Description)
	return p
}

func cutLastLine(s string) (above, below string, ok bool) {
	i := strings.LastIndexByte(s, '\n')
	if i < 0 {
		return "", "", false
	}
	return s[:i], s[i+1:], true
}

// cutBrackets takes off brackets around a whole caption: "[People queue. Photo:
// Jo Park]". Those around a credit alone are the credit's.
func cutBrackets(s string) string {
	if len(s) < 2 || s[0] != '[' && s[0] != '(' || strings.IndexByte("])", s[len(s)-1]) < 0 || strings.LastIndexAny(s, "[(") > 0 {
		return s
	}
	if _, _, ok := bracketed(oneLine(s)); ok {
		return s
	}
	return s[1 : len(s)-1]
}
