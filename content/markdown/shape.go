package markdown

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A shape tells which block a part of a source between two cuts is, where that is plain to
// see without parsing it: most of a text is plain paragraphs, headings, lists, block quotes
// and fenced code.
type shape int

const (
	unknownShape   shape = iota
	paragraphShape       // one block that has a paragraph number
	headingShape         // one heading
)

// shapeOf returns the shape of a part. In doubt it is unknown.
func shapeOf(part []byte) shape {
	part = bytes.TrimRight(part, "\n")
	if len(part) == 0 {
		return unknownShape
	}
	switch c := part[0]; {
	case c == '#':
		n := runLen(part, '#')
		if n <= 6 && n+1 < len(part) && part[n] == ' ' && bytes.IndexByte(part, '\n') < 0 && isPlainText(part[n+1:]) {
			return headingShape
		}
	case c == '>' && isPlainQuote(part),
		c == '`' && isPlainFence(part),
		c == '|' && isPlainTable(part),
		isPlainList(part),
		isPlainParagraph(part):
		return paragraphShape
	}
	return unknownShape
}

// isPlainParagraph reports whether a part is one paragraph of plain lines.
func isPlainParagraph(part []byte) bool {
	for line := range bytes.Lines(part) {
		if !isPlainText(line) {
			return false
		}
	}
	return true
}

// isPlainQuote reports whether a part is one block quote of plain paragraphs.
func isPlainQuote(part []byte) bool {
	hasText := false
	for line := range bytes.Lines(part) {
		text, ok := bytes.CutPrefix(bytes.TrimRight(line, "\n"), []byte(">"))
		if !ok {
			return false
		}
		if len(text) == 0 {
			continue
		}
		if text[0] != ' ' || !isPlainText(text[1:]) {
			return false
		}
		hasText = true
	}
	return hasText
}

// isPlainFence reports whether a part is one fenced code block with text in it.
func isPlainFence(part []byte) bool {
	n := runLen(part, '`')
	info, rest, ok := bytes.Cut(part[n:], []byte("\n"))
	if n < 3 || !ok {
		return false
	}
	for _, c := range info {
		if !isLetterOrDigit(c) && c != '-' && c != '+' && c != '#' {
			return false
		}
	}
	code, isClosed := bytes.CutSuffix(rest, part[:n])
	return isClosed && !bytes.Contains(code, part[:n]) && bytes.HasSuffix(code, []byte("\n")) && len(bytes.TrimSpace(code)) > 0
}

// isPlainList reports whether a part is one list, maybe with items that have more lists or
// paragraphs in them.
func isPlainList(part []byte) bool {
	if len(part) < 2 {
		return false
	}
	var kind byte // the character that ends the markers of the list
	width := 0    // of the last of its markers, and the space after it
	for line := range bytes.Lines(part) {
		indent, offset := indentation(line)
		rest := line[offset:]
		if offset != indent {
			return false // a tab
		}
		if len(rest) == 0 || rest[0] == '\n' {
			continue
		}
		marker, _ := listMarker(rest)
		switch {
		case indent == 0 && (marker == 0 || kind != 0 && rest[marker-1] != kind), indent > 0 && (width == 0 || indent < width):
			return false
		case indent == 0:
			kind, width = rest[marker-1], marker+1
		}
		if marker > 0 {
			if len(rest) <= marker || rest[marker] != ' ' {
				return false
			}
			rest = rest[marker+1:]
		}
		if !isPlainText(rest) {
			return false
		}
	}
	return kind != 0
}

// isPlainTable reports whether a part is one table, all of whose rows have the same number of
// plain cells.
func isPlainTable(part []byte) bool {
	columns, rows := 0, 0
	for line := range bytes.Lines(part) {
		line = bytes.TrimRight(line, "\n")
		if len(line) < len("|-|") || line[0] != '|' || line[len(line)-1] != '|' {
			return false
		}
		cells := bytes.Count(line, []byte("|")) - 1
		switch {
		case rows == 0:
			columns = cells
		case cells != columns, rows == 1 && !isPlainTableRule(line):
			return false
		}
		if bytes.IndexByte(line, '`') >= 0 || !hasOnlyPlainBytes(line, '|') {
			return false
		}
		rows++
	}
	return rows > 1
}

// isPlainTableRule reports whether a row has nothing but dashes in each cell.
func isPlainTableRule(row []byte) bool {
	for cell := range bytes.SplitSeq(row[1:len(row)-1], []byte("|")) {
		cell = bytes.Trim(cell, " ")
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) > 0 {
			return false
		}
	}
	return true
}

// plainBytes has the characters that occur in plain text.
var plainBytes = [256]bool{
	'\n': true, ' ': true, '!': true, '"': true, '#': true, '$': true, '%': true, '&': true, '\'': true, '(': true, ')': true, '*': true,
	'+': true, ',': true, '-': true, '.': true, '/': true, '0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true,
	'7': true, '8': true, '9': true, ':': true, ';': true, '=': true, '>': true, '?': true, '@': true, 'A': true, 'B': true, 'C': true,
	'D': true, 'E': true, 'F': true, 'G': true, 'H': true, 'I': true, 'J': true, 'K': true, 'L': true, 'M': true, 'N': true, 'O': true,
	'P': true, 'Q': true, 'R': true, 'S': true, 'T': true, 'U': true, 'V': true, 'W': true, 'X': true, 'Y': true, 'Z': true, ']': true,
	'_': true, 'a': true, 'b': true, 'c': true, 'd': true, 'e': true, 'f': true, 'g': true, 'h': true, 'i': true, 'j': true, 'k': true,
	'l': true, 'm': true, 'n': true, 'o': true, 'p': true, 'q': true, 'r': true, 's': true, 't': true, 'u': true, 'v': true, 'w': true,
	'x': true, 'y': true, 'z': true, '}': true, '~': true, '`': true,
}

// isPlainText reports whether a line, without its indentation and markers, is text that begins
// with a letter or a number, and has no markup but emphasis, code and links.
func isPlainText(line []byte) bool {
	return beginsPlainly(line) && hasOnlyPlainBytes(line, 0) && !isModuleStart(string(bytes.TrimRight(line, "\n")))
}

// hasOnlyPlainBytes reports whether a line has no markup but emphasis, code and links, and
// maybe one more character.
func hasOnlyPlainBytes(line []byte, extra byte) bool {
	for i, c := range line {
		if plainBytes[c] || c >= utf8.RuneSelf || c == extra {
			continue
		}
		if c != '[' || i > 0 && (line[i-1] == '!' || line[i-1] == '^') || i+1 < len(line) && (line[i+1] == '^' || line[i+1] == '/' || line[i+1] == '[') {
			return false
		}
	}
	return !hasValue(line)
}

// beginsPlainly reports whether a line begins like a sentence, maybe emphasized or quoted.
func beginsPlainly(line []byte) bool {
	for range len("**") {
		if len(line) > 0 && (line[0] == '*' || line[0] == '_') {
			line = line[1:]
		}
	}
	r, _ := utf8.DecodeRune(line)
	switch {
	case r < utf8.RuneSelf:
		marker, _ := listMarker(line)
		return isLetterOrDigit(line[0]) && marker == 0 || line[0] == '"' || line[0] == '\''
	case r == '“', r == '”', r == '„', r == '‘', r == '’', r == '«', r == '»', r == '—', r == '–':
		return true
	}
	return unicode.IsLetter(r)
}
