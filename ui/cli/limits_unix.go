//go:build unix

package cli

import "golang.org/x/sys/unix"

// maxOpenFiles returns how many files the process may have open at a time, if that is known.
func maxOpenFiles() (n uint64, ok bool) {
	var limit unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &limit); err != nil {
		return 0, false
	}
	return uint64(limit.Cur), true
}
