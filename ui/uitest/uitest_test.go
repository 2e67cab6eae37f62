//go:build unix

// Package uitest tests the built program in a pseudo-terminal, as a person would use it: it
// types keys and reads the screen.
package uitest

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/ui/cli"
	"pullquote/ui/uitest/term"
)

// program is the path of the built program, which all tests share.
var program string

func TestMain(m *testing.M) {
	term.Shell()
	dir, err := os.MkdirTemp("", "uitest")
	if err != nil {
		panic(err)
	}
	program = filepath.Join(dir, "pullquote")
	build := exec.Command("go", "build", "-o", program, "pullquote")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		panic(err)
	}
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// TestBuiltProgram checks that the tested program is built from these sources. Because it
// calls them, the tests run again when they change; the test cache does not know about the
// built program.
func TestBuiltProgram(t *testing.T) {
	var here bytes.Buffer
	if code := cli.Main([]string{"--help"}, strings.NewReader(""), &here, &here); code != 0 {
		t.Errorf("the exit code is %d", code)
	}
	built, err := exec.Command(program, "--help").Output()
	must(t, err)
	if here.String() != string(built) {
		t.Errorf("the help is\n%s\nbut the built program prints\n%s", here.String(), built)
	}
}

// environment returns an environment for the program that does not depend on the machine,
// plus extra variables.
func environment(t *testing.T, extra ...string) []string {
	return append([]string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + t.TempDir(), "PATH=" + os.Getenv("PATH")}, extra...)
}

// start runs the program until the end of the test.
func start(t *testing.T, size term.Size, args ...string) *term.Term {
	t.Helper()
	return run(t, size, term.Command{Args: args})
}

// run is [start] with more options. It sets those that c leaves out.
func run(t *testing.T, size term.Size, c term.Command) *term.Term {
	t.Helper()
	c.Program = program
	if c.Env == nil {
		c.Env = environment(t)
	}
	p, err := term.Start(size, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Close)
	return p
}

// write writes a text to a file and returns its path.
func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func cells(width, height int) term.Size { return term.Size{Width: width, Height: height} }

// long returns an article of many paragraphs. Each contains its number as a word to search
// for.
func long(paragraphs int) string {
	var s strings.Builder
	s.WriteString("# The tide tables\n")
	for i := range paragraphs {
		s.WriteString("\nParagraph " + strings.Repeat("i", i+1) + " tells of the tide, at some length, so that it takes more than one row of any screen it is read on.\n")
	}
	return s.String()
}
