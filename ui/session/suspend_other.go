//go:build !unix

package session

import (
	"os"

	tea "charm.land/bubbletea/v2"
)

// This system cannot suspend programs, and a terminal cannot be read while another goroutine
// waits for it.

var suspendSignals = []os.Signal{os.Kill} // which no program receives

// resizeSignals is empty: this system reports sizes as input.
var resizeSignals []os.Signal

func isSuspend(os.Signal) bool { return false }

func (d *watchdog) canSuspend() bool { return false }

func (d *watchdog) suspend() {}

func (s *Session) suspend() tea.Cmd { return nil }

func (k keyboard) hold([]byte) int { return 0 }

func discardOutput(*os.File) {}
