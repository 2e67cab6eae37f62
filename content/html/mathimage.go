package html

import (
	"net/url"
	"strings"
	"unicode"

	"pullquote/content/internal/dom"
)

// formulaOfImage returns the TeX of the formula that a picture shows, or "" if it shows none
// or does not say which. The TeX is the alt text, or is in the URL of a service that renders
// formulas.
func formulaOfImage(n *dom.Node) string {
	alt := strings.TrimSpace(dom.Attr(n, "alt"))
	source := withoutMathDelimiters(alt)
	if alt != "" && (isFormulaClass(dom.Attr(n, "class")) || isTeX(source) || source != alt) {
		return source
	}
	return formulaInURL(dom.Attr(n, "src"))
}

// isFormulaClass reports whether a class says that a picture shows a formula.
func isFormulaClass(classes string) bool {
	for class := range strings.FieldsSeq(strings.ToLower(classes)) {
		if strings.HasPrefix(class, "mwe-math") || class == "tex" || class == "latex" || class == "math" {
			return true
		}
	}
	return false
}

// withoutMathDelimiters returns s without the delimiters of TeX around it, such as $x$ or
// \(x\). It returns s unchanged if it has none.
func withoutMathDelimiters(s string) string {
	for _, d := range [][2]string{{"$$", "$$"}, {"$", "$"}, {`\(`, `\)`}, {`\[`, `\]`}} {
		inner, opens := strings.CutPrefix(s, d[0])
		inner, closes := strings.CutSuffix(inner, d[1])
		if opens && closes && strings.TrimSpace(inner) != "" && !strings.Contains(inner, "$") {
			return strings.TrimSpace(inner)
		}
	}
	return s
}

// isTeX reports whether s looks like the source of a formula: it has a command with an
// argument or an index, or a command and no sentence.
func isTeX(s string) bool {
	_, rest, ok := strings.Cut(s, `\`)
	if !ok {
		return false
	}
	name := rest[:len(rest)-len(strings.TrimLeftFunc(rest, unicode.IsLetter))]
	return name != "" && strings.ContainsAny(s, "{}_^=") && !strings.Contains(s, `:\`)
}

// formulaInURL returns the TeX in the URL of a picture, if the URL is that of a service that
// renders formulas: https://example.com/latex.php?latex=x%5E2, …/gif.latex?x^2.
func formulaInURL(src string) string {
	if len(src) > 2*maxFormula {
		return ""
	}
	service, query, ok := strings.Cut(src, "?")
	service = strings.ToLower(service)
	if !ok || !strings.Contains(service, "tex") && !strings.Contains(service, "math") && !strings.Contains(query, "cht=tx") {
		return ""
	}
	for _, name := range []string{"latex", "tex", "math", "from", "chl"} {
		for part := range strings.SplitSeq(query, "&") {
			if value, ok := strings.CutPrefix(part, name+"="); ok {
				return decodeTeX(strings.ReplaceAll(value, "+", " "))
			}
		}
	}
	if source := decodeTeX(query); isTeX(source) || strings.ContainsAny(source, "^_{") {
		return source
	}
	return ""
}

// decodeTeX decodes a part of a URL.
func decodeTeX(s string) string {
	if decoded, err := url.PathUnescape(s); err == nil {
		s = decoded
	}
	return strings.TrimSpace(s)
}
