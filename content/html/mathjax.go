package html

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/text/unicode/norm"
)

// MathJax renders each element of MathML as an element of its own. In HTML it is named after
// it, mjx-mfrac for mfrac, and in SVG it has the name as an attribute. The parts of an element
// may be wrapped, and not be in the order of MathML.

// renderedFormula returns the formula that MathJax or KaTeX rendered in n, or nil if there is
// none.
func renderedFormula(n *dom.Node) *dom.Node {
	for c := range dom.All(n) {
		switch {
		case c.Type != dom.ElementNode:
		case c.Data == "mjx-math", dom.HasClass(c, "mjx-math"), dom.Attr(c, "data-mml-node") == "math":
			if row := mathJaxRow(c, 0); row.FirstChild != nil {
				return mathElement("math", row)
			}
		case dom.HasClass(c, "katex-html"):
			if row := katexRow(c, 0); row.FirstChild != nil {
				return mathElement("math", row)
			}
		}
	}
	return nil
}

// mathJaxRow returns the children of n as one row.
func mathJaxRow(n *dom.Node, depth int) *dom.Node {
	return mathElement("mrow", mathJaxChildren(n, depth)...)
}

// mathJaxChildren returns the children of n as MathML.
func mathJaxChildren(n *dom.Node, depth int) []*dom.Node {
	var out []*dom.Node
	for c := range n.ChildNodes() {
		if m := mathJaxNode(c, depth+1); m != nil {
			out = append(out, m)
		}
	}
	return out
}

// mathJaxName returns the name of the element of MathML that n renders, or the name of the
// part of one, such as "num".
func mathJaxName(n *dom.Node) string {
	if name := dom.Attr(n, "data-mml-node"); name != "" {
		return name
	}
	return strings.TrimPrefix(n.Data, "mjx-")
}

// mathJaxNode returns what n renders as MathML, or nil if that is nothing.
func mathJaxNode(n *dom.Node, depth int) *dom.Node {
	if n.Type != dom.ElementNode || depth > maxNesting {
		return nil
	}
	switch name := mathJaxName(n); name {
	case "mi", "mn", "mo", "mtext", "ms":
		return mathLeaf(name, glyphs(n))
	case "mspace":
		return mathElement("mspace")
	case "mfrac":
		return mathElement("mfrac", mathJaxParts(n, depth, "num", "den")...)
	case "msqrt", "mroot":
		return mathJaxRoot(n, depth)
	case "msup", "msub", "msubsup", "mover", "munder", "munderover":
		return mathJaxScripts(n, name, depth)
	case "mtable", "mtr", "mtd", "mlabeledtr":
		return mathElement(name, mathJaxCells(n, depth)...)
	case "surd", "spacer", "line", "nstrut", "dstrut", "assistive-mml", "mphantom", "annotation", "annotation-xml":
		return nil
	case "c":
		return mathLeaf("mo", glyphs(n))
	}
	if row := mathJaxRow(n, depth); row.FirstChild != nil {
		return row
	}
	return nil
}

// mathJaxCells returns the rows of a table or the cells of a row, whatever wraps them.
func mathJaxCells(n *dom.Node, depth int) []*dom.Node {
	if mathJaxName(n) == "mtd" {
		return mathJaxChildren(n, depth)
	}
	var out []*dom.Node
	for c := range n.ChildNodes() {
		switch name := mathJaxName(c); {
		case c.Type != dom.ElementNode || depth > maxNesting:
		case name == "mtr", name == "mtd", name == "mlabeledtr":
			if m := mathJaxNode(c, depth+1); m != nil {
				out = append(out, m)
			}
		default:
			out = append(out, mathJaxCells(c, depth+1)...)
		}
	}
	return out
}

// mathJaxPart returns the first descendant of n that is a part with this name, or nil.
func mathJaxPart(n *dom.Node, name string) *dom.Node {
	for c := range n.Descendants() {
		if c.Type == dom.ElementNode && c.Data == "mjx-"+name {
			return c
		}
	}
	return nil
}

// mathJaxParts returns the named parts of n, or its children if they are not named.
func mathJaxParts(n *dom.Node, depth int, names ...string) []*dom.Node {
	var out []*dom.Node
	for _, name := range names {
		part := mathJaxPart(n, name)
		if part == nil {
			return mathJaxChildren(n, depth)
		}
		out = append(out, mathJaxRow(part, depth))
	}
	return out
}

// mathJaxRoot returns a root. In SVG its sign comes after what is in it.
func mathJaxRoot(n *dom.Node, depth int) *dom.Node {
	if box := mathJaxPart(n, "box"); box != nil {
		radicand := mathJaxRow(box, depth)
		if degree := mathJaxPart(n, "root"); degree != nil {
			return mathElement("mroot", radicand, mathJaxRow(degree, depth))
		}
		return mathElement("msqrt", radicand)
	}
	var parts []*dom.Node
	for _, c := range mathJaxChildren(n, depth) {
		if c.Data != "mo" || dom.Text(c) != "√" {
			parts = append(parts, c)
		}
	}
	return mathElement(mathJaxName(n), parts...)
}

