// Package charset makes UTF-8 of texts: of pages, feeds and the documents of
// books, whatever they are encoded in.
//
// A label is the name of a charset as the web writes it, "gbk" or "ISO-8859-1".
// A text is wide where two bytes make a character, as in UTF-16.
//
// What always holds: it takes few passes over the text; what is UTF-8 stays as it
// is, whatever a label says, unless it was surely made so twice; and what cannot
// be decoded comes back for the sanitiser to mark.
package charset

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// window is how much of a text is searched for what it says of itself, in
// bytes. Real pages do so many kilobytes down.
const window = 64 << 10

// UTF8 makes UTF-8 of a text that its server gave a label; "" for none. What is
// UTF-8 over its whole length is taken for it, whatever else is said: servers
// and pages are often wrong there, and no other charset looks like it. Else a
// byte order mark says what it is, or the server, or the page itself, wherever
// in its head; what nobody says anything of is Windows-1252, which holds
// Latin-1.
func UTF8(data []byte, label string) []byte {
	var from encoding.Encoding
	order, isWide := wide(data, label)
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:]
	case isWide:
		from = unicode.UTF16(order, unicode.UseBOM)
	case isShifted(data):
		from = lookup("iso-2022-jp")
	case utf8.Valid(data), mostlyUTF8(data): // what few bytes are broken the sanitiser marks
		return undouble(data)
	default:
		from = narrow(data, label)
	}
	out, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}

// IsWide reports whether UTF8 reads data as a wide text. As bytes it does not
// look like a text at all.
func IsWide(data []byte, label string) bool {
	_, is := wide(data, label)
	return is
}

// wide reports whether a text is wide, and which byte of a character is first:
// by its byte order mark, by how a page begins, or by its label, unless it is
// UTF-8 all the same, where no byte is zero.
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
		return order, false
	}
	return order, bytes.IndexByte(data[:min(len(data), window)], 0) >= 0 || !utf8.Valid(data)
}

// isShifted reports whether data is 7-bit text that an escape switches between
// alphabets, as Japanese mail is: it is UTF-8 to the letter.
func isShifted(data []byte) bool {
	const escape = 0x1b
	return (bytes.Contains(data, []byte{escape, '$', 'B'}) || bytes.Contains(data, []byte{escape, '$', '@'})) &&
		!bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
}

// narrow is what a text that is neither UTF-8 nor wide is encoded in. What the
// page says of itself goes before a server's Latin-1, which many send with
// everything.
func narrow(data []byte, label string) encoding.Encoding {
	byServer, byPage := lookup(label), lookup(declared(data))
	switch {
	case byPage != nil && (byServer == nil || byServer == charmap.Windows1252):
		return byPage
	case byServer != nil:
		return byServer
	}
	return charmap.Windows1252
}

// lookup finds the encoding of a label; nil for one that nobody knows, and for
// those that the text cannot be in when it comes to its label: UTF-8 and UTF-16.
func lookup(label string) encoding.Encoding {
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil
	}
	switch name, err := htmlindex.Name(e); {
	case err != nil, name == "utf-8", name == "replacement", strings.HasPrefix(name, "utf-16"):
		return nil
	}
	return e
}

// declared is the charset that a page names in its head, in a meta element, or a
// document in its XML declaration; "" for none.
func declared(data []byte) string {
	m := regexp.MustCompile(`(?i)<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)|^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)`).
		FindSubmatch(data[:min(len(data), window)])
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}

// mostlyUTF8 reports whether data has more whole multi-byte characters than
// broken ones: a few bytes are damaged, or it was cut.
func mostlyUTF8(data []byte) bool {
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
