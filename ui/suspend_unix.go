//go:build unix

package ui

import (
	"io"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
)

// catchStops has somebody's SIGTSTP suspend the program as the key does, which
// gives the terminal back first.
func catchStops(p *tea.Program) {
	stops := make(chan os.Signal, 1)
	signal.Notify(stops, syscall.SIGTSTP)
	go func() {
		for range stops {
			p.Send(suspend{})
		}
	}()
}

// stop stops the program and those that it shares a pipe with, until they are
// continued. It is run like a command that needs the terminal. SIGTSTP, which
// has been caught, would not stop a Go program any more.
func stop() tea.Cmd { return tea.Exec(stopping{}, nil) }

type stopping struct{}

// Run implements [tea.ExecCommand].
func (stopping) Run() error {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if err := syscall.Kill(0, syscall.SIGSTOP); err != nil {
		return err
	}
	<-continued
	return nil
}

func (stopping) SetStdin(io.Reader)  {}
func (stopping) SetStdout(io.Writer) {}
func (stopping) SetStderr(io.Writer) {}
