package content

import (
	"strings"
	"unicode/utf8"
)

// A Locator is a [Range] that can be stored. It holds the position and the exact words
// with some of the text on each side, so that the range can be found again in a later
// version of the article. Its fields follow the W3C Web Annotation model: At is a
// TextPositionSelector, and the others are a TextQuoteSelector.
//
// The text of an article, for this purpose, is the plain texts of its blocks joined by
// blank lines, as [Article.Text] returns it.
type Locator struct {
	At     Range
	Exact  string // the text of At; "" if At is empty
	Prefix string // up to 32 characters before At
	Suffix string // up to 32 characters after At
}

// A Match is how well a [Locator] matches an article.
type Match int

// The matches, from worst to best.
const (
	Lost     Match = iota // the range was not found; nothing may be drawn for it
	Reworded              // the range was found, but its words have changed
	Moved                 // the same words, but their position or the text around them has changed
	Same                  // the same words in the same position, with the same text around them
)

// String returns the name of m in lower case.
func (m Match) String() string { return [...]string{"lost", "reworded", "moved", "same"}[m] }

const (
	ContextRunes = 32 // the length of a locator's Prefix and Suffix

	// blockGap separates the texts of two blocks.
	blockGap = "\n\n"

	// minUnique is the length of Exact, in bytes, from which it is found by its words
	// alone: they occur once in the article, but the text around them has changed.
	minUnique = 16

	// maxPattern is how many bytes at each end of a long text are compared.
	maxPattern = 192
)

// NewLocator returns a locator for r in a. Ends outside the article are clamped to it.
func NewLocator(a *Article, r Range) Locator {
	r.Start = a.clamp(r.Start)
	if r.End = a.clamp(r.End); r.End.Compare(r.Start) < 0 {
		r.End = r.Start
	}
	return Locator{At: r, Exact: a.Text(r), Prefix: a.before(r.Start), Suffix: a.after(r.End)}
}

// clamp returns the valid anchor of a nearest to at.
func (a *Article) clamp(at Anchor) Anchor {
	if a.Len() == 0 || at.Block < 0 {
		return Anchor{}
	}
	if last := BlockIndex(a.Len() - 1); at.Block > last {
		return Anchor{last, len(a.Block(last).Plain())}
	}
	text := a.Block(at.Block).Plain()
	at.Offset = min(max(at.Offset, 0), len(text))
	for at.Offset > 0 && at.Offset < len(text) && !utf8.RuneStart(text[at.Offset]) {
		at.Offset--
	}
	return at
}

// before returns the last ContextRunes characters before at.
func (a *Article) before(at Anchor) string {
	if a.Len() == 0 {
		return ""
	}
	text := lastRunes(a.Block(at.Block).Plain()[:at.Offset])
	for i := at.Block - 1; i >= 0 && utf8.RuneCountInString(text) < ContextRunes; i-- {
		text = lastRunes(a.Block(i).Plain()) + blockGap + text
	}
	return lastRunes(text)
}

