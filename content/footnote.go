package content

// A FootnoteItem is an item of a list of footnotes.
type FootnoteItem struct {
	Number int // as in the references to it
	At     Range
	Blocks []Block
}

// Footnote returns the footnote whose text contains at. It reports false if there is
// none.
func (a *Article) Footnote(at Anchor) (FootnoteItem, bool) {
	if at.Block < 0 || int(at.Block) >= a.Len() {
		return FootnoteItem{}, false
	}
	var note FootnoteItem
	offset := 0
	var walk func(Block)
	walk = func(b Block) {
		switch b := b.(type) {
		case *List:
			for i, item := range b.Items {
				start := offset
				for _, c := range item.Blocks {
					walk(c)
				}
				end := max(offset-len("\n"), start)
				if b.Marker == Footnote && note.Blocks == nil && at.Offset >= start && at.Offset <= end {
					note = FootnoteItem{b.Start + i, Within(at.Block, start, end), item.Blocks}
				}
			}
		case *BlockQuote:
			for _, c := range b.Blocks {
				walk(c)
			}
		default:
			offset += len(b.Plain()) + len("\n")
		}
	}
	walk(a.Block(at.Block))
	return note, note.Blocks != nil
}
