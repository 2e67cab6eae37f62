package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Many dialects let an author add attributes to what is before them: {#id .class
// key="value"} in pandoc, {: .class } in kramdown. They are for style sheets, so a reader
// does not see them. Only the id of a heading has a use: links lead to it.

// maxAttributes bounds the length of an attribute list, in bytes.
const maxAttributes = 1 << 10

// attributeList parses the attribute list at the start of s. It returns its length, 0 if
// there isn't one, and the id in it. A list without a colon after the brace must have
// nothing but ids, classes and values of keys: other text in braces is prose.
func attributeList(s []byte) (n int, id string) {
	if len(s) < 3 || s[0] != '{' {
		return 0, ""
	}
	s = s[:min(len(s), maxAttributes)]
	i, hasColon := 1, s[1] == ':'
	if hasColon {
		i = 2
	}
	for count := 0; i < len(s); count++ {
		i += len(s[i:]) - len(bytes.TrimLeft(s[i:], " \t\n"))
		if i < len(s) && s[i] == '}' {
			if count == 0 && !hasColon {
				return 0, ""
			}
			return i + 1, id
		}
		if i == len(s) {
			break
		}
		word := attribute(s[i:])
		switch {
		case word == 0:
			return 0, ""
		case s[i] == '#':
			id = string(s[i+1 : i+word])
		case s[i] == '.', s[i] == '-' && word == 1, hasColon, bytes.IndexByte(s[i:i+word], '=') > 0:
		default:
			return 0, ""
		}
		i += word
	}
	return 0, ""
}

// attribute returns the length of the attribute at the start of s: #id, .class,
// key=value, key="a value" or a word, or 0 if there isn't one. S is not empty.
func attribute(s []byte) int {
	i := 0
	isName := s[0] == '#' || s[0] == '.'
	if isName {
		i++
	}
	for i < len(s) && isAttributeByte(s[i]) {
		i++
	}
	switch {
	case isName && i == 1:
		return 0
	case isName, i == 0, i+1 >= len(s), s[i] != '=':
		return i
	}
	i++
	if s[i] == '"' || s[i] == '\'' {
		end := bytes.IndexByte(s[i+1:], s[i])
		if end < 0 {
			return 0
		}
		return i + 1 + end + 1
	}
	return i + len(s[i:]) - len(bytes.TrimLeftFunc(s[i:], func(r rune) bool { return r != ' ' && r != '}' && r != '\t' && r != '\n' }))
}

func isAttributeByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':' || c == '/' || c >= 0x80
}

// cutAttributes removes the attribute list at the end of a line, and returns the id in it.
func cutAttributes(line []byte) (rest []byte, id string) {
	line = bytes.TrimRight(line, " \t\n")
	if !bytes.HasSuffix(line, []byte("}")) {
		return line, ""
	}
	at := bytes.LastIndexByte(line, '{')
	if at < 0 || at > 0 && line[at-1] == '\\' {
		return line, ""
	}
	if n, id := attributeList(line[at:]); at+n == len(line) {
		return bytes.TrimRight(line[:at], " \t"), id
	}
	return line, ""
}

// isAttributeLine reports whether a line is nothing but attribute lists.
func isAttributeLine(line []byte) bool {
	line = bytes.TrimSpace(line)
	if len(line) == 0 {
		return false
	}
	for len(line) > 0 {
		n, _ := attributeList(line)
		if n == 0 {
			return false
		}
		line = bytes.TrimLeft(line[n:], " \t")
	}
	return true
}

// attributedHeadings parses headings that may have an attribute list at their end. It
// wraps a parser of headings.
type attributedHeadings struct {
	parser.BlockParser
	ids map[ast.Node]string // of the headings that have one
}

func (p attributedHeadings) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	node, state := p.BlockParser.Open(parent, reader, pc)
	if node != nil {
		p.cut(node, reader)
	}
	return node, state
}

// Close implements [parser.BlockParser]. A heading with a line below it has its text only
// now.
func (p attributedHeadings) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p.BlockParser.Close(node, reader, pc)
	p.cut(node, reader)
}

// cut removes the attribute list from the last line of a heading.
func (p attributedHeadings) cut(node ast.Node, reader text.Reader) {
	lines := node.Lines()
	if _, ok := node.(*ast.Heading); !ok || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	value := last.Value(reader.Source())
	rest, id := cutAttributes(value)
	if len(rest) == len(bytes.TrimRight(value, " \t\n")) {
		return
	}
	rest = bytes.TrimRight(bytes.TrimRight(rest, "#"), " \t") // "# Title # {#id}"
	lines.Set(lines.Len()-1, last.WithStop(last.Start+len(rest)))
	if id != "" {
		p.ids[node] = id
	}
}

// An attributes parser removes attribute lists from text: {: .class} anywhere, {#id …} at
// the end of a line, and any list after a link, a picture, code or emphasis. Words alone,
// as in {:a 1}, are no attributes elsewhere.
type attributes struct{}

func (attributes) Trigger() []byte { return []byte{'{'} }

func (attributes) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if n := extensionLength(line); n > 0 {
		block.Advance(n)
		return ast.NewString(nil)
	}
	n, id := attributeList(line)
	isAtEnd := id != "" && len(bytes.TrimSpace(line[n:])) == 0
	isMarked := n > 0 && line[1] == ':' && (bytes.ContainsAny(line[:n], "#.=") || bytes.EqualFold(line[:n], []byte("{:toc}")))
	if n == 0 || !isMarked && !isAtEnd && !isAttributed(parent.LastChild()) {
		return nil
	}
	block.Advance(n)
	return ast.NewString(nil)
}

// extensionLength returns the length of the tag of kramdown at the start of s, such as
// {::nomarkdown} and {:/nomarkdown}, or 0 if there isn't one.
func extensionLength(s []byte) int {
	if !bytes.HasPrefix(s, []byte("{::")) && !bytes.HasPrefix(s, []byte("{:/")) {
		return 0
	}
	end := bytes.IndexByte(s[:min(len(s), maxAttributes)], '}')
	name, _, _ := bytes.Cut(s[len("{::"):max(end, len("{::"))], []byte(" "))
	if end < 0 || len(name) == 0 && s[2] == ':' || bytes.ContainsFunc(name, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return 0
	}
	return end + 1
}

// isAttributed reports whether a node may have attributes after it. While the line is
// being parsed, the end of emphasis is still a delimiter.
func isAttributed(n ast.Node) bool {
	switch n.(type) {
	case *ast.Link, *ast.Image, *ast.CodeSpan, *ast.AutoLink, *parser.Delimiter, *ast.RawHTML:
		return true
	}
	return false
}
