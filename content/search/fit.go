package search

import (
	"math/bits"
	"strings"
)

// A fitTable tells for the most common characters above ASCII where in a phrase they fit: for
// those of two bytes, and for general punctuation. Its entries are filled when a character
// is met; until then they fit everywhere.
type fitTable struct {
	// at holds the positions of a character's form in the phrase, and end the positions
	// after it, as sets of bits.
	at, end [fitSize]uint64
}

const (
	fitSize     = 0x800 // the characters of two bytes are those below
	punctuation = 0x2000
	punctuated  = 0x7f // the last of general punctuation, after the first
)

func newFitTable() *fitTable {
	t := &fitTable{}
	for i := range t.at {
		t.at[i], t.end[i] = ^uint64(0), ^uint64(0)
	}
	return t
}

// set fills in a character.
func (t *fitTable) set(c *folded, p *phrase) {
	i := int(c.r)
	if punctuation <= i && i <= punctuation+punctuated {
		i -= punctuation // ASCII characters have no entry
	} else if i >= fitSize {
		return
	}
	t.at[i], t.end[i] = c.at, ^uint64(0)
	switch {
	case c.form == " " && c.at != 0:
		t.at[i] = ^uint64(0) // what is before it may be the same white space
	case c.form != "" && len(p.folded) < 64:
		t.end[i] = c.at << len(c.form)
	}
}

// fit returns the bits of those characters above ASCII at which a match may begin or go on.
// Leading are the highest bits of their first bytes, among the eight bytes from i on.
func (f *finder) fit(text string, i int, leading uint64) uint64 {
	t := f.fits
	if t == nil {
		return leading
	}
	var out uint64
	for ; leading != 0; leading &= leading - 1 {
		j := i + bits.TrailingZeros64(leading)/8
		if j == 0 || j+3 >= len(text) {
			out |= leading & -leading
			continue
		}
		b := text[j-1 : j+4]
		var entry int
		var next byte
		switch {
		case b[1] < 0xe0:
			entry, next = int(b[1]&0x1f)<<6|int(b[2]&0x3f), b[3]
		case b[1] == 0xe2 && b[2] <= 0x81:
			entry, next = int(b[2]&1)<<6|int(b[3]&0x3f), b[4]
		default:
			out |= leading & -leading
			continue
		}
		if t.at[entry]&(f.at[b[0]]<<1|1) != 0 && t.end[entry]&f.follows[next] != 0 {
			out |= leading & -leading
		}
	}
	return out
}

// positions returns the positions in the phrase of a folded character, as a set of bits. An
// ignored character may be anywhere after the first.
func (p *phrase) positions(form string) uint64 {
	n := min(len(p.folded), 64)
	if form == "" {
		return (1<<n - 1) &^ 1
	}
	var set uint64
	for k := range n {
		if strings.HasPrefix(p.folded[k:], form) {
			set |= 1 << k
		}
	}
	return set
}
