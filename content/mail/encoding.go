package mail

import (
	"bytes"
	"encoding/base64"
)

// decodeBody decodes a body from its transfer encoding. It reports false if there is
// something that cannot be decoded; what can be is in the result.
//
// The decoders of the standard library stop at the first byte that must not be there, and
// what follows would be lost: mailing lists add lines to encoded texts, and gateways break
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

// decodeQuotedPrintable decodes quoted-printable text. What is not a valid escape stays as
// it is.
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
		if len(bytes.TrimRight(line, " \t")) == 0 { // a line end that is only for transport
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

// decodeBase64 decodes the lines of data that are Base64, up to the first one that is not
// or that follows the padding: from there on data stays as it is. It reports false if data
// is not Base64 at all.
func decodeBase64(data []byte) (decoded []byte, ok bool) {
	out := make([]byte, 0, len(data)*3/4)
	var group []byte // that is not decoded yet
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

// appendBase64 decodes as much of Base64 text as there are whole bytes.
func appendBase64(out, text []byte) []byte {
	if len(text)%4 == 1 {
		text = text[:len(text)-1]
	}
	out, _ = base64.RawStdEncoding.AppendDecode(out, text) // it has been checked
	return out
}

// isBase64Line reports whether a line consists of digits of Base64, and padding after
// them.
func isBase64Line(line []byte) bool {
	for _, c := range bytes.TrimRight(line, "=") {
		isDigit := 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/'
		if !isDigit {
			return false
		}
	}
	return true
}
