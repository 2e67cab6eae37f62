// Package markup knows what the elements of HTML mean to a reader, and how the text
// in them is set. The parsers of HTML and of Markdown both use it, so that HTML in
// Markdown reads like HTML.
//
// An element can emphasize its text, break the line before and after it, or hide what
// it holds. A [Line] is text with its white space as a browser sets it. Captions, the
// sources of quoted passages, code and indices have their own forms.
//
// What always holds: nothing here reads a document, and all text that comes out has
// passed [content.InlineBuilder].
package markup

import (
	"strings"

	"pullquote/content"

	"golang.org/x/net/html/atom"
)

// Emphasis returns the style of an inline element. It reports false for an element
// that means nothing to a reader.
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
	return 0, IsHidden(a)
}

// IsHidden reports whether an element hides what it holds from readers.
func IsHidden(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Svg:
		return true
	}
	return false
}

// IsBlockLevel reports whether an element breaks the line before and after it.
func IsBlockLevel(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Caption, atom.Tr, atom.Td, atom.Th, atom.Center, atom.Details, atom.Summary, atom.Aside,
		atom.Nav, atom.Main, atom.Address, atom.Form, atom.Fieldset, atom.Legend, atom.Option, atom.Hgroup,
		atom.Title, atom.Body, atom.Html, atom.Dialog, atom.Menu, atom.Iframe, atom.Video, atom.Audio:
		return true
	}
	return false
}

// OpeningMark returns the mark before a quotation within a line, which is inside of
// depth other quotations.
func OpeningMark(depth int) string {
	if depth%2 == 0 {
		return "“"
	}
	return "‘"
}

// ClosingMark returns the mark after it.
func ClosingMark(depth int) string {
	if depth%2 == 0 {
		return "”"
	}
	return "’"
}

// ListStart returns the number that a list begins with, by its attribute, or 1 if the
// attribute is not a number.
func ListStart(attribute string) int {
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

// OneLine returns s with each run of white space as one space.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
