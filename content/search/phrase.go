package search

import (
	"strings"
	"unicode/utf8"
)

// A phrase is a folded text to find, and what the scan needs to find it. It does not change.
type phrase struct {
	folding
	folded string
	ascii  [utf8.RuneSelf]byte // the folded forms of the ASCII characters
	edges  edges

	// For an ASCII character c, bit k of at[c] is set if c matches byte k of folded. Only
	// the first 64 bytes have a bit. Follows has the same bits, one for the end of a phrase of
	// less than 64 bytes, and all bits for bytes above ASCII.
	at, follows [256]uint64

	pair pair
}

// Edges say what may come before and after a match.
type edges uint8

const (
	clusterEdges edges = iota // a match does not split a visible character
	wordEdges                 // nor a word
	anyEdges                  // a match may be any part of the text
)

// A pair is two characters of a phrase that the scan looks for. Both are in the same word
// of the phrase, so that their distance is the same wherever the phrase is found in ASCII.
type pair struct {
	isUsed        uint64 // all bits; 0 if no ASCII text matches the phrase
	offset, gap   int    // of the first character in the phrase, and from it to the second
	first, second needle
}

// A needle is a byte to find in a word of eight bytes: w|case == value where it is.
type needle struct{ value, caseBits uint64 }

// newPhrase returns a phrase to find in texts, or nil if it is empty.
func newPhrase(text string, f folding, e edges) *phrase {
	p := &phrase{folding: f, folded: f.foldPhrase(text), edges: e}
	if p.folded == "" {
		return nil
	}
	p.setASCII()
	for k := range min(len(p.folded), 64) {
		for c, folded := range p.ascii {
			if folded == p.folded[k] {
				p.at[c] |= 1 << k
			}
		}
	}
	for c := range p.follows {
		p.follows[c] = p.at[c] | 1<<len(p.folded)
		if c >= utf8.RuneSelf {
			p.follows[c] = ^uint64(0)
		}
	}
	p.pair = p.choosePair()
	return p
}

func (p *phrase) setASCII() {
	for c := range p.ascii {
		p.ascii[c] = p.foldASCII(byte(c))
	}
}

// maxGap bounds the distance of a pair.
const maxGap = 12

// choosePair returns the pair of characters that is least likely to occur in a text.
func (p *phrase) choosePair() pair {
	s := p.folded
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		return pair{}
	}
	best := pair{isUsed: ^uint64(0)}
	bestRank := 1 << 30
	for i := range min(len(s), 64) {
		for j := i; j < min(len(s), i+maxGap+1) && s[j] != ' '; j++ {
			rank := frequency(s[i]) * frequency(s[j])
			if i == j {
				rank = frequency(s[i]) * maxFrequency
			}
			if wordLen(s, i) < minPairWord {
				rank *= shortWordPenalty
			}
			if rank < bestRank {
				bestRank, best.offset, best.gap = rank, i, j-i
			}
		}
	}
	best.first = p.needle(s[best.offset])
	best.second = p.needle(s[best.offset+best.gap])
	return best
}

func (p *phrase) needle(c byte) needle {
	const everyByte = 0x0101010101010101
	n := needle{value: everyByte * uint64(c)}
	if p.folding == foldCase && 'a' <= c && c <= 'z' {
		n.caseBits = everyByte * 0x20
	}
	return n
}

// In short words, which are common, a pair of letters is more likely than its letters are.
const (
	minPairWord      = 4
	shortWordPenalty = 16
)

// wordLen returns the length of the word around i.
func wordLen(s string, i int) int {
	start := strings.LastIndexByte(s[:i], ' ') + 1
	if end := strings.IndexByte(s[i:], ' '); end >= 0 {
		return i + end - start
	}
	return len(s) - start
}

const maxFrequency = 180

// frequency estimates how often a character occurs in a thousand characters of a text.
func frequency(c byte) int {
	const byFrequency = "zqjxkvbpygfwmucldrhsnioate" // of English letters, the rarest first
	switch {
	case 'A' <= c && c <= 'Z':
		return 3
	case 'a' <= c && c <= 'z':
		i := strings.IndexByte(byFrequency, c)
		return 1 + i*i/8
	case c == '.', c == ',', c == '-', c == '\'', c == '"':
		return 15
	}
	return 4
}
