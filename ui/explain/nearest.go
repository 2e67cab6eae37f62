package explain

import "strings"

// Nearest returns the name that was probably meant by typed: one that starts with it, or
// else the one with the smallest edit distance; "" if none is close.
func Nearest(typed string, names []string) string {
	const (
		minPrefix   = 3 // letters
		maxDistance = 2
	)
	typed = strings.ToLower(typed)
	best, bestDistance := "", min(max(1, len(typed)/3), maxDistance)+1
	for _, name := range names {
		if len(typed) >= minPrefix && strings.HasPrefix(name, typed) {
			return name
		}
		if n := editDistance(typed, name); n < bestDistance {
			best, bestDistance = name, n
		}
	}
	return best
}

// editDistance returns the optimal string alignment distance of a and b: the number of
// bytes to insert, delete, replace or swap with the next one to turn a into b.
func editDistance(a, b string) int {
	older, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replaced := last[j-1]
			if a[i-1] != b[j-1] {
				replaced++
			}
			row[j] = min(last[j]+1, row[j-1]+1, replaced)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], older[j-2]+1)
			}
		}
		older, last, row = last, row, older
	}
	return last[len(b)]
}
