package feed

import "strings"

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
	kind    tokenKind
	name    string // the name of a tag, as it is written
	text    string // text; the attributes of an open tag
	isEmpty bool   // an open tag that closes itself
}

// A scanner splits XML as feeds write it into tokens: what is not markup is text;
// comments, instructions and declarations are left out. It reads each byte once.
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

// take returns the next n bytes.
func (s *scanner) take(n int) string {
	out := s.rest[:n]
	s.rest = s.rest[n:]
	return out
}

// upTo takes everything through the next end and returns what is between the first
// n bytes and that; the rest if there is no end.
func (s *scanner) upTo(n int, end string) string {
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

// declaration takes a DOCTYPE with what it declares. Its entities are never
// expanded: bombs are made of them.
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

// tag takes an open tag. It reports false if the data ends in the middle of it:
// half an address would be another address.
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
		case c == '<': // the next tag begins, and this one has no end
			t.text = s.take(i)[n:]
			return t, true
		case c == '>':
			t.text = s.take(i + 1)[n:i]
			if inner, ok := strings.CutSuffix(t.text, "/"); ok {
				t.text, t.isEmpty = inner, true
			}
			return t, true
		}
	}
	if i := strings.IndexByte(s.rest, '>'); i >= 0 { // a quotation mark is never closed
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

// nameEnd returns where the name ends that s begins with.
func nameEnd(s string) int {
	for i := range len(s) {
		if c := s[i]; !isNameStart(c) && c != ':' && c != '-' && c != '.' && (c < '0' || c > '9') {
			return i
		}
	}
	return len(s)
}
