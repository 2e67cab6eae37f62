package source

import (
	"os"
	"os/exec"
	"syscall"

	"golang.org/x/sys/unix"
)

// maxChildMemory bounds the memory of a converter, in bytes.
const maxChildMemory = 2 << 30

// confine puts a program into a process group of its own, which is killed as a whole, and at the
// latest when the thread that starts it ends. That must not be before the program ends.
func confine(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// bound bounds the memory of a program that has been started.
func bound(p *os.Process) {
	// It may have ended already.
	_ = unix.Prlimit(p.Pid, unix.RLIMIT_AS, &unix.Rlimit{Cur: maxChildMemory, Max: maxChildMemory}, nil)
}
