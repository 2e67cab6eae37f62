package markdown

// The weight of a part of a source is the memory that its tree takes, as far as a look at its
// characters can tell, in bytes.

// minHeavy is the weight from which a source [IsHeavy].
const minHeavy = 1 << 20

// markWeight is the weight of a character that may be markup, or of a line end. Other characters
// have the weight 1.
const markWeight = 32

// weights has the weights of characters.
var weights = func() (w [256]uint32) {
	for c := range w {
		w[c] = 1
	}
	for _, c := range []byte("\n!#$&*+:<=>@[\\]^_`{}~") {
		w[c] = markWeight
	}
	for _, c := range []byte("\"'-;|") { // common in prose and tables
		w[c] = markWeight / 4
	}
	w['.'] = markWeight / 2 // two of them in an address
	w['^'] = 3 * markWeight // a note is a list item, a paragraph and a link
	return w
}()

// weightOf returns the weight of a part of a source.
func weightOf(src []byte) int {
	n := uint32(0)
	for _, c := range src {
		n += weights[c]
	}
	return int(n)
}

// IsHeavy reports whether parsing a source at once would take far more memory than the source itself,
// because it has a lot of markup. Use [ParseLazily] for such a source, even if it is short.
func IsHeavy(src []byte) bool { return weightOf(src) >= minHeavy }
