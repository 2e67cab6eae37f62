package html

import (
	"pullquote/content/internal/dom"
)

// mostHeading is how long a heading may be, in bytes.
const mostHeading = 300

// heading reads a heading. What it holds on lines of their own is one text; but
// where a heading that was never closed holds the text below it, its first line
// is all of it.
func (f *flow) heading(n *dom.Node, x context) {
	f.end()
	if f.joint != 0 {
		f.flat(n, x)
		return
	}
	f.level = int(n.Data[1] - '0')
	f.joined = isBrief(n)
	f.children(n, x)
	f.joined = false
	f.end()
	f.level = 0
}

// isBrief reports whether the text in n is no longer than a heading may be.
func isBrief(n *dom.Node) bool {
	left, nodes := mostHeading, 200
	for c := range n.Descendants() {
		if c.Type == dom.TextNode {
			left -= len(c.Data)
		}
		if nodes--; left < 0 || nodes < 0 {
			return false
		}
	}
	return true
}
