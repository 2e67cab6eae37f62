package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// maxTag bounds the length of a shortcode or a component, in bytes.
const maxTag = 2 << 10

// joinTag returns the lines of a tag that begins on a line and ends on a later one, and
// how many later lines it has.
func joinTag(line string, source []byte) (tag string, lines int) {
	if isTag(line) {
		return line, 0
	}
	source = source[:min(len(source), maxTag)]
	if i := bytes.Index(source, []byte("\n\n")); i >= 0 {
		source = source[:i]
	}
	head := string(source)
	end := tagEnd(head)
	if end <= len(line) {
		return line, 0
	}
	tail, _, _ := strings.Cut(head[end:], "\n")
	if strings.TrimSpace(tail) != "" {
		return line, 0
	}
	return head[:end], strings.Count(head[:end], "\n")
}

// isTag reports whether a line is one shortcode or component.
func isTag(line string) bool { return tagEnd(line) == len(line) }

// tagEnd returns the length of the shortcode or the component at the start of s; 0 if
// there isn't one.
func tagEnd(s string) int {
	if s[0] == '{' {
		return shortcodeEnd(s)
	}
	return componentEnd(s)
}

// A tag is a shortcode or a component.
type tag struct {
	arguments
	name  string
	isEnd bool
}

// shortcodeMarks are the marks at both ends of shortcodes and of tags of Liquid.
var shortcodeMarks = []struct{ start, end string }{{"{{<", ">}}"}, {"{{%", "%}}"}, {"{%", "%}"}, {"{{", "}}"}}

// isCall reports whether the text in two braces calls a shortcode, as in
// {{ figure(src="a.png") }}. Anything else is a variable or an expression.
func isCall(s string) bool {
	name, values, ok := strings.Cut(strings.TrimSpace(s), "(")
	return ok && (values == ")" || strings.Contains(values, "=")) && name != "" && !strings.ContainsFunc(name, func(r rune) bool { return !isWordRune(r) && r != ':' }) && strings.HasSuffix(strings.TrimSpace(s), ")")
}

// shortcodeEnd returns the length of the shortcode at the start of s, or 0 if there isn't one.
func shortcodeEnd(s string) int {
	for _, marks := range shortcodeMarks {
		rest, ok := strings.CutPrefix(s, marks.start)
		if !ok {
			continue
		}
		rest = rest[:min(len(rest), maxTag)]
		if end := strings.Index(rest, marks.end); end >= 0 && !strings.HasPrefix(rest, "/*") && !strings.Contains(rest[:end], marks.start) &&
			(marks.start != "{{" || isCall(rest[:end])) {
			return len(marks.start) + end + len(marks.end)
		}
		return 0
	}
	return 0
}

// parseShortcode parses a shortcode.
func parseShortcode(s string) tag {
	s = strings.TrimFunc(s, func(r rune) bool { return strings.ContainsRune("{}<>%-~+ \t\n", r) })
	s = strings.TrimSpace(strings.TrimSuffix(s, "/"))
	rest, isEnd := strings.CutPrefix(s, "/")
	rest = strings.TrimLeft(rest, " ")
	end := strings.IndexAny(rest, " \t\n(")
	if end < 0 {
		end = len(rest)
	}
	if call, ok := strings.CutPrefix(rest[end:], "("); ok {
		rest = rest[:end] + strings.TrimSuffix(call, ")")
	}
	t := tag{name: rest[:end], isEnd: isEnd, arguments: parseArguments(rest[end:])}
	if name, ok := strings.CutPrefix(t.name, "end"); ok {
		t.name, t.isEnd = strings.TrimLeft(name, "_- "), true
	}
	return t
}

// componentEnd returns the length of the tag of JSX at the start of s, or 0 if there isn't one.
// Its name begins with a capital letter, other than that of an element of HTML in capitals.
func componentEnd(s string) int {
	if strings.HasPrefix(s, "<>") || strings.HasPrefix(s, "</>") {
		return strings.IndexByte(s, '>') + 1
	}
	name := strings.TrimPrefix(s[1:], "/")
	n := 0
	for n < len(name) && (name[n] == '.' || name[n] < 0x80 && (unicode.IsLetter(rune(name[n])) || unicode.IsDigit(rune(name[n])))) {
		n++
	}
	if n < 2 || !unicode.IsUpper(rune(name[0])) || strings.ToUpper(name[:n]) == name[:n] || n < len(name) && !strings.ContainsRune(" \t\n/>", rune(name[n])) {
		return 0
	}
	s = s[:min(len(s), maxTag)]
	for i := len(s) - len(name) + n; i >= 0 && i < len(s); i++ {
		switch s[i] {
		case '>':
			return i + 1
		case '<':
			return 0
		case '"', '\'':
			end := strings.IndexByte(s[i+1:], s[i])
			if end < 0 {
				return 0
			}
			i += end + 1
		case '{':
			n := braces(s[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		}
	}
	return 0
}

// parseComponent parses a tag of JSX.
func parseComponent(s string) tag {
	rest, isEnd := strings.CutPrefix(strings.TrimSuffix(s[1:], ">"), "/")
	rest = strings.TrimSuffix(rest, "/")
	end := strings.IndexAny(rest, " \t\n/")
	if end < 0 {
		end = len(rest)
	}
	return tag{name: rest[:end], isEnd: isEnd, arguments: parseArguments(rest[end:])}
}

// isQuotationName reports whether a shortcode or a component has the name of a quotation.
func isQuotationName(name string) bool {
	switch strings.ToLower(name) {
	case "quote", "blockquote", "pullquote", "epigraph":
		return true
	}
	return false
}

// source returns who is quoted by a shortcode for a quotation: {% quote Jo Park %}.
func (t tag) source() string {
	if source := t.first("author", "by", "cite", "attribution", "source", "from", "name"); source != "" {
		return source
	}
	words := slices.Concat(t.words, t.quoted)
	if i := slices.IndexFunc(words, func(word string) bool { return strings.Contains(word, "://") }); i >= 0 {
		words = words[:i]
	}
	return strings.Join(words, " ")
}
