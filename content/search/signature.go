package search

import (
	"unicode/utf8"
)

// SignatureText is the amount of text that one signature should cover, in bytes. A signature
// of much more text is of little use: most of its bits are set.
const SignatureText = 4 << 10

// A Signature is a set of the folded trigrams of a text: all sequences of three bytes in its
// folded form. Each is hashed to one of 4,096 bits. If a trigram of a phrase is not in the
// set, the phrase is not in the text.
type Signature [signatureBits / 64]uint64

const signatureBits = 4096

// signatureBit returns the bit for the trigram in the lowest 24 bits of t.
func signatureBit(t uint32) uint32 { return t & 0xffffff * 0x9e3779b1 >> 20 }

// add adds the trigram in the lowest 24 bits of t.
func (s *Signature) add(t uint32) {
	bit := signatureBit(t)
	s[bit/64%uint32(len(s))] |= 1 << (bit % 64)
}

// A Signer makes signatures. Only one goroutine may use it at a time.
type Signer struct{ forms finder }

// NewSigner returns a signer.
func NewSigner() *Signer {
	p := &phrase{folding: foldCase}
	p.setASCII()
	return &Signer{finder{phrase: p}}
}

// Add adds the trigrams of a text to a signature. A phrase that it does not rule out may be
// anywhere in one of the texts, but not in two of them.
func (g *Signer) Add(s *Signature, text string) {
	trigram := uint32(' ') // the last folded bytes; white space of any length is one of them
	missing := 2           // of the first three
	ascii := &g.forms.ascii
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			i++
			if c = ascii[c]; c == ' ' && byte(trigram) == ' ' {
				continue
			}
			trigram = trigram<<8 | uint32(c)
			if missing == 0 {
				s.add(trigram)
			} else {
				missing--
			}
			continue
		}
		c, size := g.forms.lookup(text[i:])
		i += size
		for j := range len(c.form) {
			if c.form[j] == ' ' && byte(trigram) == ' ' {
				continue
			}
			trigram = trigram<<8 | uint32(c.form[j])
			if missing == 0 {
				s.add(trigram)
			} else {
				missing--
			}
		}
	}
}

// A Filter tells which signatures rule out a query. The zero Filter rules out none.
type Filter struct{ bits []uint32 }

// NewFilter returns the filter of a query.
func (q Query) NewFilter() Filter {
	if q.IsEmpty() {
		return Filter{}
	}
	p := q.phrase
	if q.pattern != nil {
		p = q.pattern.literal
	}
	if p == nil {
		return Filter{}
	}
	var f Filter
	var trigram uint32
	for i, c := range []byte(foldCase.foldPhrase(p.folded)) {
		trigram = trigram<<8 | uint32(c)
		if i >= 2 {
			f.bits = append(f.bits, signatureBit(trigram))
		}
	}
	return f
}

// Allows reports whether the query may match in the text of a signature.
func (f Filter) Allows(s *Signature) bool {
	for _, bit := range f.bits {
		if s[bit/64]&(1<<(bit%64)) == 0 {
			return false
		}
	}
	return true
}