// mathJaxScripts returns an element with indices or limits. In HTML they are in a script, the
// upper one first, or are parts with a name. In SVG their position says which they are.
func mathJaxScripts(n *dom.Node, name string, depth int) *dom.Node {
	if base := mathJaxPart(n, "base"); base != nil && strings.HasPrefix(n.Data, "mjx-") {
		under, over := mathJaxPart(n, "under"), mathJaxPart(n, "over")
		parts := []*dom.Node{mathJaxRow(base, depth)}
		for _, part := range []*dom.Node{under, over} {
			if part != nil {
				parts = append(parts, mathJaxRow(part, depth))
			}
		}
		return mathElement(name, parts...)
	}
	var base, above, below []*dom.Node
	for c := range n.ChildNodes() {
		switch {
		case c.Type != dom.ElementNode:
		case c.Data == "mjx-script":
			indices := mathJaxChildren(c, depth)
			if len(indices) > 1 {
				above, below = indices[:1], indices[1:]
			} else if strings.HasSuffix(name, "sub") || name == "munder" {
				below = indices
			} else {
				above = indices
			}
		default:
			m := mathJaxNode(c, depth+1)
			switch {
			case m == nil:
			case base == nil:
				base = append(base, m)
			case isShiftedDown(c):
				below = append(below, m)
			default:
				above = append(above, m)
			}
		}
	}
	return withScripts(base, below, above)
}

// withScripts returns a base with its indices.
func withScripts(base, below, above []*dom.Node) *dom.Node {
	row := func(parts []*dom.Node) *dom.Node { return mathElement("mrow", parts...) }
	switch {
	case len(below) > 0 && len(above) > 0:
		return mathElement("msubsup", row(base), row(below), row(above))
	case len(below) > 0:
		return mathElement("msub", row(base), row(below))
	case len(above) > 0:
		return mathElement("msup", row(base), row(above))
	}
	return row(base)
}

// isShiftedDown reports whether an element of SVG is below the line: translate(576,-150).
func isShiftedDown(n *dom.Node) bool {
	_, shift, _ := strings.Cut(dom.Attr(n, "transform"), "translate(")
	shift, _, _ = strings.Cut(shift, ")")
	_, y, ok := strings.Cut(strings.ReplaceAll(shift, " ", ","), ",")
	return ok && strings.HasPrefix(strings.TrimLeft(y, ", "), "-")
}

// glyphs returns the characters in n. They may be its text, or be named in the class or an
// attribute of an element each: <mjx-c class="mjx-c1D465">, <use data-c="1D465">.
func glyphs(n *dom.Node) string {
	var b strings.Builder
	for c := range dom.All(n) {
		switch {
		case c.Type == dom.TextNode:
			b.WriteString(strings.TrimSpace(c.Data))
		case c.Type != dom.ElementNode || c.FirstChild != nil:
		case dom.Attr(c, "data-c") != "":
			writeGlyph(&b, dom.Attr(c, "data-c"))
		case c.Data == "mjx-c":
			for class := range strings.FieldsSeq(dom.Attr(c, "class")) {
				if code, ok := strings.CutPrefix(class, "mjx-c"); ok {
					writeGlyph(&b, code)
				}
			}
		}
	}
	return joinDelimiter(plainLetters(b.String()))
}

func writeGlyph(b *strings.Builder, code string) {
	if r, err := strconv.ParseUint(code, 16, 32); err == nil && r <= unicode.MaxRune {
		b.WriteRune(rune(r))
	}
}

// plainLetters returns s with mathematical letters, such as an italic 𝑥, as plain ones.
func plainLetters(s string) string {
	const first, last = 0x1d400, 0x1d7ff
	if strings.IndexFunc(s, func(r rune) bool { return r >= first && r <= last }) < 0 {
		return s
	}
	return norm.NFKC.String(s)
}

// delimiterParts are the parts that a tall delimiter is put together from.
var delimiterParts = map[rune]string{
	'⎛': "(", '⎜': "(", '⎝': "(", '⎞': ")", '⎟': ")", '⎠': ")", '⎡': "[", '⎢': "[", '⎣': "[", '⎤': "]", '⎥': "]", '⎦': "]",
	'⎧': "{", '⎨': "{", '⎩': "{", '⎫': "}", '⎬': "}", '⎭': "}",
}

// joinDelimiter returns the delimiter if s consists of the parts of a tall one, or else s.
func joinDelimiter(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if whole := delimiterParts[first]; whole != "" {
		return whole
	}
	return s
}
