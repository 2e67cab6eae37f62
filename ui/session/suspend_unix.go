//go:build unix

package session

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"pullquote/content/isolate"

	tea "charm.land/bubbletea/v2"
)

// catchSuspend makes a SIGTSTP from another process suspend the program as the key does,
// which restores the terminal first. It stops when end is called.
func catchSuspend(p *tea.Program) (end func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTSTP)
	isolate.Go(func() {
		for range signals {
			p.Send(suspendSignal{})
		}
	}, func(*isolate.Panic) {})
	return func() {
		signal.Stop(signals)
		close(signals)
	}
}

// suspend stops the process group of the program, and so also the programs that it shares a
// pipe with. It runs like a command that needs the terminal.
func suspend() tea.Cmd {
	return tea.Exec(stopGroup{}, func(error) tea.Msg { return continued{} })
}

type stopGroup struct{}

// drawingStop is how long Bubble Tea's drawing goroutine has to stop its ticker. If the
// process is suspended before that, the goroutine stops the ticker of the resumed program,
// which then draws nothing.
const drawingStop = 10 * time.Millisecond

// Run stops the group and returns when the program has been continued. It sends SIGSTOP,
// because SIGTSTP no longer stops a Go program that has caught it once.
func (stopGroup) Run() error {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	group := syscall.Getpgrp()
	if group <= 1 {
		return nil // the first process of a container: nothing could continue it, and kill(-1) stops every process
	}
	time.Sleep(drawingStop)
	if err := syscall.Kill(-group, syscall.SIGSTOP); err != nil {
		return err
	}
	<-continued
	return nil
}

func (stopGroup) SetStdin(io.Reader)  {}
func (stopGroup) SetStdout(io.Writer) {}
func (stopGroup) SetStderr(io.Writer) {}
