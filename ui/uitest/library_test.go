//go:build unix

package uitest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"pullquote/ui/uitest/term"
)

// A shelf is a home folder in which several runs of the program keep their places.
type shelf struct {
	*testing.T
	home string
}

func newShelf(t *testing.T) *shelf { return &shelf{t, t.TempDir()} }

// file returns the path of the library.
func (s *shelf) file() string {
	return filepath.Join(s.home, ".local", "share", "pullquote", "library.db")
}

// open runs the program.
func (s *shelf) open(args ...string) *term.Term {
	s.Helper()
	return run(s.T, cells(80, 24), term.Command{Args: args, Env: environment(s.T, "HOME="+s.home)})
}

// see waits for texts on the screen.
func (s *shelf) see(p *term.Term, texts ...string) {
	s.Helper()
	for _, text := range texts {
		must(s.T, p.WaitFor(text))
	}
}

// quit ends the program and waits until it has ended.
func (s *shelf) quit(p *term.Term, keys ...string) {
	s.Helper()
	must(s.T, p.Press(append(keys, "q")...))
	s.ended(p)
}

func (s *shelf) ended(p *term.Term) {
	s.Helper()
	if code, err := p.Exit(); err != nil || code != 0 {
		s.Fatalf("exit code %d, %v:\n%s", code, err, p.Screen())
	}
}

// knows waits until the library lists a source. The program gives its last write at the end only
// a moment, which may not be enough on a busy machine.
func (s *shelf) knows(source string) {
	s.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; {
		c := exec.Command(program, "library", "list")
		c.Env = environment(s.T, "HOME="+s.home)
		out, err := c.Output()
		if err == nil && strings.Contains(string(out), source) {
			return
		}
		if time.Now().After(deadline) {
			s.Fatalf("the library does not list %s: %v\n%s", source, err, out)
		}
	}
}

// readTo20 reads an article up to paragraph 20, and quits.
func (s *shelf) readTo20(args ...string) {
	s.Helper()
	p := s.open(args...)
	s.see(p, "The tide tables")
	must(s.T, p.Press("2", "0", "G"))
	s.see(p, "¶ 20 of 40")
	s.quit(p)
}

// TestResume opens an article where it was left, however the program ended.
func TestResume(t *testing.T) {
	for name, end := range map[string]func(*term.Term) error{
		"q":       func(p *term.Term) error { return p.Press("q") },
		"ctrl+c":  func(p *term.Term) error { return p.Press("ctrl+c") },
		"SIGTERM": func(p *term.Term) error { return p.Signal(syscall.SIGTERM) },
		"SIGHUP":  func(p *term.Term) error { return p.Signal(syscall.SIGHUP) },
		"SIGQUIT": func(p *term.Term) error { return p.Signal(syscall.SIGQUIT) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, path := newShelf(t), write(t, "tide.md", long(40))
			p := s.open(path)
			s.see(p, "The tide tables")
			must(t, p.Press("2", "0", "G"))
			s.see(p, "¶ 20 of 40")
			must(t, end(p))
			s.ended(p)
			p = s.open(path)
			s.see(p, "¶ 20 of 40", "resumed at ", "% · g for the start")
			must(t, p.Press("g"))
			s.see(p, "The tide tables")
			s.quit(p)
			p = s.open("--fresh", path)
			s.see(p, "The tide tables")
		})
	}
}

// TestOpenAtTheStart opens articles that were finished or left at the start, and articles of
// which nothing may be kept.
func TestOpenAtTheStart(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	s.readTo20("--no-library", path)
	if _, err := os.Stat(filepath.Dir(s.file())); err == nil {
		t.Error("--no-library has created a folder")
	}
	for _, args := range [][]string{{"text", path}, {"quotes", path}, {"json", path}, {"search", "tide", path}} {
		c := exec.Command(program, args...)
		c.Env = environment(t, "HOME="+s.home)
		_ = c.Run() // there may be nothing to print
	}
	if _, err := os.Stat(filepath.Dir(s.file())); err == nil {
		t.Error("printing has created a folder")
	}
	p := s.open(path)
	s.see(p, "The tide tables")
	s.quit(p, "G")
	p = s.open(path)
	s.see(p, "The tide tables")
	s.quit(p)
}

// TestResumeMovedAndChanged finds the place in the same text under another name, and in
// another version of the text.
func TestResumeMovedAndChanged(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	s.readTo20(path)
	moved := filepath.Join(t.TempDir(), "moved.md")
	must(t, os.Rename(path, moved))
	p := s.open(moved)
	s.see(p, "¶ 20 of 40", "resumed at ")
	s.knows(moved)
	s.quit(p)
	must(t, os.WriteFile(moved, []byte(strings.Replace(long(40), "\n\n", "\n\nA new paragraph.\n\n", 1)), 0o600))
	p = s.open(moved)
	s.see(p, "¶ 21 of 41", "resumed at ", "changed since you read it")
	s.quit(p)
	must(t, os.WriteFile(moved, []byte("# Another text\n\nIt has nothing to do with the one before.\n"), 0o600))
	p = s.open(moved)
	s.see(p, "Another text", "changed since you read it")
}

