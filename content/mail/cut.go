package mail

import "strings"

// cut returns where the piece ends that begins at p, and what goes on there.
func (t *longText) cut(src []byte, p pieceStart) pieceStart {
	for size := 2 * minPiece; ; size *= 2 {
		c := textCutter{text: t, lines: linesOf(src, p.at, size), isLast: size >= maxGroup}
		c.at = make([]int, len(c.lines)+1)
		for i, l := range c.lines {
			c.at[i+1] = c.at[i] + l.sourceLen()
		}
		c.isRest = p.at+c.at[len(c.lines)] == len(src)
		if c.cut(p.kind) {
			return pieceStart{p.at + c.at[c.end], c.kind}
		}
	}
}

// A textCutter finds the end of the piece at the start of lines.
type textCutter struct {
	text   *longText
	lines  []line
	at     []int // the offsets of the lines, and of the end
	isRest bool  // there are no lines after these
	isLast bool  // the piece must end in these lines

	blank int       // the last line after a blank one; 0: none
	end   int       // the line after the piece
	kind  groupKind // of the group that goes on there
}

// cut looks for the end of the piece and reports whether it is found. Kind is that of the group
// that goes on in the first line.
func (c *textCutter) cut(kind groupKind) bool {
	l := c.lines
	for i := 0; i < len(l); {
		var end int
		if i == 0 && kind != proseGroup {
			end = groupEnd(l, 0, 0, kind)
		} else {
			kind, end = groupAt(l, i, 0)
		}
		mayGoOn := end == len(l) && !c.isRest
		switch {
		case kind == proseGroup:
			if isCut, isFound := c.cutProse(i, end); isCut {
				return isFound
			}
		case mayGoOn && !c.isLast:
			return false
		case mayGoOn:
			c.cutGroup(i, kind)
			return true
		case kind == quoteGroup && end < len(l) && c.isLong(end) && l[end-1].hasText():
			c.end = end
			return true
		}
		i = end
	}
	if c.end = len(l); c.isLast && !c.isRest && c.blank > 0 {
		c.end = c.blank
	}
	return c.isRest || c.isLast
}

// cutProse looks for the end of the piece in prose, which ends before line end. IsOver reports
// that the search is over, and isFound that the piece ends here; otherwise more lines are needed.
func (c *textCutter) cutProse(start, end int) (isOver, isFound bool) {
	l := c.lines
	mark := -maxSignature - 2 // the last line that would precede a signature if less text followed
	for i := start; i < end; i++ {
		if strings.HasPrefix(l[i].text, armorStart) && i+maxArmor >= len(l) && !c.isRest && !c.isLast {
			return true, false // its end may follow
		}
		if isShortSignatureMark(l[i].text) {
			mark = i
		}
		if !c.isLong(i) {
			continue
		}
		if i > start && l[i].hasText() && !l[i-1].hasText() && i > mark+maxSignature+1 {
			c.blank = i
			if c.text.sample.IsBetweenProse(c.textBefore(i), c.textAt(i)) {
				c.end = i
				return true, true
			}
		}
		if (c.at[i+1] > maxPiece || i >= maxLines) && c.blank > 0 {
			c.end = c.blank
			return true, true
		}
	}
	return false, false
}

// isLong reports whether the lines before a line are long enough for a piece.
func (c *textCutter) isLong(end int) bool { return c.at[end] >= minPiece || end >= minLines }

// cutGroup ends the piece before a long group that begins at a line, or in it.
func (c *textCutter) cutGroup(start int, kind groupKind) {
	if c.isLong(start) {
		c.end = start
		return
	}
	if kind != quoteGroup {
		c.end, c.kind = len(c.lines), kind
		return
	}
	c.end = len(c.lines)
	for i := c.end - 1; c.at[i] > maxGroup/2; i-- {
		if !c.lines[i].hasText() {
			c.end = i + 1
			return
		}
	}
}

// textBefore returns the lines before the blank lines before a line, up to a blank one.
func (c *textCutter) textBefore(i int) []string {
	for i > 0 && !c.lines[i-1].hasText() {
		i--
	}
	start := i
	for start > 0 && c.lines[start-1].hasText() && c.lines[start-1].depth == 0 {
		start--
	}
	return texts(c.lines[start:i])
}

// textAt returns the lines from a line on, up to a blank one.
func (c *textCutter) textAt(i int) []string {
	end := i
	for end < len(c.lines) && c.lines[end].hasText() && c.lines[end].depth == 0 {
		end++
	}
	return texts(c.lines[i:end])
}

// texts returns the texts of lines.
func texts(l []line) []string {
	out := make([]string, len(l))
	for i, x := range l {
		out[i] = x.text
	}
	return out
}
