package content

import (
	"iter"
	"strings"

	"pullquote/content/bounds"
)

// A FigureAt is a figure of an article and the range of its text.
type FigureAt struct {
	Figure
	At Range
}

// Figures returns the figures of an article in reading order, including those in lists and
// block quotes, at most [bounds.MaxFigures].
func (a *Article) Figures() []FigureAt {
	if a.lazy != nil {
		return a.lazy.figures
	}
	var out []FigureAt
	for i, b := range a.Blocks() {
		out, _ = appendFigures(out, i, b, func(s string) string { return s })
	}
	return out
}

// appendFigures appends the figures of block i to out, and reports whether there are more than
// [bounds.MaxFigures]. Keep returns the copy of a text that is stored.
func appendFigures(out []FigureAt, i BlockIndex, b Block, keep func(string) string) (figures []FigureAt, isCut bool) {
	for offset, f := range allFigures(b) {
		if len(out) == bounds.MaxFigures {
			return out, true
		}
		copied := Figure{Src: Text{keep(f.Src.s)}, Alt: Text{keep(f.Alt.s)}, Caption: Inline{text: keep(f.Caption.text)}, Credit: Text{keep(f.Credit.s)}}
		out = append(out, FigureAt{copied, Within(i, offset, offset+len(f.Plain()))})
	}
	return out, false
}

// allFigures yields the figures in b, with the offsets of their texts in the text of b.
func allFigures(b Block) iter.Seq2[int, *Figure] {
	return func(yield func(int, *Figure) bool) {
		switch b.(type) {
		case *Figure, *List, *BlockQuote:
		default:
			return
		}
		for leaf := range AllLeaves(b) {
			if f, ok := leaf.Block.(*Figure); ok && !yield(leaf.Offset, f) {
				return
			}
		}
	}
}

// maxCompared bounds the texts that [AltOnce] compares word by word, in bytes.
const maxCompared = 4 << 10

// AltOnce returns the alt text of a picture, or "" if the caption, the first line of it at
// least, says the same: it begins the alt text, or the alt text is most of it. Texts longer than
// [maxCompared] must be equal.
func AltOnce(alt, caption string) string {
	first, _, _ := strings.Cut(caption, "\n")
	if max(len(alt), len(first)) > maxCompared {
		if alt == first {
			return ""
		}
		return alt
	}
	short, long := strings.Join(PlainWords(alt), " "), strings.Join(PlainWords(first), " ")
	switch {
	case short == "" || long == "":
		return alt
	case strings.HasPrefix(short+" ", long+" ") || 2*len(short) > len(long) && strings.HasPrefix(long+" ", short+" "):
		return ""
	}
	return alt
}
