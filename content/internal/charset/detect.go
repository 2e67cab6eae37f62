package charset

import (
	"slices"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// detect returns the charset of a text that is neither UTF-8 nor UTF-16: Windows-1252
// unless it is clearly in another charset.
func detect(data []byte) encoding.Encoding {
	if e := detectMultiByte(data); e != nil {
		return e
	}
	pairs := bytePairs(data)
	best, points := bestSingleByte(pairs)
	lead := points - singleBytes[0].scoreOf(pairs).points
	if !best.isClearLead(lead, pairs, charmap.Windows1252) {
		return charmap.Windows1252
	}
	return best.encoding
}

// bestSingleByte returns the single-byte charset with the highest score for pairs, and the
// score.
func bestSingleByte(pairs []bytePair) (best *singleByte, points int) {
	for i := range singleBytes {
		s := &singleBytes[i]
		if got := s.scoreOf(pairs); i == 0 || got.points > max(points, 0) && (s.isLatin || got.hasNonASCIIWords()) {
			best, points = s, got.points
		}
	}
	return best, points
}

// isClearLead reports whether a lead over the score of another charset is decisive.
func (s *singleByte) isClearLead(lead int, pairs []bytePair, other *charmap.Charmap) bool {
	const (
		minDistinct = 3 // distinct pairs: more than one letter
		surePoints  = 9 // points per pair with fewer: one name that a page repeats is not evidence
	)
	n, distinct := differing(pairs, s.encoding, other)
	isEnough := lead >= s.minTotal && (!s.isLatin || distinct >= minDistinct || lead*distinct >= surePoints*n)
	return n > 0 && isEnough && lead > s.minLead*n
}

// confirm returns the declared charset of a text, or the detected one if the text cannot
// be in the declared charset or is clearly in another.
func confirm(data []byte, declared encoding.Encoding) encoding.Encoding {
	if isInvalidIn(data, declared) {
		return detect(data)
	}
	i := slices.IndexFunc(multiBytes, func(m multiByte) bool { return m.encoding == declared })
	if i >= 0 {
		if _, ok := multiBytes[i].share(data); ok {
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
	return confirmSingle(data, single)
}

// confirmSingle is [confirm] for a single-byte charset.
func confirmSingle(data []byte, declared *charmap.Charmap) encoding.Encoding {
	const (
		minTotal = 20 // points
		minLead  = 2  // more points, for each pair that differs
	)
	row := singleByte{encoding: declared, languages: latinLanguages, isLatin: true}
	if i := slices.IndexFunc(singleBytes, func(s singleByte) bool { return s.encoding == declared }); i >= 0 {
		row = singleBytes[i]
	}
	pairs := bytePairs(data)
	best, points := bestSingleByte(pairs)
	lead := points - row.scoreOf(pairs).points - minTotal
	if n, _ := differing(pairs, best.encoding, declared); lead <= minLead*n || !best.isClearLead(lead, pairs, declared) {
		return declared
	}
	return best.encoding
}
