package session

import (
	"os"

	"golang.org/x/sys/unix"
)

// discardOutput drops what a terminal has not read yet.
func discardOutput(f *os.File) {
	_ = unix.IoctlSetInt(int(f.Fd()), unix.TCFLSH, unix.TCOFLUSH) // the terminal may be lost
}
