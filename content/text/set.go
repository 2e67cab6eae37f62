package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
)

// Some text is set to stand: drawings, columns, logs, the source of programs. Its lines are
// not sentences, so joining them would destroy it. A chunk stands if most of its lines have
// the marks of such a text. Chunks that stand and are separated only by blank lines are one
// chunk, so that their lines keep their places relative to each other.

// findStanding splits lines into chunks, records those that stand, and merges them. It asks
// isStanding about each chunk once.
func (p *parser) findStanding(lines []string, isStanding func(chunk) bool) []chunk {
	bounds := chunkBounds(lines)
	chunks := chunksAt(lines, bounds)
	for _, c := range chunks {
		if !p.isStanding(c) && isStanding(c) {
			p.standing[&c[0]] = true
		}
	}
	out := chunks[:0] // it never has more chunks than have been looked at
	for i := 0; i < len(chunks); i++ {
		c := chunks[i]
		isBegun := i+1 < len(chunks) && p.isStanding(chunks[i+1]) && isScrap(c) && slices.ContainsFunc(c, func(l string) bool { return isDrawn(l) || hasGap(l) })
		if !isBegun && !p.isStanding(c) {
			out = append(out, c)
			continue
		}
		last := i
		for j := i + 1; j < len(chunks); j++ {
			if p.isStanding(chunks[j]) {
				last = j
			} else if j > last+1 || !isScrap(chunks[j]) {
				break
			}
		}
		c = lines[bounds[i][0]:bounds[last][1]]
		p.standing[&c[0]] = true
		out = append(out, c)
		i = last
	}
	return out
}

// isStanding reports whether a chunk has been found to stand.
func (p *parser) isStanding(c chunk) bool { return len(c) > 0 && p.standing[&c[0]] }

// hasMarksOfStanding reports whether a chunk stands, whatever the width of the text around
// it.
func hasMarksOfStanding(c chunk) bool {
	if isChat(c) {
		return false
	}
	return len(c) == 1 && isSpread(c[0]) || isDrawing(c) || isTable(c) || hasColumns(c) || isLog(c) || isListing(c)
}

// isScrap reports whether a chunk may be a part of the standing text around it, without
// evidence of its own.
func isScrap(c chunk) bool {
	const maxLines = 3
	return len(c) <= maxLines && c.all(func(l string) bool {
		return isDrawn(l) || isTechnical(l) || hasGap(l) || indentOf(l) > 0 && !endsSentence(l) || strings.HasSuffix(l, ":")
	})
}

// hasGap reports whether a line has wide spaces between two words.
func hasGap(l string) bool { return strings.Contains(strings.TrimSpace(l), "    ") }

// isOutlined reports whether a chunk is a structure of short lines and indents, such as
// settings, a trace of calls or a listing of folders.
func (p *parser) isOutlined(c chunk) bool {
	const minLines = 3
	if isListStart(c, nil) || c.all(isQuoteLine) || slices.ContainsFunc(c, func(l string) bool { return isDashes(strings.TrimSpace(l)) }) {
		return false
	}
	margin := c.margin()
	if margin >= minSetOff && strings.HasPrefix(strings.TrimSpace(c[0]), "$ ") {
		return true // a command, and what it prints
	}
	indented, loose, hard := 0, 0, 0
	for i, l := range c {
		if indentOf(l) > margin {
			indented++
		}
		if !isWordy(l) {
			loose++
		}
		if i > 0 && (p.hasRoomFor(c[i-1], l) || p.wrapWidth < minWrap) {
			hard++
		}
	}
	if indented > 0 && len(c) >= minLines && technicalLines(c)*3 >= len(c)*2 {
		return true
	}
	if hard*5 < (len(c)-1)*3 || loose*2 < len(c) {
		return false
	}
	if margin >= minSetOff {
		return c.all(func(l string) bool { return isTechnical(l) || indentOf(l) > margin }) || len(c) > 1 && technicalLines(c)*2 >= len(c)
	}
	return len(c) >= minLines && indented > 0 && !p.hasFirstLineIndents
}

