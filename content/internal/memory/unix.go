//go:build unix && !aix && !solaris

package memory

import "syscall"

// allocate returns n bytes outside the heap.
func allocate(n int) ([]byte, bool) {
	data, err := syscall.Mmap(-1, 0, n, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	return data, err == nil
}

// release returns memory to the system.
func release(data []byte) {
	if err := syscall.Munmap(data); err != nil {
		panic(err) // it was not allocated here
	}
}
