package charset

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// A multiByte is a charset with characters of several bytes.
type multiByte struct {
	encoding encoding.Encoding
	common   func() *runeSet // the common characters of its languages
}

var multiBytes = []multiByte{
	{japanese.ShiftJIS, commonIn(commonKana, commonKanji)},
	{japanese.EUCJP, commonIn(commonKana, commonKanji)},
	{korean.EUCKR, commonIn(commonHangul)},
	{simplifiedchinese.GB18030, commonIn(commonSimplified)},
	{traditionalchinese.Big5, commonIn(commonTraditional)},
}

// loadCommon returns the common characters of all these languages.
var loadCommon = commonIn(commonKana, commonKanji, commonHangul, commonSimplified, commonTraditional)

// A runeSet is a set of characters of the Basic Multilingual Plane.
type runeSet [1 << 10]uint64

func (s *runeSet) has(r rune) bool { return r < 1<<16 && s[r>>6]&(1<<(r&63)) != 0 }

// commonIn returns a function that returns the set of characters in texts. The function
// builds the set on first use.
func commonIn(texts ...string) func() *runeSet {
	return sync.OnceValue(func() *runeSet {
		s := &runeSet{}
		for _, text := range texts {
			for _, r := range text {
				s[r>>6] |= 1 << (r & 63)
			}
		}
		return s
	})
}

// detectMultiByte returns the multi-byte charset of a text; nil if it is in none.
func detectMultiByte(data []byte) encoding.Encoding {
	const sample = 4 << 10 // bytes, enough to rule out most charsets
	var best encoding.Encoding
	bestShare := 0.0
	for _, m := range multiBytes {
		share, ok := m.share(data[:min(len(data), sample)])
		if ok && len(data) > sample {
			share, ok = m.share(data)
		}
		if ok && share > bestShare {
			best, bestShare = m.encoding, share
		}
	}
	return best
}

// share returns the share of common characters among the non-ASCII characters of a text,
// minus a penalty for invalid bytes. It reports false if the text cannot be or is
// unlikely to be in the charset: bytes are invalid, too few characters are common, or
// many follow ASCII letters, as accented letters would.
func (m *multiByte) share(data []byte) (float64, bool) {
	const (
		minShare  = 0.2
		minCommon = 3
		maxBroken = 0.03 // share of all non-ASCII characters
	)
	text := decode(data, m.encoding)
	common := m.common()
	n, frequent, inWords, broken := 0, 0, 0, 0
	last := ' '
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r < utf8.RuneSelf, isEastAsianPunctuation(r):
		case r == utf8.RuneError:
			broken++
		default:
			n++
			if isASCIILetter(last) {
				inWords++
			}
			if common.has(r) {
				frequent++
			}
		}
		last = r
		text = text[size:]
	}
	if broken > 0 { // the last character may be truncated
		broken--
	}
	if frequent < minCommon || inWords*2 > n || float64(broken) > maxBroken*float64(n) {
		return 0, false
	}
	share := float64(frequent-5*broken) / float64(n)
	return share, share >= minShare
}

// isInvalidIn reports whether a text cannot be in a charset: more than a few bytes are
// invalid in it.
func isInvalidIn(data []byte, e encoding.Encoding) bool {
	n, broken := 0, 0
	for _, r := range string(decode(data, e)) {
		switch {
		case r == utf8.RuneError:
			broken++
		case r >= utf8.RuneSelf:
			n++
		}
	}
	return broken > 1 && broken*20 > n
}

// isEastAsianPunctuation reports whether r is punctuation that all East Asian charsets
// have.
func isEastAsianPunctuation(r rune) bool {
	return r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60 || r >= 0x2000 && r <= 0x206f
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
