// Package charset decodes web pages, feeds and the documents of books to UTF-8.
//
// A label is the name of a charset as the web writes it: "gbk", "ISO-8859-1". A
// text is wide if two bytes make a character, as in UTF-16. Mojibake is UTF-8 that
// was decoded as another charset and encoded again.
//
// What always holds: a text is passed over a few times at most; text that is
// UTF-8 is not changed, whatever a label says, unless it is certainly mojibake; and
// bytes that cannot be decoded are left for the sanitiser to replace.
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

// window is how much of a text is searched for the charset that it declares, in
// bytes. Some real pages declare it tens of kilobytes down.
const window = 64 << 10

// UTF8 decodes a text to UTF-8. Label is what its server calls its charset; "" if it
// does not say.
//
// A text that is valid UTF-8 throughout is UTF-8, whatever the server or the page
// says: they are often wrong, and no other charset looks like it. Otherwise a byte
// order mark decides, then the server, then the page's own declaration. Without any
// of them the text is Windows-1252, which includes Latin-1.
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
	case utf8.Valid(data), isMostlyUTF8(data): // the sanitiser replaces the few broken bytes
		return fixMojibake(data)
	default:
		from = narrow(data, label)
	}
	out, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return data
	}
	return out
}

// IsWide reports whether [UTF8] decodes data as a wide text, whose bytes do not look
// like text at all.
func IsWide(data []byte, label string) bool {
	_, is := wide(data, label)
	return is
}

// wide reports whether a text is wide, and its byte order. A byte order mark and the
// "<" that a page begins with decide. A label counts only if the text has a zero byte
// or is not valid UTF-8.
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
	switch {
	case byPage != nil && (byServer == nil || byServer == charmap.Windows1252):
		return byPage
	case byServer != nil:
		return byServer
	}
	return charmap.Windows1252
}

// lookup returns the encoding that a label names. It returns nil for an unknown label,
// and for UTF-8 and UTF-16: a text in those was recognised before its label counts.
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

// declaration matches the charset in a meta element or in an XML declaration.
var declaration = regexp.MustCompile(`(?i)<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)|^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)`)

// declared returns the charset that a page or an XML document declares at its
// beginning; "" if it does not.
func declared(data []byte) string {
	m := declaration.FindSubmatch(data[:min(len(data), window)])
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
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
