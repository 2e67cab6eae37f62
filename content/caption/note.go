package caption

import (
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
)

// A Note is an image note: a figure of an article and the parts of its caption.
type Note struct {
	Number int // from 1
	Block  content.BlockIndex
	At     content.Range // the figure's text in its block
	Parts
	// SameCreditAs is the number of the first note with the same credit, if both captions
	// have nothing but the credit; otherwise 0. A list of notes gives the credit only once.
	SameCreditAs int
	Alt, Src     string
}

// Notes returns the image notes of an article in reading order, including those of
// figures in lists and block quotes.
func Notes(a *content.Article) []Note { return AppendNotes(nil, a) }

// AppendNotes appends the notes of an article to those of an earlier part of it, which it
// extends.
func AppendNotes(known []Note, a *content.Article) []Note {
	out := slices.Clip(known)
	bareCredits := map[string]int{} // the numbers of the first notes that have them
	for _, n := range known {
		n.compareCredit(bareCredits)
	}
	for _, f := range a.Figures()[len(known):] {
		n := Note{
			Number: len(out) + 1,
			Block:  f.At.Start.Block,
			At:     f.At,
			Parts:  SplitMarked(f.Caption.String(), f.Credit.String()),
			Alt:    f.Alt.String(), Src: f.Src.String(),
		}
		n.compareCredit(bareCredits)
		out = append(out, n)
	}
	return out
}

// compareCredit compares the credit of a caption that has nothing else to the earlier ones,
// which are in lower case, and adds it to them.
func (n *Note) compareCredit(earlier map[string]int) {
	if n.Description != "" || n.Credit == "" {
		return
	}
	key := strings.Join(content.PlainWords(n.Credit), " ")
	if n.SameCreditAs = earlier[key]; n.SameCreditAs == 0 {
		earlier[key] = n.Number
	}
}

// CreditOnce returns the credit for a list of notes, or a reference to the note that gives it.
func (n *Note) CreditOnce() string {
	if n.SameCreditAs > 0 {
		return fmt.Sprintf("same credit as image %d", n.SameCreditAs)
	}
	return n.Credit
}
