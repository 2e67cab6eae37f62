//go:build linux

package session

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// children returns the processes that a process has started.
func children(pid int) []int {
	files, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", pid))
	var all []int
	for _, f := range files {
		data, _ := os.ReadFile(f) // the thread may have ended
		for _, field := range strings.Fields(string(data)) {
			child := 0
			if _, err := fmt.Sscan(field, &child); err == nil {
				all = append(all, child)
			}
		}
	}
	return all
}

// hasEnded reports whether a process has ended. Whether somebody has waited for it does not
// matter: a test may run in a container where nobody does.
func hasEnded(pid int) bool {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(data), ") Z ")
}

// isStopped reports whether a process has stopped.
func isStopped(pid int) bool {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid)) // it may have ended
	return strings.Contains(string(data), ") T ")
}

// until waits for a condition.
func until(t *testing.T, what string, isTrue func() bool) {
	t.Helper()
	for start := time.Now(); !isTrue(); runtime.Gosched() {
		if time.Since(start) > 20*time.Second {
			t.Fatal("not after 20 s: " + what)
		}
	}
}

// startUnderShell starts the slow model in a shell, which keeps the terminal when the model has
// ended. It returns the processes of the model and of its lifeline.
func startUnderShell(t *testing.T) (s *tty, reader, lifeline int) {
	t.Helper()
	if _, err := exec.LookPath("stty"); err != nil {
		t.Skip("there is no stty")
	}
	s = startSlowIn(t, 80, 24, "/bin/sh", "-c", `set -m; "$0"; echo "<code $?>"; read -r go; exit 0`)
	isLifeline := func(pid int) bool {
		command, _ := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)) // it may have ended
		return strings.HasPrefix(string(command), "/bin/sh\x00-c\x00trap ")
	}
	until(t, "a lifeline", func() bool {
		for _, reader = range children(s.cmd.Process.Pid) {
			all := children(reader)
			if i := slices.IndexFunc(all, isLifeline); i >= 0 {
				lifeline = all[i]
				return true
			}
		}
		return false
	})
	s.press("x")
	s.wait("x.") // the lifeline knows the modes
	return s, reader, lifeline
}

func (s *tty) kill(pid int, signals ...syscall.Signal) {
	for _, sig := range signals {
		if err := syscall.Kill(pid, sig); err != nil {
			s.Fatal(err)
		}
	}
}

// TestKilled kills the program, or ends it as the Go runtime does after a fatal error.
func TestKilled(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGKILL, syscall.SIGABRT, syscall.SIGSEGV} {
		t.Run(sig.String(), func(t *testing.T) {
			s, reader, lifeline := startUnderShell(t)
			s.kill(reader, sig)
			s.wait("has been restored")
			until(t, "the end of the lifeline", func() bool { return hasEnded(lifeline) })
			if !s.isRestored() {
				t.Errorf("the terminal is not restored: %q", s.written())
			}
		})
	}
}

// TestLifelineIsSilent checks that the lifeline does nothing, and is gone, after an end in order,
// and while the terminal belongs to others.
func TestLifelineIsSilent(t *testing.T) {
	for name, end := range map[string]func(s *tty, reader int){
		"q":       func(s *tty, _ int) { s.press("q") },
		"SIGTERM": func(s *tty, reader int) { s.kill(reader, syscall.SIGTERM) },
		"killed while suspended": func(s *tty, reader int) {
			s.press("b") // the model does not suspend
			s.wait("<busy xb>")
			s.kill(reader, syscall.SIGTSTP)
			until(s.T, "the program stops", func() bool { return isStopped(reader) })
			s.kill(reader, syscall.SIGKILL)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, reader, lifeline := startUnderShell(t)
			end(s, reader)
			s.wait("<code ")
			until(t, "the end of the lifeline", func() bool { return hasEnded(lifeline) })
			if strings.Contains(s.written(), "unexpectedly") || !s.isRestored() {
				t.Errorf("the program has written %q", s.written())
			}
		})
	}
}
