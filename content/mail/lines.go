package mail

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content/bounds"
)

// A line is a line of plain text without its quotation marks (">").
type line struct {
	depth int // levels of quotation
	text  string
}

// lines parses the lines of a text. A message that was saved from a mailbox may have its
// escapes; a single ">From " is one.
func (r *reader) lines(text string) []line {
	text = strings.TrimRight(text, "\r\n")
	out := make([]line, 0, strings.Count(text, "\n")+1)
	for s := range strings.SplitSeq(text, "\n") {
		out = append(out, parseLine(strings.TrimSuffix(s, "\r")))
	}
	for i := range out {
		if !r.isUnescaped && out[i].depth == 1 && strings.HasPrefix(out[i].text, "From ") && isUnquoted(out, i-1) && isUnquoted(out, i+1) {
			out[i].depth = 0
		}
	}
	quoteBars(out)
	return out
}

// limitDepth shows quotations that exceed [bounds.MaxBlockNesting] at that depth, and tells the
// reader.
func (r *reader) limitDepth(l []line) {
	for i := range l {
		if l[i].depth > bounds.MaxBlockNesting {
			l[i].depth = bounds.MaxBlockNesting
			r.problem("%s", bounds.BlockNesting.Sentence())
		}
	}
}

// isUnquoted reports whether line i is not part of a quotation, or does not exist.
func isUnquoted(l []line, i int) bool { return i < 0 || i >= len(l) || l[i].depth == 0 }

// parseLine removes the quotation marks from a line: "> > text", ">>text", or "AB> text"
// with the initials of the quoted person.
func parseLine(s string) line {
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
	return line{depth, strings.TrimPrefix(rest, " ")}
}

// initialsLen returns the length of the initials at the start of s, in bytes.
func initialsLen(s string) int {
	const maxInitials = 3
	n := 0
	for n < len(s) && n < maxInitials && s[n] >= 'A' && s[n] <= 'Z' {
		n++
	}
	return n
}

// quoteBars turns lines that begin with a bar into quotations, which some programs mark
// with bars. It leaves the rows of tables and drawings unchanged.
func quoteBars(l []line) {
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

// unflow joins the lines of a format=flowed text (RFC 3676): a line that ends with a
// space continues on the next line of the same depth. If deleteSpace is true (the
// parameter DelSp), it removes that space.
func unflow(text string, deleteSpace bool) []line {
	var out []line
	var paragraph strings.Builder // the text of the last line, to which more is added
	end := func() {
		if len(out) > 0 {
			out[len(out)-1].text = paragraph.String()
			paragraph = strings.Builder{}
		}
	}
	continues := false
	for s := range strings.SplitSeq(strings.TrimRight(text, "\r\n"), "\n") {
		s = strings.TrimSuffix(s, "\r")
		depth := len(s) - len(strings.TrimLeft(s, ">"))
		s = strings.TrimPrefix(s[depth:], " ") // space-stuffing
		isMark := s == signatureMark
		isFlowed := strings.HasSuffix(s, " ") && !isMark
		if isFlowed && deleteSpace {
			s = s[:len(s)-1]
		}
		if !continues || out[len(out)-1].depth != depth || isMark {
			end()
			out = append(out, line{depth: depth})
		}
		paragraph.WriteString(s)
		continues = isFlowed
	}
	end()
	return out
}

// signatureMark is the line that precedes a signature.
const signatureMark = "-- "

// isSignature reports whether line i precedes a signature, or the footer of a mailing
// list. Many programs drop the space of the mark; in that case, the signature must be
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

// isAttribution reports whether a line could be the last one of an attribution.
func isAttribution(text string) bool {
	const maxLength = 300 // bytes
	text = strings.TrimRight(text, " ")
	last, _ := utf8.DecodeLastRuneInString(text)
	return len(text) <= maxLength && strings.ContainsRune(":：…", last) && strings.TrimSpace(text) != ":"
}

// attributionStarts are words at the start of attributions, in several languages. An
// attribution of several lines must begin with one of them.
var attributionStarts = []string{"On ", "In article ", "In ", "At ", "Am ", "Le ", "El ", "Il ", "Em ", "Op ", "Den ", "Dnia ", "Dne ", "W dniu ", "Quoting ", "Zitat von "}

// attributionAt returns the index of the first line of the attribution before line i; i
// if there isn't one.
func attributionAt(l []line, i, depth int) int {
	end := i
	if end > 0 && l[end-1].depth == depth && strings.TrimSpace(l[end-1].text) == "" { // one empty line may separate them
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
