package mail

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A line is a line of plain text, without the marks of quotation before it.
type line struct {
	depth int // of quotation
	text  string
}

// maxDepth bounds quotations in quotations. Deeper ones are shown with the last one.
const maxDepth = 20

// lines returns the lines of a text.
func lines(text string) []line {
	var out []line
	for s := range strings.SplitSeq(strings.TrimRight(text, "\r\n"), "\n") {
		out = append(out, lineOf(strings.TrimSuffix(s, "\r")))
	}
	for i := range out { // a lonely ">From " was written so for a box
		if out[i].depth == 1 && strings.HasPrefix(out[i].text, "From ") && isOwn(out, i-1) && isOwn(out, i+1) {
			out[i].depth = 0
		}
	}
	markBars(out)
	return out
}

// isOwn reports whether line i is none of a quotation.
func isOwn(l []line, i int) bool { return i < 0 || i >= len(l) || l[i].depth == 0 }

// lineOf removes the marks of quotation from a line: "> > text", ">>text", and "AB> text"
// with the initials of whom it quotes.
func lineOf(s string) line {
	rest := s
	depth := 0
	for {
		mark := strings.TrimLeft(rest, " ")
		if depth > 0 && len(rest)-len(mark) > 1 {
			break
		}
		if depth == 0 && len(rest)-len(mark) > 0 {
			break
		}
		initials := mark[:initialsLen(mark)]
		after, ok := strings.CutPrefix(mark[len(initials):], ">")
		if !ok || initials != "" && !strings.HasPrefix(after, " ") && !strings.HasPrefix(after, ">") && after != "" {
			break
		}
		depth++
		rest = after
	}
	if depth == 0 {
		return line{0, s}
	}
	return line{min(depth, maxDepth), strings.TrimPrefix(rest, " ")}
}

// initialsLen returns the length of the initials that s begins with.
func initialsLen(s string) int {
	const maxInitials = 3
	n := 0
	for n < len(s) && n < maxInitials && s[n] >= 'A' && s[n] <= 'Z' {
		n++
	}
	return n
}

// markBars makes lines that begin with a bar quotations, as some programs write them, but
// not the rows of a table or a drawing.
func markBars(l []line) {
	for i := 0; i < len(l); {
		end := i
		isPlain := true
		for end < len(l) && l[end].depth == 0 && strings.HasPrefix(l[end].text, "|") {
			text := strings.TrimLeft(l[end].text[1:], " ")
			isPlain = isPlain && !strings.ContainsAny(text, "|+_\\") && !strings.HasPrefix(text, "-")
			end++
		}
		if end == i {
			i++
			continue
		}
		for ; i < end; i++ {
			if isPlain {
				l[i] = line{1, strings.TrimPrefix(l[i].text[1:], " ")}
			}
		}
	}
}

// unflow joins the lines of a text that flows (RFC 3676): one that ends in a space goes on
// in the next one of the same depth. With isDeleted the space is not a part of the text.
func unflow(text string, isDeleted bool) []line {
	var out []line
	goesOn := false
	for s := range strings.SplitSeq(strings.TrimRight(text, "\r\n"), "\n") {
		s = strings.TrimSuffix(s, "\r")
		depth := len(s) - len(strings.TrimLeft(s, ">"))
		s = strings.TrimPrefix(s[depth:], " ") // which is stuffed
		depth = min(depth, maxDepth)
		isFlowed := strings.HasSuffix(s, " ") && s != signatureMark
		if isFlowed && isDeleted {
			s = s[:len(s)-1]
		}
		if goesOn && out[len(out)-1].depth == depth && s != signatureMark {
			out[len(out)-1].text += s
		} else {
			out = append(out, line{depth, s})
		}
		goesOn = isFlowed
	}
	return out
}

// signatureMark is the line before a signature.
const signatureMark = "-- "

// isSignature reports whether line i is the one before a signature, or before the lines
// that a list adds. Many programs drop the space of the mark; then, what follows must be
// short.
func isSignature(l []line, i int) bool {
	const (
		maxLines = 12
		minBar   = 20 // bytes
	)
	text := strings.TrimRight(l[i].text, " ")
	isBar := len(text) >= minBar && strings.Trim(text, "_") == ""
	if text != "--" && !isBar || l[i].text == signatureMark {
		return l[i].text == signatureMark
	}
	end := i + 1
	for end < len(l) && end <= i+maxLines && l[end].depth == l[i].depth {
		end++
	}
	return end <= i+maxLines
}

// isAttribution reports whether a line, or the end of a paragraph, introduces a quotation.
func isAttribution(text string) bool {
	const maxLength = 300 // bytes
	text = strings.TrimRight(text, " ")
	last, _ := utf8.DecodeLastRuneInString(text)
	return len(text) <= maxLength && strings.ContainsRune(":：…", last) && strings.TrimSpace(text) != ":"
}

// attributionStarts are words that an attribution begins with. One that is longer than a
// line begins with one of them.
var attributionStarts = []string{"On ", "In article ", "In ", "At ", "Am ", "Le ", "El ", "Il ", "Em ", "Op ", "Den ", "Dnia ", "Dne ", "W dniu ", "Quoting ", "Zitat von "}

// attributionAt returns where the attribution begins that ends before line i; i if there
// is none.
func attributionAt(l []line, i, depth int) int {
	end := i
	if end > 0 && l[end-1].depth == depth && strings.TrimSpace(l[end-1].text) == "" { // one empty line may be between
		end--
	}
	if end == 0 || l[end-1].depth != depth || !isAttribution(l[end-1].text) {
		return i
	}
	const maxLines = 3
	for start := end - 1; start >= max(0, end-maxLines); start-- {
		text := l[start].text
		if l[start].depth != depth || strings.TrimSpace(text) == "" {
			break
		}
		if slices.ContainsFunc(attributionStarts, func(s string) bool { return strings.HasPrefix(strings.TrimLeft(text, " "), s) }) {
			return start
		}
	}
	return end - 1
}
