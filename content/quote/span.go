package quote

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// A span is the part of a paragraph between quotation marks, or after a dash or a label.
type span struct {
	start, end  int  // byte offsets, marks included
	isOpen      bool // the closing mark is missing, and the span ends with the paragraph
	isContinued bool // the span is open, and the next paragraph opens again
	isUnquoted  bool // the span has no marks, but a dash or a label before it
	isInner     bool // the span is a part of what is between the marks, beside an attribution
	isQuotation bool // the span is a quotation
	kind        Kind // of the quotation
}

// findSpans finds the spans of every paragraph.
func (w *window) findSpans(ctx context.Context) {
	pairs := markPairsOf(w.paragraphs)
	for i, p := range w.paragraphs {
		if ctx.Err() != nil {
			return
		}
		f := spanFinder{text: p.text, lex: p.lex, pairs: pairs, hasDoubled: w.hasDoubled}
		if i+1 < len(w.paragraphs) {
			next := strings.TrimLeftFunc(w.paragraphs[i+1].text, unicode.IsSpace)
			f.next, _ = utf8.DecodeRuneInString(next)
		}
		p.spans = f.find(ctx)
		if n := len(p.spans); n > 0 && p.spans[n-1].isOpen {
			s := &p.spans[n-1]
			if size := spokenLength(ctx, p.text[s.start:], p.lex); size > 0 {
				s.end, s.isOpen = s.start+size, false
			}
		}
		if i == 0 || len(p.spans) == 0 || strings.TrimSpace(p.text[:p.spans[0].start]) != "" {
			continue
		}
		if before := w.paragraphs[i-1].spans; len(before) > 0 && before[len(before)-1].isOpen {
			before[len(before)-1].isContinued = true
		}
	}
}

// spokenLength returns the number of bytes that are spoken in a text that has no closing mark
// and ends with an attribution: “We lost it all, Ana Ruiz said. It returns 0 for any other
// text.
func spokenLength(ctx context.Context, text string, lex *lexicon.Lexicon) int {
	const (
		maxBytes = 200 // of an attribution at the end
		maxWords = 12
	)
	from := max(0, len(text)-maxBytes)
	for from < len(text) && !utf8.RuneStart(text[from]) {
		from++
	}
	p := newAttributionParser(&paragraph{text: text[from:], lex: lex})
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
	text  string
	lex   *lexicon.Lexicon
	pairs []markPair
	next  rune // the first character of the next paragraph
	out   []span

	hasDoubled bool // see window
	unclosed   int  // unclosed marks that were skipped
	exhausted  int  // weak marks for which no stronger one was found within the maximum distance
}

// Bounds on the cost of missing marks. The rest of a paragraph after an unclosed mark is one
// span if it has at most maxUnclosedSize bytes: the closing mark was forgotten, or the text
// does without it. In a longer one the author or somebody else is likely to speak, and
// nothing shows where; a page of other people's words under one name is worse than a missed
// quotation. After maxUnclosedMarks unclosed marks the rest of the paragraph is skipped,
// because each of them costs a search to its end.
const (
	maxUnclosedSize  = 4 << 10
	maxUnclosedMarks = 8
)

func (f *spanFinder) find(ctx context.Context) []span {
	for i := 0; i < len(f.text) && f.unclosed < maxUnclosedMarks; {
		c := f.text[i]
		if c < utf8.RuneSelf && c != '"' && c != '\'' && c != '`' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(f.text[i:])
		if size := doubledSize(f.text, i); size > 0 && f.hasDoubled {
			i = f.addDoubled(i, size)
			continue
		}
		pair, ok := f.pairOpenedBy(i, r, n)
		if !ok {
			if len(f.out) == 0 && f.unclosed == 0 && f.closesSpeech(i, r, n) {
				f.out = append(f.out, span{start: len(f.text) - len(strings.TrimLeftFunc(f.text, unicode.IsSpace)), end: i + n})
			}
			i += n
			continue
		}
		if i = f.addSpan(i, n, pair); ctx.Err() != nil {
			break
		}
	}
	return f.out
}

// pairOpenedBy returns the pair that the character r of n bytes at byte i opens.
func (f *spanFinder) pairOpenedBy(i int, r rune, n int) (markPair, bool) {
	for _, s := range f.pairs {
		if r != s.opening {
			continue
		}
		if !content.IsUnspaced(r) && !canOpen(f.text, i, n) || s.isSingle() && (isElided(f.text[i+n:], f.lex) || isDoubled(f.text, i)) {
			return markPair{}, false
		}
		return s, true
	}
	return markPair{}, false
}

