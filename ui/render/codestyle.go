package render

import (
	"strings"
	"sync"

	"pullquote/ui/layout"
	"pullquote/ui/theme"

	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters"
	"github.com/alecthomas/chroma/v2/styles"
)

// A codeStyle is the look of code. It is immutable.
type codeStyle struct {
	all    *layout.CellStyle                             // for all code; nil: depends on the token
	tokens func() map[chroma.TokenType]*layout.CellStyle // for each type of token
}

// plain returns the style of code without colours.
func (s *codeStyle) plain() *layout.CellStyle {
	if s.all != nil {
		return s.all
	}
	return s.tokens()[chroma.Text]
}

// newCodeStyle returns the style of code in a theme. Colours that chroma cannot parse are
// ignored.
func newCodeStyle(th *theme.Theme) codeStyle {
	c := th.Stylesheet()
	if th.IsMono() {
		return codeStyle{all: &layout.CellStyle{}}
	}
	var style *chroma.Style
	switch {
	case c.CodeBlock.Chroma != nil:
		style, _ = chroma.NewStyle("", tokenEntries(c.CodeBlock.Chroma))
	case c.CodeBlock.Theme != "":
		style = styles.Get(c.CodeBlock.Theme)
	}
	if style == nil {
		return codeStyle{all: th.CellStyle(c.Document.StylePrimitive, c.CodeBlock.StylePrimitive)}
	}
	formatter := "terminal256"
	switch {
	case th.HasTerminalColors():
		formatter = "terminal16"
	case th.HasTrueColors():
		formatter = "terminal16m"
	}
	return codeStyle{tokens: sync.OnceValue(func() map[chroma.TokenType]*layout.CellStyle { return tokenStyles(style, formatter) })}
}

// tokenStyles returns the styles of all types of tokens, as rendered by a formatter of
// chroma. Types that look the same share a style.
func tokenStyles(style *chroma.Style, formatter string) map[chroma.TokenType]*layout.CellStyle {
	types := chroma.TokenTypeValues()
	samples := make([]chroma.Token, len(types))
	for i, t := range types {
		samples[i] = chroma.Token{Type: t, Value: "x\n"}
	}
	out := map[chroma.TokenType]*layout.CellStyle{}
	var s strings.Builder
	if err := formatters.Get(formatter).Format(&s, style, chroma.Literator(samples...)); err != nil {
		return out
	}
	same := map[layout.CellStyle]*layout.CellStyle{}
	for i, row := range parseANSI(s.String())[:len(types)] {
		cell := row[0].style
		if same[*cell] == nil {
			same[*cell] = cell
		}
		out[types[i]] = same[*cell]
	}
	return out
}

// tokenEntries converts the token styles of a stylesheet for chroma.
func tokenEntries(c *ansi.Chroma) chroma.StyleEntries {
	entries := chroma.StyleEntries{}
	for t, p := range map[chroma.TokenType]ansi.StylePrimitive{
		chroma.Background: c.Background, chroma.Text: c.Text, chroma.Error: c.Error,
		chroma.Comment: c.Comment, chroma.CommentPreproc: c.CommentPreproc,
		chroma.Keyword: c.Keyword, chroma.KeywordReserved: c.KeywordReserved,
		chroma.KeywordNamespace: c.KeywordNamespace, chroma.KeywordType: c.KeywordType,
		chroma.Operator: c.Operator, chroma.Punctuation: c.Punctuation,
		chroma.Name: c.Name, chroma.NameBuiltin: c.NameBuiltin, chroma.NameTag: c.NameTag,
		chroma.NameAttribute: c.NameAttribute, chroma.NameClass: c.NameClass, chroma.NameConstant: c.NameConstant,
		chroma.NameDecorator: c.NameDecorator, chroma.NameException: c.NameException,
		chroma.NameFunction: c.NameFunction, chroma.NameOther: c.NameOther,
		chroma.Literal: c.Literal, chroma.LiteralNumber: c.LiteralNumber, chroma.LiteralDate: c.LiteralDate,
		chroma.LiteralString: c.LiteralString, chroma.LiteralStringEscape: c.LiteralStringEscape,
		chroma.GenericDeleted: c.GenericDeleted, chroma.GenericEmph: c.GenericEmph,
		chroma.GenericInserted: c.GenericInserted, chroma.GenericStrong: c.GenericStrong,
		chroma.GenericSubheading: c.GenericSubheading,
	} {
		entries[t] = tokenEntry(p)
	}
	return entries
}

func tokenEntry(p ansi.StylePrimitive) string {
	var parts []string
	if p.Color != nil {
		parts = append(parts, *p.Color)
	}
	if p.BackgroundColor != nil {
		parts = append(parts, "bg:"+*p.BackgroundColor)
	}
	for _, a := range []struct {
		on   *bool
		name string
	}{{p.Italic, "italic"}, {p.Bold, "bold"}, {p.Underline, "underline"}} {
		if a.on != nil && *a.on {
			parts = append(parts, a.name)
		}
	}
	return strings.Join(parts, " ")
}
