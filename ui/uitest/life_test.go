//go:build unix

package uitest

import (
	"errors"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"pullquote/ui/uitest/term"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// TestSizes opens every view at many sizes, and checks that nothing panics and that the
// program still responds and quits.
func TestSizes(t *testing.T) {
	views := map[string][]string{
		"text": nil, "quotes": {"tab"}, "notes": {"shift+tab"}, "outline": {"t"}, "details": {"="}, "help": {"?"},
		"people": {"w"}, "search": {"/", "t"}, "zen": {"z"},
	}
	sizes := []term.Size{cells(1, 1), cells(2, 1), cells(1, 9), cells(5, 2), cells(7, 7), cells(20, 5), cells(39, 3), cells(40, 12), cells(60, 20), cells(69, 24), cells(70, 24), cells(80, 24), cells(109, 30), cells(110, 30), cells(200, 60)}
	path := write(t, "long.md", long(30))
	for name, keys := range views {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, cells(100, 30), path)
			must(t, p.WaitFor("The tide tables"))
			must(t, p.Press(keys...))
			for _, size := range sizes {
				before := len(p.Raw())
				must(t, p.Resize(size))
				must(t, p.WaitForOutput(before))
			}
			must(t, p.Resize(cells(90, 25)))
			must(t, p.Wait(func(s term.Screen) bool { return strings.TrimSpace(s.String()) != "" }))
			must(t, p.Press("ctrl+c"))
			if code, err := p.Exit(); err != nil || code != 0 {
				t.Errorf("exit code %d, %v:\n%s", code, err, p.Screen())
			}
			if strings.Contains(p.Raw(), "panic") {
				t.Error("the program has panicked")
			}
		})
	}
}

// TestTerminalIsRestored checks that the main screen and the cursor are back and the mouse
// is off, however the program ends.
func TestTerminalIsRestored(t *testing.T) {
	for name, end := range map[string]func(*term.Term) error{
		"q":       func(p *term.Term) error { return p.Press("q") },
		"ctrl+c":  func(p *term.Term) error { return p.Press("ctrl+c") },
		"SIGTERM": func(p *term.Term) error { return p.Signal(syscall.SIGTERM) },
		"SIGINT":  func(p *term.Term) error { return p.Signal(syscall.SIGINT) },
		"SIGHUP":  func(p *term.Term) error { return p.Signal(syscall.SIGHUP) },
		"SIGQUIT": func(p *term.Term) error { return p.Signal(syscall.SIGQUIT) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := start(t, cells(80, 24))
			must(t, p.WaitFor("help"))
			must(t, end(p))
			code, err := p.Exit()
			must(t, err)
			s := p.Screen()
			if s.Alt || !s.Cursor || code != 0 {
				t.Errorf("alternate screen %v, cursor %v, code %d", s.Alt, s.Cursor, code)
			}
			raw := p.Raw()
			if on, off := strings.LastIndex(raw, "\x1b[?1002h"), strings.LastIndex(raw, "\x1b[?1002l"); on > off {
				t.Error("the mouse is left on")
			}
		})
	}
}

// TestPositionSurvivesResizing scrolls to a paragraph, changes the size in many ways, and
// checks that the paragraph is still at the top.
func TestPositionSurvivesResizing(t *testing.T) {
	p := start(t, cells(80, 24), write(t, "long.md", long(60)))
	must(t, p.WaitFor("The tide tables"))
	must(t, p.Press("4", "1", "G"))
	top := "Paragraph " + strings.Repeat("i", 41) + " tells"
	at := func(s term.Screen) bool { return strings.Contains(s.Row(1)+s.Row(2), top) } // on a tall screen, row 1 is empty
	must(t, p.Wait(at))
	for _, size := range []term.Size{cells(64, 40), cells(120, 20), cells(70, 10), cells(200, 50), cells(66, 24), cells(80, 24)} {
		must(t, p.Resize(size))
		if err := p.Wait(at); err != nil {
			t.Fatalf("%v: %v", size, err)
		}
	}
	must(t, p.Press("+", "+", "-"))
	must(t, p.Wait(at))
}

// TestRedraw overwrites the screen and redraws it.
func TestRedraw(t *testing.T) {
	p := start(t, cells(80, 24))
	must(t, p.WaitFor("help"))
	p.Scribble("\x1b[1;1Hscribble")
	must(t, p.WaitFor("scribble"))
	must(t, p.Press("ctrl+l"))
	must(t, p.Wait(func(s term.Screen) bool { return !s.Has("scribble") && s.Has("help") }))
}

