package diff

import "slices"

// A step is a step of an edit script.
type step struct {
	op   Op
	text string
}

// maxEdits bounds the edits that are looked for. If there are more, everything between the
// common beginning and the common end counts as replaced.
const maxEdits = 2000

// script returns the steps from a to b: a shortest edit script, in which what is removed at a
// place comes before what is added there.
func script(a, b []string) []step {
	var head, tail []step
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		head = append(head, step{Kept, a[0]})
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		tail = append(tail, step{Kept, a[len(a)-1]})
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	slices.Reverse(tail)
	return slices.Concat(head, middle(a, b), tail)
}

// middle is [script] for texts that begin and end with different words. Row d of the trace holds
// the farthest x on each diagonal k = x - y from -d to d that d edits reach.
func middle(a, b []string) []step {
	var trace [][]int
	for d := range min(len(a)+len(b), maxEdits) + 1 {
		row := make([]int, 2*d+1)
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				x = reach(trace[d-1], d, k)
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			row[k+d] = x
			if x >= len(a) && x-k >= len(b) {
				return walk(append(trace, row), a, b)
			}
		}
		trace = append(trace, row)
	}
	var out []step
	for _, s := range a {
		out = append(out, step{Removed, s})
	}
	for _, s := range b {
		out = append(out, step{Added, s})
	}
	return out
}

// isDown reports whether edit d reaches diagonal k by an addition, and not by a removal.
func isDown(before []int, d, k int) bool {
	return k == -d || k != d && before[k-1+d-1] < before[k+1+d-1]
}

// reach returns the x at which edit d arrives on diagonal k.
func reach(before []int, d, k int) int {
	if isDown(before, d, k) {
		return before[k+1+d-1]
	}
	return before[k-1+d-1] + 1
}

// walk follows a trace back from the ends of a and b.
func walk(trace [][]int, a, b []string) []step {
	var out []step
	x, y := len(a), len(b)
	for d := len(trace) - 1; d >= 0; d-- {
		k, start := x-y, 0
		if d > 0 {
			start = reach(trace[d-1], d, k)
		}
		for ; x > start; x, y = x-1, y-1 {
			out = append(out, step{Kept, a[x-1]})
		}
		if d == 0 {
			break
		}
		if isDown(trace[d-1], d, k) {
			y--
			out = append(out, step{Added, b[y]})
		} else {
			x--
			out = append(out, step{Removed, a[x]})
		}
	}
	slices.Reverse(out)
	return removedFirst(out)
}

// removedFirst moves what is removed at a place before what is added there.
func removedFirst(steps []step) []step {
	for i := 0; i < len(steps); {
		end := i
		for end < len(steps) && steps[end].op != Kept {
			end++
		}
		slices.SortStableFunc(steps[i:end], func(a, b step) int { return int(a.op - b.op) })
		i = end + 1
	}
	return steps
}
