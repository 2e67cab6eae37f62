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
	unquoted   bool // it has no marks: a dash or a label stands before it
	quote      bool // it is a quotation, of this kind
	kind       Kind
}

// findSpans pairs marks in every paragraph.
func (d *document) findSpans() {
	styles := styles(d.singleMarks())
	for i, p := range d.paragraphs {
		f := spanFinder{text: p.text, styles: styles, firstLeft: -1}
		if i+1 < len(d.paragraphs) {
			next := strings.TrimLeftFunc(d.paragraphs[i+1].text, unicode.IsSpace)
			f.next, _ = utf8.DecodeRuneInString(next)
		}
		p.spans = f.find()
		if n := len(p.spans); n > 0 && p.spans[n-1].open {
			s := &p.spans[n-1]
			if size := d.signed(p.text[s.start:]); size > 0 {
				s.end, s.open = s.start+size, false
			}
		}
		if i == 0 || len(p.spans) == 0 || strings.TrimSpace(p.text[:p.spans[0].start]) != "" {
			continue
		}
		if before := d.paragraphs[i-1].spans; len(before) > 0 && before[len(before)-1].open {
			before[len(before)-1].goesOn = true
		}
	}
}

// signed is how much of a text that a mark opens and nothing closes is spoken,
// where it ends in who spoke: “We lost it all, Ana Ruiz said. It is 0 for any other.
func (d *document) signed(text string) int {
	const (
		most  = 200 // bytes, in which it stands
		words = 12
	)
	from := max(0, len(text)-most)
	for !utf8.RuneStart(text[from]) {
		from++
	}
	in := &paragraph{text: text[from:]}
	in.tokenize(d.verbs)
	in.sentences()
	n := len(in.tokens)
	if n < 4 || !in.tokens[n-1].ends() {
		return 0
	}
	for k := n - 3; k > max(0, n-words); k-- {
		verb := in.attribution(k)
		if verb < 0 {
			continue
		}
		end := verb + 1
		if verb == k {
			_, end = in.mentionAt(k + 1)
		}
		if end == n-1 {
			return from + in.tokens[k-1].end
		}
	}
	return 0
}

// A spanFinder pairs the marks of one paragraph.
type spanFinder struct {
	text   string
	styles []style
	next   rune // that the next paragraph begins with
	out    []span
	lost   int // marks that nothing closes, and that were passed over
	far    int // weak marks that were looked behind as far as one looks

	firstLeft, lastLeft int // where « stands, for »…«; firstLeft is -1 until it is asked for
}

// What a missing mark may cost. A paragraph of up to maxUnclosed bytes that a mark
// opens is taken whole: it was forgotten at the end, or is set so. In more than
// that somebody else is sure to speak, or the author, and nothing says where;
// a page of another's words under a name is worse than a quotation missed. And
// where maxLost marks have found no other one in all of the text behind them,
// what is left is not searched for theirs again and again.
const (
	maxUnclosed = 4 << 10
	maxLost     = 8
)

func (f *spanFinder) find() []span {
	for i := 0; i < len(f.text) && f.lost < maxLost; {
		c := f.text[i]
		if c < utf8.RuneSelf && c != '"' && c != '\'' {
			i++
			continue
		}
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
	for _, s := range f.styles {
		if r != s.opening || r == '»' && !f.outward(i) {
			continue
		}
		if !unspaced(r) && !opens(f.text, i, n) || s.single() && (elided(f.text[i+n:]) || doubled(f.text, i)) {
			return style{}, false
		}
		return s, true
	}
	return style{}, false
}

// outward reports whether the » at i may open, as in »…«: « stands behind it and
// none before.
func (f *spanFinder) outward(i int) bool {
	if f.firstLeft < 0 {
		f.lastLeft = strings.LastIndex(f.text, "«")
		if f.firstLeft = strings.Index(f.text, "«"); f.firstLeft < 0 {
			f.firstLeft = len(f.text)
		}
	}
	return f.firstLeft > i && f.lastLeft > i
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
	case len(f.text)-i > maxUnclosed && f.next != s.opening:
		f.lost++
		return i + n
	}
	f.out = append(f.out, span{start: i, end: len(f.text), open: true})
	return len(f.text)
}

// closing finds where the span closes whose text begins at i. If it opens again
// at the same level before, and closes only once, again is that place. What is
// read is taken or passed over, but for what is behind a weak mark, and that has
// a bound: so no text is read for every mark in it.
func (f *spanFinder) closing(i int, s style) (end, again int) {
	depth := 0
	weak := 0         // a single mark that may be an apostrophe
	straight := false // a straight pair is open inside a curly one
	for at := i; at < len(f.text); {
		if weak > 0 && at-weak > f.weakReach() {
			f.far++
			return weak, 0
		}
		if c := f.text[at]; c < utf8.RuneSelf && c != '"' && c != '\'' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(f.text[at:])
		switch {
		case r == '\'' && doubled(f.text, at):
		case r == '"' && s.opening == '“' && (straight || opens(f.text, at, n)):
			straight = !straight
		case s.closes(r) && (unspaced(r) || closes(f.text, at, n)):
			switch {
			case s.single() && !f.strong(at):
				if weak == 0 {
					weak = at + n
				}
			case s.single() || depth == 0:
				return at + n, 0
			default:
				depth--
			}
		case r != s.opening || at == i || !opens(f.text, at, n):
		case s.single():
			if elided(f.text[at+n:]) {
				break
			}
			if weak > 0 {
				return weak, 0
			}
			return 0, at
		case !f.nests(at+n, s):
			return 0, at
		default:
			depth++
		}
		at += n
	}
	return weak, 0
}

// weakReach is how far behind a weak mark a stronger one is looked for, in bytes.
func (f *spanFinder) weakReach() int {
	const least = 100
	if f.far > maxLost {
		return least
	}
	return maxUnclosed
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
	const reach = 4000
	closed := 0
	for _, r := range f.text[i:min(len(f.text), i+reach)] {
		switch {
		case s.closes(r):
			if closed++; closed == 2 {
				return true
			}
		case r == s.opening:
			return false
		}
	}
	return false
}
