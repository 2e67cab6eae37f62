package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitByKind splits chunks where the kind of their lines changes: at quoted lines and rules,
// around lists, and between lines that are paragraphs.
func (p *parser) splitByKind(in []chunk) []chunk {
	out := make([]chunk, 0, len(in)) // there may be a million
	for _, c := range in {
		if len(c) == 1 || p.isStanding(c) || isTable(c) {
			out = append(out, c)
			continue
		}
		out = append(out, p.splitChunkByKind(c)...)
	}
	return out
}

func (p *parser) splitChunkByKind(c chunk) []chunk {
	hasSentences := p.hasSentenceLines(c)
	hasLong := slices.ContainsFunc(c, isLong) // if so, short lines may be paragraphs, too
	beginsTurn := p.turnsOf(c)
	var out []chunk
	start := 0
	if p.hasHeadingFirst(c) {
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
		if i == start || p.canBeginList(c, i) {
			if end := p.listEnd(c, i); end > i {
				cut(i)
				cut(end)
				i = end - 1
				continue
			}
		}
		if i > start && (hasSentences || beginsTurn != nil && beginsTurn(c[i]) || beginsSpeech(c[i]) && endsSentence(c[i-1]) && p.hasRoomFor(c[i-1], c[i]) || hasLong && endsSentence(c[i-1]) && !unicode.IsLower(firstLetter(c[i])) || isLong(c[i-1]) || isLong(c[i]) && p.hasRoomFor(c[i-1], c[i])) {
			cut(i)
		}
	}
	cut(len(c))
	return out
}

// turnsOf returns a function that reports whether a line begins a message of a chat, or the
// turn of a speaker in a transcript. It returns nil if the chunk has neither, and if each line
// is a turn.
func (p *parser) turnsOf(c chunk) func(string) bool {
	if isChat(c) {
		return func(l string) bool { return stampLen(l) > 0 }
	}
	if !isTurn(c[0]) {
		return nil
	}
	turns := 0
	for i, l := range c {
		if isTurn(l) {
			turns++
			if i > 0 && !endsSentence(c[i-1]) {
				return nil
			}
		}
	}
	if turns < 2 || turns == len(c) {
		return nil
	}
	return isTurn
}

// beginsSpeech reports whether a line begins with an opening quotation mark.
func beginsSpeech(l string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l, " "))
	return strings.ContainsRune("\"“„«「『", first)
}

// isTurn reports whether a line begins with the name of a speaker and a colon.
func isTurn(l string) bool {
	const maxName, maxWords = 30, 3
	name, _, ok := strings.Cut(strings.TrimSpace(l), ": ")
	return ok && len(name) <= maxName && len(strings.Fields(name)) <= maxWords && beginsLikeSentence(name) && !strings.ContainsAny(name, "0123456789.,;!?")
}

// hasHeadingFirst reports whether the first line of a chunk is a heading directly above
// prose: it is short although there was room for more, and it is not a sentence.
func (p *parser) hasHeadingFirst(c chunk) bool {
	head, rest := strings.TrimSpace(c[0]), c[1:]
	if !beginsLikeSentence(head) || !beginsLikeSentence(rest[0]) || indentOf(rest[0]) > indentOf(c[0]) || len(strings.Fields(head)) > maxHeadingWords || !p.hasRoomFor(c[0], c[1]) {
		return false
	}
	if _, _, ok := cutMarker(head); ok || isByline(head) || isByline(c[1]) || isDate(c[1]) || !isTitle(head) || isField(head) || isField(rest[0]) {
		return false
	}
	text := rest.joined()
	return cellWidth(text) >= minProse && endsSentence(text) && !p.hasHardBreaks(rest)
}

// isUnderlined reports whether a line with dashes below it is a heading, and not the end of a
// text above a rule.
func isUnderlined(l string) bool {
	return !endsSentence(l) && hasLetters(l) && cellWidth(l) <= maxHeading
}

// canBeginList reports whether a list may begin at line i, below other lines.
func (p *parser) canBeginList(c chunk, i int) bool {
	return i > 0 && (endsSentence(c[i-1]) || p.hasRoomFor(c[i-1], c[i]))
}

// listEnd returns the index of the line after the list that begins at line i, including the
// lines that continue its last item. It returns i if there is no list.
func (p *parser) listEnd(c chunk, i int) int {
	if !isListStart(c[i:], nil) {
		return i
	}
	indent := indentOf(c[i])
	for j := i + 1; j < len(c); j++ {
		if _, _, ok := cutMarker(c[j]); ok || indentOf(c[j]) > indent {
			continue
		}
		if isQuoteLine(c[j]) || isRule(c[j:j+1]) || endsSentence(c[j-1]) && p.hasRoomFor(c[j-1], c[j]) {
			return j
		}
	}
	return len(c)
}

// hasSentenceLines reports whether every line of a chunk is a paragraph: each line begins
// with a capital and ends like a sentence.
func (p *parser) hasSentenceLines(c chunk) bool {
	const minLines, minWidth, minFullWidth = 3, 40, 60
	if len(c) < minLines {
		return false
	}
	width, hasRoom := 0, p.wrapWidth < minFullWidth
	for i, l := range c {
		if !endsSentence(l) || !beginsLikeSentence(l) {
			return false
		}
		width = max(width, cellWidth(l))
		hasRoom = hasRoom || i > 0 && cellWidth(c[i-1])+1+cellWidth(firstWord(l)) < p.wrapWidth
	}
	return width >= minWidth && hasRoom // otherwise the sentences end at the line ends by chance
}

// beginsLikeSentence reports whether a line begins with a capital, maybe after an opening
// quotation mark or other punctuation.
func beginsLikeSentence(l string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l, ` "'“‘«„([_*—–-`))
	return unicode.IsUpper(r)
}

func firstLetter(l string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l, " "))
	return r
}
