//go:build unix

package session

import (
	"os"
	"os/exec"
	"slices"
	"sync"
	"syscall"
	"time"

	"pullquote/content/isolate"

	"golang.org/x/sys/unix"
)

// A lifeline is a small process that restores the terminal if the reader is killed, or ended by
// the Go runtime, for example because there is no memory left. It is a shell that reads lines
// from a pipe. Each line is what would restore the modes of the terminal at that time, and a
// sentence for the reader. The modes are empty while there is nothing to restore. When the pipe
// ends, the last line counts.
//
// Without a shell there is no lifeline. Nothing else depends on it.
type lifeline struct {
	terminal *os.File
	keyboard *os.File // the same terminal, usually
	path     string   // PATH
	settings []string // of the keyboard before the program, for stty

	mu       sync.Mutex
	pipe     *os.File // nil: it does not run
	last     string   // the line that has been sent last
	hasEnded bool
	exited   chan struct{}
}

const (
	// lifelineDelay keeps the start of the shell away from the first frame.
	lifelineDelay = 100 * time.Millisecond

	// maxLifelineEnd bounds the wait for the shell at the end.
	maxLifelineEnd = 100 * time.Millisecond
)

// lifelineScript is what the shell does. After a kill, the reader's own shell may already have
// set up the terminal for itself. It leaves isig on, which the reader turns off.
const lifelineScript = `trap '' HUP INT QUIT TERM TSTP TTIN TTOU
modes= sentence=
while IFS='|' read -r m s; do modes=$m sentence=$s; done
[ -n "$modes" ] || exit 0
printf %s "$modes"
case $(stty -a <&3) in *-isig*) stty "$@" <&3 ;; esac
[ -z "$sentence" ] || printf '\r%s\r\n' "$sentence"
`

// start starts the shell a little later, unless the program has ended by then, and calls started.
func (l *lifeline) start(started func()) {
	if l.terminal == nil {
		return
	}
	isolate.AfterFunc(lifelineDelay, func() {
		l.mu.Lock()
		if !l.hasEnded {
			l.run()
		}
		l.mu.Unlock()
		started()
	}, func(*isolate.Panic) {})
}

// run starts the shell.
func (l *lifeline) run() {
	from, to, err := os.Pipe() // both are closed in other programs
	if err != nil {
		return
	}
	defer from.Close()
	cmd := exec.Command("/bin/sh", slices.Concat([]string{"-c", lifelineScript, "pullquote"}, l.settings)...)
	cmd.Stdin, cmd.Stdout, cmd.ExtraFiles = from, l.terminal, []*os.File{l.keyboard}
	cmd.Dir, cmd.Env = "/", []string{"PATH=" + l.path, "LC_ALL=C"}
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // what is sent to the reader's group is not for the shell
	if err := cmd.Start(); err != nil {
		_ = to.Close() // nobody reads it
		return
	}
	l.pipe, l.exited = to, make(chan struct{})
	isolate.Go(func() {
		_ = cmd.Wait() // its exit code says nothing
		close(l.exited)
	}, func(*isolate.Panic) {})
}

// tell tells the shell what would restore the terminal now, and what it would say after that.
func (l *lifeline) tell(modes, sentence string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	line := modes + "|" + sentence + "\n"
	if l.pipe == nil || line == l.last {
		return
	}
	raw, err := l.pipe.SyscallConn()
	if err != nil {
		return
	}
	_ = raw.Write(func(fd uintptr) bool {
		// A line is written as a whole or not at all. If the pipe is full, the next one is tried.
		if _, err := unix.Write(int(fd), []byte(line)); err == nil {
			l.last = line
		}
		return true
	})
}

// end ends the shell, which then does what it was told last.
func (l *lifeline) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hasEnded = true
	if l.pipe != nil {
		_ = l.pipe.Close() // there is nothing to be flushed
		l.pipe = nil
		waitFor(l.exited, maxLifelineEnd)
	}
}
