package markdown

import (
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/content/internal/markup"

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
	style, ok := markup.Emphasis(t.DataAtom)
	if !ok || t.Type != html.StartTagToken || len(s.open) >= maxTags {
		return ""
	}
	next := tag{t.DataAtom, style, ""}
	if t.DataAtom == atom.A {
		next.link = attr(t, "href")
	}
	mark := ""
	if t.DataAtom == atom.Q {
		mark = markup.OpeningMark(s.quotations())
	}
	s.open = append(s.open, next)
	return mark
}

// end closes the last open element of a name and returns the mark that it
// writes.
func (s *tags) end(t html.Token) string {
	for i, open := range slices.Backward(s.open) {
		if open.atom != t.DataAtom {
			continue
		}
		s.open = slices.Delete(s.open, i, i+1)
		if open.atom == atom.Q {
			return markup.ClosingMark(s.quotations())
		}
		return ""
	}
	return ""
}

// quotations are how many are open.
func (s *tags) quotations() int {
	n := 0
	for _, open := range s.open {
		if open.atom == atom.Q {
			n++
		}
	}
	return n
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
	return slices.ContainsFunc(s.open, func(t tag) bool { return markup.Hides(t.atom) })
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
