package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cut cuts chunks where their lines change their kind: at lines that are
// quoted, at rules, around lists, and at every line that is a paragraph.
func (p *parser) cut(in []chunk) []chunk {
	var out []chunk
	for _, c := range in {
		if len(c) == 1 || isTable(c) {
			out = append(out, c)
			continue
		}
		out = append(out, p.cutKinds(c)...)
	}
	return out
}

func (p *parser) cutKinds(c chunk) []chunk {
	each := p.isLineEach(c)
	lines := !c.all(func(l string) bool { return !long(l) }) // paragraphs, though some are short
	var out []chunk
	start := 0
	if p.opensWithHeading(c) {
		out, start = append(out, c[:1]), 1
	}
	cut := func(i int) {
		if i > start {
			out = append(out, c[start:i])
		}
		start = i
	}
	for i := start; i < len(c); i++ {
		switch quoted := isQuoteLine(c[i]); {
		case i > 0 && quoted != isQuoteLine(c[i-1]):
			cut(i)
		case quoted:
			continue
		case isDashes(strings.TrimSpace(c[i])) && i == start+1 && isUnderlined(c[start]):
			cut(i + 1)
			continue
		case isRule(c[i : i+1]):
			cut(i)
			cut(i + 1)
			continue
		}
		if i == start || p.opensList(c, i) {
			if end := p.listEnd(c, i); end > i {
				cut(i)
				cut(end)
				i = end - 1
				continue
			}
		}
		if i > start && (each || lines && ends(c[i-1]) && !unicode.IsLower(firstLetter(c[i])) || long(c[i-1]) || long(c[i]) && p.roomBefore(c[i-1], c[i])) {
			cut(i)
		}
	}
	cut(len(c))
	return out
}

// opensWithHeading reports whether a chunk's first line is a heading at once
// above prose: it is short though there was room, and no sentence.
func (p *parser) opensWithHeading(c chunk) bool {
	head, rest := strings.TrimSpace(c[0]), c[1:]
	if !opensSentence(head) || !opensSentence(rest[0]) || indentOf(rest[0]) > indentOf(c[0]) || len(strings.Fields(head)) > mostHeadingWords || !p.roomBefore(c[0], c[1]) {
		return false
	}
	if _, _, ok := bullet(head); ok || isByline(head) || isByline(c[1]) || isDate(c[1]) || !isTitle(head) || isField(head) || isField(rest[0]) {
		return false
	}
	text := rest.joined()
	return cells(text) >= leastProse && ends(text) && !p.broken(rest)
}

// isUnderlined reports whether a line with dashes under it is a heading, not
// the end of a text above a rule.
func isUnderlined(l string) bool { return !ends(l) && letters(l) && cells(l) <= mostHeading }

// opensList reports whether a list may begin at line i, below other lines.
func (p *parser) opensList(c chunk, i int) bool {
	return i > 0 && (ends(c[i-1]) || p.roomBefore(c[i-1], c[i]))
}

// listEnd is where the list ends that begins at line i: behind its last item
// and what goes on with it. It is i if there is none.
func (p *parser) listEnd(c chunk, i int) int {
	if !startsList(c[i:], nil) {
		return i
	}
	indent := indentOf(c[i])
	for j := i + 1; j < len(c); j++ {
		if _, _, ok := bullet(c[j]); ok || indentOf(c[j]) > indent {
			continue
		}
		if isQuoteLine(c[j]) || isRule(c[j:j+1]) || ends(c[j-1]) && p.roomBefore(c[j-1], c[j]) {
			return j
		}
	}
	return len(c)
}

// isLineEach reports whether every line of a chunk is a paragraph: each begins
// with a capital and ends like a sentence.
func (p *parser) isLineEach(c chunk) bool {
	const least, leastWidth, wide = 3, 40, 60
	if len(c) < least {
		return false
	}
	width, room := 0, p.wrap < wide
	for i, l := range c {
		if !ends(l) || !opensSentence(l) {
			return false
		}
		width = max(width, cells(l))
		room = room || i > 0 && cells(c[i-1])+1+cells(firstWord(l)) < p.wrap
	}
	return width >= leastWidth && room // else they are full by chance
}

// opensSentence reports whether a line begins with a capital, maybe behind an
// opening mark.
func opensSentence(l string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l, ` "'“‘«„([_*—–-`))
	return unicode.IsUpper(r)
}

func firstLetter(l string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l, " "))
	return r
}
