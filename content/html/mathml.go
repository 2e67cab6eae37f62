package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// mostNested is how deep formulas nest; of what is deeper only the signs are read.
const mostNested = 50

// signs writes what n, a part of a formula, holds on one line: a fraction as
// (a+b)/2, a power as xⁿ⁺¹, a root as √(a+b), a matrix as (1, 2; 3, 4).
func signs(n *dom.Node, depth int) string {
	if n.Type == dom.TextNode {
		return strings.Map(func(r rune) rune {
			if r >= 0x2061 && r <= 0x2064 { // what is not written between f and x
				return -1
			}
			return r
		}, strings.TrimSpace(n.Data))
	}
	if n.Type != dom.ElementNode {
		return ""
	}
	if depth > mostNested {
		return strings.Join(strings.Fields(dom.Text(n)), "")
	}
	switch n.Data {
	case "annotation", "annotation-xml", "mphantom":
		return ""
	case "mspace":
		return " "
	case "mtext":
		return dom.Text(n)
	case "msqrt":
		return root("√", row(n, depth))
	case "mfenced":
		return fenced(n, depth)
	case "mtable":
		return strings.Join(operands(n, depth), "; ")
	case "mtr", "mlabeledtr":
		return cells(operands(n, depth))
	case "mfrac", "mroot", "msup", "msub", "msubsup", "mover", "munder", "munderover":
		return built(n.Data, operands(n, depth))
	}
	return row(n, depth)
}

// row writes what stands one after another. A blank is between the name of a
// function and a letter or a number behind it.
func row(n *dom.Node, depth int) string {
	var b strings.Builder
	named := false
	for c := range n.ChildNodes() {
		s := signs(c, depth+1)
		if s == "" {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(s); named && (unicode.IsLetter(first) || unicode.IsDigit(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		named = c.Data == "mi" && c.Type == dom.ElementNode && utf8.RuneCountInString(s) > 1
	}
	return b.String()
}

// cells writes what stands in one row of a table: the rest of an equation may
// stand in the second cell.
func cells(row []string) string {
	var b strings.Builder
	for _, s := range row {
		first, _ := utf8.DecodeRuneInString(s)
		switch {
		case b.Len() == 0 || s == "":
		case strings.ContainsRune("=<>≤≥≈≡∼≃", first):
			b.WriteByte(' ')
		default:
			b.WriteString(", ")
		}
		b.WriteString(s)
	}
	return b.String()
}

// operands are the elements in n, written, and the text that should not be there.
func operands(n *dom.Node, depth int) []string {
	var out []string
	for c := range n.ChildNodes() {
		if s := signs(c, depth+1); s != "" || c.Type == dom.ElementNode {
			out = append(out, s)
		}
	}
	return out
}

// built writes what an element makes of its operands; all of them one after
// another where there are too few.
func built(name string, o []string) string {
	switch {
	case len(o) < 2 || len(o) < 3 && (name == "msubsup" || name == "munderover"):
		return strings.Join(o, "")
	case name == "mfrac":
		return bracketed(o[0]) + "/" + bracketed(o[1])
	case name == "mroot":
		return root(markup.Index(o[1], content.Sup)+"√", o[0])
	case name == "msup":
		return based(o[0]) + index(o[1], content.Sup)
	case name == "msub":
		return based(o[0]) + index(o[1], content.Sub)
	case name == "msubsup":
		return based(o[0]) + index(o[1], content.Sub) + index(o[2], content.Sup)
	case name == "mover":
		return withAbove(o[0], o[1])
	case name == "munder":
		return withBelow(o[0], o[1])
	}
	return withBelow(o[0], o[1]) + index(o[2], content.Sup)
}

// index writes what is raised or lowered; primes are so by themselves.
func index(s string, style content.Style) string {
	if s == "" || strings.Trim(s, "′″‴*†∗") == "" {
		return s
	}
	return markup.Index(s, style)
}

// root writes a root of s.
func root(sign, s string) string {
	switch sign {
	case "³√":
		sign = "∛"
	case "⁴√":
		sign = "∜"
	}
	if strings.Trim(s, "0123456789") == "" || utf8.RuneCountInString(s) == 1 {
		return sign + s
	}
	return sign + "(" + s + ")"
}

// bracketed is s in brackets, if it is more than one number, one name or what has
// brackets already.
func bracketed(s string) string {
	const signs = "+-−±=<>≤≥·×*/, "
	if isWord(s) || isEnclosed(s) || !strings.ContainsAny(s, signs) && utf8.RuneCountInString(s) < 2 {
		return s
	}
	return "(" + s + ")"
}

// based is what an index stands behind.
func based(s string) string {
	if strings.ContainsAny(s, "+-−±=/·× ") && !isEnclosed(s) && utf8.RuneCountInString(s) > 1 {
		return "(" + s + ")"
	}
	return s
}

// isWord reports whether s is a number, a sign or a letter with what is raised
// behind it.
func isWord(s string) bool {
	if strings.Trim(s, "0123456789.,") == "" {
		return true
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.Trim(s[n:], "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ′") == ""
}

// isEnclosed reports whether a pair of brackets is around all of s.
func isEnclosed(s string) bool {
	if !strings.HasPrefix(s, "(") {
		return false
	}
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i == len(s)-1
			}
		}
	}
	return false
}

// withAbove writes what stands above s: the accent of a letter, or a limit.
func withAbove(s, above string) string {
	accents := map[string]string{"¯": "\u0304", "‾": "\u0304", "_": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "˙": "\u0307", ".": "\u0307", "¨": "\u0308", "→": "\u20d7", "⃗": "\u20d7", "ˇ": "\u030c"}
	switch accent := accents[above]; {
	case accent != "" && utf8.RuneCountInString(s) == 1:
		return s + accent
	case accent != "", strings.Trim(above, "⏞︷⎴") == "":
		return s
	}
	return based(s) + index(above, content.Sup)
}

// withBelow writes what stands below s: a limit.
func withBelow(s, below string) string {
	if strings.Trim(below, "_¯‾⏟︸⎵") == "" {
		return s
	}
	return based(s) + index(below, content.Sub)
}

// fenced writes what an element sets in brackets.
func fenced(n *dom.Node, depth int) string {
	open, end, comma := "(", ")", ", "
	if dom.HasAttr(n, "open") {
		open = dom.Attr(n, "open")
	}
	if dom.HasAttr(n, "close") {
		end = dom.Attr(n, "close")
	}
	if s := strings.TrimSpace(dom.Attr(n, "separators")); s != "" {
		_, size := utf8.DecodeRuneInString(s)
		comma = s[:size]
	}
	return open + strings.Join(operands(n, depth), comma) + end
}
