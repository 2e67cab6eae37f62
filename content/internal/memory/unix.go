//go:build unix && !aix && !solaris

package memory

import (
	"syscall"

	"golang.org/x/sys/unix"
)

// allocate returns n bytes outside the heap.
func allocate(n int) ([]byte, bool) {
	data, err := syscall.Mmap(-1, 0, n, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	return data, err == nil
}

// release returns memory to the system.
// discard returns the pages of memory that are wholly before end to the system, as far as they
// have not been returned before. Their content is lost.
func discard(data []byte, end int) {
	end -= end % syscall.Getpagesize()
	if err := unix.Madvise(data[:end], unix.MADV_DONTNEED); err != nil {
		return // the pages are only kept for longer
	}
}

func release(data []byte) {
	if err := syscall.Munmap(data); err != nil {
		panic(err) // it was not allocated here
	}
}
