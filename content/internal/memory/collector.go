package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// With a large source, the heap is mostly what is known about the source, which lives long. The
// collector would let it grow to twice that before it runs. So there is a bound on the garbage
// instead: a number of bytes, or if more than that is in use, a percentage of it, so that the
// collector does not take too much time.
const (
	defaultPercent = 100
	minPercent     = 10
	maxGarbage     = 5 << 20 // bytes
)

// Expect prepares for a source of n bytes. [New] does it, too; Expect is for a source that is
// longer than its buffer because it is packed.
func Expect(n int) {
	if n < minLarge {
		return
	}
	if old := debug.SetGCPercent(minPercent); old != defaultPercent {
		debug.SetGCPercent(old) // somebody chose it, or it is bounded already
		return
	}
	boundGarbage(minPercent)
}

// boundGarbage sets the percentage of garbage after each run of the collector. Percent is the
// present one.
func boundGarbage(percent int) {
	runtime.AddCleanup(new(*byte), func(percent int) { // an object that the next run finds to be garbage
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		wanted := min(max(int(100*maxGarbage/max(live[0].Value.Uint64(), 1)), minPercent), 4*defaultPercent)
		if wanted*8 < percent*7 || wanted*7 > percent*8 { // setting it stops the program for a moment
			debug.SetGCPercent(wanted)
			percent = wanted
		}
		boundGarbage(percent)
	}, percent)
}
