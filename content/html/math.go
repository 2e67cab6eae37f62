package html

import (
	"strings"

	"pullquote/content/internal/markup"

	dom "golang.org/x/net/html"
)

// mostFormula bounds the source of a formula, in bytes.
const mostFormula = 4000

// math writes a formula as its author did, in TeX, where the page has that, else
// as its signs.
func (f *flow) math(n *dom.Node, x context) {
	text := attr(n, "alttext")
	for c := range n.Descendants() {
		if c.Data == "annotation" && c.Type == dom.ElementNode && strings.Contains(attr(c, "encoding"), "tex") {
			text = textOf(c)
			break
		}
	}
	if text = formula(text); text == "" {
		var signs strings.Builder
		for c := range n.Descendants() {
			if c.Type == dom.TextNode && (c.Parent.Data != "annotation" && c.Parent.Data != "annotation-xml") {
				signs.WriteString(strings.TrimSpace(c.Data))
			}
		}
		text = signs.String()
	}
	f.words(text, x)
	f.r.tex = text
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

// holdsMath reports whether n is a formula or around one, as far as its
// beginning tells.
func holdsMath(n *dom.Node) bool {
	for range 4 {
		if n == nil || n.Type != dom.ElementNode {
			return false
		}
		if n.Namespace == "math" {
			return true
		}
		n = n.FirstChild
	}
	return false
}
