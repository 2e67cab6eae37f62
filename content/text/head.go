package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/dates"
)

// mostTitle is how long a headline is at the most, in cells.
const mostTitle = 180

// headChunks is among how many chunks the headline may stand again, and the
// byline be found.
const headChunks = 8

// head finds the headline, the byline and the date, and takes them off the
// chunks. What else stands among them (a kicker, a picture, a standfirst) stays,
// below the headline.
func (p *parser) head() {
	if len(p.chunks) == 0 || p.fields() || p.isLetter() {
		return
	}
	above := p.aboveTitle()
	c := p.chunks[above]
	n := p.headline(c, above+1 < len(p.chunks))
	if n == 0 {
		n = saidTwice(c, p.chunks[above+1:])
	}
	if n == 0 {
		return
	}
	title, rest := c[:n].joined(), c[n:]
	if len(rest) > 0 && isDashes(strings.TrimSpace(rest[0])) {
		rest = rest[1:]
	}
	var body []chunk
	for _, c := range p.chunks[:above] {
		if d, ok := dates.FromLine(c.joined()); ok && p.a.Published == "" {
			p.a.Published = d
			continue
		}
		if !isPicture(c) {
			p.kicker = c.joined()
		}
		body = append(body, c)
	}
	kept := len(body)
	if len(rest) > 0 {
		body = append(body, p.cut([]chunk{rest})...)
	}
	p.chunks = append(body, p.chunks[above+1:]...)
	p.setTitle(title)
	p.matter(kept)
	p.add(&content.Heading{Level: 1, Text: content.PlainInline(p.a.Title)})
}

func (p *parser) setTitle(s string) {
	p.a.Title = content.SanitizeLine(strings.Join(strings.Fields(s), " "))
}

// aboveTitle counts the chunks above the headline: a date, a picture with its
// caption, or a kicker.
func (p *parser) aboveTitle() int {
	if c := p.chunks[0]; len(c) > 2 && isKicker(c.first(), c[1:2], c[2:]) {
		p.chunks = append([]chunk{c[:1], c[1:]}, p.chunks[1:]...)
		return 1
	}
	n := 0
	for n < min(3, len(p.chunks)-1) {
		c := p.chunks[n]
		text := c.joined()
		kicker := len(c) == 1 && n+2 < len(p.chunks) &&
			(isSection(text) && isTitle(p.chunks[n+1].joined()) && len(strings.Fields(p.chunks[n+1].joined())) > 2 || isKicker(text, p.chunks[n+1], p.chunks[n+2]) || n+3 < len(p.chunks) && isKicker(text, p.chunks[n+1], p.chunks[n+3]))
		if !kicker && !isDate(text) && (!isPicture(c) || p.headline(c, true) > 0) {
			break
		}
		n++
	}
	if n > 0 && (len(p.chunks[n]) > 3 || !isTitle(p.chunks[n].joined()) && !isTitle(p.chunks[n].first())) {
		return 0
	}
	return n
}

// isKicker reports whether text is a word or two in capitals above a headline
// that has a byline, a date or itself below it.
func isKicker(text string, headline, below chunk) bool {
	const mostWords, leastTitle = 3, 4
	if !isCapitals(text) || len(strings.Fields(text)) > mostWords || isNumeral(text) {
		return false
	}
	title := headline.joined()
	return len(strings.Fields(title)) >= leastTitle && !isCapitals(title) && isTitle(title) &&
		(isByline(below.first()) || isDate(below.first()) || repeat(below, title) > 0)
}

// isSection reports whether text is the part of a paper that a headline stands
// in.
func isSection(text string) bool {
	switch strings.ToLower(text) {
	case "opinion", "news", "world", "analysis", "feature", "features", "politics", "business", "culture", "interview", "sport", "sports", "comment",
		"editorial", "essay", "review", "reviews", "investigation", "exclusive", "long read", "the long read", "world news", "science", "profile",
		"magazine", "europe", "asia", "africa", "americas", "middle east", "health", "environment", "technology", "society":
		return true
	}
	return false
}

// isLetter reports whether the text is a letter: its first lines are whoever
// wrote it, not a headline.
func (p *parser) isLetter() bool {
	for _, c := range p.chunks[:min(4, len(p.chunks))] {
		if l := c.first(); strings.HasPrefix(l, "Dear ") && (strings.HasSuffix(l, ",") || strings.HasSuffix(l, ":")) {
			return true
		}
	}
	return false
}

// headline is how many lines of a chunk are the headline, 0 for none. It is a
// line, or two or three that were wrapped, that do not end like a sentence of
// prose.
func (p *parser) headline(c chunk, more bool) int {
	if len(c) > 1 && isDashes(strings.TrimSpace(c[1])) && isTitle(c.first()) {
		return 1
	}
	if _, _, ok := bullet(c[0]); ok || p.isTurn(c[0]) || len(c) > 1 && isField(c[0]) && isField(c[1]) || len(c) == 2 && (caption.IsCredit(c[1]) || isCreditFirst(c)) {
		return 0
	}
	for n := 1; n <= min(len(c), 3); n++ {
		title := c[:n].joined()
		if n == len(c) {
			if more && isTitle(title) {
				return n
			}
			return 0
		}
		switch p.below(c, n) {
		case another:
			if isTitle(title) {
				return n
			}
			return 0
		case prose:
			return 0
		case goesOn:
		}
	}
	return 0
}

