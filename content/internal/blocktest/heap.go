package blocktest

import "runtime"

// HeapInUse returns how much memory is in use on the heap, in bytes.
func HeapInUse() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // cleanups of the first run free more
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}