// TestContinue opens what was read last.
func TestContinue(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	first, second := write(t, "first.md", long(40)), write(t, "second.md", strings.Replace(long(40), "tide", "boat", 1))
	s.readTo20(first)
	p := s.open(second)
	s.see(p, "The boat tables")
	s.quit(p)
	p = s.open("--continue")
	s.see(p, "The boat tables")
	s.quit(p)
	must(t, os.Remove(second))
	p = s.open("--continue")
	s.see(p, "¶ 20 of 40", "resumed at ")
	s.quit(p)
}

// TestTwoWindows reads one article in two windows: the place that was left last is kept.
func TestTwoWindows(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	s.readTo20(path)
	idle, busy := s.open(path), s.open(path)
	s.see(idle, "¶ 20 of 40")
	s.see(busy, "¶ 20 of 40")
	must(t, busy.Press("3", "0", "G"))
	s.see(busy, "¶ 30 of 40")
	s.quit(busy)
	s.quit(idle)
	p := s.open(path)
	s.see(p, "¶ 30 of 40", "resumed at ")
}

// TestStandardInputIsNotKept reads a pipe.
func TestStandardInputIsNotKept(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	p, err := term.Start(cells(80, 24), term.Command{
		Program: "/bin/sh", Args: []string{"-c", fmt.Sprintf("cat '%s' | '%s'", path, program)}, Env: environment(t, "HOME="+s.home),
	})
	must(t, err)
	t.Cleanup(p.Close)
	s.see(p, "The tide tables")
	s.quit(p, "G")
	if _, err := os.Stat(filepath.Dir(s.file())); err == nil {
		t.Error("a folder was created")
	}
}

// TestNowhereToKeep reads all the same where nothing can be kept, and says so once: on the
// screen if it is known, or at the end.
func TestNowhereToKeep(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	atEnd := func(p *term.Term) string { return p.Raw()[strings.LastIndex(p.Raw(), "\x1b[?1049l"):] }
	must(t, os.WriteFile(filepath.Join(s.home, ".local"), nil, 0o600))
	p := s.open(path)
	s.see(p, "The tide tables", "cannot keep your places: ")
	s.quit(p, "2", "0", "G")
	if strings.Contains(atEnd(p), "cannot keep") {
		t.Errorf("it says so again: %q", atEnd(p))
	}
	s.home = ""
	p = s.open(path)
	s.see(p, "The tide tables")
	s.quit(p, "2", "0", "G")
	if strings.Count(atEnd(p), "pullquote: warning: cannot keep your places: there is no home folder") != 1 {
		t.Errorf("the program ends with %q", atEnd(p))
	}
}

// TestDamagedLibrary starts a new library, and says where the old one is.
func TestDamagedLibrary(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	s.readTo20(path)
	must(t, os.WriteFile(s.file(), []byte(strings.Repeat("This is no database.\n", 500)), 0o600))
	p := s.open(path)
	s.see(p, "The tide tables", "the library was damaged")
	must(t, p.Press("3", "0", "G"))
	s.see(p, "¶ 30 of 40")
	s.quit(p)
	p = s.open(path)
	s.see(p, "¶ 30 of 40", "resumed at ")
	s.quit(p)
	if broken, err := filepath.Glob(filepath.Join(filepath.Dir(s.file()), "library.broken-*.db")); err != nil || len(broken) != 1 {
		t.Errorf("%v, %v: want one damaged file", broken, err)
	}
}

// TestLibraryIsOff turns the library off in the settings, and makes a mistake in them.
func TestLibraryIsOff(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	settings := filepath.Join(s.home, ".config", "pullquote", "config.toml")
	must(t, os.MkdirAll(filepath.Dir(settings), 0o700))
	must(t, os.WriteFile(settings, []byte("[library]\nenabled = false\n"), 0o600))
	s.readTo20(path)
	if _, err := os.Stat(filepath.Dir(s.file())); err == nil {
		t.Error("a folder was created")
	}
	p := s.open(path)
	s.see(p, "The tide tables")
	must(t, p.Press("R"))
	s.see(p, "Nothing is kept: the library is off.")
	s.quit(p, "R")
	must(t, os.WriteFile(settings, []byte("[library]\nenabled = \"no\"\n"), 0o600))
	p = s.open(path)
	s.see(p, "The tide tables", "config.toml:2:1: library.enabled must be true")
}

// TestEditor writes a comment in the reader's editor, and changes it there.
func TestEditor(t *testing.T) {
	t.Parallel()
	s, path := newShelf(t), write(t, "tide.md", long(40))
	editor := write(t, "editor.sh", "echo 'line one' >> \"$2\"\necho 'line two' >> \"$2\"\n")
	p := run(t, cells(80, 24), term.Command{Args: []string{path}, Env: environment(t, "HOME="+s.home, "EDITOR=/bin/sh "+editor+" x")})
	s.see(p, "The tide tables")
	must(t, p.Press("a", "o", "h", "alt+e"))
	s.see(p, "comment kept")
	must(t, p.Press("A"))
	s.see(p, "ohline one", "line two")
	must(t, p.Press("a"))
	s.see(p, "ohline one ⏎ line two")
	must(t, p.Press("esc"))
	s.see(p, "cancelled")
	s.quit(p, "A")
	p = run(t, cells(80, 24), term.Command{Args: []string{path}, Env: environment(t, "HOME="+s.home, "EDITOR=/nowhere/editor")})
	s.see(p, "The tide tables")
	must(t, p.Press("a", "alt+e"))
	s.see(p, "cannot edit with /nowhere/editor")
}
