package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content/caption"
)

// Bounds on a headline.
const (
	maxTitle      = 180 // cells
	maxTitleLines = 3
)

// headlineLines returns how many lines at the start of a chunk are the headline, or 0 if it
// has no headline. A headline is one line, or a few wrapped lines, that do not end like a sentence of
// prose. There must be text below it, in the same chunk or in the next, which hasMore
// reports.
func (p *parser) headlineLines(c chunk, hasMore bool) int {
	if n := stampLen(c[0]); p.isStanding(c) || n > 0 && isMessage(c[0][n:]) || p.isMessageHead(c) {
		return 0
	}
	if len(c) > 1 && isDashes(strings.TrimSpace(c[1])) && isTitle(c.firstLine()) {
		return 1
	}
	if _, _, ok := cutMarker(c[0]); ok || p.isDialogueTurn(c[0]) || p.isSpeaker(c) || hasSharedSeparator(c) || len(c) > 1 && isField(c[0]) && isField(c[1]) || len(c) == 2 && (p.isCredit(c[1]) || p.isCreditFirst(c)) {
		return 0
	}
	for n := 1; n <= min(len(c), maxTitleLines); n++ {
		title := c[:n].joined()
		if n == len(c) {
			if hasMore && isTitle(title) {
				return n
			}
			return 0
		}
		switch p.relationOf(c, n) {
		case belowTitle:
			if isTitle(title) {
				return n
			}
			return 0
		case inText:
			return 0
		case inTitle:
		}
	}
	return 0
}

// repeatedHeadline returns how many lines at the start of a chunk are repeated directly below,
// in the same chunk or in the next. They are a headline, however they end.
func (p *parser) repeatedHeadline(c chunk, after []chunk) int {
	for n := 1; n <= min(len(c), maxTitleLines); n++ {
		title := c[:n].joined()
		below := c[n:]
		if n == len(c) && len(after) > 0 {
			below = after[0]
		}
		if cellWidth(title) <= maxTitle && hasLetters(title) && !p.isFigure(c[:n]) && titleLines(below, title) > 0 {
			return n
		}
	}
	return 0
}

// A relation is the relation of a line to the lines above it, which may be a headline.
type relation int

const (
	inTitle    relation = iota // the line continues the headline
	belowTitle                 // the line is something that comes after a headline
	inText                     // the line is text, and the lines above are not a headline
)

// relationOf returns the relation of the line after the first n lines of a chunk to them.
func (p *parser) relationOf(c chunk, n int) relation {
	const maxCaptionLines, maxLinesToByline = 5, 4
	rest := c[n:]
	if isByline(rest[0]) || isDate(rest[0]) || titleLines(rest, c[:n].joined()) > 0 {
		return belowTitle
	}
	if !p.hasRoomFor(c[n-1], rest[0]) || strings.HasSuffix(c[n-1], "-") {
		return inTitle
	}
	for i := 1; i <= min(len(rest), maxCaptionLines); i++ {
		if i > 1 || len(rest) == 1 || p.hasRoomFor(rest[0], rest[1]) {
			if p.isCaption(rest[:i].joined()) {
				return belowTitle
			}
		}
	}
	for _, l := range rest[1:min(len(rest), maxLinesToByline)] {
		if isByline(l) || isDate(l) {
			return belowTitle
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest[0]))
	if unicode.IsLower(first) || isCapitals(c[n-1]) && isCapitals(rest[0]) {
		return inTitle
	}
	text := rest.joined()
	if len(rest) == 1 && isTitle(rest[0]) || n == 1 && endsSentence(text) && cellWidth(text) >= minProse && !p.hasHardBreaks(rest) {
		return belowTitle
	}
	return inText
}

// isCapitals reports whether a line has no lower-case letters.
func isCapitals(l string) bool { return hasLetters(l) && l == strings.ToUpper(l) }

// isCaptionOrCredit reports whether a line is the caption or the credit of a picture.
func isCaptionOrCredit(line string) bool {
	isCredited, isCredit := caption.Classify(line)
	return isCredited || isCredit
}

