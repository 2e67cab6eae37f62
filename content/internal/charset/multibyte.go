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

// A multiByte is a row of the table of charsets in which characters have several bytes.
type multiByte struct {
	encoding encoding.Encoding
	common   func() *runeSet // characters that are frequent in its language
}

var multiBytes = []multiByte{
	{japanese.ShiftJIS, commonIn(commonKana, commonKanji)},
	{japanese.EUCJP, commonIn(commonKana, commonKanji)},
	{korean.EUCKR, commonIn(commonHangul)},
	{simplifiedchinese.GB18030, commonIn(commonSimplified)},
	{traditionalchinese.Big5, commonIn(commonTraditional)},
}

// loadCommon returns the characters that are frequent in one of the languages.
var loadCommon = commonIn(commonKana, commonKanji, commonHangul, commonSimplified, commonTraditional)

// A runeSet is a set of characters of the Basic Multilingual Plane.
type runeSet [1 << 10]uint64

func (s *runeSet) has(r rune) bool { return r < 1<<16 && s[r>>6]&(1<<(r&63)) != 0 }

// commonIn returns a function that returns the set of the characters of texts, which is
// made once.
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

// detectMultiByte returns the charset of several bytes a character that a text is in; nil
// if there is none.
func detectMultiByte(data []byte) encoding.Encoding {
	const sample = 4 << 10 // bytes that rule out most charsets
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

// share returns how many of the characters beyond ASCII are frequent ones. It reports
// false if a text cannot be in the charset or hardly is: bytes do not fit, too few
// characters are frequent, or they are parts of words in ASCII, as accented letters are.
func (m *multiByte) share(data []byte) (float64, bool) {
	const (
		minShare  = 0.2
		minCommon = 3
		maxBroken = 0.03 // of all characters
	)
	text := decode(data, m.encoding)
	common := m.common()
	n, frequent, inWords, broken := 0, 0, 0, 0
	last := ' '
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		switch {
		case r < utf8.RuneSelf, isEastPunctuation(r):
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
	if broken > 0 { // the end may be cut off in the middle of a character
		broken--
	}
	if frequent < minCommon || inWords*2 > n || float64(broken) > maxBroken*float64(n) {
		return 0, false
	}
	share := float64(frequent-5*broken) / float64(n)
	return share, share >= minShare
}

// isBrokenIn reports whether a text cannot be in a charset: more than a few bytes stand
// for nothing.
func isBrokenIn(data []byte, e encoding.Encoding) bool {
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

// isEastPunctuation reports whether r is punctuation of East Asia, which its charsets
// share.
func isEastPunctuation(r rune) bool {
	return r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff60 || r >= 0x2000 && r <= 0x206f
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
