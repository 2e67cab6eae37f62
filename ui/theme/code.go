package theme

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/ui/layout"

	"charm.land/glamour/v2/ansi"
	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"
	"github.com/clipperhouse/displaywidth"
)

// Chroma's lexers are lists of regular expressions that backtrack: for some texts
// of two kilobytes they take minutes. So code is set plain first. [Theme.Highlight]
// finds its colours, beside the update loop, and [Theme.SetHighlighted] has it set in
// them from then on. Colours never change where a character is.

// Bounds on the code that is highlighted, in bytes.
const (
	maxCode     = 64 << 10
	maxCodeLine = 2 << 10
)

// A codeLook is how a theme sets code. It does not change.
type codeLook struct {
	one  *layout.Pen                             // of all code; nil: tokens have their own
	pens func() map[chroma.TokenType]*layout.Pen // of tokens
}

// plain is how code without colours looks.
func (l *codeLook) plain() *layout.Pen {
	if l.one != nil {
		return l.one
	}
	return l.pens()[chroma.Text]
}

// newCodeLook reads a stylesheet. A style that chroma cannot read counts as none.
// Formatter is chroma's for as many colours as the theme has.
func newCodeLook(c ansi.StyleConfig, formatter string) codeLook {
	var style *chroma.Style
	switch {
	case c.CodeBlock.Chroma != nil:
		style, _ = chroma.NewStyle("", tokenStyles(c.CodeBlock.Chroma))
	case c.CodeBlock.Theme != "":
		style = styles.Get(c.CodeBlock.Theme)
	}
	if style == nil {
		return codeLook{one: penOf(over(primitive(c.Document.StylePrimitive), c.CodeBlock.StylePrimitive))}
	}
	return codeLook{pens: sync.OnceValue(func() map[chroma.TokenType]*layout.Pen { return tokenPens(style, formatter) })}
}

// tokenPens returns the looks of all types of tokens, as chroma's formatter writes
// them. Types that look the same have the same pen.
func tokenPens(style *chroma.Style, formatter string) map[chroma.TokenType]*layout.Pen {
	types := chroma.TokenTypeValues()
	samples := make([]chroma.Token, len(types))
	for i, t := range types {
		samples[i] = chroma.Token{Type: t, Value: "x\n"}
	}
	pens := map[chroma.TokenType]*layout.Pen{}
	var s strings.Builder
	if err := formatters.Get(formatter).Format(&s, style, chroma.Literator(samples...)); err != nil {
		return pens
	}
	same := map[layout.Pen]*layout.Pen{}
	for i, row := range parseANSI(s.String())[:len(types)] {
		pen := row[0].pen
		if same[*pen] == nil {
			same[*pen] = pen
		}
		pens[types[i]] = same[*pen]
	}
	return pens
}

// renderCode sets a block of code: in colours if they are known, else plain. It
// returns nil for code that is never highlighted.
func (t *Theme) renderCode(b *content.Code) []layout.Line {
	if !isShort(b) {
		return nil
	}
	if lines, ok := t.highlighted.get(b); ok && lines != nil {
		return lines
	}
	return codeLines(b.Source, func(yield func(string, *layout.Pen) bool) { yield(b.Source, t.codeLook.plain()) })
}

// NeedsHighlight reports whether the colours of b are still to be found.
func (t *Theme) NeedsHighlight(b *content.Code) bool {
	if t.codeLook.one != nil {
		return false
	}
	_, ok := t.highlighted.get(b)
	return !ok && isShort(b)
}

// isShort reports whether b is within the bounds of what is highlighted: nobody
// reads more code for its colours.
func isShort(b *content.Code) bool {
	if len(b.Source) > maxCode {
		return false
	}
	for line := range strings.SplitSeq(b.Source, "\n") {
		if len(line) > maxCodeLine {
			return false
		}
	}
	return true
}

// A Highlighted is what [Theme.Highlight] found for a block of code: nothing if it
// stays plain.
type Highlighted struct{ lines []layout.Line }

// Highlight finds the colours of b. It gives up, and b stays plain, when the context
// is done; it looks at that only between two tokens, so that it may return some
// seconds later. Highlight reads nothing of the theme that changes: it may run beside
// the update loop.
func (t *Theme) Highlight(ctx context.Context, b *content.Code) (h Highlighted) {
	defer func() {
		if recover() != nil { // some lexers panic on some texts
			h = Highlighted{}
		}
	}()
	tokens, ok := tokenize(ctx, b)
	if !ok {
		return Highlighted{}
	}
	pens := t.codeLook.pens()
	return Highlighted{codeLines(b.Source, func(yield func(string, *layout.Pen) bool) {
		for _, token := range tokens {
			if !yield(token.Value, pens[token.Type]) {
				return
			}
		}
	})}
}

