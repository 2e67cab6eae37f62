package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// maxNesting is how deep formulas nest; of deeper parts only the text is read.
const maxNesting = 50

// linearize returns what n, a part of a formula in MathML, says on one line: a
// fraction as (a+b)/2, a power as xⁿ⁺¹, a root as √(a+b), a matrix as (1, 2; 3, 4).
func linearize(n *dom.Node, depth int) string {
	if n.Type == dom.TextNode {
		return strings.Map(func(r rune) rune {
			if r >= 0x2061 && r <= 0x2064 { // invisible operators, as between f and x
				return -1
			}
			return r
		}, strings.TrimSpace(n.Data))
	}
	if n.Type != dom.ElementNode {
		return ""
	}
	if depth > maxNesting {
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
		return root("√", sequence(n, depth))
	case "mfenced":
		return fenced(n, depth)
	case "mtable":
		return strings.Join(operands(n, depth), "; ")
	case "mtr", "mlabeledtr":
		return tableRow(operands(n, depth))
	case "mfrac", "mroot", "msup", "msub", "msubsup", "mover", "munder", "munderover":
		return combine(n.Data, operands(n, depth))
	}
	return sequence(n, depth)
}

// sequence returns the parts of n one after another. There is a space between the
// name of a function and a letter or a number after it.
func sequence(n *dom.Node, depth int) string {
	var b strings.Builder
	isAfterName := false
	for c := range n.ChildNodes() {
		s := linearize(c, depth+1)
		if s == "" {
			continue
		}
		if first, _ := utf8.DecodeRuneInString(s); isAfterName && (unicode.IsLetter(first) || unicode.IsDigit(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(s)
		isAfterName = c.Data == "mi" && c.Type == dom.ElementNode && utf8.RuneCountInString(s) > 1
	}
	return b.String()
}

// operands returns the elements in n, each linearized, and text that does not
// belong there.
func operands(n *dom.Node, depth int) []string {
	var out []string
	for c := range n.ChildNodes() {
		if s := linearize(c, depth+1); s != "" || c.Type == dom.ElementNode {
			out = append(out, s)
		}
	}
	return out
}

// tableRow returns the cells of a row. The second cell may be the rest of an
// equation.
func tableRow(cells []string) string {
	var b strings.Builder
	for _, s := range cells {
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

// combine returns what an element makes of its operands. If there are too few, they
// follow one another.
func combine(name string, o []string) string {
	switch {
	case len(o) < 2 || len(o) < 3 && (name == "msubsup" || name == "munderover"):
		return strings.Join(o, "")
	case name == "mfrac":
		return bracketed(o[0]) + "/" + bracketed(o[1])
	case name == "mroot":
		return root(markup.Index(o[1], content.Sup)+"√", o[0])
	case name == "msup":
		return base(o[0]) + index(o[1], content.Sup)
	case name == "msub":
		return base(o[0]) + index(o[1], content.Sub)
	case name == "msubsup":
		return base(o[0]) + index(o[1], content.Sub) + index(o[2], content.Sup)
	case name == "mover":
		return withAbove(o[0], o[1])
	case name == "munder":
		return withBelow(o[0], o[1])
	}
	return withBelow(o[0], o[1]) + index(o[2], content.Sup)
}

// index returns a text raised or lowered. Primes and stars are raised anyway.
func index(s string, style content.Style) string {
	if s == "" || strings.Trim(s, "′″‴*†∗") == "" {
		return s
	}
	return markup.Index(s, style)
}

// root returns a root of s.
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

// bracketed returns s in brackets, if it is more than one number, one name or
// something in brackets.
func bracketed(s string) string {
	const operators = "+-−±=<>≤≥·×*/, "
	if isAtom(s) || isEnclosed(s) || !strings.ContainsAny(s, operators) && utf8.RuneCountInString(s) < 2 {
		return s
	}
	return "(" + s + ")"
}

// base returns s as an index can follow it.
func base(s string) string {
	if strings.ContainsAny(s, "+-−±=/·× ") && !isEnclosed(s) && utf8.RuneCountInString(s) > 1 {
		return "(" + s + ")"
	}
	return s
}

// isAtom reports whether s is a number, a sign or a letter, perhaps with an index.
func isAtom(s string) bool {
	if strings.Trim(s, "0123456789.,") == "" {
		return true
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.Trim(s[n:], "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ′") == ""
}

// isEnclosed reports whether all of s is in one pair of brackets.
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

// accents are the combining marks for what is written above a letter.
var accents = map[string]string{
	"¯": "\u0304", "‾": "\u0304", "_": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "˙": "\u0307", ".": "\u0307", "¨": "\u0308",
	"→": "\u20d7", "⃗": "\u20d7", "ˇ": "\u030c",
}

// withAbove returns s with what is above it: the accent of a letter, or a limit.
func withAbove(s, above string) string {
	switch accent := accents[above]; {
	case accent != "" && utf8.RuneCountInString(s) == 1:
		return s + accent
	case accent != "", strings.Trim(above, "⏞︷⎴") == "":
		return s
	}
	return base(s) + index(above, content.Sup)
}

// withBelow returns s with the limit that is below it.
func withBelow(s, below string) string {
	if strings.Trim(below, "_¯‾⏟︸⎵") == "" {
		return s
	}
	return base(s) + index(below, content.Sub)
}

// fenced returns the parts of n in the brackets that it names.
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
