//go:build unix

package session

import (
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// An sttyFlag is a setting of a terminal that raw mode changes, and its name for stty.
type sttyFlag struct {
	name string
	bit  uint64
}

var (
	inputFlags = []sttyFlag{
		{"ignbrk", unix.IGNBRK},
		{"brkint", unix.BRKINT},
		{"parmrk", unix.PARMRK},
		{"istrip", unix.ISTRIP},
		{"inlcr", unix.INLCR},
		{"igncr", unix.IGNCR},
		{"icrnl", unix.ICRNL},
		{"ixon", unix.IXON},
	}
	outputFlags = []sttyFlag{{"opost", unix.OPOST}}
	localFlags  = []sttyFlag{
		{"echo", unix.ECHO}, {"echonl", unix.ECHONL}, {"icanon", unix.ICANON}, {"isig", unix.ISIG}, {"iexten", unix.IEXTEN},
	}
	controlFlags = []sttyFlag{{"parenb", unix.PARENB}}
	sizes        = []sttyFlag{{"cs5", unix.CS5}, {"cs6", unix.CS6}, {"cs7", unix.CS7}, {"cs8", unix.CS8}}
)

// sttySettings returns arguments with which stty restores the present state of a terminal after
// raw mode; none if it is not a terminal. Unlike what "stty -g" prints, they are the same on
// all systems.
func sttySettings(f *os.File) []string {
	t, err := unix.IoctlGetTermios(int(f.Fd()), readTermios)
	if err != nil {
		return nil
	}
	var args []string
	add := func(flags []sttyFlag, set uint64) {
		for _, flag := range flags {
			if set&flag.bit != 0 {
				args = append(args, flag.name)
			} else {
				args = append(args, "-"+flag.name)
			}
		}
	}
	add(inputFlags, uint64(t.Iflag))
	add(outputFlags, uint64(t.Oflag))
	add(localFlags, uint64(t.Lflag))
	for _, size := range sizes {
		if uint64(t.Cflag)&unix.CSIZE == size.bit {
			args = append(args, size.name)
		}
	}
	add(controlFlags, uint64(t.Cflag))
	return append(args, "min", strconv.Itoa(int(t.Cc[unix.VMIN])), "time", strconv.Itoa(int(t.Cc[unix.VTIME])))
}