// SetHighlighted keeps what [Theme.Highlight] found. Code that is set from now on
// is in these colours.
func (t *Theme) SetHighlighted(b *content.Code, h Highlighted) { t.highlighted.put(b, h.lines) }

// tokenize cuts code into tokens. It reports false if it has no time for that, or if
// the tokens are not the code.
func tokenize(ctx context.Context, b *content.Code) ([]chroma.Token, bool) {
	lexer := lexers.Get(lexerName(b.Lang))
	if lexer == nil {
		lexer = guess(b.Source)
	}
	if _, ok := lexer.(*chroma.RegexLexer); !ok && strings.Contains(b.Source, "```") {
		// A lexer made of others reads everything before it returns the first token,
		// and code within Markdown with the lexer of that code: nothing could stop it.
		return nil, false
	}
	next, err := lexer.Tokenise(nil, b.Source+"\n")
	if err != nil {
		return nil, false
	}
	var tokens []chroma.Token
	rest := b.Source + "\n"
	for ended := false; rest != ""; {
		token := next()
		switch {
		case ctx.Err() != nil, !strings.HasPrefix(rest, token.Value):
			return nil, false
		case token == chroma.EOF && ended:
			return tokens, strings.TrimSpace(rest) == ""
		}
		ended = token == chroma.EOF // the lexer of HTTP goes on after one, with the body
		rest = rest[len(token.Value):]
		tokens = append(tokens, token)
	}
	return tokens, true
}

// guess finds the lexer for code in an unnamed language. Blank lines say nothing
// about it, and chroma takes minutes for many.
func guess(source string) chroma.Lexer {
	lines := slices.DeleteFunc(strings.Split(source, "\n"), func(line string) bool { return strings.TrimSpace(line) == "" })
	if lexer := lexers.Analyse(strings.Join(lines, "\n")); lexer != nil {
		return lexer
	}
	return lexers.Fallback
}

// lexerName is the name of a language as chroma may know it, else "".
func lexerName(lang string) string {
	isPart := func(r rune) bool {
		return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) || strings.ContainsRune("+-#._", r)
	}
	const maxName = 40
	if len(lang) > maxName || strings.ContainsFunc(lang, func(r rune) bool { return !isPart(r) }) {
		return ""
	}
	return lang
}

// codeLines sets code in rows, one for each line, from stretches of text with a
// look. A stretch that ends within a grapheme gets the rest of it, so that a row is
// as wide as it is without colours.
func codeLines(source string, stretches func(yield func(text string, pen *layout.Pen) bool)) []layout.Line {
	lines := []layout.Line{{}}
	at := 0
	add := func(end int, pen *layout.Pen) {
		for at < end {
			l := &lines[len(lines)-1]
			text, _, ends := strings.Cut(source[at:end], "\n")
			if n := len(l.Runs); text != "" && n > 0 && l.Runs[n-1].Pen == pen {
				l.Runs[n-1].Text += text
			} else if text != "" {
				l.Runs = append(l.Runs, layout.Run{Text: text, Role: layout.Preformatted, Pen: pen, Offset: at})
			}
			at += len(text)
			if ends {
				at++
				l.End = at
				lines = append(lines, layout.Line{Start: at})
			}
		}
	}
	end := 0
	for text, pen := range stretches {
		end = min(end+len(text), len(source))
		add(graphemeEnd(source, at, end), pen)
	}
	lines[len(lines)-1].End = len(source)
	return lines
}

// graphemeEnd is where the grapheme ends that the stretch of source from start to
// end stops in.
func graphemeEnd(source string, start, end int) int {
	if start >= end || end == len(source) || source[end-1] < utf8.RuneSelf && source[end] < utf8.RuneSelf {
		return end
	}
	line := start + strings.LastIndexByte(source[start:end], '\n') + 1
	at := line
	g := displaywidth.StringGraphemes(source[line:])
	for at < end && g.Next() {
		at += len(g.Value())
	}
	return max(at, end)
}

// tokenStyles writes a stylesheet's looks of tokens as chroma reads them.
func tokenStyles(c *ansi.Chroma) chroma.StyleEntries {
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
		entries[t] = tokenStyle(p)
	}
	return entries
}

func tokenStyle(p ansi.StylePrimitive) string {
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
