//go:build !unix

package cli

// maxOpenFiles is not known on this system.
func maxOpenFiles() (n uint64, ok bool) { return 0, false }
