//go:build unix

package session

import (
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	"pullquote/content/isolate"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// suspendSignals ask the program to stop until it is continued.
var suspendSignals = []os.Signal{syscall.SIGTSTP}

// resizeSignals tell that the size of the window has changed.
var resizeSignals = []os.Signal{syscall.SIGWINCH}

func isSuspend(s os.Signal) bool { return s == syscall.SIGTSTP }

// canSuspend reports whether there may be a shell that continues the program: the terminal is
// the one that controls the process, and a parent has started it as a job.
func (d *watchdog) canSuspend() bool {
	if d.input == nil {
		return false
	}
	_, err := unix.IoctlGetInt(int(d.input.Fd()), unix.TIOCGPGRP)
	return err == nil && isJob()
}

// isJob reports whether one of the parents of the process is in its session, but in another group,
// as the shell is that waits for it. A terminal that runs the program directly, or through a
// script, is in another session, and would never continue it.
func isJob() bool {
	session, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	group := syscall.Getpgrp()
	for pid := os.Getppid(); pid > 0; {
		if s, err := unix.Getsid(pid); err != nil || s != session {
			return false
		}
		if g, err := unix.Getpgid(pid); err != nil || g != group {
			return err == nil
		}
		if pid, err = parentOf(pid); err != nil {
			return true // nobody knows
		}
	}
	return false
}

// suspend asks the loop to suspend the program as the key does, which restores the terminal
// first. If the loop is busy, it does so itself; the loop draws everything again later.
func (d *watchdog) suspend() {
	if !d.canSuspend() {
		return
	}
	if d.child.Load() != nil { // it has restored the terminal, and has stopped
		_ = stopGroup{}.Run() // or else it goes on
		return
	}
	request := suspendRequest{new(atomic.Bool)}
	d.send(request)
	isolate.AfterFunc(maxAnswer, func() {
		if !request.isAnswered.CompareAndSwap(false, true) {
			return
		}
		var raw *term.State
		if d.state != nil {
			raw, _ = term.GetState(int(d.input.Fd())) // nil: the terminal is lost
		}
		again := d.restore()
		if err := (stopGroup{}).Run(); err != nil || d.output == nil {
			return
		}
		if raw != nil {
			_ = term.Restore(int(d.input.Fd()), raw) // the terminal may be lost
		}
		_, _ = d.output.File.WriteString(again)
		d.output.takeBack()
		d.send(tea.ClearScreen())
	}, func(*isolate.Panic) { d.force() })
}

// suspend stops the process group of the program, and so also the programs that it shares a
// pipe with. It runs like a command that needs the terminal.
func (s *Session) suspend() tea.Cmd {
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
