package markdown

import (
	"bytes"

	"pullquote/content"
)

// mostIndent is how many blanks stand before the mark of a list at the most.
const mostIndent = 256

// flatten bounds what goldmark keeps for every line. It cuts the marks of block
// quotes, lists and notes at the start of a line down to [maxDepth] and a few
// more, as goldmark opens a block for each of them, and the indent before them;
// and it cuts runs of blank lines short where lists are nested, as goldmark
// notes down each blank line for each block that is open.
func flatten(src []byte) []byte {
	var out []byte // nil while nothing was cut
	at, kept := 0, 0
	var d depth
	for line := range bytes.Lines(src) {
		m := marksOf(line)
		keep, cut := m.keep, m.end
		switch {
		case d.tooBlank(line, m):
			keep, cut = 0, len(line)
		case m.n > 0 && m.indent > mostIndent:
			keep, cut = mostIndent, m.indent
		case m.n <= 2*maxDepth:
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

// A lead is what a line begins with.
type lead struct {
	n      int // marks of block quotes, lists and notes
	keep   int // where the last one ends that may stay
	end    int // where the text begins
	indent int // blanks before the first
	quotes int // marks of block quotes among them
}

func marksOf(line []byte) lead {
	var m lead
	for m.end < len(line) {
		if c := line[m.end]; c == ' ' || c == '\t' {
			m.end++
			if m.n == 0 {
				m.indent = m.end
			}
			continue
		}
		width := markAt(line[m.end:])
		if width == 0 {
			break
		}
		if line[m.end] == '>' {
			m.quotes++
		}
		m.end += width
		if m.n++; m.n == 2*maxDepth {
			m.keep = m.end
		}
	}
	return m
}

// markAt is the length of the mark that s begins with; 0 if it is text.
func markAt(s []byte) int {
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

// A depth is a guess at how many blocks are open, from above.
type depth struct {
	open  int
	blank int // lines without text in a row
}

// tooBlank takes in a line and reports whether it is one blank line too many.
func (d *depth) tooBlank(line []byte, m lead) bool {
	if m.n == m.quotes && len(bytes.TrimSpace(line[m.end:])) == 0 {
		d.blank++
		return d.open > 0 && d.blank > max(2, 64/d.open)
	}
	// A line right under others may go on with the paragraph of the deepest
	// block, wherever it begins.
	if depth := m.indent + 2*m.n; d.blank > 0 || depth > d.open {
		d.open = depth
	}
	d.blank = 0
	return false
}

// repeats is how much of an article may be addresses and captions that stand
// once in the source and are used again and again, beyond a multiple of the
// source.
const repeats = 1 << 20

// affords reports whether a text of n bytes may be used: it may if it is short,
// or while all the others together are not by far longer than the source.
func (c *converter) affords(n int) bool {
	if n <= 256 {
		return true
	}
	if c.spent += n; c.spent > repeats+4*len(c.src) {
		c.problem("addresses or captions that are used again and again were left out, as they are too long")
		return false
	}
	return true
}

// problem notes a sentence for the reader, once.
func (c *converter) problem(s string) {
	for _, p := range c.a.Problems {
		if p == s {
			return
		}
	}
	c.a.Problems = append(c.a.Problems, content.SanitizeLine(s))
}
