package html

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// NormalizeMath converts the rendered formulas of a page to MathML: those of MathJax and
// KaTeX, and elements that have the source of a formula as an attribute. Rendered formulas
// consist of many elements whose order is not that of the formula.
func NormalizeMath(root *dom.Node) {
	var formulas []*dom.Node
	for n := root; n != nil; {
		after := dom.Following(n, root)
		if isFormula(n) {
			formulas = append(formulas, n)
		} else if n.FirstChild != nil {
			after = n.FirstChild
		}
		n = after
	}
	for _, n := range formulas {
		if n.Parent == nil || isRenderedTeX(n) {
			continue
		}
		if preview := dom.PreviousElement(n); preview != nil && dom.HasClass(preview, "MathJax_Preview") {
			dom.Remove(preview)
		}
		if math := formulaIn(n); math != nil {
			dom.Remove(math)
			n.Parent.InsertBefore(math, n)
			dom.Remove(n)
		}
	}
}

// isFormula reports whether n is a rendered formula or has the source of one.
func isFormula(n *dom.Node) bool {
	if n.Type != dom.ElementNode || n.Namespace != "" {
		return false
	}
	switch {
	case n.Data == "mjx-container", isMathMLScript(n):
		return true
	case dom.Is(n, atom.Span, atom.Div, atom.Nobr):
		return dom.HasClass(n, "MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_SVG_Display", "MathJax_CHTML", "mjx-chtml", "katex", "katex-display") || sourceOfFormula(n) != ""
	}
	return sourceOfFormula(n) != ""
}

// isMathMLScript reports whether n is a script that contains a formula in MathML.
func isMathMLScript(n *dom.Node) bool {
	return dom.Is(n, atom.Script) && strings.HasPrefix(strings.TrimSpace(dom.Attr(n, "type")), "math/mml")
}

// sourceAttributes are the attributes with the source of a formula in TeX.
var sourceAttributes = []string{"data-tex", "data-latex", "data-math", "data-katex", "data-formula", "data-equation", "data-expr"}

// sourceOfFormula returns the TeX in an attribute of n, or "" if there isn't one. The content of
// n must be a formula: it is rendered, or it is empty and the attribute can only be TeX.
func sourceOfFormula(n *dom.Node) string {
	for _, name := range sourceAttributes {
		source := strings.TrimSpace(dom.Attr(n, name))
		if source == "" || len(source) > maxFormula {
			continue
		}
		if n.FirstChild == nil && strings.ContainsAny(source, `\^_{}=`) || hasRenderedFormula(n) {
			return source
		}
	}
	return ""
}

// hasRenderedFormula reports whether one of the first elements in n renders a formula.
func hasRenderedFormula(n *dom.Node) bool {
	left := 20 // nodes
	for c := range dom.All(n) {
		if left--; left < 0 {
			return false
		}
		if c.Namespace == "math" || strings.HasPrefix(c.Data, "mjx-") || c.Type == dom.ElementNode && dom.HasClass(c, "katex", "katex-html", "MathJax", "mjx-chtml", "temml") {
			return true
		}
	}
	return false
}

// formulaIn returns the formula in n as MathML, or nil if n does not contain one that can be
// read. It is, in this order, the source in TeX, the MathML for screen readers, or what is
// rendered.
func formulaIn(n *dom.Node) *dom.Node {
	if isMathMLScript(n) {
		return parseMathML(dom.Text(n))
	}
	for c := range dom.All(n) {
		if c.Type != dom.ElementNode {
			continue
		}
		if source := sourceOfFormula(c); source != "" {
			return texElement(source)
		}
		if c.Namespace == "math" && c.DataAtom == atom.Math && c.FirstChild != nil {
			return c
		}
		if source := dom.Attr(c, "data-mathml"); source != "" {
			if math := parseMathML(source); math != nil {
				return math
			}
		}
	}
	if math := renderedFormula(n); math != nil {
		return math
	}
	for c := range dom.All(n) {
		if label := strings.TrimSpace(dom.Attr(c, "aria-label")); label != "" {
			return mathElement("math", mathLeaf("mtext", label))
		}
	}
	return nil
}

// parseMathML parses a formula in MathML. It returns nil if there isn't one.
func parseMathML(source string) *dom.Node {
	const maxSource = 64 << 10 // bytes
	if len(source) > maxSource {
		return nil
	}
	root, _ := dom.Parse([]byte(source))
	for n := range root.Descendants() {
		if n.Namespace == "math" && n.DataAtom == atom.Math {
			return n
		}
	}
	return nil
}

// texElement returns a formula with its source in TeX.
func texElement(source string) *dom.Node {
	annotation := mathLeaf("annotation", source)
	annotation.Attr = []dom.Attribute{{Key: "encoding", Val: "application/x-tex"}}
	return mathElement("math", mathElement("semantics", annotation))
}

// mathElement returns an element of MathML. Children that are nil are left out.
func mathElement(name string, children ...*dom.Node) *dom.Node {
	n := &dom.Node{Type: dom.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name)), Namespace: "math"}
	for _, c := range children {
		if c != nil {
			n.AppendChild(c)
		}
	}
	return n
}

// mathLeaf returns an element of MathML with a text.
func mathLeaf(name, text string) *dom.Node {
	return mathElement(name, &dom.Node{Type: dom.TextNode, Data: text})
}
