// Package markup defines what HTML elements mean, and how their text is built. The parsers
// of HTML and of Markdown both use it, so that HTML in Markdown is shown like other HTML.
//
// An element can style its text, break the line before and after it, or hide its content.
// A [Line] collapses white space as a browser does. Captions, the sources of quoted
// passages, code, and superscripts and subscripts in formulas have rules of their own.
//
// What always holds: nothing here parses a document, and all text that is returned has
// passed [content.Sanitize].
package markup

import (
	"strings"

	"pullquote/content"

	"golang.org/x/net/html/atom"
)

// Emphasis returns the style of an inline element. It reports false for an element without
// a meaning here.
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

// IsHidden reports whether the content of an element is not shown.
func IsHidden(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Template, atom.Head, atom.Svg:
		return true
	}
	return false
}

// IsBlock reports whether an element breaks the line before and after it.
func IsBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav, atom.Search, atom.Body, atom.Html, atom.Title,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hgroup, atom.Hr, atom.Blockquote, atom.Pre, atom.Center, atom.Address,
		atom.Ul, atom.Ol, atom.Menu, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Figure, atom.Figcaption, atom.Details, atom.Summary, atom.Dialog,
		atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.Form, atom.Fieldset, atom.Legend, atom.Option, atom.Iframe, atom.Video, atom.Audio:
		return true
	}
	return false
}

// OpeningMark returns the mark before a quotation that is inside depth other quotations on
// the same line.
func OpeningMark(depth int) string {
	if depth%2 == 0 {
		return "“"
	}
	return "‘"
}

// ClosingMark returns the mark after a quotation that is inside depth other quotations on
// the same line.
func ClosingMark(depth int) string {
	if depth%2 == 0 {
		return "”"
	}
	return "’"
}

// ListStart returns the number of the first item of a list from its start attribute, or 1
// if the attribute is not a number.
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

// OneLine returns s without line breaks: each run of white space becomes one space.
func OneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
