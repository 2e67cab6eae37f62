package markdown

import (
	"bytes"
	"slices"

	"pullquote/content"
)

// maxIndent bounds the indentation of a list marker, in blanks.
const maxIndent = 256

// flatten bounds what goldmark keeps for each line. It cuts the markers of block
// quotes, lists and notes at the start of a line down to about [maxDepth], as
// goldmark opens a block for each, and the indentation before them. Where lists are
// nested it cuts runs of blank lines short, as goldmark notes each blank line for
// each open block.
func flatten(src []byte) []byte {
	var out []byte // nil while nothing was cut
	at, kept := 0, 0
	var nested nesting
	for line := range bytes.Lines(src) {
		p := prefixOf(line)
		keep, cut := p.keep, p.end
		switch {
		case nested.isExcessBlank(line, p):
			keep, cut = 0, len(line)
		case p.n > 0 && p.indent > maxIndent:
			keep, cut = maxIndent, p.indent
		case p.n <= 2*maxDepth:
			keep, cut = 0, 0
		}
		if cut > keep {
			out = append(out, src[kept:at+keep]...)
			kept = at + cut
		}
		at += len(line)
	}
	if kept == 0 && out == nil {
		return src
	}
	return append(out, src[kept:]...)
}

// A prefix is what a line has before its text.
type prefix struct {
	n      int // markers of block quotes, lists and notes
	keep   int // where the last marker ends that may stay
	end    int // where the text begins
	indent int // blanks before the first marker
	quotes int // markers of block quotes
}

func prefixOf(line []byte) prefix {
	var p prefix
	for p.end < len(line) {
		if c := line[p.end]; c == ' ' || c == '\t' {
			p.end++
			if p.n == 0 {
				p.indent = p.end
			}
			continue
		}
		width := markerAt(line[p.end:])
		if width == 0 {
			break
		}
		if line[p.end] == '>' {
			p.quotes++
		}
		p.end += width
		if p.n++; p.n == 2*maxDepth {
			p.keep = p.end
		}
	}
	return p
}

// markerAt returns the length of the marker that s begins with; 0 if it is text.
func markerAt(s []byte) int {
	isBlank := func(i int) bool { return i >= len(s) || s[i] == ' ' || s[i] == '\t' || s[i] == '\n' }
	switch c := s[0]; {
	case c == '>':
		return 1
	case c == '-', c == '+', c == '*', c == ':':
		if isBlank(1) {
			return 1
		}
	case c >= '0' && c <= '9':
		n := len(s) - len(bytes.TrimLeft(s, "0123456789"))
		if n < 10 && n < len(s) && (s[n] == '.' || s[n] == ')') && isBlank(n+1) {
			return n + 1
		}
	case bytes.HasPrefix(s, []byte("[^")):
		if label, ok := labelOf(s[2:]); ok && bytes.HasPrefix(s[2+len(label):], []byte("]:")) {
			return len("[^") + len(label) + len("]:")
		}
	}
	return 0
}

// nesting is an upper bound on how many blocks are open.
type nesting struct {
	open  int
	blank int // blank lines in a row
}

// isExcessBlank takes a line and reports whether it is one blank line too many.
func (n *nesting) isExcessBlank(line []byte, p prefix) bool {
	if p.n == p.quotes && len(bytes.TrimSpace(line[p.end:])) == 0 {
		n.blank++
		return n.open > 0 && n.blank > max(2, 64/n.open)
	}
	// A line right under others may continue the paragraph of the deepest block,
	// wherever it begins.
	if depth := p.indent + 2*p.n; n.blank > 0 || depth > n.open {
		n.open = depth
	}
	n.blank = 0
	return false
}

// maxRepeated bounds how much of an article may be addresses and captions that the
// source has once and uses again and again, in bytes beyond a multiple of the source.
const maxRepeated = 1 << 20

// minLong is the length from which an address or a caption counts as long, in bytes.
const minLong = 256

// mayRepeat reports whether a text of n bytes may be used: if it is short, or if all
// the long ones together are not much longer than the source.
func (c *converter) mayRepeat(n int) bool {
	if n <= minLong {
		return true
	}
	if c.repeated += n; c.repeated > maxRepeated+4*len(c.src) {
		c.problem("addresses or captions that are used again and again were left out, as they are too long")
		return false
	}
	return true
}

// limitLinks removes the links from blocks that [converter.mayRepeat] does not allow: an
// element with a link may have very many pieces of text in it.
func (c *converter) limitLinks(blocks []content.Block) {
	limit := func(t content.Inline) {
		for i, s := range t.Spans {
			if !c.mayRepeat(len(s.Link)) {
				t.Spans[i].Link = ""
			}
		}
	}
	for _, b := range blocks {
		for _, leaf := range content.Leaves(b) {
			switch b := leaf.Block.(type) {
			case *content.Paragraph:
				limit(b.Text)
			case *content.Heading:
				limit(b.Text)
			case *content.Figure:
				limit(b.Caption)
			case *content.Table:
				for _, row := range b.AllRows() {
					for _, cell := range row {
						limit(cell)
					}
				}
			}
		}
	}
}

// problem adds a sentence for the reader, once.
func (c *converter) problem(s string) {
	if s = content.SanitizeLine(s); !slices.Contains(c.a.Problems, s) {
		c.a.Problems = append(c.a.Problems, s)
	}
}
