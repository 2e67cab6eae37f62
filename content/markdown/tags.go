package markdown

import (
	"slices"
	"strconv"
	"strings"

	"pullquote/content"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tags are the inline elements of HTML that are open. The zero value has none.
type tags struct{ open []tag }

// maxTags is how many are kept open; more change nothing.
const maxTags = 64

type tag struct {
	atom  atom.Atom
	style content.Style // of its own
	link  string
}

// start opens an element and returns the mark that it writes. Elements that
// mean nothing to a reader are left out.
func (s *tags) start(t html.Token) string {
	style, ok := meaning(t.DataAtom)
	if !ok || t.Type != html.StartTagToken || len(s.open) >= maxTags {
		return ""
	}
	next := tag{t.DataAtom, style, ""}
	if t.DataAtom == atom.A {
		next.link = attr(t, "href")
	}
	s.open = append(s.open, next)
	if t.DataAtom == atom.Q {
		return s.quoteMark("“", "‘")
	}
	return ""
}

// end closes the last open element of a name and returns the mark that it
// writes.
func (s *tags) end(t html.Token) string {
	for i, open := range slices.Backward(s.open) {
		if open.atom != t.DataAtom {
			continue
		}
		mark := ""
		if open.atom == atom.Q {
			mark = s.quoteMark("”", "’")
		}
		s.open = slices.Delete(s.open, i, i+1)
		return mark
	}
	return ""
}

// quoteMark chooses between the marks of a quotation and of one inside it.
func (s *tags) quoteMark(outer, inner string) string {
	depth := 0
	for _, open := range s.open {
		if open.atom == atom.Q {
			depth++
		}
	}
	if depth%2 == 0 {
		return inner
	}
	return outer
}

// look adds the emphasis and the link of what is open.
func (s *tags) look(style content.Style, link string) (content.Style, string) {
	for _, open := range s.open {
		style |= open.style
		if open.link != "" && link == "" {
			link = open.link
		}
	}
	return style, link
}

// hidden reports whether text is not for people here.
func (s *tags) hidden() bool {
	return slices.ContainsFunc(s.open, func(t tag) bool { return hides(t.atom) })
}

// meaning is the emphasis of an inline element; ok if it means anything.
func meaning(a atom.Atom) (style content.Style, ok bool) {
	switch a {
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		return content.Emph, true
	case atom.Strong, atom.B:
		return content.Strong, true
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		return content.CodeSpan, true
	case atom.S, atom.Del, atom.Strike:
		return content.Strike, true
	case atom.Mark:
		return content.Mark, true
	case atom.Sub:
		return content.Sub, true
	case atom.Sup:
		return content.Sup, true
	case atom.A, atom.Q:
		return 0, true
	}
	return 0, hides(a)
}

func hides(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Svg:
		return true
	}
	return false
}

func attr(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// readTag reads one tag. A tag without attributes, as most are, needs no
// tokenizer.
func readTag(source string) html.Token {
	name, isStart := strings.CutPrefix(strings.TrimSuffix(source, ">"), "<")
	kind := html.StartTagToken
	if end, isEnd := strings.CutPrefix(name, "/"); isEnd {
		name, kind = end, html.EndTagToken
	}
	if isStart && name != "" && strings.IndexFunc(name, func(r rune) bool { return !isNameRune(r) }) < 0 {
		name = strings.ToLower(name)
		return html.Token{Type: kind, DataAtom: atom.Lookup([]byte(name)), Data: name}
	}
	z := html.NewTokenizer(strings.NewReader(source))
	z.Next()
	return z.Token()
}

func isNameRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// raise writes the digits of an index in their raised or lowered forms, if
// digits and a sign are all of it.
func raise(s string, style content.Style) string {
	var digits, signs []rune
	switch {
	case style&content.CodeSpan != 0: // copied, not read
		return s
	case style&content.Sup != 0:
		digits, signs = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹"), []rune("⁺⁻")
	case style&content.Sub != 0:
		digits, signs = []rune("₀₁₂₃₄₅₆₇₈₉"), []rune("₊₋")
	default:
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(digits[r-'0'])
		case r == '+':
			b.WriteRune(signs[0])
		case r == '-', r == '−':
			b.WriteRune(signs[1])
		default:
			return s
		}
	}
	return b.String()
}

// superscript writes a number in raised digits.
func superscript(n int) string { return raise(strconv.Itoa(n), content.Sup) }
