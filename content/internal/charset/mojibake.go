package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A text is mojibake if it has at least this many characters that were encoded twice,
// because a text about mojibake may quote a few. Fewer are enough if they contain control
// characters, which come from UTF-8 decoded as Latin-1 and are never written on purpose.
const (
	minTwiceEncoded = 12
	minControl      = 3
)

// fixMojibake repairs UTF-8 that was decoded as Windows-1252 and encoded again, so that a
// dash has become â€“. It does not change data if there are only a few such sequences, or
// if the text also has correct non-ASCII characters.
func fixMojibake(data []byte) []byte {
	if !mayBeTwiceEncoded(data) {
		return data
	}
	twice, controls, right := 0, 0, 0
	walkTwiceEncoded(data, func(as []byte, r rune, size int) {
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
	if twice < minTwiceEncoded && controls < minControl || right*4 > twice {
		return data
	}
	out := make([]byte, 0, len(data))
	walkTwiceEncoded(data, func(as []byte, r rune, size int) {
		if size > 0 {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, as...)
		}
	})
	return out
}

// mayBeTwiceEncoded reports whether there is a character that begins most sequences of those
// that were encoded twice (â, Â or Ã), and another one above ASCII after it.
func mayBeTwiceEncoded(data []byte) bool {
	for {
		i := bytes.IndexByte(data, 0xc3)
		if i < 0 || i+2 >= len(data) {
			return false
		}
		switch data[i+1] {
		case 0x82, 0x83, 0xa2:
			if data[i+2] >= utf8.RuneSelf {
				return true
			}
		}
		data = data[i+2:]
	}
}

// walkTwiceEncoded calls yield for each character of UTF-8 text. For a character that was
// encoded twice, it passes the bytes in the text, the original character, and the number
// of the bytes. For any other character, size is 0.
func walkTwiceEncoded(data []byte, yield func(as []byte, r rune, size int)) {
	for len(data) > 0 {
		if data[0] < utf8.RuneSelf {
			yield(data[:1], rune(data[0]), 0)
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
			yield(data[:size], r, size)
			data = data[size:]
			continue
		}
		r, k := utf8.DecodeRune(data)
		yield(data[:k], r, 0)
		data = data[k:]
	}
}

// byteOf returns the non-ASCII byte that decodes to r in Windows-1252 or Latin-1. It
// reports false if there isn't one.
func byteOf(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0xff {
		return byte(r), true
	}
	if r < 0x80 {
		return 0, false
	}
	return charmap.Windows1252.EncodeRune(r)
}

// fixControls replaces C1 control characters in UTF-8 with the characters that have their
// codes in Windows-1252: a program took that charset for Latin-1, and the apostrophe of
// "don’t" became U+0092. It does not change a text that has control sequences for
// terminals.
func fixControls(data []byte) []byte {
	const lead = 0xc2 // of a C1 control character in UTF-8
	isControl := func(i int) bool { return data[i] == lead && i+1 < len(data) && data[i+1] < 0xa0 }
	first := -1
	for i := bytes.IndexByte(data, lead); i >= 0; {
		if isControl(i) {
			switch data[i+1] {
			case 0x90, 0x9b, 0x9d: // the starts of sequences: DCS, CSI, OSC
				return data
			}
			if first < 0 {
				first = i
			}
		}
		next := bytes.IndexByte(data[i+1:], lead)
		if next < 0 {
			break
		}
		i += 1 + next
	}
	if first < 0 {
		return data
	}
	out := append(make([]byte, 0, len(data)), data[:first]...)
	for i := first; i < len(data); i++ {
		if isControl(i) {
			if r := charmap.Windows1252.DecodeByte(data[i+1]); r != utf8.RuneError {
				out = utf8.AppendRune(out, r)
				i++
				continue
			}
		}
		out = append(out, data[i])
	}
	return out
}
