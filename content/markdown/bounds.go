package markdown

import (
	"bytes"

	"pullquote/content"
	"pullquote/content/bounds"
)

// maxMarkers bounds the markers at the start of a line. More of them than blocks that are shown
// means that a line with too deep a nesting still has some, so that the reader is told.
const maxMarkers = 2 * bounds.MaxBlockNesting

// maxIndent bounds the indentation of a list marker, in bytes.
const maxIndent = 256

// flatten bounds the state that goldmark keeps for each line. At the start of a line it
// limits the markers of block quotes, lists and footnotes to [maxMarkers], because
// goldmark opens a block for each marker, and it limits the indentation before them.
// Inside nested lists it shortens runs of blank lines, because goldmark records each
// blank line for each open block.
func flatten(src []byte) []byte {
	var out []byte // nil until something is cut
	at, copied := 0, 0
	var nested nesting
	for line := range bytes.Lines(src) {
		p := parsePrefix(line)
		keep, cut := p.keep, p.end
		switch {
		case nested.isExcessBlank(line, p):
			keep, cut = 0, len(line)
		case p.n > 0 && p.indent > maxIndent:
			keep, cut = maxIndent, p.indent
		case p.n <= maxMarkers:
			keep, cut = 0, 0
		}
		if cut > keep {
			out = append(out, src[copied:at+keep]...)
			copied = at + cut
		}
		at += len(line)
	}
	if copied == 0 && out == nil {
		return src
	}
	return append(out, src[copied:]...)
}

// A prefix is the part of a line before its text: indentation and markers.
type prefix struct {
	n      int // markers of block quotes, lists and footnotes
	keep   int // offset after the last marker within the bound
	end    int // offset of the text
	indent int // bytes of white space before the first marker
	quotes int // markers of block quotes
}

func parsePrefix(line []byte) prefix {
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
		if p.n++; p.n == maxMarkers {
			p.keep = p.end
		}
	}
	return p
}

// markerAt returns the length in bytes of the marker at the start of s; 0 if s begins
// with text.
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

// nesting is an upper bound on the number of open blocks.
type nesting struct {
	open  int
	blank int // blank lines in a row
}

// isExcessBlank counts a line and reports whether it exceeds the blank lines allowed in a
// row.
func (n *nesting) isExcessBlank(line []byte, p prefix) bool {
	if p.n == p.quotes && len(bytes.TrimSpace(line[p.end:])) == 0 {
		n.blank++
		return n.open > 0 && n.blank > max(2, 64/n.open)
	}
	// A line directly below another may continue the paragraph of the deepest block,
	// whatever its indentation.
	if depth := p.indent + 2*p.n; n.blank > 0 || depth > n.open {
		n.open = depth
	}
	n.blank = 0
	return false
}

// maxRepeated bounds the addresses and captions that the source defines once and uses
// many times, in bytes beyond a multiple of the source's length.
const maxRepeated = 1 << 20

// minLong is the length in bytes above which an address or a caption counts as long.
const minLong = 256

// canRepeat reports whether a text of n bytes may be used. It may if it is short, or if
// all long texts together are not much longer than the source.
func (c *converter) canRepeat(n int) bool {
	if n <= minLong {
		return true
	}
	if c.repeated += n; c.repeated > maxRepeated+4*len(c.src) {
		c.problem("some long addresses or captions were left out because they are repeated too often")
		return false
	}
	return true
}

// limitLinks removes links that [converter.canRepeat] does not allow: one link element
// may contain thousands of spans, and each repeats the address.
func (c *converter) limitLinks(blocks []content.Block) {
	limit := func(t *content.Inline) {
		var b content.InlineBuilder
		isCut := false
		for _, s := range t.Spans() {
			link := s.Link.String()
			if !c.canRepeat(len(link)) {
				link, isCut = "", true
			}
			b.Add(t.String()[s.Start:s.End], s.Style, link)
		}
		if isCut {
			*t = b.Inline()
		}
	}
	for _, b := range blocks {
		content.EachInline(b, limit)
	}
}

// problem adds a sentence for the reader unless the article already has it.
func (c *converter) problem(s string) {
	c.a.AddProblems(s)
}
