package export

import "unicode/utf8"

// Offsets converts byte offsets in a text to offsets in Unicode code points. It is
// fast if each offset is near the previous one.
type Offsets struct {
	text       string
	at, points int // the previous offset, in bytes and in code points
}

// NewOffsets returns an Offsets for a text.
func NewOffsets(text string) *Offsets { return &Offsets{text: text} }

// CodePoints returns the number of code points before a byte offset.
func (o *Offsets) CodePoints(offset int) int {
	if offset >= o.at {
		o.points += utf8.RuneCountInString(o.text[o.at:offset])
	} else {
		o.points -= utf8.RuneCountInString(o.text[offset:o.at])
	}
	o.at = offset
	return o.points
}
