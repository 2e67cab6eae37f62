//go:build unix && !linux

package source

import (
	"os"
	"os/exec"
	"syscall"
)

// confine puts a program into a process group of its own, which is killed as a whole.
func confine(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// bound does nothing: this system bounds the memory of a program only before it is started.
func bound(*os.Process) {}
