package theme

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/ui/layout"
)

// Prerender has glamour render code and tables, and finds every character of the
// source again in what it made, so that these rows know their places like all
// others. What glamour cannot fit into the width is left to layout.
func (t *Theme) Prerender(m layout.WidthMode) layout.Prerender {
	return func(b content.Block, width int) []layout.Line {
		switch b := b.(type) {
		case *content.Code:
			return t.coded(b)
		case *content.Table:
			return t.table(b, width, m)
		}
		return nil
	}
}

// mostForeign bounds what glamour is given, in bytes: it needs seconds for more,
// and nobody reads so much code for its colours.
const mostForeign = 64 << 10

// mostCodeLine bounds a line of code that glamour is given, in bytes: the
// patterns that find its colours go back and forth in a line.
const mostCodeLine = 2 << 10

// coded is [Theme.render] of a block of code, kept: code does not depend on the
// width.
func (t *Theme) coded(b *content.Code) []layout.Line {
	if len(b.Source) > mostForeign || slices.ContainsFunc(strings.Split(b.Source, "\n"), func(l string) bool { return len(l) > mostCodeLine }) {
		return nil
	}
	lines, ok := t.codes[b]
	if !ok {
		if len(t.codes) >= mostCodes {
			clear(t.codes)
		}
		lines = t.code(b)
		t.codes[b] = lines
	}
	return lines
}

// mostCodes is how many blocks of code are kept.
const mostCodes = 64

// code renders lines of code. Glamour changes colours here, never characters;
// where it does, the code stands as it is.
func (t *Theme) code(b *content.Code) []layout.Line {
	fence := strings.Repeat("`", max(longestRun(b.Source, '`')+1, 3))
	rows, ok := t.render(fence+language(b.Lang)+"\n"+b.Source+"\n"+fence+"\n", 0)
	if !ok {
		return nil
	}
	var lines []layout.Line
	at := 0
	source := strings.Split(b.Source, "\n")
	rows = trimRows(rows, len(source))
	if len(rows) != len(source) {
		return nil
	}
	for i, row := range rows {
		end := min(at+len(source[i])+1, len(b.Source))
		line := layout.Line{Start: at, End: end}
		left := source[i]
		for _, r := range row {
			text := r.text
			if len(text) > len(left) && strings.TrimRight(text[len(left):], " ") == "" {
				text = text[:len(left)]
			}
			if !strings.HasPrefix(left, text) {
				return nil
			}
			if text == "" {
				continue
			}
			line.Runs = append(line.Runs, layout.Run{Text: text, Role: layout.Preformatted, Cell: r.pen, Offset: at + len(source[i]) - len(left)})
			left = left[len(text):]
		}
		if strings.TrimRight(left, " ") != "" {
			return nil
		}
		lines = append(lines, line)
		at = end
	}
	return lines
}

// longestRun is how often c stands in a row at the most.
func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// trimRows drops empty rows that glamour adds, keeping n if it can.
func trimRows(rows [][]penned, n int) [][]penned {
	blank := func(row []penned) bool {
		for _, r := range row {
			if strings.TrimSpace(r.text) != "" {
				return false
			}
		}
		return true
	}
	for len(rows) > n && blank(rows[len(rows)-1]) {
		rows = rows[:len(rows)-1]
	}
	for len(rows) > n && blank(rows[0]) {
		rows = rows[1:]
	}
	return rows
}

// language is the name of a language for the fence; "" for what is none.
func language(lang string) string {
	isPart := func(r rune) bool {
		return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) || strings.ContainsRune("+-#._", r)
	}
	const most = 40
	if len(lang) > most || strings.ContainsFunc(lang, func(r rune) bool { return !isPart(r) }) {
		return ""
	}
	return lang
}

// mostWidth bounds the width that glamour is given, which it fills with blanks.
const mostWidth = 1000

// render has glamour render Markdown. It reports false where that fails: glamour
// panics on some stylesheets.
func (t *Theme) render(markdown string, width int) (rows [][]penned, ok bool) {
	defer func() {
		if recover() != nil {
			rows, ok = nil, false
		}
	}()
	r, err := t.renderer(min(width, mostWidth))
	if err != nil {
		return nil, false
	}
	out, err := r.Render(markdown)
	if err != nil {
		return nil, false
	}
	return parseANSI(out), true
}
