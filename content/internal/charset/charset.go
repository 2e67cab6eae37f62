// Package charset decodes web pages, feeds, mail, plain text and the documents of books
// to UTF-8.
//
// A label is a name of a charset on the web: "gbk", "ISO-8859-1" (see the WHATWG Encoding
// Standard). Mojibake is UTF-8 that was decoded as another charset and encoded again.
//
// The charset of a text without a label, or with a label that is clearly wrong, is
// detected. The method follows Li and Momoi, "A composite approach to language/encoding
// detection" (2001). Byte sequences that are invalid in a charset rule it out. A
// multi-byte charset is recognised by the share of characters that are common in its
// languages, and a single-byte charset by pairs of adjacent characters that are common in
// its languages. The tables are our own.
//
// What always holds: the number of passes over a text is constant, and detection examines
// 64 KB from the first non-ASCII byte; valid UTF-8 is not changed, whatever its label,
// unless it is certainly mojibake or has control characters in place of punctuation; Latin
// text is Windows-1252 unless it is clearly in another charset; and bytes that cannot be
// decoded are left for the sanitiser to replace.
package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/unicode/norm"
)

// window bounds the parts of a text that are searched for a declaration and examined by
// detection, in bytes. Some real pages declare their charset after tens of kilobytes.
const window = 64 << 10

// UTF8 decodes a text to UTF-8. Label is the label from the server or from the header of
// a message, or "" if there isn't one.
//
// A text that is valid UTF-8 is UTF-8, whatever its label: labels are often wrong, and
// texts in other charsets are rarely valid UTF-8. Otherwise a byte order mark decides,
// then the label, then the page's own declaration. A label or a declaration is ignored if
// the text cannot be in that charset or is clearly in another one. Without any of them
// the charset is detected.
func UTF8(data []byte, label string) []byte {
	order, isUTF16 := byteOrder(data, label)
	switch {
	case bytes.HasPrefix(data, utf8Mark):
		return data[len(utf8Mark):]
	case bytes.HasPrefix(data, utf32LittleMark), bytes.HasPrefix(data, utf32BigMark):
		return decode(data, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM))
	case isUTF16:
		return decode(data, unicode.UTF16(order, unicode.UseBOM))
	case isISO2022JP(data):
		return decode(data, legacyOf("iso-2022-jp"))
	case encodingOf(label) == simplifiedchinese.HZGB2312: // also a 7-bit charset
		return decode(data, simplifiedchinese.HZGB2312)
	case utf8.Valid(data), isMostlyUTF8(data): // the sanitiser replaces the few invalid bytes
		return fixControls(fixMojibake(data))
	}
	return decode(data, legacy(data, label))
}

// utf8Mark is the byte order mark in UTF-8.
var utf8Mark = []byte("\xef\xbb\xbf")

// The byte order marks in UTF-32. The little-endian one begins like that in UTF-16, but no text
// in UTF-16 begins with a zero character.
var (
	utf32LittleMark = []byte("\xff\xfe\x00\x00")
	utf32BigMark    = []byte("\x00\x00\xfe\xff")
)

// DecodeAs decodes a text from the charset with a name or another label, without detection. It
// reports false if there is no such charset; see [Names].
func DecodeAs(data []byte, name string) ([]byte, bool) {
	e := encodingOf(name)
	switch {
	case e == nil:
		return nil, false
	case e == unicode.UTF8:
		return bytes.TrimPrefix(data, utf8Mark), true
	}
	return bytes.TrimPrefix(decode(data, e), utf8Mark), true
}

// decode decodes a text. Invalid bytes become U+FFFD.
func decode(data []byte, from encoding.Encoding) []byte {
	out, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	if from == charmap.Windows1258 { // it has combining characters for tones
		out = norm.NFC.Bytes(out)
	}
	return out
}

// isISO2022JP reports whether data is text in ISO-2022-JP, a 7-bit charset of Japanese
// mail with escape sequences. Such text is also valid UTF-8.
func isISO2022JP(data []byte) bool {
	const escape = 0x1b
	return (bytes.Contains(data, []byte{escape, '$', 'B'}) || bytes.Contains(data, []byte{escape, '$', '@'})) &&
		!bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
}

// legacy returns the encoding of a text that is neither UTF-8 nor UTF-16. The page's own
// declaration takes precedence over the label Latin-1, which many servers send with every
// page.
func legacy(data []byte, label string) encoding.Encoding {
	byServer, byPage := legacyOf(label), legacyOf(declared(data))
	data = beyondASCII(data)
	switch {
	case byPage != nil && (byServer == nil || byServer == charmap.Windows1252):
		return confirm(data, byPage)
	case byServer != nil:
		return confirm(data, byServer)
	}
	return detect(data)
}

// beyondASCII returns the part of a text that detection examines: from a few bytes before
// the first one that is not ASCII.
func beyondASCII(data []byte) []byte {
	const context = 16 // bytes before the first one that is not ASCII
	first := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	data = data[max(0, first-context):]
	return data[:min(len(data), window)]
}

// isMostlyUTF8 reports whether data has more valid multi-byte sequences than invalid
// bytes: then it is UTF-8 with a few damaged bytes or a truncated end.
func isMostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n <= 1:
			broken++
		case n > 1:
			whole++
		}
		data = data[n:]
	}
	return whole > broken
}
