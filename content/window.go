package content

import (
	"iter"
	"sort"
	"strings"
)

// windowSize is the least text that a window owns, in bytes, unless it is the last.
const windowSize = 64 << 10

// A textWindow is the text of consecutive blocks, joined by [blockGap]. The window owns
// the positions from ownStart up to ownEnd. Other windows own the text before and after.
type textWindow struct {
	text             string
	ownStart, ownEnd int
	firstBlock       BlockIndex
	starts           []int // the offset of each block's text
}

// windows yields windows of the text of a, so that exactly one of them owns each position.
// On each side of its own text, a window has at least overlap bytes of the text around it,
// if there are that many.
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

// window returns the window with blocks lead up to, but not including, tail. It owns
// blocks from up to, but not including, to.
func (a *Article) window(lead, from, to, tail BlockIndex) textWindow {
	w := textWindow{firstBlock: lead}
	size := 0
	for i := lead; i < tail; i++ {
		size += a.BlockSize(i) + len(blockGap)
	}
	var text strings.Builder
	text.Grow(size)
	for i := lead; i < tail; i++ {
		switch i {
		case from:
			w.ownStart = text.Len()
		case to:
			w.ownEnd = text.Len()
		}
		w.starts = append(w.starts, text.Len())
		text.WriteString(a.Block(i).Plain())
		if i < tail-1 {
			text.WriteString(blockGap)
		}
	}
	if to == tail {
		w.ownEnd = text.Len() + 1
	}
	w.text = text.String()
	return w
}

// anchor returns the anchor at an offset in the text. Between two blocks it is the end of
// the first.
func (w *textWindow) anchor(offset int) Anchor {
	i := sort.SearchInts(w.starts, offset+1) - 1
	end := len(w.text)
	if i+1 < len(w.starts) {
		end = w.starts[i+1] - len(blockGap)
	}
	return Anchor{w.firstBlock + BlockIndex(i), min(offset, end) - w.starts[i]}
}