// isTitle reports whether s can be a headline.
func isTitle(s string) bool {
	if cellWidth(s) > maxTitle || !hasLetters(s) || isCaptionOrCredit(s) || isByline(s) || isDate(s) {
		return false
	}
	if _, _, ok := cutMarker(s); ok || hasUnsupportedMarker(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune("\"“«„‘'", first) && endsSentence(s) && (strings.ContainsRune("\"”»", last) || hasAttribution(s)) {
		return false // a quotation
	}
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune("\"”»’", last) && endsSentence(s) && hasQuoteAfterSentence(s) {
		return false // a sentence and a quotation
	}
	body := trimClosing(s)
	if strings.HasSuffix(body, "...") || endsWithAbbreviation(body) || isTitleCase(body) {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(body)
	return !strings.ContainsRune(".,;:。、", r)
}

// isTitleCase reports whether all long words of a line are capitalized and it ends with a full
// stop, like the headlines of some newspapers.
func isTitleCase(s string) bool {
	const minWords, maxShortWord = 4, 4
	words := strings.Fields(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'“‘("))
		if unicode.IsLetter(r) && !unicode.IsUpper(r) && len(w) > maxShortWord {
			return false
		}
	}
	return len(words) >= minWords && strings.HasSuffix(s, ".") && s != strings.ToLower(s) && !strings.Contains(s, ". ")
}

// hasQuoteAfterSentence reports whether a quotation opens after the end of a
// sentence.
func hasQuoteAfterSentence(s string) bool {
	for _, open := range []string{" \"", " “", " «", " ‘"} {
		if i := strings.LastIndex(s, open); i > 0 && strings.IndexByte(".!?", s[i-1]) >= 0 {
			return true
		}
	}
	return false
}

// hasAttribution reports whether a lower-case letter follows a closing quotation mark: ” said
// Jo.
func hasAttribution(s string) bool {
	for i, r := range s {
		if i == 0 || !strings.ContainsRune("\"”»’'", r) {
			continue
		}
		rest, ok := strings.CutPrefix(s[i+utf8.RuneLen(r):], " ")
		if next, _ := utf8.DecodeRuneInString(rest); ok && unicode.IsLower(next) {
			return true
		}
	}
	return false
}

// isDialogueTurn reports whether a line is a turn in an interview or a play: it begins with a
// name and a colon, and another chunk begins with the same name.
func (p *parser) isDialogueTurn(line string) bool {
	const maxName, maxChunks = 40, 8
	name, _, ok := strings.Cut(strings.TrimSpace(line), ": ")
	first, _ := utf8.DecodeRuneInString(name)
	if !ok || len(name) > maxName || !unicode.IsUpper(first) {
		return false
	}
	same := 0
	for _, c := range p.chunks[:min(maxChunks, len(p.chunks))] {
		if strings.HasPrefix(strings.TrimSpace(c[0]), name+": ") {
			same++
		}
	}
	return same > 1
}

// isMessageHead reports whether the first line of a chunk says who wrote the lines below it,
// and at what time, and that of another chunk does so, too.
func (p *parser) isMessageHead(c chunk) bool {
	const maxChunks = 8
	if len(c) < 2 || !hasClock(c[0]) {
		return false
	}
	heads := 0
	for _, other := range p.chunks[:min(maxChunks, len(p.chunks))] {
		if len(other) > 1 && hasClock(other[0]) {
			heads++
		}
	}
	return heads > 1
}

// hasClock reports whether a short line that is not a sentence has a clock time in it.
func hasClock(l string) bool {
	const maxWidth = 60
	if cellWidth(l) > maxWidth || endsSentence(l) {
		return false
	}
	for i := range len(l) {
		if clockLen(l[i:]) > 0 && (i == 0 || !isDigit(l[i-1])) {
			return true
		}
	}
	return false
}

// isSpeaker reports whether the first line of a chunk is the name of a speaker in a play: other
// chunks with lines below it begin with the same line.
func (p *parser) isSpeaker(c chunk) bool {
	const maxWords, maxChunks = 3, 30
	name := c.firstLine()
	if len(c) == 1 || len(strings.Fields(name)) > maxWords || indentOf(c[1]) <= indentOf(c[0]) {
		return false
	}
	same := 0
	for _, other := range p.chunks[:min(maxChunks, len(p.chunks))] {
		if len(other) > 1 && other.firstLine() == name {
			same++
		}
	}
	return same > 1
}

// endsWithAbbreviation reports whether s ends with an abbreviation such as "U.S." or "Jr.".
func endsWithAbbreviation(s string) bool {
	word, ok := strings.CutSuffix(s[strings.LastIndexByte(s, ' ')+1:], ".")
	return ok && (strings.Contains(word, ".") || word == "Jr" || word == "Sr" || word == "Inc" || word == "Co") && !strings.HasPrefix(s, word)
}
