//go:build unix

package term

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// jobVariable is set in the environment of a shell.
const jobVariable = "PULLQUOTE_TEST_JOB"

// Shell is called first in TestMain. In a process that [StartJob] has made, it runs the job as a shell
// does, and ends the process with it. Otherwise it does nothing.
func Shell() {
	if os.Getenv(jobVariable) == "" {
		return
	}
	signal.Notify(make(chan os.Signal, 1), syscall.SIGTTOU, syscall.SIGTTIN, syscall.SIGTSTP)
	_ = os.Unsetenv(jobVariable) // never fails
	job := exec.Command(os.Args[1], os.Args[2:]...)
	job.Stdin, job.Stdout, job.Stderr = os.Stdin, os.Stdout, os.Stderr
	job.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true}
	err := job.Start()
	if err == nil {
		pids := os.NewFile(3, "pids")
		fmt.Fprintln(pids, job.Process.Pid)
		_ = pids.Close() // the test reads to its end
		err = job.Wait() // also while the job is stopped
	}
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		fmt.Fprintln(os.Stderr, "the job does not start:", err)
		os.Exit(125)
	}
	code := job.ProcessState.ExitCode()
	if code < 0 { // a signal has ended it
		code = 255
	}
	os.Exit(code)
}

// StartJob starts a command as the job of a shell, which is a process of the test itself, and returns
// the process of the job. Start starts the shell: the command, once it has been changed.
func StartJob(c *exec.Cmd, start func() error) (*os.Process, error) {
	test, err := os.Executable()
	if err != nil {
		return nil, err
	}
	from, to, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer from.Close()
	c.Args = append([]string{test, c.Path}, c.Args[1:]...)
	c.Path = test
	c.Env = append(c.Env, jobVariable+"=1")
	c.ExtraFiles = []*os.File{to}
	err = start()
	_ = to.Close() // the shell has its own
	if err != nil {
		return nil, err
	}
	pid := 0
	if _, err := fmt.Fscan(from, &pid); err != nil {
		return nil, fmt.Errorf("the job has not started: %w", err)
	}
	return os.FindProcess(pid)
}
