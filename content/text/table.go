package text

import "strings"

// isRule reports whether a chunk is a rule: a line of three or more -, *, _, = or ~,
// or an ornament.
func isRule(c chunk) bool {
	return len(c) == 1 && isDashes(strings.ReplaceAll(c.firstLine(), " ", "")) || len(c) == 1 && c.firstLine() == ". . ."
}

// isDashes reports whether a trimmed line consists of the characters of a rule.
func isDashes(s string) bool {
	if s == "⁂" || s == "§" {
		return true
	}
	return len(s) >= 3 && (strings.ContainsRune("-*_=~#", rune(s[0])) && strings.Trim(s, s[:1]) == "" || strings.Trim(s, "•") == "")
}

// isTable reports whether a chunk has columns: all its lines have two or more spaces at the
// same position. (Justified prose also has wide spaces, but at different positions.)
func isTable(c chunk) bool {
	const maxRow = 400 // bytes: a longer line is not the row of a table
	if len(c) < 2 {
		return false
	}
	blank, width := rowBlanks(c[0]), 0
	if blank == nil {
		return false
	}
	for _, l := range c[1:] {
		row := rowBlanks(l)
		if row == nil || len(l) > maxRow {
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

// rowBlanks returns which characters of a line, after its indent, are spaces. It returns nil
// if no two of them are adjacent.
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
