package charset

import (
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// detect finds the charset of a text that is neither UTF-8 nor wide: Windows-1252 unless
// it is clearly in another.
func detect(data []byte) encoding.Encoding {
	if e := detectMultiByte(data); e != nil {
		return e
	}
	pairs := bytePairs(data)
	best, points := bestSingle(pairs)
	lead := points - singleBytes[0].scoreOf(pairs).points
	if !best.isLead(lead, pairs, charmap.Windows1252) {
		return charmap.Windows1252
	}
	return best.encoding
}

// bestSingle returns the charset of one byte a character that pairs fit best, and the
// points for it.
func bestSingle(pairs []bytePair) (best *singleByte, points int) {
	for i := range singleBytes {
		s := &singleBytes[i]
		if got := s.scoreOf(pairs); i == 0 || got.points > max(points, 0) && (s.isLatin || got.isScript()) {
			best, points = s, got.points
		}
	}
	return best, points
}

// isLead reports whether a lead over the points of another charset is a clear one.
func (s *singleByte) isLead(lead int, pairs []bytePair, other *charmap.Charmap) bool {
	const (
		minKinds   = 3 // of pairs: more than one letter
		surePoints = 9 // for fewer, each time: a name that a page repeats is no evidence
	)
	n, kinds := differing(pairs, s.encoding, other)
	isEnough := lead >= s.minTotal && (!s.isLatin || kinds >= minKinds || lead*kinds >= surePoints*n)
	return n > 0 && isEnough && lead > s.minLead*n
}

// confirmed returns the charset that a text is declared to be in, unless the text cannot
// be in it or is clearly in another: then it returns that.
func confirmed(data []byte, declared encoding.Encoding) encoding.Encoding {
	if isBrokenIn(data, declared) {
		return detect(data)
	}
	own := slices.IndexFunc(multiBytes, func(m multiByte) bool { return m.encoding == declared })
	if own >= 0 {
		if _, ok := multiBytes[own].share(data); ok {
			return declared
		}
	}
	if e := detectMultiByte(data); e != nil {
		return e
	}
	single, ok := declared.(*charmap.Charmap)
	if !ok {
		return declared
	}
	return confirmedSingle(data, single)
}

// confirmedSingle is [confirmed] for a charset of one byte a character.
func confirmedSingle(data []byte, declared *charmap.Charmap) encoding.Encoding {
	const (
		minTotal = 20 // points
		minLead  = 2  // beyond them, for a pair that differs
	)
	own := singleByte{encoding: declared, languages: latinLanguages, isLatin: true}
	if i := slices.IndexFunc(singleBytes, func(s singleByte) bool { return s.encoding == declared }); i >= 0 {
		own = singleBytes[i]
	}
	pairs := bytePairs(data)
	best, points := bestSingle(pairs)
	lead := points - own.scoreOf(pairs).points - minTotal
	if n, _ := differing(pairs, best.encoding, declared); lead <= minLead*n || !best.isLead(lead, pairs, declared) {
		return declared
	}
	return best.encoding
}
