package render

import (
	"context"
	"errors"
	"sort"
	"strings"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/bounds"
	"pullquote/content/isolate"
	"pullquote/ui/layout"

	"github.com/alecthomas/chroma/v2"
	"github.com/clipperhouse/displaywidth"
)

// Chroma's lexers are lists of backtracking regular expressions: some texts of two
// kilobytes take them minutes. So code is drawn without colours first. [Renderer.Highlight]
// finds the colours outside the update loop, and [Renderer.SetHighlighted] stores them for
// the next time that the code is drawn. Colours never change the position of a character.

// maxCodeLine bounds the lines of code that is highlighted, in bytes.
const maxCodeLine = 2 << 10

// renderCode draws a block of code, in colour if its colours are known. It returns nil for
// code that is never highlighted.
func (r *Renderer) renderCode(b *content.Code) []layout.Line {
	if !isShort(b) {
		return nil
	}
	if lines, ok := r.highlighted.get(b); ok && lines != nil {
		return lines
	}
	return codeLines(b.Source.String(), func(yield func(string, *layout.CellStyle) bool) { yield(b.Source.String(), r.code.plain()) })
}

// linesBetween returns the lines that begin from one offset up to another. The last line may
// begin at the end of the text.
func linesBetween(lines []layout.Line, from, to int) []layout.Line {
	if len(lines) == 0 || from == 0 && to >= lines[len(lines)-1].End {
		return lines
	}
	start := sort.Search(len(lines), func(i int) bool { return lines[i].Start >= from })
	end := sort.Search(len(lines), func(i int) bool { return lines[i].Start >= to })
	if to >= lines[len(lines)-1].End {
		end = len(lines)
	}
	return lines[start:end]
}

// NeedsHighlight reports whether b should be highlighted and has not been yet.
func (r *Renderer) NeedsHighlight(b *content.Code) bool {
	if r.code.all != nil {
		return false
	}
	_, ok := r.highlighted.get(b)
	return !ok && isShort(b) && r.slow[b.Lang] < maxSlow
}

// Bounds of what slow lexers may cost: how many blocks in one language may be slow before the
// others stay plain, and how much of a block must be highlighted in its time, in bytes.
const (
	maxSlow  = 3
	minSpeed = 1 << 10
)

// isShort reports whether b is short enough to be highlighted.
func isShort(b *content.Code) bool {
	if len(b.Source.String()) > bounds.MaxCode {
		return false
	}
	for line := range strings.SplitSeq(b.Source.String(), "\n") {
		if len(line) > maxCodeLine {
			return false
		}
	}
	return true
}

// A Highlighted is the result of [Renderer.Highlight]. It is empty if the code stays plain.
type Highlighted struct {
	lines  []layout.Line
	isSlow bool // there was time for less than minSpeed
}

// Highlight finds the colours of b. When the context is cancelled, it gives up and b stays
// plain; when its time is over, the rest of b does. It checks the context only between tokens, so
// it may return some seconds late.
// Highlight may run concurrently with everything else: it reads nothing that changes.
func (r *Renderer) Highlight(ctx context.Context, b *content.Code) Highlighted {
	var tokens []chroma.Token
	var ok bool
	if p := isolate.Run(func() { tokens, ok = tokenize(ctx, b) }); p != nil || !ok { // some lexers panic on some texts
		return Highlighted{isSlow: isOver(ctx)}
	}
	last := len(tokens) - 1
	isSlow := isOver(ctx) && len(b.Source.String())-len(tokens[last].Value) < minSpeed
	styles := r.code.tokens()
	return Highlighted{isSlow: isSlow, lines: codeLines(b.Source.String(), func(yield func(string, *layout.CellStyle) bool) {
		for _, token := range tokens {
			if !yield(token.Value, styles[token.Type]) {
				return
			}
		}
	})}
}

// SetHighlighted stores the result of [Renderer.Highlight] for the next time that b is
// drawn.
func (r *Renderer) SetHighlighted(b *content.Code, h Highlighted) {
	if h.isSlow {
		r.slow[b.Lang]++
	}
	r.highlighted.put(b, h.lines)
}

// isOver reports whether the time of a context is over.
func isOver(ctx context.Context) bool { return errors.Is(ctx.Err(), context.DeadlineExceeded) }

// tokenize splits code into tokens. It reports false if ctx is cancelled first, or if the tokens
// do not add up to the code. When the time of ctx is over, the rest of the code is one token.
func tokenize(ctx context.Context, b *content.Code) ([]chroma.Token, bool) {
	lexer := findLexer(b)
	if lexer == nil {
		return nil, false
	}
	if _, ok := lexer.(*chroma.RegexLexer); !ok && strings.Contains(b.Source.String(), "```") {
		// A lexer composed of others reads everything before it returns the first token,
		// and code within Markdown with the lexer of that code, so nothing could stop it.
		return nil, false
	}
	next, err := lexer.Tokenise(nil, b.Source.String()+"\n")
	if err != nil {
		return nil, false
	}
	var tokens []chroma.Token
	rest := b.Source.String() + "\n"
	for ended := false; rest != ""; {
		token := next()
		switch {
		case isOver(ctx):
			return append(tokens, chroma.Token{Type: chroma.Text, Value: rest}), len(tokens) > 0
		case ctx.Err() != nil, !strings.HasPrefix(rest, token.Value):
			return nil, false
		case token == chroma.EOF && ended:
			return tokens, strings.TrimSpace(rest) == ""
		}
		ended = token == chroma.EOF // the HTTP lexer continues after the first EOF with the body
		rest = rest[len(token.Value):]
		tokens = append(tokens, token)
	}
	return tokens, true
}

// codeLines returns one row per line of code, given spans of text with a style. A span that
// ends within a grapheme is extended to its end, so that a row is as wide as without
// colours.
func codeLines(source string, spans func(yield func(text string, style *layout.CellStyle) bool)) []layout.Line {
	lines := []layout.Line{{}}
	at := 0
	add := func(end int, style *layout.CellStyle) {
		for at < end {
			l := &lines[len(lines)-1]
			text, _, ends := strings.Cut(source[at:end], "\n")
			if n := len(l.Runs); text != "" && n > 0 && l.Runs[n-1].Cell == style {
				l.Runs[n-1].Text += text
			} else if text != "" {
				l.Runs = append(l.Runs, layout.Run{Text: text, Role: layout.Preformatted, Cell: style, Offset: at})
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
	for text, style := range spans {
		end = min(end+len(text), len(source))
		add(graphemeEnd(source, at, end), style)
	}
	lines[len(lines)-1].End = len(source)
	return lines
}

// graphemeEnd returns the end of the grapheme that contains the end of source[start:end].
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
