// Package markup says what the elements of HTML mean to a reader, and how the
// text in them is set. Markdown with HTML in it and HTML itself read alike
// because both front ends ask here.
//
// Elements: which emphasise, which stand on lines of their own, which hide what
// they hold. Lines: text with its white space as a browser sets it. Captions,
// the sources of quoted passages, code and raised digits: their forms.
//
// What always holds: nothing here reads a document; text that comes out has
// passed [content.InlineBuilder].
package markup

import (
	"strings"

	"pullquote/content"

	"golang.org/x/net/html/atom"
)

// Emphasis is the emphasis of an inline element; ok if it means anything to a
// reader.
func Emphasis(a atom.Atom) (style content.Style, ok bool) {
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
	return 0, Hides(a)
}

// Hides reports whether what an element holds is not for people.
func Hides(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Svg:
		return true
	}
	return false
}

// BreaksLine reports whether an element stands on lines of its own.
func BreaksLine(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Caption, atom.Tr, atom.Td, atom.Th, atom.Center, atom.Details, atom.Summary, atom.Aside,
		atom.Nav, atom.Main, atom.Address, atom.Form, atom.Fieldset, atom.Legend, atom.Option, atom.Hgroup,
		atom.Title, atom.Body, atom.Html, atom.Dialog, atom.Menu, atom.Iframe, atom.Video, atom.Audio:
		return true
	}
	return false
}

// OpeningMark is the mark that a quotation in a line opens with, in as many
// others as depth says.
func OpeningMark(depth int) string {
	if depth%2 == 0 {
		return "“"
	}
	return "‘"
}

// ClosingMark is the partner of [OpeningMark].
func ClosingMark(depth int) string {
	if depth%2 == 0 {
		return "”"
	}
	return "’"
}

// Start is the number that a numbered list begins with, of its attribute; 1 if
// that is no number.
func Start(attribute string) int {
	n := 0
	for _, r := range attribute {
		if r < '0' || r > '9' || n > 1e8 {
			return 1
		}
		n = 10*n + int(r-'0')
	}
	if attribute == "" {
		return 1
	}
	return n
}

// OneLine is s with its white space collapsed.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
