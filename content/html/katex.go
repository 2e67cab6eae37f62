package html

import (
	"strconv"
	"strings"

	"pullquote/content/internal/dom"
)

// KaTeX renders a formula as nested spans. What is above or below something is in a vertical
// list, from bottom to top:
//
//	<span class="mfrac"><span class="vlist-t"><span class="vlist-r"><span class="vlist">
//	<span>denominator</span><span class="frac-line"></span><span>numerator</span>

// katexRow returns the children of n as one row.
func katexRow(n *dom.Node, depth int) *dom.Node {
	row := mathElement("mrow")
	for c := range n.ChildNodes() {
		if c.Type == dom.ElementNode && dom.HasClass(c, "msupsub") { // the index of what is before it
			below, above := katexScripts(c, depth)
			base := row.LastChild
			if base != nil {
				row.RemoveChild(base)
			}
			row.AppendChild(withScripts(nodes(base), nodes(below), nodes(above)))
			continue
		}
		if m := katexNode(c, depth+1); m != nil {
			row.AppendChild(m)
		}
	}
	return row
}

// nodes returns a list with n, or an empty one if n is nil.
func nodes(n *dom.Node) []*dom.Node {
	if n == nil {
		return nil
	}
	return []*dom.Node{n}
}

// katexNode returns what n renders as MathML, or nil if that is nothing.
func katexNode(n *dom.Node, depth int) *dom.Node {
	switch {
	case n.Type == dom.TextNode:
		if text := strings.Trim(n.Data, "\u200b \n"); text != "" {
			return mathLeaf(katexLeaf(n.Parent), text)
		}
		return nil
	case n.Type != dom.ElementNode || n.Namespace != "" || depth > maxNesting || dom.HasClass(n, "strut", "pstrut", "vlist-s", "frac-line", "nulldelimiter", "katex-mathml"):
		return nil
	case dom.HasClass(n, "mspace"):
		return nil
	}
	rows := katexRows(n)
	switch last := len(rows) - 1; {
	case dom.HasClass(n, "mfrac") && last > 0:
		return mathElement("mfrac", katexRow(rows[last], depth), katexRow(rows[0], depth))
	case dom.HasClass(n, "sqrt") && last >= 0:
		return mathElement("msqrt", katexRow(rows[0], depth))
	case dom.HasClass(n, "accent") && last > 0:
		return mathElement("mover", katexRow(rows[0], depth), katexRow(rows[last], depth))
	case dom.HasClass(n, "op-limits") && last > 1:
		return mathElement("munderover", katexRow(rows[1], depth), katexRow(rows[0], depth), katexRow(rows[last], depth))
	case dom.HasClass(n, "op-limits") && last == 1:
		return mathElement("munder", katexRow(rows[1], depth), katexRow(rows[0], depth))
	}
	row := katexRow(n, depth)
	if row.FirstChild == nil {
		return nil
	}
	if row.FirstChild.NextSibling == nil {
		only := row.FirstChild
		row.RemoveChild(only)
		return only
	}
	return row
}

// katexLeaf returns the name of the element of MathML for the text in a span.
func katexLeaf(span *dom.Node) string {
	switch {
	case dom.HasClass(span, "mbin", "mrel", "mopen", "mclose", "mpunct", "op-symbol"):
		return "mo"
	case dom.HasClass(span, "text"):
		return "mtext"
	}
	return "mi"
}

// katexRows returns the rows of the vertical list that n begins with, from bottom to top,
// without lines.
func katexRows(n *dom.Node) []*dom.Node {
	const maxWrappers = 4
	for range maxWrappers {
		var list *dom.Node
		for c := range n.ChildNodes() {
			if c.Type == dom.ElementNode && dom.HasClass(c, "vlist-t", "vlist-r", "vlist") {
				list = c
				break
			}
		}
		if list == nil {
			break
		}
		n = list
		if dom.HasClass(n, "vlist") {
			break
		}
	}
	if !dom.HasClass(n, "vlist") {
		return nil
	}
	var rows []*dom.Node
	for c := range n.ChildNodes() {
		if c.Type == dom.ElementNode && strings.Trim(dom.Text(c), "\u200b \n") != "" {
			rows = append(rows, c)
		}
	}
	return rows
}

// katexScripts returns the lower and the upper index in n. A list with only one index has a
// second row if the index is a lower one, because it needs room below the line.
func katexScripts(n *dom.Node, depth int) (below, above *dom.Node) {
	rows := katexRows(n)
	top := func(i int) float64 {
		em, err := strconv.ParseFloat(strings.TrimSuffix(dom.Style(rows[i])["top"], "em"), 64)
		if err != nil {
			return -float64(i) // from bottom to top
		}
		return em
	}
	switch {
	case len(rows) == 0:
	case len(rows) > 1 && top(1) > top(0):
		return katexRow(rows[1], depth), katexRow(rows[0], depth)
	case len(rows) > 1:
		return katexRow(rows[0], depth), katexRow(rows[1], depth)
	case dom.HasClass(n.FirstChild, "vlist-t2"):
		return katexRow(rows[0], depth), nil
	default:
		return nil, katexRow(rows[0], depth)
	}
	return nil, nil
}
