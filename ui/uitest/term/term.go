//go:build unix

// Package term runs a program in a pseudo-terminal and reads its screen through a terminal
// emulator.
//
// What always holds: waiting never sleeps, but checks the screen again whenever the program
// has written something. The error of a failed wait shows the screen.
package term

import (
	"errors"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A Size is the size of a screen, in cells.
type Size struct{ Width, Height int }

// String returns a size as "80x24".
func (s Size) String() string { return fmt.Sprintf("%dx%d", s.Width, s.Height) }

// Timeout is the time after which a wait fails: far longer than the program ever needs,
// even on a slow machine.
const Timeout = 20 * time.Second

// A Term is a running program and its screen. Make one with [Start].
type Term struct {
	cmd     *exec.Cmd
	program *os.Process
	tty     *os.File
	emu     *vt.Emulator

	replies map[string]string
	replied map[string]int // the end of the output that has been searched for each query

	mu      sync.Mutex
	changed chan struct{} // closed and replaced at the next output
	raw     []byte
	done    chan struct{}
	err     error // how the program ended; valid once done is closed
}

// A Command is a program to run. Env is its complete environment.
type Command struct {
	Program string
	Args    []string
	Env     []string
	Dir     string // "": the current directory
	Light   bool   // the terminal's background is white instead of black
	IsJob   bool   // a shell starts it, and could continue it: see [Shell]

	// Replies are the answers to queries that the emulator does not know, by the query.
	Replies map[string]string
}

// Start runs a program on a screen of that size.
func Start(size Size, c Command) (*Term, error) {
	t := &Term{
		cmd:     exec.Command(c.Program, c.Args...),
		emu:     vt.NewEmulator(size.Width, size.Height),
		changed: make(chan struct{}),
		done:    make(chan struct{}),
		replies: c.Replies,
		replied: map[string]int{},
	}
	t.cmd.Env, t.cmd.Dir = c.Env, c.Dir
	if c.Light {
		t.emu.SetBackgroundColor(color.White)
	}
	start := func() (err error) {
		t.tty, err = pty.StartWithSize(t.cmd, winsize(size))
		t.program = t.cmd.Process
		return err
	}
	var err error
	if c.IsJob {
		t.program, err = StartJob(t.cmd, start)
	} else {
		err = start()
	}
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", c.Program, err)
	}
	go t.answer()
	go t.read()
	return t, nil
}

// answer passes the terminal's replies to the program until it ends.
func (t *Term) answer() {
	_, _ = io.Copy(t.tty, t.emu)
}

func winsize(s Size) *pty.Winsize {
	return &pty.Winsize{Cols: uint16(s.Width), Rows: uint16(s.Height)}
}

func (t *Term) read() {
	buf := make([]byte, 32<<10)
	for {
		n, err := t.tty.Read(buf)
		if n > 0 {
			t.mu.Lock()
			t.raw = append(t.raw, buf[:n]...)
			t.reply()
			_, _ = t.emu.Write(buf[:n]) // never fails
			close(t.changed)
			t.changed = make(chan struct{})
			t.mu.Unlock()
		}
		if err != nil {
			break
		}
	}
	t.err = t.cmd.Wait()
	close(t.done)
	t.mu.Lock()
	close(t.changed)
	t.changed = make(chan struct{})
	t.mu.Unlock()
}

// reply answers the queries in what has been written since the last call.
func (t *Term) reply() {
	for query, reply := range t.replies {
		rest := string(t.raw[t.replied[query]:])
		at := strings.LastIndex(rest, query)
		if at < 0 {
			continue
		}
		t.replied[query] += at + len(query)
		_, _ = io.WriteString(t.tty, strings.Repeat(reply, strings.Count(rest, query))) // the program may have ended
	}
}

// Screen returns the current screen.
func (t *Term) Screen() Screen {
	t.mu.Lock()
	defer t.mu.Unlock()
	return snapshot(t.emu)
}

// Raw returns everything that the program has written so far.
func (t *Term) Raw() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(t.raw)
}

// Wait waits until the screen meets a condition.
func (t *Term) Wait(condition func(Screen) bool) error {
	deadline := time.After(Timeout)
	for {
		t.mu.Lock()
		s, changed := snapshot(t.emu), t.changed
		t.mu.Unlock()
		if condition(s) {
			return nil
		}
		select {
		case <-changed:
		case <-t.done:
			if s := t.Screen(); condition(s) {
				return nil
			}
			return fmt.Errorf("not on the screen when the program ended (%v):\n%s", t.err, s)
		case <-deadline:
			return fmt.Errorf("not on the screen after %v:\n%s", Timeout, t.Screen())
		}
	}
}

// WaitFor waits until a line of the screen contains a text.
func (t *Term) WaitFor(text string) error {
	if err := t.Wait(func(s Screen) bool { return s.Has(text) }); err != nil {
		return fmt.Errorf("%q is %w", text, err)
	}
	return nil
}

