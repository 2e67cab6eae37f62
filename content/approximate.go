package content

// A matcher finds approximate matches of a pattern in a text: substrings within a
// small edit distance, which counts insertions, deletions and substitutions of bytes.
//
// It uses Myers' bit-parallel algorithm ("A Fast Bit-Vector Algorithm for
// Approximate String Matching Based on Dynamic Programming", Journal of the ACM
// 46, 1999) in Hyyrö's formulation ("A Bit-Vector Algorithm for Computing
// Levenshtein and Damerau Edit Distances", 2003): a column of the edit distance
// matrix is stored as the differences between adjacent cells, 64 to a machine word.
// The time is proportional to the length of the text times the number of words that
// hold the pattern.
type matcher struct {
	pattern string
	bits    [256][]uint64 // for each byte, a bit for each of its positions in the pattern, or nil if it has none
	zeros   []uint64      // the bits of a byte that is not in the pattern
	up      []uint64      // where the column increases by one
	down    []uint64      // where it decreases by one
}

const wordBits = 64

func newMatcher(pattern string) *matcher {
	words := (len(pattern) + wordBits - 1) / wordBits
	m := &matcher{pattern: pattern, zeros: make([]uint64, words), up: make([]uint64, words), down: make([]uint64, words)}
	for i := range len(pattern) {
		c := pattern[i]
		if m.bits[c] == nil {
			m.bits[c] = make([]uint64, words)
		}
		m.bits[c][i/wordBits] |= 1 << (i % wordBits)
	}
	return m
}

// maxErrors returns the largest edit distance of a match. Between two unrelated texts
// in the same language the distance is more than half their length.
func (m *matcher) maxErrors() int { return len(m.pattern) * 3 / 10 }

// search calls found with the end of each match in text and its edit distance.
func (m *matcher) search(text string, found func(end, errors int)) {
	for i := range m.up {
		m.up[i], m.down[i] = ^uint64(0), 0
	}
	errors := len(m.pattern)
	last := uint64(1) << ((len(m.pattern) - 1) % wordBits)
	for i := range len(text) {
		bits := m.bits[text[i]]
		if bits == nil {
			bits = m.zeros
		}
		carry := 0
		for w := range m.up {
			high := uint64(1) << (wordBits - 1)
			if w == len(m.up)-1 {
				high = last
			}
			carry = m.advance(w, bits[w], carry, high)
		}
		if errors += carry; errors <= m.maxErrors() {
			found(i+1, errors)
		}
	}
}

// advance moves word w of the column one byte forward in the text. Carry is the
// horizontal difference that comes in from the word above; advance returns the one at
// the bit high.
func (m *matcher) advance(w int, bits uint64, carry int, high uint64) int {
	up, down := m.up[w], m.down[w]
	var plus, minus uint64
	switch carry {
	case 1:
		plus = 1
	case -1:
		minus = 1
	}
	vertical := bits | down
	bits |= minus
	horizontal := (((bits & up) + up) ^ up) | bits
	rise, fall := down|^(horizontal|up), up&horizontal
	out := 0
	switch {
	case rise&high != 0:
		out = 1
	case fall&high != 0:
		out = -1
	}
	rise, fall = rise<<1|plus, fall<<1|minus
	m.up[w], m.down[w] = fall|^(vertical|rise), rise&vertical
	return out
}

// align returns the offsets in text that correspond to the offsets from and to in the
// pattern, for the match that ends at end. Edits cost less between from and to than
// outside: if the text on both sides is unchanged, everything between is the new
// wording.
func (m *matcher) align(text string, end, from, to int) (start, stop int) {
	rows := len(m.pattern) + 1
	begin := max(end-len(m.pattern)-m.maxErrors(), 0)
	columns := end - begin + 1
	cost := make([]int, rows*columns) // row i, column j is at i*columns+j
	edit := func(i int) int {
		if i >= from && i <= to {
			return 2
		}
		return 3
	}
	change := func(i, j int) int {
		if m.pattern[i-1] == text[begin+j-1] {
			return 0
		}
		return min(edit(i-1), edit(i))
	}
	for i := 1; i < rows; i++ {
		remove := min(edit(i-1), edit(i))
		cost[i*columns] = cost[(i-1)*columns] + remove
		for j := 1; j < columns; j++ {
			above := (i - 1) * columns
			cost[i*columns+j] = min(cost[above+j-1]+change(i, j), cost[above+j]+remove, cost[i*columns+j-1]+edit(i))
		}
	}
	stop = -1
	for i, j := rows-1, columns-1; ; {
		if i == to && stop < 0 {
			stop = begin + j
		}
		if i == from {
			start = begin + j
		}
		if i == 0 {
			return start, stop
		}
		here, above := cost[i*columns+j], (i-1)*columns
		switch {
		case j > 0 && here == cost[above+j-1]+change(i, j):
			i, j = i-1, j-1
		case here == cost[above+j]+min(edit(i-1), edit(i)):
			i--
		default:
			j--
		}
	}
}
