package charset

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// IsUTF16 reports whether [UTF8] decodes data as UTF-16 or UTF-32, whose bytes do not look
// like text.
func IsUTF16(data []byte, label string) bool {
	_, is := byteOrder(data, label)
	return is || bytes.HasPrefix(data, utf32BigMark)
}

// byteOrder returns the byte order of a text in UTF-16, and reports whether it is in
// UTF-16. A byte order mark or the "<" at the start of a page decides. A label counts
// only if the text contains a zero byte or is not valid UTF-8. Otherwise UTF-16 is
// detected.
func byteOrder(data []byte, label string) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xfe\xff")), bytes.HasPrefix(data, []byte("\x00<")):
		return unicode.BigEndian, true
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("<\x00")):
		return unicode.LittleEndian, true
	}
	order := unicode.LittleEndian
	switch strings.ToLower(strings.TrimSpace(label)) {
	case "utf-16be":
		order = unicode.BigEndian
	case "utf-16", "utf-16le":
	default:
		return detectUTF16(data)
	}
	return order, bytes.IndexByte(data[:min(len(data), window)], 0) >= 0 || !utf8.Valid(data)
}

// detectUTF16 returns the byte order of a text in UTF-16 without a byte order mark, and
// reports whether it is in UTF-16. Such a text has many control characters as single
// bytes, but decoded in the right order it consists of valid characters, many of them
// common.
func detectUTF16(data []byte) (unicode.Endianness, bool) {
	const minCommon = 0.3 // share of all characters
	data = data[:min(len(data), window)]
	controls := 0
	for _, b := range data {
		if b < '\t' || b >= 0x0e && b < 0x1b {
			controls++
		}
	}
	if len(data) < 4 || controls*100 < len(data) {
		return unicode.LittleEndian, false
	}
	little, isLittle := commonShare(data, func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	big, isBig := commonShare(data, func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	switch {
	case isLittle && little >= minCommon && (!isBig || little > 2*big):
		return unicode.LittleEndian, true
	case isBig && big >= minCommon && (!isLittle || big > 2*little):
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// commonShare returns the share of common characters in a UTF-16 text. It reports false
// if the text has more than a few invalid characters.
func commonShare(data []byte, unit func([]byte) uint16) (float64, bool) {
	const maxStrange = 0.01
	common := loadCommon()
	usual, strange, n := 0, 0, 0
	surrogate := false
	for ; len(data) >= 2; data = data[2:] {
		r := rune(unit(data))
		n++
		low := utf16.IsSurrogate(r) && r >= 0xdc00
		switch {
		case low != surrogate: // half of a surrogate pair
			strange++
			surrogate = false
		case utf16.IsSurrogate(r):
			surrogate = !surrogate
		case r < ' ' && r != '\n' && r != '\r' && r != '\t', r >= 0x7f && r < 0xa0, r >= 0xe000 && r < 0xf900, r >= 0xfff0:
			strange++
		case r < 0x250, r >= 0x370 && r < 0x700, r >= 0xe00 && r < 0xe80, r >= 0x3000 && r < 0x3100, common.has(r):
			usual++
		}
	}
	return float64(usual) / float64(n), float64(strange) <= maxStrange*float64(n)
}
