package feed

import "strings"

// A tokenKind is the kind of a [token].
type tokenKind int

const (
	endOfInput tokenKind = iota
	textToken            // text that may contain references
	cdataToken           // text of a CDATA section
	startTag
	endTag
)

// A token is a tag or a text in XML.
type token struct {
	kind          tokenKind
	name          string // the name of a tag, as written
	text          string // a text, or the attributes of a start tag
	isSelfClosing bool   // a self-closing tag
}

// A scanner splits the XML of feeds into tokens. Malformed markup becomes text; comments,
// processing instructions and declarations are skipped. It reads each byte once.
type scanner struct {
	rest  string
	isCut bool // the data ends in the middle of markup
}

// next returns the next token.
func (s *scanner) next() token {
	for s.rest != "" {
		if s.rest[0] != '<' {
			n := strings.IndexByte(s.rest, '<')
			if n < 0 {
				n = len(s.rest)
			}
			return token{kind: textToken, text: s.take(n)}
		}
		switch {
		case strings.HasPrefix(s.rest, "<!--"):
			s.takeThrough(len("<!--"), "-->")
		case strings.HasPrefix(s.rest, "<![CDATA["):
			return token{kind: cdataToken, text: s.takeThrough(len("<![CDATA["), "]]>")}
		case strings.HasPrefix(s.rest, "<?"):
			s.takeThrough(len("<?"), "?>")
		case strings.HasPrefix(s.rest, "<!"):
			s.declaration()
		case len(s.rest) > 2 && s.rest[1] == '/' && isNameStart(s.rest[2]):
			inner := s.takeThrough(len("</"), ">")
			return token{kind: endTag, name: inner[:nameEnd(inner)]}
		case len(s.rest) > 1 && isNameStart(s.rest[1]):
			if t, ok := s.tag(); ok {
				return t
			}
		case s.rest == "<" || s.rest == "</":
			s.takeThrough(len(s.rest), ">")
		default:
			return token{kind: textToken, text: s.take(1)}
		}
	}
	return token{}
}

// take returns the next n bytes.
func (s *scanner) take(n int) string {
	out := s.rest[:n]
	s.rest = s.rest[n:]
	return out
}

// takeThrough consumes everything through the next end marker. It returns the text
// between the first n bytes and the end marker, or the whole rest if there isn't one.
func (s *scanner) takeThrough(n int, end string) string {
	s.take(n)
	i := strings.Index(s.rest, end)
	if i < 0 {
		s.isCut = true
		return s.take(len(s.rest))
	}
	out := s.take(i)
	s.take(len(end))
	return out
}

// declaration skips a DOCTYPE and its declarations. Entities are never expanded, because
// they can be made to grow exponentially.
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
	s.isCut = true
	s.take(len(s.rest))
}

// tag consumes a start tag. It reports false if the data ends inside the tag, because a
// truncated address is a different address.
func (s *scanner) tag() (token, bool) {
	n := 1 + nameEnd(s.rest[1:])
	t := token{kind: startTag, name: s.rest[1:n]}
	var quote byte
	for i := n; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && strings.HasSuffix(strings.TrimRight(s.rest[n:i], " \t\r\n"), "="):
			quote = c
		case c == '<': // the next tag begins before this one ends
			t.text = s.take(i)[n:]
			return t, true
		case c == '>':
			t.text = s.take(i + 1)[n:i]
			if inner, ok := strings.CutSuffix(t.text, "/"); ok {
				t.text, t.isSelfClosing = inner, true
			}
			return t, true
		}
	}
	if i := strings.IndexByte(s.rest, '>'); i >= 0 { // a quotation mark is not closed
		t.text = s.take(i + 1)[min(n, i):i]
		return t, true
	}
	s.isCut = true
	s.take(len(s.rest))
	return token{}, false
}

func isNameStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c >= 0x80
}

// nameEnd returns the end of the name at the start of s, or 0 if there isn't one.
func nameEnd(s string) int {
	for i := range len(s) {
		if c := s[i]; !isNameStart(c) && c != ':' && c != '-' && c != '.' && (c < '0' || c > '9') {
			return i
		}
	}
	return len(s)
}
