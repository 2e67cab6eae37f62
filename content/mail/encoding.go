package mail

import (
	"bytes"
	"encoding/base64"
)

// decodeBody decodes a body from its transfer encoding. It reports false if the encoding
// is unknown or the data is not in that encoding; then it returns the data as far as it
// can be decoded.
//
// The decoders of the standard library stop at the first invalid byte and would lose
// everything after it: mailing lists append lines to encoded texts, and gateways break
// lines.
func decodeBody(data []byte, encoding string) (decoded []byte, ok bool) {
	switch encoding {
	case "base64":
		return decodeBase64(data)
	case "quoted-printable":
		return decodeQuotedPrintable(data), true
	case "x-uuencode", "x-uue", "uuencode":
		return uudecode(data), true
	case "", "7bit", "8bit", "binary":
		return data, true
	}
	return data, false
}

// decodeQuotedPrintable decodes quoted-printable text. Invalid escapes are left
// unchanged.
func decodeQuotedPrintable(data []byte) []byte {
	if bytes.IndexByte(data, '=') < 0 {
		return data
	}
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		at := bytes.IndexByte(data, '=')
		if at < 0 {
			break
		}
		out = append(out, data[:at]...)
		data = data[at+1:]
		if len(data) >= 2 {
			high, ok := hexDigit(data[0])
			low, ok2 := hexDigit(data[1])
			if ok && ok2 {
				out = append(out, high<<4|low)
				data = data[2:]
				continue
			}
		}
		line, rest := cutLine(data)
		if len(bytes.TrimRight(line, " \t")) == 0 { // a soft line break
			data = rest
			continue
		}
		out = append(out, '=')
	}
	return append(out, data...)
}

func hexDigit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// decodeBase64 decodes lines of Base64 up to the first line that is not Base64 or follows
// the padding, and leaves the rest unchanged. It reports false if no line is Base64.
func decodeBase64(data []byte) (decoded []byte, ok bool) {
	out := make([]byte, 0, len(data)*3/4)
	var group []byte // digits that have not been decoded
	isOver := false
	for len(data) > 0 {
		line, rest := cutLine(data)
		text := bytes.TrimSpace(line)
		if !isBase64Line(text) || isOver && len(text) > 0 {
			break
		}
		encoded := bytes.TrimRight(text, "=")
		group = append(group, encoded...)
		if isOver = len(encoded) < len(text); isOver || len(group)%4 == 0 {
			out, group = appendBase64(out, group), group[:0]
		}
		ok = ok || len(text) > 0
		data = rest
	}
	out = appendBase64(out, group)
	return append(out, data...), ok || len(data) == 0
}

// appendBase64 decodes Base64 digits. It drops a final digit that does not complete a
// byte.
func appendBase64(out, text []byte) []byte {
	if len(text)%4 == 1 {
		text = text[:len(text)-1]
	}
	out, _ = base64.RawStdEncoding.AppendDecode(out, text) // text contains only valid digits
	return out
}

// isBase64Line reports whether a line consists of Base64 digits, followed by any padding.
func isBase64Line(line []byte) bool {
	for _, c := range bytes.TrimRight(line, "=") {
		isDigit := 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/'
		if !isDigit {
			return false
		}
	}
	return true
}
