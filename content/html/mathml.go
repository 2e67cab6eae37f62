package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// maxNesting is how deep formulas may nest. Deeper parts are reduced to their text.
const maxNesting = 50

// linearize returns n, a part of a MathML formula, on one line: a fraction as (a+b)/2, a
// power as xⁿ⁺¹, a root as √(a+b), a matrix as (1, 2; 3, 4).
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
	case "mfrac":
		o := operands(n, depth)
		if isStack(n) && len(o) == 2 {
			return stack(n, o)
		}
		return combine(n.Data, o)
	case "mroot", "msup", "msub", "msubsup", "mover", "munder", "munderover":
		return combine(n.Data, operands(n, depth))
	}
	return sequence(n, depth)
}

// isStack reports whether a fraction has no line.
func isStack(n *dom.Node) bool {
	thickness := strings.TrimSpace(dom.Attr(n, "linethickness"))
	return thickness != "" && strings.Trim(thickness, "0.ptexmin%") == ""
}

// stack returns a fraction without a line: a binomial coefficient if it is in brackets, or
// conditions below a sum.
func stack(n *dom.Node, o []string) string {
	if before := dom.PreviousElement(n); before != nil && strings.HasSuffix(strings.TrimSpace(dom.Text(before)), "(") {
		return o[0] + " choose " + o[1]
	}
	return o[0] + ", " + o[1]
}

// sequence concatenates the parts of n, with a space between the name of a function and a
// letter or digit after it.
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

// operands returns the children of n, linearized. Misplaced text is one of them.
func operands(n *dom.Node, depth int) []string {
	var out []string
	for c := range n.ChildNodes() {
		if s := linearize(c, depth+1); s != "" || c.Type == dom.ElementNode {
			out = append(out, s)
		}
	}
	return out
}

// tableRow joins the cells of a row with commas, or with a space if a cell continues an
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

// combine returns an element of this name with its operands. If it has too few operands,
// they are concatenated.
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

// index returns s as a superscript or subscript. Primes and asterisks are raised anyway.
func index(s string, style content.Style) string {
	if s == "" || strings.Trim(s, "′″‴*†∗") == "" {
		return s
	}
	return markup.Index(s, style)
}

// root returns the root of s with its sign, which may have a degree: √(a+b), ∛x.
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

// bracketed returns s in parentheses, unless it is a single number or name or already in
// parentheses.
func bracketed(s string) string {
	const operators = "+-−±=<>≤≥·×*/, "
	if isAtom(s) || isEnclosed(s) || !strings.ContainsAny(s, operators) && utf8.RuneCountInString(s) < 2 {
		return s
	}
	return "(" + s + ")"
}

// base returns s so that an index can follow it, in parentheses if it needs them.
func base(s string) string {
	if strings.ContainsAny(s, "+-−±=/·× ") && !isEnclosed(s) && utf8.RuneCountInString(s) > 1 {
		return "(" + s + ")"
	}
	return s
}

// isAtom reports whether s is a number, a symbol or a letter, maybe with an index.
func isAtom(s string) bool {
	if strings.Trim(s, "0123456789.,") == "" {
		return true
	}
	_, n := utf8.DecodeRuneInString(s)
	return strings.Trim(s[n:], "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ′") == ""
}

// isEnclosed reports whether one pair of parentheses encloses all of s.
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

// accents maps symbols above a letter to combining marks.
var accents = map[string]string{
	"¯": "\u0304", "‾": "\u0304", "_": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "˙": "\u0307", ".": "\u0307", "¨": "\u0308",
	"→": "\u20d7", "⃗": "\u20d7", "ˇ": "\u030c",
}

// withAbove returns s with above over it, as an accent or as a limit.
func withAbove(s, above string) string {
	switch accent := accents[above]; {
	case accent != "" && utf8.RuneCountInString(s) == 1:
		return s + accent
	case accent != "", strings.Trim(above, "⏞︷⎴") == "":
		return s
	}
	return base(s) + index(above, content.Sup)
}

// withBelow returns s with below under it, as a limit.
func withBelow(s, below string) string {
	if strings.Trim(below, "_¯‾⏟︸⎵") == "" {
		return s
	}
	return base(s) + index(below, content.Sub)
}

// fenced returns the operands of n between its fences, with its separator.
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
