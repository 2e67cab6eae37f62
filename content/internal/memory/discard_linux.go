package memory

import "syscall"

// discard returns the pages of memory that are wholly before end to the system, as far as they
// have not been returned before. Their content is lost.
func discard(data []byte, end int) {
	end -= end % syscall.Getpagesize()
	if err := syscall.Madvise(data[:end], syscall.MADV_DONTNEED); err != nil {
		return // the pages are only kept for longer
	}
}
