package html

import (
	"strconv"
	"strings"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// isGutter reports whether an element contains line numbers.
func isGutter(n *dom.Node) bool {
	return dom.HasClass(n, "lineno", "linenos", "linenodiv", "line-number", "line-numbers", "line-numbers-rows", "line-numbers-wrapper", "gutter", "rouge-gutter",
		"hljs-ln-numbers", "lnt", "ln", "blob-num", "linenumber", "linenr", "lineNumber", "crayon-nums", "crayon-num", "cm-gutters",
		"CodeMirror-gutters", "CodeMirror-gutter-wrapper", "CodeMirror-linenumber", "ace_gutter", "react-code-line-number")
}

// isNumberColumn reports whether n is a gutter outside a listing: it contains line numbers and
// nothing else.
func isNumberColumn(n *dom.Node) bool {
	const maxText = 64 << 10 // bytes
	if !isGutter(n) {
		return false
	}
	text := dom.LineText(n, maxText)
	return strings.Trim(text, "0123456789 ") == "" && len(text) < maxText
}

// gutterOf returns the elements of a listing that number its lines, although their classes
// do not say so: elements of one kind that count, one on most lines, or that cannot be
// selected.
func gutterOf(pre *dom.Node) map[*dom.Node]bool {
	const (
		minNumbers = 2
		minShare   = 60 // percent of the lines
	)
	groups := map[string][]*dom.Node{}
	last := map[string]int{}
	out := map[*dom.Node]bool{}
	breaks, rows, hasOther := 0, 0, false
	for n := range pre.Descendants() {
		switch {
		case n.Type == dom.TextNode:
			breaks += strings.Count(n.Data, "\n")
			hasOther = hasOther || strings.Trim(n.Data, "0123456789 \t\r\n") != ""
		case dom.Is(n, atom.Br):
			breaks++
		case dom.Is(n, atom.Div, atom.Li, atom.Tr) && !dom.HasChild(n, atom.Div):
			rows++
		}
		number, ok := lineNumber(n)
		if !ok {
			continue
		}
		if isUnselectable(n) {
			out[n] = true
		}
		kind := n.Data + " " + dom.Attr(n, "class")
		switch group := groups[kind]; {
		case last[kind] < 0:
		case len(group) > 0 && number != last[kind]+1:
			last[kind] = -1 // it does not count
		default:
			groups[kind], last[kind] = append(group, n), number
		}
	}
	lines := max(breaks, rows, 1)
	for kind, group := range groups {
		if last[kind] < 0 || len(group) < minNumbers || len(group)*100 < lines*minShare || !hasOther {
			continue
		}
		for _, n := range group {
			out[n] = true
		}
	}
	return out
}

// lineNumber returns the number that is all of the text in n.
func lineNumber(n *dom.Node) (int, bool) {
	const maxDigits = 6
	c := n.FirstChild
	if n.Type != dom.ElementNode || c == nil || c.NextSibling != nil || c.Type != dom.TextNode || len(c.Data) > 2*maxDigits {
		return 0, false
	}
	number, err := strconv.Atoi(strings.TrimSpace(c.Data))
	return number, err == nil && number >= 0
}

// isUnselectable reports whether readers cannot select the text of n, so that they copy the
// code without it.
func isUnselectable(n *dom.Node) bool {
	css := dom.Style(n)
	return css["user-select"] == "none" || css["-webkit-user-select"] == "none" || dom.HasAttr(n, "unselectable")
}