// lastRunes returns the last ContextRunes characters of a text.
func lastRunes(text string) string {
	start := len(text)
	for range ContextRunes {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	return text[start:]
}

// after returns the first ContextRunes characters after at.
func (a *Article) after(at Anchor) string {
	if a.Len() == 0 {
		return ""
	}
	text := firstRunes(a.Block(at.Block).Plain()[at.Offset:])
	for i := at.Block + 1; int(i) < a.Len() && utf8.RuneCountInString(text) < ContextRunes; i++ {
		text += blockGap + firstRunes(a.Block(i).Plain())
	}
	return firstRunes(text)
}

// firstRunes returns the first ContextRunes characters of a text.
func firstRunes(text string) string {
	end := 0
	for range ContextRunes {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return text[:end]
}

// Resolve returns the range of l in a, which may be another version of the article that
// l was made from. If the match is [Lost], the range is the zero value.
//
// It first checks whether nothing has changed. Then it searches for the words of l and
// prefers the occurrence with the most unchanged text around it. Last, it searches for
// text that is similar to the words and the text around them.
func (l Locator) Resolve(a *Article) (Range, Match) { return NewResolver(a).Resolve(l) }

// Relocate returns the anchor in the article to that corresponds to at in from, which is
// another version of the same article. If the text there is gone, it returns at, clamped.
func Relocate(from, to *Article, at Anchor) Anchor {
	if r, match := NewLocator(from, Range{at, at}).Resolve(to); match != Lost {
		return r.Start
	}
	return to.clamp(at)
}

// findExact returns the range with the words of l and more than half of the text around
// them. If the words are long and occur only once, the text around them does not matter.
func (l Locator) findExact(a *Article) (Range, bool) {
	words := l.Exact
	if words == "" {
		words = l.Suffix
	}
	if words == "" {
		return Range{}, false
	}
	var best Range
	bestKept, occurrences := -1, 0
	for w := range a.windows(len(words) + utf8.UTFMax*2*ContextRunes) {
		for i := w.ownStart; ; {
			n := strings.Index(w.text[i:], words)
			if n < 0 || i+n >= w.ownEnd {
				break
			}
			i += n
			r := Range{w.anchor(i), w.anchor(i + len(l.Exact))}
			kept := commonSuffix(w.text[:i], l.Prefix) + commonPrefix(w.text[i+len(l.Exact):], l.Suffix)
			occurrences++
			if kept > bestKept || kept == bestKept && distance(r.Start, l.At.Start) < distance(best.Start, l.At.Start) {
				best, bestKept = r, kept
			}
			_, size := utf8.DecodeRuneInString(w.text[i:])
			i += size
		}
	}
	around := len(l.Prefix) + len(l.Suffix)
	isUnique := occurrences == 1 && len(l.Exact) >= minUnique
	return best, occurrences > 0 && (isUnique || bestKept*2 > around || bestKept == around)
}

// findSimilar returns a range whose text is similar to the words of l and the text around
// them. If the words are long, it compares only their two ends. Near returns the part of
// the article that is searched first.
func (l Locator) findSimilar(a *Article, near func(Anchor) textWindow) (Range, bool) {
	if len(l.Exact) <= 2*maxPattern {
		start, end, ok := a.findApproximate(near(l.At.Start), l.Prefix+l.Exact+l.Suffix, len(l.Prefix), len(l.Prefix)+len(l.Exact), l.At.Start)
		return Range{start, end}, ok
	}
	head := l.Prefix + l.Exact[:maxPattern]
	tail := l.Exact[len(l.Exact)-maxPattern:] + l.Suffix
	start, _, found := a.findApproximate(near(l.At.Start), head, len(l.Prefix), len(head), l.At.Start)
	_, end, foundEnd := a.findApproximate(near(l.At.End), tail, 0, maxPattern, l.At.End)
	return Range{start, end}, found && foundEnd && start.Compare(end) < 0
}

// findApproximate finds the text most similar to pattern, and returns the anchors that
// correspond to the offsets from and to in the pattern. Of equally good matches it
// chooses the one nearest to at. It does not search the whole article if there is a good match in
// the window first.
func (a *Article) findApproximate(first textWindow, pattern string, from, to int, at Anchor) (start, end Anchor, ok bool) {
	if pattern == "" {
		return Anchor{}, Anchor{}, false
	}
	s := approximateSearch{matcher: newMatcher(pattern), seeds: newSeedSet(pattern), at: at}
	s.errors = s.maxErrors() + 1
	s.in(first)
	if s.errors > s.maxErrors()/2 {
		for w := range a.windows(2 * len(pattern)) {
			s.in(w)
		}
	}
	if s.errors > s.maxErrors() {
		return Anchor{}, Anchor{}, false
	}
	best := s.best
	i, j := s.align(best.text, s.end, from, to)
	for i > 0 && i < len(best.text) && !utf8.RuneStart(best.text[i]) {
		i--
	}
	for j < len(best.text) && !utf8.RuneStart(best.text[j]) {
		j++
	}
	return best.anchor(i), best.anchor(max(i, j)), true
}

// An approximateSearch looks for the text most similar to a pattern.
type approximateSearch struct {
	*matcher
	seeds  *seedSet
	at     Anchor // of equally good matches, the one nearest to it is the best
	best   textWindow
	end    int // of the best match in its window
	errors int // of the best match
}

// in searches a window.
func (s *approximateSearch) in(w textWindow) {
	for _, part := range s.seeds.parts(w.text) {
		s.search(w.text[part[0]:part[1]], func(end, errors int) {
			end += part[0]
			isOurs := end <= w.ownEnd && (end > w.ownStart || w.ownStart == 0)
			if isOurs && (errors < s.errors || errors == s.errors && distance(w.anchor(end), s.at) < distance(s.best.anchor(s.end), s.at)) {
				s.best, s.end, s.errors = w, end, errors
			}
		})
	}
}

// distance returns the distance between a and b, for comparison with other distances. A
// block counts more than any offset.
func distance(a, b Anchor) int {
	const blockWeight = 1 << 32
	abs := func(n int) int { return max(n, -n) }
	return abs(int(a.Block-b.Block))*blockWeight + abs(a.Offset-b.Offset)
}

// commonPrefix returns the length of the longest common prefix of a and b, in bytes.
func commonPrefix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

// commonSuffix returns the length of the longest common suffix of a and b, in bytes.
func commonSuffix(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}