// saidTwice is how many lines at the start of c stand there again at once, in c
// or the chunk after: that is a headline, whatever it ends in.
func saidTwice(c chunk, after []chunk) int {
	for n := 1; n <= min(len(c), 3); n++ {
		title := c[:n].joined()
		below := c[n:]
		if n == len(c) && len(after) > 0 {
			below = after[0]
		}
		if cells(title) <= mostTitle && letters(title) && !isPicture(c[:n]) && repeat(below, title) > 0 {
			return n
		}
	}
	return 0
}

// A follow is what a line is to the lines above it that may be a headline.
type follow int

const (
	goesOn  follow = iota // the headline
	another               // something that stands below headlines
	prose                 // the text, which shows that they are none
)

// below says what stands in a chunk below its first n lines.
func (p *parser) below(c chunk, n int) follow {
	rest := c[n:]
	if isByline(rest[0]) || isDate(rest[0]) || repeat(rest, c[:n].joined()) > 0 {
		return another
	}
	if !p.roomBefore(c[n-1], rest[0]) || strings.HasSuffix(c[n-1], "-") {
		return goesOn
	}
	for i := 1; i <= min(len(rest), 5); i++ {
		if i > 1 || len(rest) == 1 || p.roomBefore(rest[0], rest[1]) {
			if isCaption(rest[:i].joined()) {
				return another
			}
		}
	}
	for _, l := range rest[1:min(len(rest), 4)] {
		if isByline(l) || isDate(l) {
			return another
		}
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest[0]))
	if unicode.IsLower(first) || isCapitals(c[n-1]) && isCapitals(rest[0]) {
		return goesOn
	}
	text := rest.joined()
	if len(rest) == 1 && isTitle(rest[0]) || n == 1 && ends(text) && cells(text) >= leastProse && !p.broken(rest) {
		return another
	}
	return prose
}

// isCapitals reports whether a line has capitals only.
func isCapitals(l string) bool { return letters(l) && l == strings.ToUpper(l) }

func isTitle(s string) bool {
	if cells(s) > mostTitle || !letters(s) || caption.Credited(s) || caption.IsCredit(s) || isByline(s) || isDate(s) {
		return false
	}
	if _, _, ok := bullet(s); ok || isMarked(s) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune("\"“«„‘'", first) && ends(s) && (strings.ContainsRune("\"”»", last) || attributed(s)) {
		return false // somebody speaks
	}
	if last, _ := utf8.DecodeLastRuneInString(s); strings.ContainsRune("\"”»’", last) && ends(s) && behindSentence(s) {
		return false // somebody does something, and speaks
	}
	body := cutClosing(s)
	if strings.HasSuffix(body, "...") || shortened(body) || isTitleCase(body) {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(body)
	return !strings.ContainsRune(".,;:。、", r)
}

// isTitleCase reports whether all long words of a line have capitals, as in some
// papers' headlines.
func isTitleCase(s string) bool {
	const leastWords, small = 4, 4
	words := strings.Fields(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "\"'“‘("))
		if unicode.IsLetter(r) && !unicode.IsUpper(r) && len(w) > small {
			return false
		}
	}
	return len(words) >= leastWords && strings.HasSuffix(s, ".") && s != strings.ToLower(s) && !strings.Contains(s, ". ")
}

// behindSentence reports whether a quotation opens behind the end of a sentence.
func behindSentence(s string) bool {
	for _, open := range []string{" \"", " “", " «", " ‘"} {
		if i := strings.LastIndex(s, open); i > 0 && strings.IndexByte(".!?", s[i-1]) >= 0 {
			return true
		}
	}
	return false
}

// attributed reports whether small letters stand behind a closing mark: said Jo.
func attributed(s string) bool {
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

// isTurn reports whether a line is what somebody says in an interview or a play:
// one of the next chunks has the same name and a colon before it.
func (p *parser) isTurn(line string) bool {
	const mostName, mostChunks = 40, 8
	name, _, ok := strings.Cut(strings.TrimSpace(line), ": ")
	first, _ := utf8.DecodeRuneInString(name)
	if !ok || len(name) > mostName || !unicode.IsUpper(first) {
		return false
	}
	same := 0
	for _, c := range p.chunks[:min(mostChunks, len(p.chunks))] {
		if strings.HasPrefix(strings.TrimSpace(c[0]), name+": ") {
			same++
		}
	}
	return same > 1
}

// shortened reports whether s ends in "U.S." or the like.
func shortened(s string) bool {
	word, ok := strings.CutSuffix(s[strings.LastIndexByte(s, ' ')+1:], ".")
	return ok && (strings.Contains(word, ".") || word == "Jr" || word == "Sr" || word == "Inc" || word == "Co") && !strings.HasPrefix(s, word)
}
