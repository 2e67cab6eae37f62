package meta

import (
	"slices"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// Bounds on the headline context.
const (
	maxBefore = 8   // lines before the headline
	maxAfter  = 16  // lines after the headline
	maxLine   = 140 // bytes; longer lines are prose
	maxProse  = 2   // lines of prose after the headline
)

// headlineContext returns the short lines around the headline: first the lines after it,
// which usually contain the byline and the date, then the lines before it, nearest first. It
// also returns the number of lines after the headline.
func headlineContext(headline *dom.Node) (lines []string, after int) {
	if headline == nil {
		return nil, 0
	}
	var out []string
	prose := 0
	for n := dom.Following(headline, nil); n != nil && len(out) < maxAfter && prose < maxProse; {
		var line string
		line, n = readLine(n, false)
		switch {
		case len(line) > maxLine:
			prose++
		case line != "":
			out = append(out, line)
		}
	}
	after = len(out)
	for n, i := previousNode(headline), 0; n != nil && i < maxBefore; i++ {
		var line string
		line, n = readLine(n, true)
		if line != "" && len(line) <= maxLine {
			out = append(out, line)
		}
	}
	return out, after
}

// nextNode returns the node after n in document order. It skips the content of non-text
// elements.
func nextNode(n *dom.Node) *dom.Node {
	if n.FirstChild != nil && !dom.IsNonText(n) {
		return n.FirstChild
	}
	return dom.Following(n, nil)
}

// previousNode returns the last node before n that is not one of its ancestors. It skips
// the content of non-text elements.
func previousNode(n *dom.Node) *dom.Node {
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

// readLine returns the text from n to the next line border, walking with step, and the node
// after it. Walking backwards does not reverse the text. It stops once the line is longer than
// maxLine.
func readLine(n *dom.Node, isBackward bool) (line string, rest *dom.Node) {
	step := nextNode
	if isBackward {
		step = previousNode
	}
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
		if size > maxLine || size > 0 && next != nil && (dom.IsBlock(n) && n.FirstChild == nil || isLineBorder(n, next)) {
			n = next
			break
		}
		n = next
	}
	if isBackward {
		slices.Reverse(parts)
	}
	return strings.Join(parts, " "), n
}

// isLineBorder reports whether a line ends between two consecutive nodes.
func isLineBorder(a, b *dom.Node) bool {
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
