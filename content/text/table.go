package text

import (
	"strings"

	"pullquote/content"
)

// isRule reports whether a chunk is a line of three or more -, *, _, = or ~.
func isRule(c chunk) bool {
	return len(c) == 1 && isDashes(strings.ReplaceAll(c.first(), " ", "")) || len(c) == 1 && c.first() == ". . ."
}

func isDashes(s string) bool {
	if s == "⁂" || s == "§" {
		return true
	}
	return len(s) >= 3 && (strings.ContainsRune("-*_=~#", rune(s[0])) && strings.Trim(s, s[:1]) == "" || strings.Trim(s, "•") == "")
}

// isTable reports whether a chunk has columns that blanks set apart: a river of
// two blanks runs through all its lines. (Justified prose has wide blanks too,
// but not below each other.)
func isTable(c chunk) bool {
	const most = 400 // cells: a wider line is no table's row
	if len(c) < 2 {
		return false
	}
	blank, width := rowBlanks(c[0]), 0
	if blank == nil {
		return false
	}
	for _, l := range c[1:] {
		row := rowBlanks(l)
		if row == nil || len(l) > most {
			return false
		}
		for i := range blank {
			blank[i] = blank[i] && (i >= len(row) || row[i])
		}
		if len(row) < len(blank) {
			blank = blank[:len(row)]
		}
	}
	run := 0
	for _, b := range blank {
		run++
		if !b {
			run = 0
		}
		width = max(width, run)
	}
	return width >= 2 && (len(c) > 2 || width >= 3)
}

// rowBlanks says which cells of a line are blank, none of them before the text
// begins; nil if the line has no two of them together.
func rowBlanks(l string) []bool {
	indent := indentOf(l)
	if !strings.Contains(l[indent:], "  ") {
		return nil
	}
	var out []bool
	for _, r := range l {
		out = append(out, r == ' ' && len(out) >= indent)
	}
	return out
}

// table keeps a table as it was typed.
func table(c chunk) *content.Code {
	least := indentOf(c[0])
	for _, l := range c {
		least = min(least, indentOf(l))
	}
	var out []string
	for _, l := range c {
		out = append(out, l[least:])
	}
	return &content.Code{Source: content.Sanitize(strings.Join(out, "\n"))}
}
