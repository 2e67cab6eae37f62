package memory

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The collector would let the heap grow to twice what is in use before it runs. While a source is
// parsed, and for the trees and blocks of a source with a lot of markup, that is far more than the
// source. So there is a bound on the garbage instead, which depends on what is in use, so that the
// collector does not take too much time.
const (
	defaultPercent = 100
	minPercent     = 20
	minGarbage     = 5 << 20 // bytes
	maxGarbage     = 8 << 20 // unless that is less than minPercent
)

// garbageFor returns how much garbage there may be, in bytes, when live bytes are in use.
func garbageFor(live uint64) uint64 {
	return max(minGarbage, min(live/2, maxGarbage), live/100*minPercent)
}

// minBounded is the size of a source, in bytes, from which garbage is bounded.
const minBounded = 16 << 10

// Expect prepares for a source of n bytes. [New] does it, too; Expect is for a source that is
// longer than its buffer because it is packed.
func Expect(n int) {
	if n < minBounded {
		return
	}
	if old := debug.SetGCPercent(minPercent); old != defaultPercent {
		debug.SetGCPercent(old) // somebody chose it, or it is bounded already
		return
	}
	maxPercent := defaultPercent
	if n >= minLarge {
		maxPercent = 4 * defaultPercent // little is in use at first, and a lot of garbage to come
	}
	boundGarbage(minPercent, maxPercent)
}

// boundGarbage sets the percentage of garbage after each run of the collector. Percent is the
// present one.
func boundGarbage(percent, maxPercent int) {
	runtime.AddCleanup(new(*byte), func(percent int) { // an object that the next run finds to be garbage
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		inUse := max(live[0].Value.Uint64(), 1)
		wanted := min(int(100*garbageFor(inUse)/inUse), maxPercent)
		if wanted*8 < percent*7 || wanted*7 > percent*8 { // setting it stops the program for a moment
			debug.SetGCPercent(wanted)
			percent = wanted
		}
		boundGarbage(percent, maxPercent)
	}, percent)
}