// newPreformatted returns lines as preformatted text, without their common margin.
func newPreformatted(c chunk) *content.Preformatted {
	margin := -1
	for _, l := range c {
		if strings.TrimSpace(l) != "" && (margin < 0 || indentOf(l) < margin) {
			margin = indentOf(l)
		}
	}
	return &content.Preformatted{Text: content.PlainInline(strings.Join(cutMargin(c, max(margin, 0)), "\n"))}
}

// cutMargin returns lines without their first margin cells.
func cutMargin(c chunk, margin int) []string {
	out := make([]string, len(c))
	for i, l := range c {
		out[i] = strings.TrimRight(l[min(margin, indentOf(l)):], " ")
	}
	return out
}

// isDrawing reports whether many lines of a chunk are drawn with lines, boxes and arrows.
func isDrawing(c chunk) bool {
	drawn := 0
	for _, l := range c {
		if isDrawn(l) {
			drawn++
		}
	}
	return drawn >= 2 && drawn*2 >= len(c) || drawn >= 3 && drawn*3 >= len(c)
}

// isDrawn reports whether a line is part of a drawing, a tree, or a table with borders.
func isDrawn(l string) bool {
	if !strings.ContainsAny(l, "|+/\\<>`'") && isASCII(l) {
		return false // most prose
	}
	t := strings.TrimSpace(l)
	if t == "" {
		return false
	}
	if strings.ContainsFunc(t, func(r rune) bool { return r >= 0x2500 && r <= 0x259f }) {
		return true
	}
	if strings.ContainsAny(t, `|+/\`) && strings.Trim(t, "|+-/\\_=<>^vVoO*.:'`~# ") == "" && !isDashes(t) {
		return true
	}
	for _, prefix := range []string{"|", "+-", "+=", "`-", "\\-", "'-"} {
		if strings.HasPrefix(t, prefix) {
			return true
		}
	}
	for _, part := range []string{"+--", "--+", "|--", "--|", "-->", "<--", "==>", "<==", "`--", "+==", "| |", "---|"} {
		if strings.Contains(t, part) {
			return true
		}
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// hasColumns reports whether a chunk has columns although not all its lines do: there is a
// rule of several parts below their names, dots lead to the last column, or a few lines are
// titles or continue a cell.
func hasColumns(c chunk) bool {
	const minLines = 3
	rules, leaders := 0, 0
	for _, l := range c {
		if isColumnRule(l) {
			rules++
		}
		if hasLeader(l) {
			leaders++
		}
	}
	switch {
	case rules > 0 && len(c)-rules >= 2, leaders >= 2 && leaders*2 >= len(c):
		return true
	case len(c) < minLines:
		return false
	}
	return hasSharedGap(c)
}

// isColumnRule reports whether a line is a rule of two or more parts.
func isColumnRule(l string) bool {
	if first := strings.TrimSpace(l); first == "" || first[0] != '-' && first[0] != '=' {
		return false
	}
	parts := strings.Fields(l)
	return len(parts) >= 2 && !slices.ContainsFunc(parts, func(part string) bool {
		return len(part) < 2 || strings.Trim(part, "-") != "" && strings.Trim(part, "=") != ""
	})
}

// hasLeader reports whether dots lead from one part of a line to another.
func hasLeader(l string) bool {
	for _, dots := range []string{"....", ". . . ."} {
		if i := strings.Index(l, dots); i > 0 && strings.Trim(l[i:], ". ") != "" && strings.Trim(l[:i], ". ") != "" {
			return true
		}
	}
	return false
}

// hasSharedGap reports whether four fifths of the lines have two or more spaces at the same
// position, with text on both sides of it in at least half of the lines.
func hasSharedGap(c chunk) bool {
	const maxRow = 400 // bytes
	isGap := func(l string) bool { return strings.Contains(strings.TrimSpace(l), "  ") }
	gaps := 0
	for _, l := range c {
		if len(l) > maxRow {
			return false
		}
		if isGap(l) {
			gaps++
		}
	}
	if gaps < 2 || gaps*2 < len(c) {
		return false
	}
	var blanks []int // lines that are blank at a position
	var rows [][]bool
	for _, l := range c {
		var row []bool
		indent, isGap := indentOf(l), isGap(l)
		for _, r := range l {
			row = append(row, r == ' ' && (isGap && len(row) >= indent || len(row) < indent && indent > 2*minSetOff-1))
		}
		rows = append(rows, row)
		for i, b := range row {
			if i == len(blanks) {
				blanks = append(blanks, 0)
			}
			if b {
				blanks[i]++
			}
		}
	}
	for i := 1; i+1 < len(blanks); i++ {
		if blanks[i]*5 >= len(c)*4 && blanks[i-1]*5 >= len(c)*4 && hasTextAround(rows, i) {
			return true
		}
	}
	return false
}

// hasTextAround reports whether at least half of the rows have text on both sides of a
// position.
func hasTextAround(rows [][]bool, at int) bool {
	both := 0
	for _, row := range rows {
		if at < len(row) && row[at] && slices.Contains(row[:at], false) && slices.Contains(row[at:], false) {
			both++
		}
	}
	return both*2 >= len(rows)
}

// isLog reports whether most lines of a chunk begin with a time, and are not messages of
// people.
func isLog(c chunk) bool {
	stamped, messages := countStamps(c)
	return len(c) > 1 && stamped*3 >= len(c)*2 && messages*3 < stamped*2
}

// isChat reports whether a chunk consists of messages of people, each with its time. A message
// may have several lines.
func isChat(c chunk) bool {
	stamped, messages := countStamps(c)
	return stamped > 1 && stampLen(c[0]) > 0 && messages*3 >= stamped*2
}

// countStamps returns how many lines of a chunk begin with a time, and how many of those are
// messages.
func countStamps(c chunk) (stamped, messages int) {
	for _, l := range c {
		if n := stampLen(l); n > 0 {
			stamped++
			if isMessage(l[n:]) {
				messages++
			}
		}
	}
	return stamped, messages
}

// isSpread reports whether the parts of a line are at its ends and in its middle, like those
// of the header of a page.
func isSpread(l string) bool {
	const gap, minGaps = "    ", 2
	parts := 0
	for part := range strings.SplitSeq(strings.TrimSpace(l), gap) {
		if strings.TrimSpace(part) != "" {
			parts++
		}
	}
	return parts > minGaps
}

// stampLen returns the length of the date or time at the start of a line, up to the end of
// its clock time. It returns 0 if the line does not begin with one.
func stampLen(l string) int {
	const maxLen, maxLetters, maxWords = 40, 4, 2
	letters, words, digits := 0, 0, 0
	for i := 0; i < min(len(l), maxLen); i++ {
		switch c := l[i]; {
		case isDigit(c):
			if n := clockLen(l[i:]); n > 0 && (i == 0 || !isDigit(l[i-1])) {
				return i + n
			}
			digits++
			letters = 0
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			if letters++; letters == 1 {
				words++
			}
			if letters > maxLetters || words > maxWords {
				return 0
			}
		case strings.IndexByte(" []()<>.,:/-+|", c) >= 0:
			letters = 0
			if digits >= 8 && c == ' ' { // a whole date
				return i
			}
		default:
			return 0
		}
	}
	return 0
}

// clockLen returns the length of the clock time at the start of s: "9:05" or "10:00:01".
func clockLen(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if n == 0 || n > 2 || len(s) < n+3 || s[n] != ':' || !isDigit(s[n+1]) || !isDigit(s[n+2]) {
		return 0
	}
	n += 3
	if n+3 <= len(s) && s[n] == ':' && isDigit(s[n+1]) && isDigit(s[n+2]) {
		n += 3
	}
	return n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isMessage reports whether the rest of a line, after a time, is what somebody wrote: it
// begins with a name, "Ada Berg: " or "<ada> ".
func isMessage(rest string) bool {
	const maxName, maxWords = 40, 4
	rest = strings.TrimLeft(rest, " ]),-–|.:0123456789APMapm")
	if name, _, ok := strings.Cut(rest, "> "); ok && strings.HasPrefix(rest, "<") {
		return len(name) <= maxName && !strings.Contains(name, " ")
	}
	name, _, ok := strings.Cut(rest, ": ")
	if !ok || name == "" || len(name) > maxName || len(strings.Fields(name)) > maxWords || strings.ContainsAny(name, "0123456789/=[]()<>\"") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	return !unicode.IsLower(first) && !isCapitals(name)
}
