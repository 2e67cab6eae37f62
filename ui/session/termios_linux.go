package session

import (
	"os"

	"golang.org/x/sys/unix"
)

// readTermios asks for the state of a terminal.
const readTermios = unix.TCGETS

// discardOutput drops what a terminal has not read yet, and starts it if it was stopped.
func discardOutput(f *os.File) {
	_ = unix.IoctlSetInt(int(f.Fd()), unix.TCFLSH, unix.TCOFLUSH) // the terminal may be lost
	_ = unix.IoctlSetInt(int(f.Fd()), unix.TCXONC, unix.TCOON)
}
