package export

import (
	"encoding/json"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"pullquote/content"
)

// NewJSONEncoder returns an encoder whose output is safe to print to a terminal: characters that
// [content.Sanitize] removes are escaped, so that a name with one of them stays as it is.
func NewJSONEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(escaper{w})
	e.SetEscapeHTML(false)
	return e
}

// An escaper escapes characters in JSON. Each value must be written as a whole.
type escaper struct{ w io.Writer }

func (e escaper) Write(value []byte) (int, error) {
	if _, err := e.w.Write(EscapeJSON(value)); err != nil {
		return 0, err
	}
	return len(value), nil
}

// EscapeJSON returns JSON in which the characters that [content.Sanitize] removes are escaped.
func EscapeJSON(value []byte) []byte {
	var out []byte // nil until something is escaped
	copied := 0
	for i := 0; i < len(value); {
		r, size := utf8.DecodeRune(value[i:])
		if r >= 0x7f && content.IsRemoved(r) {
			out = append(out, value[copied:i]...)
			for _, unit := range utf16.AppendRune(nil, r) {
				out = appendEscape(out, unit)
			}
			copied = i + size
		}
		i += size
	}
	if copied == 0 {
		return value
	}
	return append(out, value[copied:]...)
}

func appendEscape(out []byte, unit uint16) []byte {
	const digits = "0123456789abcdef"
	return append(out, '\\', 'u', digits[unit>>12], digits[unit>>8&15], digits[unit>>4&15], digits[unit&15])
}
