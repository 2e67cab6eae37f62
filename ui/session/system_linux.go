package session

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// readTermios asks for the state of a terminal.
const readTermios = unix.TCGETS

// discardOutput drops what a terminal has not read yet, and starts it if it was stopped.
func discardOutput(f *os.File) {
	_ = unix.IoctlSetInt(int(f.Fd()), unix.TCFLSH, unix.TCOFLUSH) // the terminal may be lost
	_ = unix.IoctlSetInt(int(f.Fd()), unix.TCXONC, unix.TCOON)
}

// parentOf returns the parent of a process; 0 if it is outside of the container.
func parentOf(pid int) (int, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:]) // after the name, which may contain anything
	if len(fields) < 2 {
		return 0, errors.New("a process without a parent")
	}
	return strconv.Atoi(string(fields[1]))
}
