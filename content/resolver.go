package content

import "strings"

// A Resolver resolves many locators in one article. It looks near the old position first, moved
// by as many blocks as the range that was found before. Only if the range is not there, it
// searches the whole article. Make one with [NewResolver].
type Resolver struct {
	article *Article
	drift   BlockIndex // from the old position of the last range that was found to the new one
}

// NewResolver returns a resolver for an article.
func NewResolver(a *Article) *Resolver { return &Resolver{article: a} }

// nearBlocks is the number of blocks on each side that count as near.
const nearBlocks = 16

// Resolve is [Locator.Resolve].
func (r *Resolver) Resolve(l Locator) (Range, Match) {
	if NewLocator(r.article, l.At) == l {
		return l.At, Same
	}
	near := r.near(l.At.Start)
	at, ok := l.findExactIn(&near)
	if !ok {
		at, ok = l.findExact(r.article)
	}
	if ok {
		r.drift = at.Start.Block - l.At.Start.Block
		return at, Moved
	}
	at, ok = l.findSimilar(r.article, r.near)
	switch {
	case !ok:
		return Range{}, Lost
	case r.article.Text(at) == l.Exact:
		return at, Moved
	}
	return at, Reworded
}

// near returns the text near the place where what was at an anchor is expected.
func (r *Resolver) near(at Anchor) textWindow {
	if r.article.Len() == 0 {
		return textWindow{}
	}
	last := BlockIndex(r.article.Len())
	expected := min(max(at.Block+r.drift, 0), last-1)
	from, to := max(expected-nearBlocks, 0), min(expected+nearBlocks+1, last)
	lead, tail := max(from-1, 0), min(to+1, last)
	return r.article.window(lead, from, to, tail)
}

// findExactIn returns the range in a window with the words of l and all of the text around them
// that l has.
func (l Locator) findExactIn(w *textWindow) (Range, bool) {
	whole := l.Prefix + l.Exact + l.Suffix
	var best Range
	found := false
	for i := 0; whole != ""; i++ {
		n := strings.Index(w.text[i:], whole)
		if n < 0 {
			break
		}
		i += n
		r := Range{w.anchor(i + len(l.Prefix)), w.anchor(i + len(l.Prefix) + len(l.Exact))}
		if !found || distance(r.Start, l.At.Start) < distance(best.Start, l.At.Start) {
			best, found = r, true
		}
	}
	return best, found
}

// Seeds of a pattern: a text that is similar to it has at least one of them unchanged, or is too
// different to be trusted.
const (
	seedSize = 12 // bytes
	minSeeds = 4  // below that, the whole text is compared
	keySize  = 4  // bytes of a seed that are looked up
	keyBits  = 16
)

// A seedSet finds the seeds of a pattern in texts. Most places in a text are rejected by one bit:
// that of the first bytes there.
type seedSet struct {
	pattern string
	keys    [1 << keyBits / 64]uint64 // the keys of all seeds
	seeds   map[string]bool
}

func newSeedSet(pattern string) *seedSet {
	s := &seedSet{pattern: pattern, seeds: map[string]bool{}}
	for at := 0; at+seedSize <= len(pattern); at += seedSize {
		k := key(pattern[at:])
		s.keys[k/64] |= 1 << (k % 64)
		s.seeds[pattern[at:at+seedSize]] = true
	}
	return s
}

// key returns a hash of the first bytes of a text.
func key(text string) uint32 {
	text = text[:keySize]
	word := uint32(text[0]) | uint32(text[1])<<8 | uint32(text[2])<<16 | uint32(text[3])<<24
	return word * 2654435769 >> (32 - keyBits) // Knuth's multiplicative hashing
}

// parts returns the parts of a text that may be similar to the pattern, as byte offsets, in order.
// They do not overlap.
func (s *seedSet) parts(text string) [][2]int {
	if len(s.pattern) < minSeeds*seedSize {
		return [][2]int{{0, len(text)}}
	}
	var out [][2]int
	for i := 0; i+seedSize <= len(text); i++ {
		k := key(text[i:])
		if s.keys[k/64]&(1<<(k%64)) == 0 || !s.seeds[text[i:i+seedSize]] {
			continue
		}
		start, end := max(i-2*len(s.pattern), 0), min(i+2*len(s.pattern), len(text))
		if n := len(out); n > 0 && start <= out[n-1][1] {
			out[n-1][1] = end
		} else {
			out = append(out, [2]int{start, end})
		}
	}
	return out
}
