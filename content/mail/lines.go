package mail

import (
	"bytes"
	"iter"
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

// A lineSeq yields the lines of a text. A long text has too many for a slice of them.
type lineSeq = iter.Seq[line]

// plainLines yields the lines of a plain text. It adds the files in the text to the attachments.
func (r *reader) plainLines(text []byte, isFlowed, deleteSpace bool) lineSeq {
	if isFlowed {
		return r.cutFiles(r.limitDepth(unflow(text, deleteSpace)))
	}
	return r.cutFiles(r.limitDepth(r.lines(text)))
}

// lines yields the lines of a text that is not flowed.
func (r *reader) lines(text []byte) lineSeq {
	parsed := func(yield func(line) bool) {
		for s := range eachLine(text) {
			if !yield(parseLine(s)) {
				return
			}
		}
	}
	if r.isUnescaped {
		return quoteBars(parsed)
	}
	return quoteBars(unescape(parsed))
}

// eachLine yields the lines of a text without their line ends, and without empty lines at the end.
func eachLine(text []byte) iter.Seq[string] {
	const minCopy = 64 << 10 // bytes
	return func(yield func(string) bool) {
		rest := bytes.TrimRight(text, "\r\n")
		for {
			end := len(rest)
			if end > minCopy {
				if i := bytes.IndexByte(rest[minCopy:], '\n'); i >= 0 {
					end = minCopy + i
				}
			}
			for s := range strings.SplitSeq(string(rest[:end]), "\n") {
				if !yield(strings.TrimSuffix(s, "\r")) {
					return
				}
			}
			if end == len(rest) {
				return
			}
			rest = rest[end+1:]
		}
	}
}

// unescape removes the escape from lines of a message that was saved from a mailbox: a single
// ">From " is one.
func unescape(in lineSeq) lineSeq {
	return func(yield func(line) bool) {
		var held line // until the next one is known
		isHeld, isAfterUnquoted := false, true
		yieldHeld := func(isBeforeUnquoted bool) bool {
			if held.depth == 1 && strings.HasPrefix(held.text, "From ") && isAfterUnquoted && isBeforeUnquoted {
				held.depth = 0
			}
			isAfterUnquoted = held.depth == 0
			return yield(held)
		}
		for l := range in {
			if isHeld && !yieldHeld(l.depth == 0) {
				return
			}
			held, isHeld = l, true
		}
		if isHeld {
			yieldHeld(true)
		}
	}
}

// limitDepth shows quotations that exceed [bounds.MaxBlockNesting] at that depth, and tells the
// reader.
func (r *reader) limitDepth(in lineSeq) lineSeq {
	return func(yield func(line) bool) {
		isCut := false
		for l := range in {
			if l.depth > bounds.MaxBlockNesting {
				l.depth, isCut = bounds.MaxBlockNesting, true
			}
			if !yield(l) {
				return
			}
		}
		if isCut {
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
func quoteBars(in lineSeq) lineSeq {
	return func(yield func(line) bool) {
		var bars []line // the lines with bars so far
		yieldBars := func() bool {
			isPlain := !slices.ContainsFunc(bars, func(l line) bool {
				text := strings.TrimLeft(l.text[1:], " ")
				return strings.ContainsAny(text, "|+_\\") || strings.HasPrefix(text, "-")
			})
			for _, l := range bars {
				if isPlain {
					l = line{1, strings.TrimPrefix(l.text[1:], " ")}
				}
				if !yield(l) {
					return false
				}
			}
			bars = bars[:0]
			return true
		}
		for l := range in {
			if l.depth == 0 && strings.HasPrefix(l.text, "|") {
				bars = append(bars, l)
			} else if !yieldBars() || !yield(l) {
				return
			}
		}
		yieldBars()
	}
}

// unflow joins the lines of a format=flowed text (RFC 3676): a line that ends with a
// space continues on the next line of the same depth. If deleteSpace is true (the
// parameter DelSp), it removes that space.
func unflow(text []byte, deleteSpace bool) lineSeq {
	return func(yield func(line) bool) {
		const none = -1
		depth, continues := none, false
		var joined strings.Builder
		for s := range eachLine(text) {
			own := len(s) - len(strings.TrimLeft(s, ">"))
			s = strings.TrimPrefix(s[own:], " ") // space-stuffing
			isFlowed := strings.HasSuffix(s, " ") && s != signatureMark
			if isFlowed && deleteSpace {
				s = s[:len(s)-1]
			}
			if !continues || depth != own || s == signatureMark {
				if depth != none && !yield(line{depth, joined.String()}) {
					return
				}
				depth = own
				joined.Reset()
			}
			joined.WriteString(s)
			continues = isFlowed
		}
		yield(line{depth, joined.String()})
	}
}

// signatureMark is the line that precedes a signature.
const signatureMark = "-- "

// maxSignature bounds the lines of a signature without that line.
const maxSignature = 12

// isSignature reports whether line i precedes a signature, or the footer of a mailing
// list. Many programs drop the space of the mark; in that case, the signature must be
// short.
func isSignature(l []line, i int) bool {
	if l[i].text == signatureMark || !isShortSignatureMark(l[i].text) {
		return l[i].text == signatureMark
	}
	end := i + 1
	for end < len(l) && end <= i+maxSignature && l[end].depth == l[i].depth {
		end++
	}
	return end <= i+maxSignature
}

// isShortSignatureMark reports whether a line precedes a signature if that is short.
func isShortSignatureMark(text string) bool {
	const minBar = 20 // bytes
	text = strings.TrimRight(text, " ")
	return text == "--" || len(text) >= minBar && strings.Trim(text, "_") == ""
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
