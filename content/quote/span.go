package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A span is a stretch of a paragraph in quotation marks.
type span struct {
	start, end int  // bytes, marks included
	open       bool // the closing mark is missing: the span ends with the paragraph
	goesOn     bool // and the next paragraph opens again
	quote      bool // it is a quotation, of this kind
	kind       Kind
}

// A style is a pair of marks. Straight marks look the same on both sides.
type style struct{ opening, closing string }

// styles lists the marks of the main level, a row a style. A closing mark may
// have two forms: typists mix curly and straight ones.
func styles(british bool) []style {
	list := []style{
		{"“", "”\""},
		{"„", "“”"},
		{"«", "»"},
		{"»", "«"},
		{"\"", "\"”"},
		{"「", "」"},
		{"『", "』"},
		{"〝", "〟"},
	}
	if british {
		list = append([]style{{"‘", "’"}, {"'", "'"}, {"‚", "‘"}}, list...)
	}
	return list
}

// findSpans pairs marks in every paragraph.
func (d *document) findSpans() {
	british := d.singleMarks()
	for i, p := range d.paragraphs {
		f := spanFinder{text: p.text, styles: styles(british)}
		p.spans = f.find()
		if i == 0 || len(p.spans) == 0 || strings.TrimSpace(p.text[:p.spans[0].start]) != "" {
			continue
		}
		if before := d.paragraphs[i-1].spans; len(before) > 0 && before[len(before)-1].open {
			before[len(before)-1].goesOn = true
		}
	}
}

// singleMarks reports whether the text quotes with single marks: more of them
// open before a word than double ones do.
func (d *document) singleMarks() bool {
	single, double := 0, 0
	for _, p := range d.paragraphs {
		for i, r := range p.text {
			switch r {
			case '‘', '\'':
				if opens(p.text, i, utf8.RuneLen(r)) && !elided(p.text[i+utf8.RuneLen(r):]) {
					single++
				}
			case '“', '«', '„', '"':
				if opens(p.text, i, utf8.RuneLen(r)) {
					double++
				}
			}
		}
	}
	return single > 0 && single > 2*double
}

// elided reports whether what follows an apostrophe is a word that begins with
// one: ’tis, ’em, ’94.
func elided(rest string) bool {
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end < 0 {
		end = len(rest)
	}
	word := strings.ToLower(rest[:end])
	switch word {
	case "tis", "twas", "twill", "twould", "em", "cause", "til", "bout", "round", "cos", "n", "tween", "neath", "ere", "un":
		return true
	}
	return word != "" && word[0] >= '0' && word[0] <= '9' && len(strings.TrimRight(word, "s")) == 2
}

// opens reports whether the mark at i stands where one opens: before a
// character and behind none.
func opens(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	french := strings.HasPrefix(text[i:], "« ") // set with blanks inside
	if i+size >= len(text) || unicode.IsSpace(after) && after != '\u00a0' && after != '\u202f' && !french {
		return false
	}
	return i == 0 || unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘«\"'„:;…>*", before) ||
		unspaced(before) && text[i] >= utf8.RuneSelf
}

// unspaced reports whether r belongs to writing without blanks between words.
func unspaced(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xff64
}

// closes reports whether the mark at i stands where one closes: behind a
// character, and not inside a word.
func closes(text string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+size:])
	french := strings.HasSuffix(text[:i], " ") && strings.HasPrefix(text[i:], "»")
	if i == 0 || unicode.IsSpace(before) && before != '\u00a0' && before != '\u202f' && !french {
		return false
	}
	return i+size >= len(text) || !unicode.IsLetter(after) && !unicode.IsDigit(after) || unspaced(after)
}

// A spanFinder pairs the marks of one paragraph.
type spanFinder struct {
	text   string
	styles []style
	out    []span
}

func (f *spanFinder) find() []span {
	for i := 0; i < len(f.text); {
		r, n := utf8.DecodeRuneInString(f.text[i:])
		s, ok := f.opening(i, r, n)
		if !ok {
			i += n
			continue
		}
		i = f.span(i, n, s)
	}
	return f.out
}

// opening is the style that the character at i opens.
func (f *spanFinder) opening(i int, r rune, n int) (style, bool) {
	if r < utf8.RuneSelf && r != '"' && r != '\'' {
		return style{}, false
	}
	for _, s := range f.styles {
		if string(r) != s.opening {
			continue
		}
		if s.opening == "»" && !strings.Contains(f.text[i+n:], "«") || s.opening == "»" && strings.Contains(f.text[:i], "«") {
			continue
		}
		if !unspaced(r) && !opens(f.text, i, n) {
			return style{}, false
		}
		if (r == '\'' || r == '‘') && elided(f.text[i+n:]) {
			return style{}, false
		}
		return s, true
	}
	return style{}, false
}

// span takes the span that opens at i and returns where to go on.
func (f *spanFinder) span(i, n int, s style) int {
	end, again := f.closing(i+n, s)
	switch {
	case end > 0:
		f.out = append(f.out, span{start: i, end: end})
		return end
	case again > 0: // opened once more before it closed: the first mark is lost
		return again
	}
	f.out = append(f.out, span{start: i, end: len(f.text), open: true})
	return len(f.text)
}

// closing finds where the span closes whose text begins at i. If it opens again
// at the same level before, and closes only once, again is that place.
func (f *spanFinder) closing(i int, s style) (end, again int) {
	depth := 0
	weak := 0         // a single mark that may be an apostrophe
	straight := false // a straight pair is open inside a curly one
	for at := i; at < len(f.text); {
		r, n := utf8.DecodeRuneInString(f.text[at:])
		switch {
		case r < utf8.RuneSelf && r != '"' && r != '\'':
		case r == '"' && s.opening == "“" && (straight || opens(f.text, at, n)):
			straight = !straight
		case strings.ContainsRune(s.closing, r) && (unspaced(r) || closes(f.text, at, n)):
			switch {
			case s.closing == "’" || s.closing == "'":
				if f.strong(at) {
					return at + n, 0
				}
				if weak == 0 {
					weak = at + n
				}
			case depth == 0:
				return at + n, 0
			default:
				depth--
			}
		case string(r) == s.opening && opens(f.text, at, n) && at > i:
			if s.closing == "’" || s.closing == "'" {
				if elided(f.text[at+n:]) {
					break
				}
				if weak > 0 {
					return weak, 0
				}
				return 0, at
			}
			if !f.nests(at+n, s) {
				return 0, at
			}
			depth++
		}
		at += n
	}
	return weak, 0
}

// strong reports whether a single mark surely closes: punctuation stands before
// it.
func (f *spanFinder) strong(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:at])
	return strings.ContainsRune(".,!?…—–-;:", before)
}

// nests reports whether the next two marks of a style close: then an opening
// one before them was nested.
func (f *spanFinder) nests(i int, s style) bool {
	if s.opening == s.closing {
		return false
	}
	closed := 0
	for _, r := range f.text[i:min(len(f.text), i+4000)] {
		switch {
		case strings.ContainsRune(s.closing, r):
			if closed++; closed == 2 {
				return true
			}
		case string(r) == s.opening:
			return false
		}
	}
	return false
}

// unmark takes the marks off both ends of a span's text.
func unmark(s string) string {
	const marks = "“”„«»\"‘’'‚「」『』〝〟"
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(marks, r) {
		s = s[n:]
	}
	if r, n := utf8.DecodeLastRuneInString(s); strings.ContainsRune(marks, r) {
		s = s[:len(s)-n]
	}
	return strings.TrimSpace(s)
}
