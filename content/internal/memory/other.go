//go:build !unix || aix || solaris

package memory

// allocate reports that there is only the heap.
func allocate(int) ([]byte, bool) { return nil, false }

func release([]byte) {}
