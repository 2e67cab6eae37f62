// Package charset decodes web pages, feeds, mails, plain text and the documents of books
// to UTF-8.
//
// A label is the name of a charset as the web writes it: "gbk", "ISO-8859-1". A
// text is wide if two bytes make a character, as in UTF-16. Mojibake is UTF-8 that
// was decoded as another charset and encoded again.
//
// A text without a label, or with one that is clearly wrong, is in the charset in which
// it makes sense. The method is that of Li and Momoi, "A composite approach to
// language/encoding detection" (2001): a charset is ruled out by sequences of bytes that
// it does not have; if characters have several bytes, it is told by how many of them are
// frequent in the language; if they have one byte, by pairs of neighbours that are
// frequent. The tables are our own.
//
// What always holds: a text is passed over a few times at most, and only its first 64 KB
// beyond ASCII decide; text that is UTF-8 is not changed, whatever a label says, unless it
// is certainly mojibake; Latin text is Windows-1252 unless it is clearly in another
// charset; and bytes that cannot be decoded are left for the sanitiser to replace.
package charset

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"
)

// window is how much of a text is searched for the charset that it declares, and how much
// decides in which charset it is, in bytes. Some real pages declare it tens of kilobytes
// down.
const window = 64 << 10

// UTF8 decodes a text to UTF-8. Label is what its server, or the header of a mail, calls
// its charset; "" if there is none.
//
// A text that is valid UTF-8 throughout is UTF-8, whatever the server or the page
// says: they are often wrong, and no other charset looks like it. Otherwise a byte
// order mark decides, then the server, then the page's own declaration; a declaration
// counts unless the text cannot be in that charset or is clearly in another. Without any
// of them the charset is detected.
func UTF8(data []byte, label string) []byte {
	order, isWide := wide(data, label)
	switch {
	case bytes.HasPrefix(data, utf8Mark):
		return data[len(utf8Mark):]
	case isWide:
		return decode(data, unicode.UTF16(order, unicode.UseBOM))
	case isShifted(data):
		return decode(data, lookup("iso-2022-jp"))
	case named(label) == simplifiedchinese.HZGB2312: // 7-bit, too
		return decode(data, simplifiedchinese.HZGB2312)
	case utf8.Valid(data), isMostlyUTF8(data): // the sanitiser replaces the few broken bytes
		return fixMojibake(data)
	}
	return decode(data, narrow(data, label))
}

// utf8Mark is the byte order mark in UTF-8.
var utf8Mark = []byte("\xef\xbb\xbf")

// As decodes a text from the charset that a reader names, whatever it looks like. It
// reports false if there is no such charset; see [Names].
func As(data []byte, name string) ([]byte, bool) {
	e := named(name)
	switch {
	case e == nil:
		return nil, false
	case e == unicode.UTF8:
		return bytes.TrimPrefix(data, utf8Mark), true
	}
	return bytes.TrimPrefix(decode(data, e), utf8Mark), true
}

// decode decodes a text as far as it is possible.
func decode(data []byte, from encoding.Encoding) []byte {
	out, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	if from == charmap.Windows1258 { // has tones as characters of their own
		out = norm.NFC.Bytes(out)
	}
	return out
}

// isShifted reports whether data is 7-bit text in which escape sequences switch
// between alphabets (ISO-2022-JP), as in Japanese mail. Such text is valid UTF-8, too.
func isShifted(data []byte) bool {
	const escape = 0x1b
	return (bytes.Contains(data, []byte{escape, '$', 'B'}) || bytes.Contains(data, []byte{escape, '$', '@'})) &&
		!bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
}

// narrow returns the encoding of a text that is neither UTF-8 nor wide. The page's own
// declaration takes precedence over a server's Latin-1, which many servers send with
// every page.
func narrow(data []byte, label string) encoding.Encoding {
	byServer, byPage := lookup(label), lookup(declared(data))
	data = beyondASCII(data)
	switch {
	case byPage != nil && (byServer == nil || byServer == charmap.Windows1252):
		return confirmed(data, byPage)
	case byServer != nil:
		return confirmed(data, byServer)
	}
	return detect(data)
}

// beyondASCII returns the part of a text that decides in which charset it is.
func beyondASCII(data []byte) []byte {
	const context = 16 // bytes before the first one that is not ASCII
	first := bytes.IndexFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	data = data[max(0, first-context):]
	return data[:min(len(data), window)]
}

// isMostlyUTF8 reports whether data has more whole multi-byte characters than broken
// ones. Then it is UTF-8 of which a few bytes are damaged or the end was cut off.
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
