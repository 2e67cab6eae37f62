package meta

import (
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Bounds on the context of a headline: how many lines before and after it may have
// the byline and the date, how long such a line is in bytes, and after how many
// longer ones, which are prose, the search ends.
const (
	maxBefore = 8
	maxAfter  = 16
	maxLine   = 140
	maxProse  = 2
)

// headlineContext returns the short lines around the headline: first those after it,
// where bylines and dates usually are, then those before it, the nearest first.
func headlineContext(headline *dom.Node) []string {
	if headline == nil {
		return nil
	}
	var out []string
	prose := 0
	for n := dom.Following(headline, nil); n != nil && len(out) < maxAfter && prose < maxProse; {
		var line string
		line, n = readLine(n, forward)
		switch {
		case len(line) > maxLine:
			prose++
		case line != "":
			out = append(out, line)
		}
	}
	for n, i := backward(headline), 0; n != nil && i < maxBefore; i++ {
		var line string
		line, n = readLine(n, backward)
		if line != "" && len(line) <= maxLine {
			out = append(out, line)
		}
	}
	return out
}

// forward returns the node after n in document order. It skips what is in silent
// elements.
func forward(n *dom.Node) *dom.Node {
	if n.FirstChild != nil && !dom.IsNonText(n) {
		return n.FirstChild
	}
	return dom.Following(n, nil)
}

// backward returns the last node before n and the elements around it. It skips what
// is in silent elements.
func backward(n *dom.Node) *dom.Node {
	for n.PrevSibling == nil {
		if n = n.Parent; n == nil {
			return nil
		}
	}
	n = n.PrevSibling
	for n.LastChild != nil && !dom.IsNonText(n) {
		n = n.LastChild
	}
	return n
}

// readLine returns the text from n to the border of the next block, and the node
// where the rest begins. A line that is longer than maxLine is cut.
func readLine(n *dom.Node, step func(*dom.Node) *dom.Node) (line string, rest *dom.Node) {
	var parts []string
	for size := 0; n != nil; {
		if n.Type == dom.TextNode {
			text := strings.Join(strings.Fields(n.Data[:min(len(n.Data), 2*maxLine)]), " ")
			if text != "" {
				parts = append(parts, strings.ToValidUTF8(text, ""))
				size += len(text)
			}
		}
		next := step(n)
		if size > maxLine || size > 0 && next != nil && (dom.IsBlock(n) && n.FirstChild == nil || isBorder(n, next)) {
			n = next
			break
		}
		n = next
	}
	return strings.Join(parts, " "), n
}

// isBorder reports whether a line ends between two nodes that follow each other.
func isBorder(a, b *dom.Node) bool {
	return dom.Is(a, atom.Br) || dom.Is(b, atom.Br) || blockOf(a) != blockOf(b)
}

// blockOf returns n or its nearest ancestor that is a block.
func blockOf(n *dom.Node) *dom.Node {
	for ; n != nil; n = n.Parent {
		if dom.IsBlock(n) {
			return n
		}
	}
	return nil
}
