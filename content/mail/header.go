package mail

import (
	"bytes"
	"encoding/base64"
	"mime"
	"net/mail"
	"strings"

	"pullquote/content"
	"pullquote/content/dates"
	"pullquote/content/internal/charset"
)

// A field is a field of a header. A folded value is unfolded to a single line.
type field struct {
	name  string // in lower case
	value []byte
}

// A header is the list of fields before a body, in order.
type header []field

// maxHeader bounds the length of a header, in bytes.
const maxHeader = 1 << 20

// cutHeader separates a header from the body after it. A line that is not a field is
// skipped if a field follows, and begins the body otherwise. It reports false if there
// are no fields.
func cutHeader(data []byte) (h header, body []byte, ok bool) {
	rest := data
	for len(rest) > 0 && len(data)-len(rest) < maxHeader {
		line, after := cutLine(rest)
		if len(line) == 0 {
			return h, after, len(h) > 0
		}
		name, value, isField := parseField(line)
		switch {
		case line[0] == ' ' || line[0] == '\t':
			if len(h) == 0 {
				return h, data, false
			}
			h[len(h)-1].value = append(append(h[len(h)-1].value, ' '), bytes.TrimSpace(line)...)
		case isField:
			h = append(h, field{name, bytes.Clone(value)})
		default:
			next, _ := cutLine(after)
			if _, _, continues := parseField(next); len(h) == 0 || !continues {
				return h, rest, len(h) > 0
			}
		}
		rest = after
	}
	return h, rest, len(h) > 0
}

