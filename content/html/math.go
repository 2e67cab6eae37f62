package html

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"
	"pullquote/content/internal/markup"
)

// maxFormula is the maximum length of a formula in TeX, in bytes.
const maxFormula = 4000

// math writes a MathML formula: in TeX, if the page includes its source, or else
// linearized.
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
	if text = normalizeTeX(text); text == "" {
		text = linearize(n, 0)
	}
	f.writeText(text, x)
	f.doc.lastFormula = text
}

// isSpoken reports whether the alternative text of a formula is in words, for a screen
// reader or as a notice that there is no alternative text.
func isSpoken(text string) bool {
	const minWord = 4 // letters; names of functions are shorter
	if strings.ContainsAny(text, `\^_{}=`) {
		return false
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, func(word string) bool { return utf8.RuneCountInString(word) >= minWord })
}

// tex writes the TeX of a formula that a script would render.
func (f *flow) tex(n *dom.Node, x context) {
	if text := normalizeTeX(dom.Text(n)); text != f.doc.lastFormula {
		f.writeText(text, x)
		f.doc.lastFormula = text
	}
}

// isRenderedTeX reports whether n is the output of a script for the TeX formula after it.
func isRenderedTeX(n *dom.Node) bool {
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

// normalizeTeX returns TeX on one line, without the command for the display style. It
// returns "" if the formula is too long.
func normalizeTeX(s string) string {
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
