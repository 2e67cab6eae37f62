package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// mostFormula bounds the source of a formula, in bytes.
const mostFormula = 4000

// math writes a formula as its author did, in TeX, where the page has that, else
// as its signs.
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
		text = signs(n, 0)
	}
	f.words(text, x)
	f.r.tex = text
}

// isSpoken reports whether the text that stands for a formula is words, which say
// it aloud or that there is no such text.
func isSpoken(text string) bool {
	const least = 4 // letters in a word: names of functions have fewer
	if strings.ContainsAny(text, `\^_{}=`) {
		return false
	}
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }), func(word string) bool { return utf8.RuneCountInString(word) >= least })
}

// tex writes a formula that a script sets, as its author did.
func (f *flow) tex(n *dom.Node, x context) {
	if text := formula(dom.Text(n)); text != f.r.tex {
		f.words(text, x)
		f.r.tex = text
	}
}

// drawsTeX reports whether n is what a script has made of the formula behind it.
func drawsTeX(n *dom.Node) bool {
	if !slices.ContainsFunc(strings.Fields(dom.Attr(n, "class")), func(class string) bool { return strings.HasPrefix(class, "MathJax") }) {
		return false
	}
	for range mostAround {
		if n = dom.NextElement(n); n == nil || dom.IsTeX(n) {
			break
		}
	}
	return n != nil
}

// formula is TeX without what says how big it is set.
func formula(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > mostFormula {
		return ""
	}
	for _, size := range []string{`{\displaystyle`, `{\textstyle`} {
		if inner, ok := strings.CutPrefix(s, size); ok && strings.HasSuffix(inner, "}") {
			s = strings.TrimSpace(strings.TrimSuffix(inner, "}"))
		}
	}
	return markup.OneLine(s)
}