// addDoubled adds the span that opens at byte i with two single marks of size bytes, and returns
// the offset at which to continue: “We lost it,” she said.
func (f *spanFinder) addDoubled(i, size int) int {
	if !canOpen(f.text, i, size) {
		return i + size
	}
	depth := 0
	for at := i + size; at < len(f.text); {
		n := doubledSize(f.text, at)
		switch {
		case n == 0:
			at++
			continue
		case !canClose(f.text, at, n):
			depth++
		case depth > 0:
			depth--
		default:
			f.out = append(f.out, span{start: i, end: at + n})
			return at + n
		}
		at += n
	}
	f.unclosed++
	return i + size
}

// closesSpeech reports whether the mark r of n bytes at byte i closes speech that began without
// a mark, at the beginning of the paragraph: it is the closing mark of a pair of different
// marks, and punctuation comes before it.
func (f *spanFinder) closesSpeech(i int, r rune, n int) bool {
	if !f.lex.Inverts || !f.isStrong(i) || !canClose(f.text, i, n) {
		return false // in English texts such a mark is more often a slip
	}
	return slices.ContainsFunc(f.pairs, func(s markPair) bool {
		usual, _ := utf8.DecodeRuneInString(s.closings)
		return r == usual && usual != s.opening && !s.isSingle()
	})
}

// addSpan adds the span that opens at byte i with a mark of n bytes, and returns the offset at
// which to continue.
func (f *spanFinder) addSpan(i, n int, s markPair) int {
	end, again := f.findClosing(i+n, s)
	switch {
	case end > 0:
		f.out = append(f.out, span{start: i, end: end})
		return end
	case again > 0: // opened again before it closed: skip the first mark
		return again
	case len(f.text)-i > maxUnclosedSize && f.next != s.opening:
		f.unclosed++
		return i + n
	}
	f.out = append(f.out, span{start: i, end: len(f.text), isOpen: true})
	return len(f.text)
}

// findClosing returns the end of the span whose text begins at byte i, or 0. If the span opens
// again at the same level before that, and closes only once, it returns the offset of that
// second opening mark as again. No text is scanned twice, except after a weak mark, where the
// distance is bounded, so the time does not grow with the number of marks.
func (f *spanFinder) findClosing(i int, s markPair) (end, again int) {
	depth := 0
	weak := 0         // the end of a single mark that may be an apostrophe
	straight := false // a straight pair is open inside a curly one
	for at := i; at < len(f.text); {
		if weak > 0 && at-weak > f.maxWeakDistance() {
			f.exhausted++
			return weak, 0
		}
		if c := f.text[at]; c < utf8.RuneSelf && c != '"' && c != '\'' {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(f.text[at:])
		switch {
		case doubledSize(f.text, at) > 0:
			size := doubledSize(f.text, at)
			if !s.isSingle() && s.opening != '"' && depth == 0 && canClose(f.text, at, size) && !canOpen(f.text, at, size) {
				return at + size, 0
			}
			n = size
		case r == '"' && s.opening == '“' && (straight || canOpen(f.text, at, n)):
			straight = !straight
		case s.isClosing(r) && (content.IsUnspaced(r) || canClose(f.text, at, n)):
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
		case r != s.opening || at == i || !canOpen(f.text, at, n):
		case s.isSingle():
			if isElided(f.text[at+n:], f.lex) {
				break
			}
			if weak > 0 {
				return weak, 0
			}
			return 0, at
		case !f.isNested(at+n, s):
			return 0, at
		default:
			depth++
		}
		at += n
	}
	return weak, 0
}

// maxWeakDistance returns how many bytes after a weak mark are searched for a stronger one.
func (f *spanFinder) maxWeakDistance() int {
	const minDistance = 100
	if f.exhausted > maxUnclosedMarks {
		return minDistance
	}
	return maxUnclosedSize
}

// isStrong reports whether a single mark clearly closes, because punctuation comes before it.
func (f *spanFinder) isStrong(at int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:at])
	return strings.ContainsRune(".,!?…—–-;:", before)
}

// isNested reports whether an opening mark right before byte i is nested in another pair: the
// next two marks both close.
func (f *spanFinder) isNested(i int, s markPair) bool {
	const maxDistance = 4000 // bytes
	closed := 0
	for k, r := range f.text[i:min(len(f.text), i+maxDistance)] {
		switch n := utf8.RuneLen(r); {
		case s.isClosing(r) && canClose(f.text, i+k, n):
			if closed++; closed == 2 {
				return true
			}
		case r == s.opening && canOpen(f.text, i+k, n):
			return false
		}
	}
	return false
}
