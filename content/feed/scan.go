package feed

import (
	"html"
	"strings"
)

// A tokenKind says what a [token] is.
type tokenKind int

const (
	endOfData tokenKind = iota
	words               // text with references in it
	verbatim            // text of a CDATA section
	openTag
	closeTag
)

// A token is a piece of XML.
type token struct {
	kind  tokenKind
	name  string // of a tag, as it is written
	text  string // of text; of an open tag: what stands between its name and its end
	empty bool   // an open tag that closes itself
}

// A scanner reads XML as feeds write it: what is no markup is text, a comment,
// an instruction or a declaration is nothing. It takes each byte once.
type scanner struct {
	rest string
	cut  bool // the data ends in the middle of markup
}

// next is the next token.
func (s *scanner) next() token {
	for s.rest != "" {
		if s.rest[0] != '<' {
			n := strings.IndexByte(s.rest, '<')
			if n < 0 {
				n = len(s.rest)
			}
			return token{kind: words, text: s.take(n)}
		}
		switch {
		case strings.HasPrefix(s.rest, "<!--"):
			s.upTo(len("<!--"), "-->")
		case strings.HasPrefix(s.rest, "<![CDATA["):
			return token{kind: verbatim, text: s.upTo(len("<![CDATA["), "]]>")}
		case strings.HasPrefix(s.rest, "<?"):
			s.upTo(len("<?"), "?>")
		case strings.HasPrefix(s.rest, "<!"):
			s.declaration()
		case len(s.rest) > 2 && s.rest[1] == '/' && isNameStart(s.rest[2]):
			inner := s.upTo(len("</"), ">")
			return token{kind: closeTag, name: inner[:nameEnd(inner)]}
		case len(s.rest) > 1 && isNameStart(s.rest[1]):
			if t, ok := s.tag(); ok {
				return t
			}
		case s.rest == "<" || s.rest == "</":
			s.upTo(len(s.rest), ">")
		default:
			return token{kind: words, text: s.take(1)}
		}
	}
	return token{}
}

// take is the next n bytes.
func (s *scanner) take(n int) string {
	out := s.rest[:n]
	s.rest = s.rest[n:]
	return out
}

// upTo is what stands between the first n bytes and the next end, all of it
// taken; the rest when there is no end.
func (s *scanner) upTo(n int, end string) string {
	s.take(n)
	i := strings.Index(s.rest, end)
	if i < 0 {
		s.cut = true
		return s.take(len(s.rest))
	}
	out := s.take(i)
	s.take(len(end))
	return out
}

// declaration takes a DOCTYPE with what it declares. None of its entities is
// ever put in: bombs are made of them.
func (s *scanner) declaration() {
	var quote byte
	depth := 0
	for i := 0; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[':
			depth++
		case c == ']':
			depth--
		case c == '>' && depth <= 0:
			s.take(i + 1)
			return
		}
	}
	s.cut = true
	s.take(len(s.rest))
}

// tag takes an open tag. One that the data ends in is none: half an address
// would be another address.
func (s *scanner) tag() (token, bool) {
	n := 1 + nameEnd(s.rest[1:])
	t := token{kind: openTag, name: s.rest[1:n]}
	var quote byte
	for i := n; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.HasSuffix(strings.TrimRight(s.rest[n:i], " \t\r\n"), "="):
			quote = c
		case c == '<': // of the next tag: this one was never ended
			t.text = s.take(i)[n:]
			return t, true
		case c == '>':
			t.text = s.take(i + 1)[n:i]
			if inner, ok := strings.CutSuffix(t.text, "/"); ok {
				t.text, t.empty = inner, true
			}
			return t, true
		}
	}
	if i := strings.IndexByte(s.rest, '>'); i >= 0 { // a quotation mark without its other half
		t.text = s.take(i + 1)[min(n, i):i]
		return t, true
	}
	s.cut = true
	s.take(len(s.rest))
	return token{}, false
}

func isNameStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= 0x80
}

// nameEnd is where the name ends that s begins with.
func nameEnd(s string) int {
	for i := range len(s) {
		if c := s[i]; !isNameStart(c) && c != ':' && c != '-' && c != '.' && (c < '0' || c > '9') {
			return i
		}
	}
	return len(s)
}

// An attribute is a name and a value, decoded.
type attribute struct{ name, value string }

// The bounds of a tag.
const (
	maxAttributes = 64
	maxValue      = 8 << 10 // bytes; a longer one is none
)

// attributes reads what stands in a tag behind its name.
func attributes(s string) []attribute {
	var out []attribute
	for len(out) < maxAttributes {
		s = strings.TrimLeft(s, " \t\r\n/")
		n := nameEnd(s)
		if n == 0 {
			if s == "" {
				return out
			}
			s = s[1:]
			continue
		}
		a := attribute{name: s[:n]}
		s = strings.TrimLeft(s[n:], " \t\r\n")
		if strings.HasPrefix(s, "=") {
			a.value, s = attributeValue(strings.TrimLeft(s[1:], " \t\r\n"))
		}
		if len(a.value) <= maxValue {
			a.value = decode(a.value)
			out = append(out, a)
		}
	}
	return out
}

// value is the value of an attribute in lower case; "" without it.
func value(all []attribute, name string) string {
	for _, a := range all {
		if strings.EqualFold(a.name, name) {
			return strings.ToLower(strings.TrimSpace(a.value))
		}
	}
	return ""
}

func attributeValue(s string) (value, rest string) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	if n := strings.IndexAny(s, " \t\r\n"); n >= 0 {
		return s[:n], s[n:]
	}
	return s, ""
}

// longestReference is how many bytes a reference has at the most; the longest
// name is that of ∳, &CounterClockwiseContourIntegral;.
const longestReference = 33

// decode puts characters for the references in a text, once. The names are
// those of HTML, as feeds use them undeclared; what has no semicolon is none.
func decode(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '&')
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i:]
		n := strings.IndexByte(s[:min(len(s), longestReference)], ';') + 1
		if n > 0 {
			if c := html.UnescapeString(s[:n]); c != s[:n] && (!strings.HasSuffix(c, ";") || c == ";") {
				b.WriteString(c)
				s = s[n:]
				continue
			}
		}
		b.WriteByte('&')
		s = s[1:]
	}
}
