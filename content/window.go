package content

import (
	"iter"
	"sort"
	"strings"
)

// windowSize is how much text a window has at least, in bytes.
const windowSize = 64 << 10

// A textWindow is the text of some blocks that follow each other, joined by
// [blockGap]. What begins between first and last is the window's own; around
// that stands text that other windows own.
type textWindow struct {
	text        string
	first, last int
	block       BlockIndex // the first one of the text
	starts      []int      // where the text of each block begins
}

// windows yields the text of a, in windows that own all of it between them. Each
// has at least overlap bytes of the text around its own, if the article has them.
func (a *Article) windows(overlap int) iter.Seq[textWindow] {
	return func(yield func(textWindow) bool) {
		end := BlockIndex(a.Len())
		size := func(i BlockIndex) int { return len(a.Block(i).Plain()) + len(blockGap) }
		for from := BlockIndex(0); from < end; {
			to := from
			for own := 0; to < end && own < windowSize; to++ {
				own += size(to)
			}
			lead, tail := from, to
			for around := 0; lead > 0 && around < overlap; around += size(lead) {
				lead--
			}
			for around := 0; tail < end && around < overlap; tail++ {
				around += size(tail)
			}
			if !yield(a.window(lead, from, to, tail)) {
				return
			}
			from = to
		}
	}
}

// window returns the text of blocks lead up to tail, of which it owns from up to to.
func (a *Article) window(lead, from, to, tail BlockIndex) textWindow {
	w := textWindow{block: lead}
	var text strings.Builder
	for i := lead; i < tail; i++ {
		switch i {
		case from:
			w.first = text.Len()
		case to:
			w.last = text.Len()
		}
		w.starts = append(w.starts, text.Len())
		text.WriteString(a.Block(i).Plain())
		if i < tail-1 {
			text.WriteString(blockGap)
		}
	}
	if to == tail {
		w.last = text.Len() + 1
	}
	w.text = text.String()
	return w
}

// anchor returns the place that is offset bytes into the text. Between two blocks
// it is the end of the first.
func (w *textWindow) anchor(offset int) Anchor {
	i := sort.SearchInts(w.starts, offset+1) - 1
	end := len(w.text)
	if i+1 < len(w.starts) {
		end = w.starts[i+1] - len(blockGap)
	}
	return Anchor{w.block + BlockIndex(i), min(offset, end) - w.starts[i]}
}