// cutLine returns the first line of data without its line end, and the data after it.
func cutLine(data []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(data, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest
}

// parseField returns the name, in lower case, and the value of a field on one line.
func parseField(line []byte) (name string, value []byte, ok bool) {
	const maxName = 76 // bytes
	at := bytes.IndexByte(line, ':')
	if at <= 0 || at > maxName {
		return "", nil, false
	}
	for _, c := range bytes.TrimRight(line[:at], " \t") {
		if c <= ' ' || c >= 0x7f {
			return "", nil, false
		}
	}
	return strings.ToLower(string(bytes.TrimRight(line[:at], " \t"))), bytes.TrimSpace(line[at+1:]), true
}

// has reports whether a header has a field.
func (h header) has(name string) bool { return h.value(name) != nil }

// value returns the value of the first field with a name as bytes, or nil if there isn't one.
func (h header) value(name string) []byte {
	name = strings.ToLower(name)
	for _, f := range h {
		if f.name == name {
			return f.value
		}
	}
	return nil
}

// get returns the undecoded value of the first field with a name, or "" if there isn't one.
func (h header) get(name string) string { return string(h.value(name)) }

// parameters returns the value of a field, in lower case and without its parameters, and
// the parameters by their names in lower case.
func (h header) parameters(name string) (value string, parameters map[string]string) {
	field := h.get(name)
	value, parameters, err := mime.ParseMediaType(field)
	if err == nil {
		return value, parameters
	}
	parts := strings.Split(field, ";") // many programs omit required quotation marks
	value = strings.ToLower(strings.TrimSpace(parts[0]))
	if parameters == nil {
		parameters = map[string]string{}
	}
	for _, p := range parts[1:] {
		name, v, ok := strings.Cut(p, "=")
		if ok {
			parameters[strings.ToLower(strings.TrimSpace(name))] = strings.Trim(strings.TrimSpace(v), `"`)
		}
	}
	return value, parameters
}

// text returns a value of a header on one line, with encoded words decoded.
func (r *reader) text(value string) string {
	return content.SanitizeLine(r.decodeWords(value)).String()
}

// decodeWords decodes the encoded words of a header (RFC 2047). Consecutive words in the
// same charset are decoded together, because some programs split a character between two
// words.
func (r *reader) decodeWords(s string) string {
	var out strings.Builder
	var pending []byte
	label := ""
	flush := func() {
		out.Write(r.utf8(pending, label))
		pending = nil
	}
	for s != "" {
		start := strings.Index(s, "=?")
		if start < 0 {
			break
		}
		word, of, rest, ok := cutEncodedWord(s[start:])
		if !ok {
			flush()
			out.Write(r.utf8([]byte(s[:start+2]), ""))
			s = s[start+2:]
			continue
		}
		if isBetween := len(pending) > 0 && strings.TrimSpace(s[:start]) == ""; !isBetween {
			flush()
			out.Write(r.utf8([]byte(s[:start]), ""))
		}
		if !strings.EqualFold(of, label) {
			flush()
			label = of
		}
		pending = append(pending, word...)
		s = rest
	}
	flush()
	out.Write(r.utf8([]byte(s), ""))
	return out.String()
}

// cutEncodedWord decodes the encoded word at the start of s: "=?charset?encoding?text?=".
func cutEncodedWord(s string) (word []byte, label, rest string, ok bool) {
	fields := strings.SplitN(s[2:], "?", 3)
	if len(fields) < 3 || len(fields[1]) != 1 {
		return nil, "", s, false
	}
	text, rest, ok := strings.Cut(fields[2], "?=")
	if !ok {
		return nil, "", s, false
	}
	label, _, _ = strings.Cut(fields[0], "*") // a language may follow (RFC 2231)
	switch fields[1] {
	case "B", "b":
		text = strings.TrimRight(strings.Join(strings.Fields(text), ""), "=")
		word, _ = base64.RawStdEncoding.DecodeString(text) // the digits before any error
	case "Q", "q":
		word = decodeQuotedPrintable([]byte(strings.ReplaceAll(text, "_", " ")))
	default:
		return nil, "", s, false
	}
	return word, label, rest, true
}

// utf8 decodes a text to UTF-8: from the charset in the options, or else from the one
// that label declares.
func (r *reader) utf8(data []byte, label string) []byte {
	if r.Charset != "" {
		if out, ok := charset.DecodeAs(data, r.Charset); ok {
			return out
		}
	}
	return charset.UTF8(data, label)
}

// sender returns the names of the senders of a message, or their addresses.
func (r *reader) sender(h header) string {
	from := h.get("From")
	if from == "" {
		from = h.get("Sender")
	}
	var names []string
	list, err := (&mail.AddressParser{WordDecoder: &mime.WordDecoder{}}).ParseList(r.decodeAddresses(from))
	if err != nil {
		name, address, _ := strings.Cut(r.decodeWords(from), "<")
		if strings.Trim(name, "\" \t") == "" {
			name = strings.Trim(address, "<> ")
		}
		return content.SanitizeLine(strings.Trim(strings.TrimSpace(name), `"`)).String()
	}
	for _, a := range list {
		name := a.Name
		if strings.TrimSpace(name) == "" {
			name = a.Address
		}
		names = append(names, strings.Trim(content.SanitizeLine(name).String(), `'"`))
	}
	return strings.Join(names, ", ")
}

// decodeAddresses decodes the encoded words of an address list. It quotes decoded names,
// so that a comma in a name does not split the list.
func (r *reader) decodeAddresses(list string) string {
	if !strings.Contains(list, "=?") {
		return string(r.utf8([]byte(list), ""))
	}
	var out []string
	for _, a := range strings.Split(list, ",") {
		name, address, ok := strings.Cut(a, "<")
		if !ok || !strings.Contains(name, "=?") {
			out = append(out, r.decodeWords(a))
			continue
		}
		name = strings.Trim(strings.TrimSpace(r.decodeWords(name)), `"`)
		out = append(out, `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name)+`" <`+address)
	}
	return strings.Join(out, ",")
}

// isoDate returns a date in ISO 8601, or the date as written if it cannot be parsed.
func isoDate(date string) string {
	const maxLength = 60                        // code points
	withoutZone, _, _ := strings.Cut(date, "(") // a comment may name the time zone
	if iso, ok := dates.Parse(withoutZone); ok {
		return iso
	}
	out, _ := content.Shorten(content.SanitizeLine(date).String(), maxLength)
	return out
}