// Resize changes the size of the screen and clears it, so that everything visible has been
// drawn since.
func (t *Term) Resize(size Size) error {
	t.mu.Lock()
	t.emu.Resize(size.Width, size.Height)
	t.mu.Unlock()
	t.Scribble("\x1b[2J")
	return pty.Setsize(t.tty, winsize(size))
}

// Scribble writes to the screen, as another program would.
func (t *Term) Scribble(text string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, _ = t.emu.Write([]byte(text)) // never fails
}

// WaitForOutput waits until the program has written more than a number of bytes; see
// [Term.Raw].
func (t *Term) WaitForOutput(more int) error {
	return t.Wait(func(Screen) bool { return len(t.Raw()) > more })
}

// Paste pastes a text.
func (t *Term) Paste(text string) error {
	_, err := io.WriteString(t.tty, "\x1b[200~"+text+"\x1b[201~")
	return err
}

// Focus reports that the terminal has got the focus.
func (t *Term) Focus() error {
	_, err := io.WriteString(t.tty, "\x1b[I")
	return err
}

// Press types keys, named as in the program's table: "j", "ctrl+d", "enter".
func (t *Term) Press(keys ...string) error {
	for _, k := range keys {
		code, ok := encode(k)
		if !ok {
			return fmt.Errorf("unknown key %q", k)
		}
		if _, err := io.WriteString(t.tty, code); err != nil {
			return err
		}
	}
	return nil
}

// Mouse presses a button or turns the wheel at a cell: 0 is the left button, 64 and 65 are
// wheel up and down.
func (t *Term) Mouse(button, x, y int) error {
	press := fmt.Sprintf("\x1b[<%d;%d;%dM", button, x+1, y+1)
	if button < 64 {
		press += fmt.Sprintf("\x1b[<%d;%d;%dm", button, x+1, y+1)
	}
	_, err := io.WriteString(t.tty, press)
	return err
}

// Drag presses the left button at a cell, moves the mouse to another one and releases it
// there. The first cell is at 0, 0.
func (t *Term) Drag(x, y, toX, toY int) error {
	_, err := fmt.Fprintf(t.tty, "\x1b[<0;%d;%dM\x1b[<32;%d;%dM\x1b[<0;%d;%dm", x+1, y+1, toX+1, toY+1, toX+1, toY+1)
	return err
}

// Pid returns the program's process ID.
func (t *Term) Pid() int { return t.program.Pid }

// Signal sends a signal to the program.
func (t *Term) Signal(s os.Signal) error { return t.program.Signal(s) }

// Exit waits for the program to end and returns its exit code.
func (t *Term) Exit() (int, error) {
	select {
	case <-t.done:
	case <-time.After(Timeout):
		return 0, fmt.Errorf("the program is still running:\n%s", t.Screen())
	}
	var exit *exec.ExitError
	if t.err != nil && !errors.As(t.err, &exit) {
		return 0, t.err
	}
	return t.cmd.ProcessState.ExitCode(), nil
}

// Close ends the program if it is still running.
func (t *Term) Close() {
	_ = t.program.Kill() // may have ended already, as the shell
	_ = t.cmd.Process.Kill()
	t.tty.Close()
	<-t.done
}

// encode returns the bytes that a terminal sends for a key.
func encode(key string) (string, bool) {
	switch key {
	case "enter":
		return "\r", true
	case "tab":
		return "\t", true
	case "shift+tab":
		return "\x1b[Z", true
	case "esc":
		// As in the Kitty keyboard protocol: a bare escape and the next key could be read
		// as one key.
		return "\x1b[27u", true
	case "bare esc":
		return "\x1b", true
	case "space":
		return " ", true
	case "backspace":
		return "\x7f", true
	case "up":
		return "\x1b[A", true
	case "down":
		return "\x1b[B", true
	case "right":
		return "\x1b[C", true
	case "left":
		return "\x1b[D", true
	case "shift+left":
		return "\x1b[1;2D", true
	case "shift+right":
		return "\x1b[1;2C", true
	case "alt+left":
		return "\x1b[1;3D", true
	case "alt+right":
		return "\x1b[1;3C", true
	case "ctrl+left":
		return "\x1b[1;5D", true
	case "ctrl+right":
		return "\x1b[1;5C", true
	case "ctrl+backspace":
		return "\x1b[127;5u", true
	case "alt+backspace":
		return "\x1b\x7f", true
	case "delete":
		return "\x1b[3~", true
	case "alt+delete":
		return "\x1b[3;3~", true
	case "ctrl+delete":
		return "\x1b[3;5~", true
	case "home":
		return "\x1b[H", true
	case "end":
		return "\x1b[F", true
	case "pgup":
		return "\x1b[5~", true
	case "pgdown":
		return "\x1b[6~", true
	case "f1":
		return "\x1bOP", true
	}
	if c, ok := strings.CutPrefix(key, "ctrl+"); ok && len(c) == 1 && c[0] >= 'a' && c[0] <= 'z' {
		return string(c[0] - 'a' + 1), true
	}
	if c, ok := strings.CutPrefix(key, "alt+"); ok && len(c) == 1 {
		return "\x1b" + c, true
	}
	return key, len([]rune(key)) == 1
}
