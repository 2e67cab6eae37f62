package content

import "strings"

// The characters that introduce terminal control sequences, as code points.
const (
	escape  = 0x1b
	bell    = 0x07
	csiC1   = 0x9b // the same as escape and "["
	stringC = 0x9c // ends a control string, the same as escape and "\"
)

// Bounds of a control sequence, in bytes. A longer one is not a sequence but text.
const (
	maxSequence = 256
	maxString   = 64 << 10
)

// CutSequence returns the terminal control sequence (ECMA-48) at the start of s, and the
// text after it. It reports false if s does not begin with one.
//
// A control sequence ends at its final byte; a control string, such as the title of a
// window, ends at a bell or a string terminator on the same line.
func CutSequence(s string) (sequence, rest string, ok bool) {
	n := sequenceLen(s)
	return s[:n], s[n:], n > 0
}

func sequenceLen(s string) int {
	if strings.HasPrefix(s, string(rune(csiC1))) {
		return parameterLen(s, len(string(rune(csiC1))))
	}
	if len(s) < 2 || s[0] != escape {
		return 0
	}
	switch c := s[1]; {
	case c == '[':
		return parameterLen(s, 2)
	case c == ']', c == 'P', c == 'X', c == '^', c == '_':
		return stringLen(s)
	case strings.IndexByte("()*+-./#%$", c) >= 0: // such as the choice of a character set
		i := 2
		for i < min(len(s), maxSequence) && s[i] >= ' ' && s[i] <= '/' {
			i++
		}
		if i < len(s) && s[i] >= '0' && s[i] <= '~' {
			return i + 1
		}
	case strings.IndexByte("78=>\\", c) >= 0:
		return 2
	}
	return 0
}

// parameterLen returns the length of a control sequence whose parameters begin at i.
func parameterLen(s string, i int) int {
	end := min(len(s), maxSequence)
	for i < end && s[i] >= '0' && s[i] <= '?' {
		i++
	}
	for i < end && s[i] >= ' ' && s[i] <= '/' {
		i++
	}
	if i < end && s[i] >= '@' && s[i] <= '~' {
		return i + 1
	}
	return 0
}

// stringLen returns the length of the control string at the start of s.
func stringLen(s string) int {
	for i := 2; i < min(len(s), maxString); i++ {
		switch {
		case s[i] == bell:
			return i + 1
		case s[i] == escape && i+1 < len(s) && s[i+1] == '\\':
			return i + 2
		case s[i] == '\n', s[i] == escape:
			return 0
		case s[i] == stringC && s[i-1] == 0xc2: // the terminator in UTF-8
			return i + 1
		}
	}
	return 0
}
