package quote

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A span is a stretch of a paragraph in quotation marks.
type span struct {
	start, end int  // bytes, marks included
	open       bool // the closing mark is missing: the span ends with the paragraph
	goesOn     bool // and the next paragraph opens again
	unquoted   bool // it has no marks: a dash or a label comes before it
	quote      bool // it is a quotation, of this kind
	kind       Kind
}

// findSpans pairs the marks in every paragraph.
func (w *window) findSpans(ctx context.Context) {
	styles := stylesOf(w.paragraphs)
	for i, p := range w.paragraphs {
		if ctx.Err() != nil {
			return
		}
		f := spanFinder{text: p.text, lex: p.lex, styles: styles, firstLeft: -1}
		if i+1 < len(w.paragraphs) {
			next := strings.TrimLeftFunc(w.paragraphs[i+1].text, unicode.IsSpace)
			f.next, _ = utf8.DecodeRuneInString(next)
		}
		p.spans = f.find(ctx)
		if n := len(p.spans); n > 0 && p.spans[n-1].open {
			s := &p.spans[n-1]
			if size := signedLength(ctx, p.text[s.start:], p.lex); size > 0 {
				s.end, s.open = s.start+size, false
			}
		}
		if i == 0 || len(p.spans) == 0 || strings.TrimSpace(p.text[:p.spans[0].start]) != "" {
			continue
		}
		if before := w.paragraphs[i-1].spans; len(before) > 0 && before[len(before)-1].open {
			before[len(before)-1].goesOn = true
		}
	}
}

// signedLength returns how much is spoken of a text that a mark opens and nothing closes,
// and that ends in who spoke: “We lost it all, Ana Ruiz said. It is 0 for any other text.
func signedLength(ctx context.Context, text string, lex *lexicon.Lexicon) int {
	const (
		maxBytes = 200 // at the end, that hold who spoke
		maxWords = 12
	)
	from := max(0, len(text)-maxBytes)
	for !utf8.RuneStart(text[from]) {
		from++
	}
	p := attributionsIn(&paragraph{text: text[from:], lex: lex})
	p.tokenize(ctx, &arena{})
	p.markSentences()
	n := len(p.tokens)
	if n < 4 || !p.tokens[n-1].endsSentence() {
		return 0
	}
	for k := n - 3; k > max(0, n-maxWords); k-- {
		verb := p.inlineAttribution(k)
		if verb < 0 {
			continue
		}
		end := verb + 1
		if verb == k {
			_, end = p.mentionAt(k + 1)
		}
		if end == n-1 {
			return from + p.endOf(k-1)
		}
	}
	return 0
}

// A spanFinder pairs the marks of one paragraph.
type spanFinder struct {
	text   string
	lex    *lexicon.Lexicon
	styles []style
	next   rune // that the next paragraph begins with
	out    []span
	lost   int // marks that nothing closes, and that were passed over
	far    int // weak marks for which the search for a stronger one went to its bound

	firstLeft, lastLeft int // where « is, for »…«; firstLeft is -1 until it is asked for
}

// What a missing mark may cost. A paragraph of up to maxUnclosed bytes that a mark opens is
// one span: the mark was forgotten at the end, or is set so. In a longer one somebody else
// is sure to speak, or the author, and nothing says where; a page of another's words under
// a name is worse than a quotation missed. After maxLost marks that nothing closes in all
// of the text after them, the rest is not searched again and again.
const (
	maxUnclosed = 4 << 10
	maxLost     = 8
)

func (f *spanFinder) find(ctx context.Context) []span {
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
		if i = f.span(i, n, s); ctx.Err() != nil {
			break
		}
	}
	return f.out
}

// opening returns the style that the character at i opens.
func (f *spanFinder) opening(i int, r rune, n int) (style, bool) {
	for _, s := range f.styles {
		if r != s.opening || r == '»' && !f.isOutward(i) {
			continue
		}
		if !content.IsUnspaced(r) && !opens(f.text, i, n) || s.isSingle() && (isElided(f.text[i+n:], f.lex) || isDoubled(f.text, i)) {
			return style{}, false
		}
		return s, true
	}
	return style{}, false
}

// isOutward reports whether the » at i may open, as in »…«: « comes after it and not
// before.
func (f *spanFinder) isOutward(i int) bool {
	if f.firstLeft < 0 {
		f.lastLeft = strings.LastIndex(f.text, "«")
		if f.firstLeft = strings.Index(f.text, "«"); f.firstLeft < 0 {
			f.firstLeft = len(f.text)
		}
	}
	return f.firstLeft > i && f.lastLeft > i
}

// span adds the span that opens at i and returns where to go on.
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

// closing returns where the span closes whose text begins at i. If it opens again at the
// same level before that, and closes only once, again is that place. Text that has been
// read is not read again, except after a weak mark, where that has a bound: so the time
// does not grow with the number of marks.
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
		case r == '\'' && isDoubled(f.text, at):
		case r == '"' && s.opening == '“' && (straight || opens(f.text, at, n)):
			straight = !straight
		case s.closes(r) && (content.IsUnspaced(r) || closes(f.text, at, n)):
			switch {
			case s.isSingle() && !f.isStrong(at):
				if weak == 0 {
					weak = at + n
				}
			case s.isSingle() || depth == 0:
				return at + n, 0
			default:
				depth--
			}
		case r != s.opening || at == i || !opens(f.text, at, n):
		case s.isSingle():
			if isElided(f.text[at+n:], f.lex) {
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

// weakReach returns how far after a weak mark a stronger one is looked for, in bytes.
func (f *spanFinder) weakReach() int {
	const minReach = 100
	if f.far > maxLost {
		return minReach
	}
	return maxUnclosed
}

// isStrong reports whether a single mark surely closes: punctuation comes before it.
func (f *spanFinder) isStrong(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:at])
	return strings.ContainsRune(".,!?…—–-;:", before)
}

// nests reports whether the next two marks of a style close: then an opening one before
// them was nested.
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
