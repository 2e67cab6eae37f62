package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// How many characters have to be written twice over in a text for it to be taken for
// one of those: a text may talk of a few. Where a program took UTF-8 for Latin-1,
// controls stand among them that nobody writes.
const (
	leastDoubled = 12
	leastControl = 3
)

// undouble repairs UTF-8 that a program took for Windows-1252 and wrote as UTF-8
// once more, so that a dash has become â€“. It leaves data alone where it is not
// sure: where there are few of these, or where others of their kind are right.
func undouble(data []byte) []byte {
	if !bytes.ContainsAny(data, "âÂÃ") {
		return data
	}
	twice, controls, right := 0, 0, 0
	walkDoubled(data, func(as []byte, r rune, size int) {
		switch {
		case size > 0 && r >= 0xa0:
			twice++
			if bytes.ContainsFunc(as, func(r rune) bool { return r >= 0x80 && r < 0xa0 }) {
				controls++
			}
		case size == 0 && r > 0xff:
			right++
		}
	})
	if twice < leastDoubled && controls < leastControl || right*4 > twice {
		return data
	}
	out := make([]byte, 0, len(data))
	walkDoubled(data, func(as []byte, r rune, size int) {
		if size > 0 {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, as...)
		}
	})
	return out
}

// walkDoubled walks over the characters of UTF-8. What stands for one written
// twice over is given as that, with the size of what stands for it; of others the
// size is 0.
func walkDoubled(data []byte, give func(as []byte, r rune, size int)) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			give(data[:1], rune(data[0]), 0)
			data = data[1:]
			continue
		}
		var once [utf8.UTFMax]byte
		n, size := 0, 0
		for n < len(once) && size < len(data) {
			r, k := utf8.DecodeRune(data[size:])
			b, ok := byteOf(r)
			if !ok {
				break
			}
			once[n] = b
			n, size = n+1, size+k
			if r, k := utf8.DecodeRune(once[:n]); k == n && (r != utf8.RuneError || n == 3) {
				break
			}
		}
		if r, k := utf8.DecodeRune(once[:n]); n > 1 && k == n && r != utf8.RuneError {
			give(data[:size], r, size)
			data = data[size:]
			continue
		}
		r, k := utf8.DecodeRune(data)
		give(data[:k], r, 0)
		data = data[k:]
	}
}

// byteOf is the byte beyond ASCII that a program that takes bytes for Windows-1252,
// or for Latin-1, writes as r.
func byteOf(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0xff {
		return byte(r), true
	}
	if r < 0x80 {
		return 0, false
	}
	return charmap.Windows1252.EncodeRune(r)
}
