package source

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// decode makes UTF-8 of data. A byte order mark says what it is; without one,
// what is no UTF-8 is taken for Windows-1252, which holds Latin-1. The second
// value reports whether it is text by its looks.
func decode(data []byte) ([]byte, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		if out, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data); err == nil {
			data = out
		}
	}
	if !isText(data) || utf8.Valid(data) {
		return data, isText(data)
	}
	if mostlyUTF8(data) { // a few bytes are broken: the sanitiser marks them
		return data, true
	}
	if out, err := charmap.Windows1252.NewDecoder().Bytes(data); err == nil {
		data = out
	}
	return data, true
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
