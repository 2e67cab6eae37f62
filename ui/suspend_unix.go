//go:build unix

package ui

import (
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// A suspender gives the terminal back before the program stops, also when it is
// not the key that stops it but somebody's SIGTSTP.
type suspender chan os.Signal

func newSuspender() suspender { return make(suspender, 1) }

// watch waits for the signal.
func (s suspender) watch() { signal.Notify(s, syscall.SIGTSTP) }

// suspend stops the program: Bubble Tea restores the terminal and sends the
// signal again, which must not be caught then.
func (s suspender) suspend() tea.Msg {
	signal.Reset(syscall.SIGTSTP)
	return tea.SuspendMsg{}
}
