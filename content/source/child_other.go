//go:build !unix

package source

import (
	"os"
	"os/exec"
)

// This system has no process groups.

func confine(*exec.Cmd) {}

func bound(*os.Process) {}