// TestBareEscape presses esc as simple terminals encode it.
func TestBareEscape(t *testing.T) {
	p := start(t, cells(80, 24))
	must(t, p.WaitFor("help"))
	must(t, p.Press("t"))
	must(t, p.WaitFor("Outline"))
	must(t, p.Press("bare esc"))
	must(t, p.Wait(func(s term.Screen) bool { return !s.Has("Outline") }))
}

// TestBackgroundColour checks that colours depend on the terminal's background. The terminal
// does not tell its other colours, so that only those are used that are legible in all palettes.
func TestBackgroundColour(t *testing.T) {
	for _, c := range []struct {
		light bool
		want  color.Color
	}{{false, ansi.Cyan}, {true, nil}} {
		p := run(t, cells(120, 36), term.Command{Light: c.light})
		must(t, p.Wait(func(s term.Screen) bool {
			speaker := s.All("— Roman, 23")
			return len(speaker) == 1 && speaker[0][0].Fg == c.want
		}))
	}
}

// TestNoColor checks that hits are visible without colours, and that no cell has one.
func TestNoColor(t *testing.T) {
	env := append(environment(t), "NO_COLOR=1")
	p := run(t, cells(120, 36), term.Command{Env: env})
	must(t, p.WaitFor("QUOTES 5"))
	must(t, p.Press("/"))
	must(t, p.Press(strings.Split("kazakhstan", "")...))
	must(t, p.WaitFor("1 of "))
	must(t, p.Press("enter"))
	must(t, p.Wait(func(s term.Screen) bool {
		now, others := 0, 0
		for _, cells := range s.All("Kazakhstan") {
			if cells[0].Reverse {
				now++
			} else if cells[0].Underline {
				others++
			}
		}
		return now == 1 && others > 0
	}))
	for y, row := range p.Screen().Cells {
		for x, c := range row {
			if c.Fg != nil || c.Bg != nil {
				t.Fatalf("the cell %d, %d has a colour: %+v", x, y, c)
			}
		}
	}
}

// TestClipboardProgram copies with a program of the system, and says so.
func TestClipboardProgram(t *testing.T) {
	dir := t.TempDir()
	copied := filepath.Join(dir, "copied")
	must(t, os.WriteFile(filepath.Join(dir, "xclip"), []byte("#!/bin/sh\ncat > '"+copied+"'\n"), 0o700))
	env := append(environment(t), "DISPLAY=:0", "PATH="+dir+":"+os.Getenv("PATH"))
	path := write(t, "tide.md", "# Tide\n\n“It turns,” said Jo Park.\n")
	p := run(t, cells(80, 24), term.Command{Args: []string{path}, Env: env, Dir: filepath.Dir(path)})
	must(t, p.WaitFor("“It turns,”"))
	must(t, p.Press(")", "y"))
	must(t, p.WaitFor("copied Jo Park's quote with xclip"))
	got, err := os.ReadFile(copied)
	must(t, err)
	if !strings.HasPrefix(string(got), "“It turns” — Jo Park, in Tide") {
		t.Errorf("copied %q", got)
	}
}

// TestStyles opens the program in each built-in style, and in a style from a file.
func TestStyles(t *testing.T) {
	file := write(t, "mine.json", `{"h1":{"color":"#112233","prefix":">> "}}`)
	for _, style := range []string{"default", "dark", "light", "dracula", "tokyo-night", "pink", "ascii", "notty", file} {
		t.Run(style[strings.LastIndex(style, "/")+1:], func(t *testing.T) {
			t.Parallel()
			p := start(t, cells(120, 36), "--style", style)
			must(t, p.WaitFor("Leaving before the letter comes"))
			must(t, p.WaitFor("QUOTES 5"))
			if style == file {
				must(t, p.WaitFor(">> Leaving before"))
			}
		})
	}
}

// TestPipedInput checks that the program reads piped input and takes keys from the
// terminal.
func TestPipedInput(t *testing.T) {
	path := write(t, "tide.md", "# Tide\n\n“It turns,” said Jo Park.\n")
	p, err := term.Start(cells(80, 24), term.Command{
		Program: "/bin/sh", Args: []string{"-c", fmt.Sprintf("cat '%s' | '%s'", path, program)}, Env: environment(t),
	})
	must(t, err)
	t.Cleanup(p.Close)
	must(t, p.WaitFor("“It turns,” said Jo Park."))
	must(t, p.Press("q"))
	if code, err := p.Exit(); err != nil || code != 0 {
		t.Errorf("exit code %d, %v", code, err)
	}
}

