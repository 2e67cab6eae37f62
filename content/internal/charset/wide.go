package charset

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// IsWide reports whether [UTF8] decodes data as a wide text, whose bytes do not look
// like text at all.
func IsWide(data []byte, label string) bool {
	_, is := wide(data, label)
	return is
}

// wide reports whether a text is wide, and its byte order. A byte order mark and the
// "<" that a page begins with decide. A label counts only if the text has a zero byte
// or is not valid UTF-8. Without all that, a text may show that it is wide.
func wide(data []byte, label string) (unicode.Endianness, bool) {
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
		return detectWide(data)
	}
	return order, bytes.IndexByte(data[:min(len(data), window)], 0) >= 0 || !utf8.Valid(data)
}

// detectWide reports whether a text without a byte order mark is wide, and its byte
// order. Read as text of one byte a character, it has many control characters; read in
// the right order, it consists of characters that texts have, many of them usual ones.
func detectWide(data []byte) (unicode.Endianness, bool) {
	const minUsual = 0.3 // of all characters
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
	little, isLittle := usualShare(data, func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 })
	big, isBig := usualShare(data, func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 })
	switch {
	case isLittle && little >= minUsual && (!isBig || little > 2*big):
		return unicode.LittleEndian, true
	case isBig && big >= minUsual && (!isLittle || big > 2*little):
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// usualShare returns how many of the characters of a wide text are usual ones. It reports
// false if it has characters that no text has.
func usualShare(data []byte, unit func([]byte) uint16) (float64, bool) {
	const maxStrange = 0.01
	common := loadCommon()
	usual, strange, n := 0, 0, 0
	surrogate := false
	for ; len(data) >= 2; data = data[2:] {
		r := rune(unit(data))
		n++
		low := utf16.IsSurrogate(r) && r >= 0xdc00
		switch {
		case low != surrogate: // only half of a pair
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
