//go:build unix && !linux && !aix && !solaris

package memory

// discard does nothing: the standard library cannot return pages on this system. They are only
// kept for longer.
func discard([]byte, int) {}
