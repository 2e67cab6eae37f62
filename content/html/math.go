package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// maxFormula is how long the source of a formula may be, in bytes.
const maxFormula = 4000

// math writes a formula in MathML: in TeX, as its author wrote it, if the page has
// that, or else on one line.
func (f *flow) math(n *dom.Node, x context) {
	text := dom.Attr(n, "alttext")
	if isSpoken(text) && n.FirstChild != nil {
		text = ""
	}
	for c := range n.Descendants() {
		if c.Data == "annotation" && c.Type == dom.ElementNode && strings.Contains(dom.Attr(c, "encoding"), "tex") {
			text = dom.Text(c)
			break
		}
	}
	if text = formula(text); text == "" {
		text = linearize(n, 0)
	}
	f.words(text, x)
	f.r.tex = text
}

// isSpoken reports whether the alternative text of a formula is in words: it reads
// the formula aloud, or says that there is no such text.
func isSpoken(text string) bool {
	const minWord = 4 // letters; names of functions have fewer
	if strings.ContainsAny(text, `\^_{}=`) {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, func(word string) bool { return utf8.RuneCountInString(word) >= minWord })
}

// tex writes a formula that a script would set, as its author wrote it.
func (f *flow) tex(n *dom.Node, x context) {
	if text := formula(dom.Text(n)); text != f.r.tex {
		f.words(text, x)
		f.r.tex = text
	}
}

// isDrawnTeX reports whether n is what a script made of the formula after it.
func isDrawnTeX(n *dom.Node) bool {
	if !slices.ContainsFunc(strings.Fields(dom.Attr(n, "class")), func(class string) bool { return strings.HasPrefix(class, "MathJax") }) {
		return false
	}
	const maxBetween = 4
	for range maxBetween {
		if n = dom.NextElement(n); n == nil || dom.IsTeX(n) {
			break
		}
	}
	return n != nil
}

// formula returns TeX on one line, without the command for its size.
func formula(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > maxFormula {
		return ""
	}
	for _, size := range []string{`{\displaystyle`, `{\textstyle`} {
		if inner, ok := strings.CutPrefix(s, size); ok && strings.HasSuffix(inner, "}") {
			s = strings.TrimSpace(strings.TrimSuffix(inner, "}"))
		}
	}
	return markup.OneLine(s)
}
