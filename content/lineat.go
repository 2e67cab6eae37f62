package content

import "strings"

// LineAt returns the start of line n of the article, counted from 1, as it is printed without
// wrapping: a block has a line for each newline in its text, and there is an empty line
// between two blocks. If there are fewer lines, LineAt returns the start of the last one and
// false.
func (a *Article) LineAt(n int) (Anchor, bool) {
	at := Anchor{}
	for i, b := range a.Blocks() {
		at = Anchor{Block: i}
		text := b.Plain()
		lines := strings.Count(text, "\n") + 1
		if n > lines+1 {
			n -= lines + 1
			at.Offset = strings.LastIndexByte(text, '\n') + 1
			continue
		}
		for ; n > 1; n-- {
			next := strings.IndexByte(text[at.Offset:], '\n')
			if next < 0 {
				break // the empty line after the block
			}
			at.Offset += next + 1
		}
		return at, true
	}
	return at, false
}
