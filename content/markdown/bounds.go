package markdown

import "bytes"

// flatten cuts the marks of block quotes and lists at the start of a line down
// to [maxDepth] and a few more. Goldmark opens a block for each of them on
// every line, which takes time in proportion to their number times that of
// the lines.
func flatten(src []byte) []byte {
	var out []byte // nil while nothing was cut
	at := 0
	for line := range bytes.Lines(src) {
		if keep, cut := nesting(line); cut > keep {
			if out == nil {
				out = make([]byte, 0, len(src))
				out = append(out, src[:at]...)
			}
			out = append(out, line[:keep]...)
			out = append(out, line[cut:]...)
		} else if out != nil {
			out = append(out, line...)
		}
		at += len(line)
	}
	if out == nil {
		return src
	}
	return out
}

// nesting finds the marks that a line begins with: those up to keep are few
// enough, those from there up to cut are too many.
func nesting(line []byte) (keep, cut int) {
	marks, i := 0, 0
	for ; i < len(line); i++ {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			continue
		case c == '>',
			(c == '-' || c == '+' || c == '*') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			marks++
			if marks == 2*maxDepth {
				keep = i + 1
			}
			continue
		}
		break
	}
	if marks <= 2*maxDepth {
		return 0, 0
	}
	return keep, i
}