// TestEscapeSequencesAreRemoved opens a document full of escape sequences, and checks what
// reaches the terminal.
func TestEscapeSequencesAreRemoved(t *testing.T) {
	hostile := "# Title \x1b]0;owned\x07\n\nText \x1b[31mred &#27;]52;c;QUJD&#7; \u009b31m \x1b_Gq\x1b\\ [link](javascript:alert(1)\x1b) “quoted \x1b[2J” said Jo \x1bP Park.\n\n```\n\x1b[5mcode\n```\n\n| a\x1b[3m | b |\n|---|---|\n| \u202ec | d |\n"
	p := start(t, cells(100, 30), write(t, "hostile.md", hostile))
	must(t, p.WaitFor("code"))
	must(t, p.Press("tab", "j", "shift+tab", "t", "esc", "q"))
	p.Exit()
	for _, bad := range []string{"\x1b]0;", "\x1b]52", "\x1b[31mred", "\u009b", "\x1b_G", "\x1bP", "\x1b[5m", "\u202e", "javascript:"} {
		if strings.Contains(p.Raw(), bad) {
			t.Errorf("%q has reached the terminal", bad)
		}
	}
}

// TestNoKeyboard checks the error if the program has a screen but no keyboard.
func TestNoKeyboard(t *testing.T) {
	screen, tty, err := pty.Open()
	must(t, err)
	defer screen.Close()
	defer tty.Close()
	cmd := exec.Command(program)
	cmd.Env = environment(t)
	cmd.Stdout = tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // no terminal of its own
	var stderr strings.Builder
	cmd.Stderr = &stderr
	var exit *exec.ExitError
	if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 3 {
		t.Errorf("got %v, want exit code 3", err)
	}
	if got := stderr.String(); !strings.HasPrefix(got, "pullquote: cannot read keys: there is no terminal;") || strings.Count(got, "\n") != 1 {
		t.Errorf("the error is %q", got)
	}
}

// TestLostTerminal checks that the program ends with its terminal, even if no signal
// arrives.
func TestLostTerminal(t *testing.T) {
	screen, tty, err := pty.Open()
	must(t, err)
	cmd := exec.Command(program)
	cmd.Env = environment(t)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	must(t, cmd.Start())
	must(t, tty.Close())
	first := make([]byte, 1)
	_, err = screen.Read(first)
	must(t, err)
	must(t, screen.Close())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(term.Timeout):
		must(t, cmd.Process.Kill())
		t.Error("the program is still running without a terminal")
	}
}

// TestSuspend checks that the program restores the terminal when a signal or the key stops
// it, and that it can be resumed.
func TestSuspend(t *testing.T) {
	if _, err := exec.LookPath("ps"); err != nil {
		t.Skip("needs ps to get the state of a process")
	}
	p := run(t, cells(80, 24), term.Command{IsJob: true})
	for _, stop := range []func() error{
		func() error { return p.Signal(syscall.SIGTSTP) },
		func() error { return p.Press("ctrl+z") },
	} {
		must(t, p.WaitFor("help"))
		must(t, stop())
		must(t, p.Wait(func(s term.Screen) bool { return !s.Alt }))
		for deadline := time.Now().Add(term.Timeout); ; {
			state, err := exec.Command("ps", "-o", "state=", "-p", strconv.Itoa(p.Pid())).Output()
			must(t, err)
			if strings.HasPrefix(strings.TrimSpace(string(state)), "T") {
				break
			}
			if time.Now().After(deadline) {
				t.Fatalf("the process state is %q, want T", state)
			}
		}
		must(t, p.Signal(syscall.SIGCONT))
	}
	must(t, p.WaitFor("help"))
}

// TestNothingToContinueIt starts the program without a shell, as a terminal does that is opened for
// it: it would be stopped for ever.
func TestNothingToContinueIt(t *testing.T) {
	p := start(t, cells(80, 24))
	must(t, p.WaitFor("help"))
	must(t, p.Press("ctrl+z"))
	must(t, p.WaitFor("there is no shell that could continue the reader"))
	must(t, p.Signal(syscall.SIGTSTP))
	must(t, p.Press("?"))
	must(t, p.WaitFor("next paragraph"))
}

// TestSlowHighlighting scrolls past code that takes its lexer hours.
func TestSlowHighlighting(t *testing.T) {
	blank := strings.Repeat("\n", 60_000)
	text := "# Code\n\n```autoit\n$first = 1\n" + blank + "$last = 2\n```\n\n## After\n\n```go\nfunc main() { tide(9) }\n```\n"
	p := start(t, cells(80, 24), write(t, "slow.md", text))
	must(t, p.WaitFor("$first = 1"))
	must(t, p.Press("]"))
	must(t, p.WaitFor("func main() { tide(9) }"))
	must(t, p.Wait(func(s term.Screen) bool {
		places := s.All("func")
		return len(places) == 1 && places[0][0].Bold
	}))
	must(t, p.Press("q"))
	if code, err := p.Exit(); err != nil || code != 0 {
		t.Errorf("exit code %d, %v", code, err)
	}
}
