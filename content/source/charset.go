package source

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

// decode makes UTF-8 of data. What is UTF-8 over its whole length is taken for
// it, whatever else is said: servers and pages are often wrong there, and no
// other charset looks like it. Else a byte order mark says what it is, or the
// server, or the page itself, wherever in its head; what nobody says anything of
// is Windows-1252, which holds Latin-1. The second value reports whether it is
// text by its looks.
func decode(data []byte, server string) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		if out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			return renamed(out), isText(out)
		}
	}
	if utf8.Valid(data) && !isShifted(data) || mostlyUTF8(data) { // what few bytes are broken the sanitiser marks
		return renamed(undouble(data)), isText(data)
	}
	if !isText(data) && lookup(server) == nil {
		return data, false
	}
	out, err := charset(data, server).NewDecoder().Bytes(data)
	if err != nil {
		return data, isText(data)
	}
	return renamed(out), isText(out)
}

// isShifted reports whether data is 7-bit text that an escape switches between
// alphabets, as Japanese mail is: it is UTF-8 to the letter.
func isShifted(data []byte) bool {
	const escape = 0x1b
	return bytes.Contains(data, []byte{escape, '$', 'B'}) || bytes.Contains(data, []byte{escape, '$', '@'})
}

// charset is what data that is no UTF-8 is encoded in. What the page says of
// itself goes before a server's Latin-1, which many send with everything.
func charset(data []byte, server string) encoding.Encoding {
	byServer, byPage := lookup(server), lookup(declared(data))
	switch {
	case isShifted(data) && utf8.Valid(data):
		return lookup("iso-2022-jp")
	case byPage != nil && (byServer == nil || byServer == charmap.Windows1252):
		return byPage
	case byServer != nil:
		return byServer
	}
	return charmap.Windows1252
}

// lookup finds an encoding by one of its names on the web. It is nil for names
// that nobody knows, and for UTF-8: what is asked for is what data are that are
// not.
func lookup(name string) encoding.Encoding {
	e, err := htmlindex.Get(name)
	if err != nil {
		return nil
	}
	if canonical, err := htmlindex.Name(e); err != nil || canonical == "utf-8" || canonical == "replacement" {
		return nil
	}
	return e
}

// declared is the charset that a page names in its head: in a meta element or an
// XML declaration. Real pages do so many kilobytes down.
func declared(data []byte) string {
	m := regexp.MustCompile(`(?i)<meta[^>]*?charset\s*=\s*["']?([\w.:-]+)|^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)`).
		FindSubmatch(data[:min(len(data), window)])
	if m == nil {
		return ""
	}
	name := string(m[1]) + string(m[2])
	if strings.HasPrefix(strings.ToLower(name), "utf-16") { // it could not have been read
		return ""
	}
	return name
}

// renamed is UTF-8 whose XML declaration says so: a reader of XML would decode
// it once more.
func renamed(data []byte) []byte {
	if !bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 64)], " \t\r\n"), []byte("<?xml")) {
		return data
	}
	end := bytes.Index(data[:min(len(data), 1<<10)], []byte("?>"))
	if end < 0 {
		return data
	}
	head := regexp.MustCompile(`(encoding\s*=\s*)("[^"]*"|'[^']*')`).ReplaceAll(data[:end], []byte(`$1"utf-8"`))
	return append(head, data[end:]...)
}

// mostlyUTF8 reports whether data has more whole multi-byte characters than
// broken ones.
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
