//go:build linux

package session

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image/color"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	uiterm "pullquote/ui/uitest/term"

	tea "charm.land/bubbletea/v2"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
	"golang.org/x/term"
)

// modelVariable makes the test binary run a session with the slow model instead of the tests.
const modelVariable = "SESSION_TEST_MODEL"

// endless is the value of the variable for a process that does not end by itself after the session.
const endless = "endless"

func TestMain(m *testing.M) {
	uiterm.Shell()
	if os.Getenv(modelVariable) == "" {
		os.Exit(m.Run())
	}
	o := ProcessOptions(nil)
	o.Abandon = func() { fmt.Fprintln(os.Stderr, "abandoned") }
	if err := New(o).Run(context.Background(), slow{}); err != nil {
		fmt.Fprintln(os.Stderr, "failed:", err)
		os.Exit(3)
	}
	if os.Getenv(modelVariable) == endless {
		fmt.Fprintln(os.Stderr, "<after>")
		select {}
	}
	os.Exit(0)
}

// A slow model uses all modes of the terminal, and is busy for as long as a test wants.
type slow struct{ keys, size string }

func (slow) Init() tea.Cmd { return nil }

func (m slow) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		m.size = fmt.Sprintf(" %dx%d", size.Width, size.Height)
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return m, nil
	}
	switch m.keys += k.String(); k.String() {
	case "b", "B":
		fmt.Fprint(os.Stderr, "<busy "+m.keys+">")
		for start := time.Now(); k.String() == "b" || time.Since(start) < 4*maxAnswer; {
			continue
		}
	case "p":
		panic("a wave")
	case "q", "ctrl+c":
		return m, tea.Quit
	}
	return m, nil
}

func (m slow) View() tea.View {
	v := tea.NewView("ready\nkeys: " + m.keys + "." + m.size)
	v.AltScreen, v.MouseMode, v.ReportFocus, v.WindowTitle = true, tea.MouseModeCellMotion, true, "slow"
	v.BackgroundColor = color.Black
	if m.keys != "" {
		v.Cursor = tea.NewCursor(0, 0)
		v.Cursor.Shape = tea.CursorBar
	}
	return v
}

// A tty is a session of the slow model and its terminal.
type tty struct {
	*testing.T
	cmd           *exec.Cmd
	program       *os.Process
	screen, slave *os.File
	before        *term.State

	mu   sync.Mutex
	more sync.Cond
	raw  []byte
}

func startSlow(t *testing.T) *tty {
	t.Helper()
	return startSlowIn(t, 80, 24)
}

// asJob is a shell that only starts the model as a job.
const asJob = "job"

// startSlowIn starts the slow model in a window of a size. A shell is a command that starts it.
func startSlowIn(t *testing.T, width, height uint16, shell ...string) *tty {
	t.Helper()
	screen, slave, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(screen, &pty.Winsize{Cols: width, Rows: height}); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := &tty{T: t, screen: screen, slave: slave, cmd: exec.Command(program)}
	if len(shell) > 0 && shell[0] != asJob {
		s.cmd = exec.Command(shell[0], append(shell[1:], program)...)
	}
	s.more.L = &s.mu
	s.before = s.state()
	s.cmd.Env = []string{modelVariable + "=" + cmp.Or(os.Getenv(modelVariable), "1"), "TERM=xterm-256color", "PATH=" + os.Getenv("PATH")}
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = slave, slave, slave
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if slices.Contains(shell, asJob) {
		s.program, err = uiterm.StartJob(s.cmd, s.cmd.Start)
	} else {
		err = s.cmd.Start()
		s.program = s.cmd.Process
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.program.Kill() // it may have ended
		_ = s.cmd.Process.Kill()
		_, _ = s.cmd.Process.Wait()
		slave.Close()
		screen.Close()
	})
	go s.read()
	s.wait("ready")
	return s
}

// read reads what the program writes, and answers what it asks, as a terminal does.
func (s *tty) read() {
	b := make([]byte, 4096)
	for {
		n, err := s.screen.Read(b)
		s.mu.Lock()
		s.raw = append(s.raw, b[:n]...)
		s.more.Broadcast()
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// written returns what the program has written so far.
func (s *tty) written() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.raw)
}

// wait waits until the program has written a text after what it had written before.
func (s *tty) wait(text string) {
	s.Helper()
	giveUp := time.AfterFunc(20*time.Second, func() {
		s.Errorf("%q has not been written after 20 s: %q", text, s.written())
		_ = s.cmd.Process.Kill()
		s.screen.Close()
		s.more.Broadcast()
	})
	defer giveUp.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for !strings.Contains(string(s.raw), text) && !s.Failed() {
		s.more.Wait()
	}
}

func (s *tty) press(keys string) {
	s.Helper()
	if _, err := io.WriteString(s.screen, keys); err != nil {
		s.Fatal(err)
	}
}

// waitUntilRead waits until the program has read all keys.
func (s *tty) waitUntilRead() {
	for {
		switch unread, err := unix.IoctlGetInt(int(s.slave.Fd()), unix.TIOCINQ); {
		case err != nil:
			s.Fatal(err)
		case unread == 0:
			return
		}
		runtime.Gosched()
	}
}

// waitUntilWriting waits until the program writes to its terminal, which does not read.
func (s *tty) waitUntilWriting() {
	s.Helper()
	threads := fmt.Sprintf("/proc/%d/task/*/syscall", s.program.Pid)
	for {
		calls, err := filepath.Glob(threads)
		if err != nil {
			s.Fatal(err)
		}
		if len(calls) == 0 {
			s.Skip("the system does not tell what the program waits for")
		}
		for _, file := range calls {
			call, err := os.ReadFile(file)
			if errors.Is(err, fs.ErrPermission) {
				s.Skip("the system does not tell what the program waits for: ", err)
			}
			if strings.HasPrefix(string(call), fmt.Sprintf("%d 0x1 ", unix.SYS_WRITE)) { // standard output
				return
			}
		}
		runtime.Gosched()
	}
}

func (s *tty) signal(signals ...os.Signal) {
	for _, sig := range signals {
		if err := s.program.Signal(sig); err != nil {
			s.Fatal(err)
		}
	}
}

func (s *tty) state() *term.State {
	state, err := term.GetState(int(s.slave.Fd()))
	if err != nil {
		s.Fatal(err)
	}
	return state
}

// isRestored reports whether the terminal is as it was before the program.
func (s *tty) isRestored() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	var left modes
	left.track(s.raw)
	return left.reset() == "" && reflect.DeepEqual(s.state(), s.before)
}

// end waits for the end of the program, and checks that the terminal is restored.
func (s *tty) end(code int) {
	s.Helper()
	if err := s.cmd.Wait(); s.cmd.ProcessState.ExitCode() != code {
		s.Errorf("the program has ended with %v, want exit code %d", err, code)
	}
	fmt.Fprint(s.slave, "<end>") // everything before it has been read, too
	s.wait("<end>")
	if !s.isRestored() {
		var left modes
		left.track([]byte(s.written()))
		s.Errorf("the terminal is not restored: %q is missing, and its state is %v, want %v", left.reset(), s.state(), s.before)
	}
}

// TestBusyLoop checks that signals and ctrl+c end the program and restore the terminal, even if
// the update loop never answers.
func TestBusyLoop(t *testing.T) {
	for name, end := range map[string]func(*tty){
		"SIGTERM":            func(s *tty) { s.signal(syscall.SIGTERM) },
		"SIGHUP":             func(s *tty) { s.signal(syscall.SIGHUP) },
		"SIGINT":             func(s *tty) { s.signal(syscall.SIGINT) },
		"SIGQUIT":            func(s *tty) { s.signal(syscall.SIGQUIT) },
		"SIGTERM twice":      func(s *tty) { s.signal(syscall.SIGTERM, syscall.SIGTERM) },
		"SIGTERM and SIGHUP": func(s *tty) { s.signal(syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT) },
		"ctrl+c":             func(s *tty) { s.press("\x03") },
		"ctrl+c in Kitty":    func(s *tty) { s.press("\x1b[99;5u") },
		"ctrl+c after keys": func(s *tty) {
			for _, key := range []string{"j", "k", "l", "jjjj", "\x1b[A", "\x03"} {
				s.press(key)
				s.waitUntilRead() // people do not type all keys at once
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := startSlow(t)
			s.press("b")
			s.wait("<busy b>")
			end(s)
			s.end(0)
			if !strings.Contains(s.written(), "abandoned") {
				t.Error("the program was not told")
			}
		})
	}
}

// TestIdleLoop checks the same with a loop that answers.
func TestIdleLoop(t *testing.T) {
	for name, end := range map[string]func(*tty){
		"q": func(s *tty) { s.press("q") }, "ctrl+c": func(s *tty) { s.press("\x03") },
		"SIGTERM": func(s *tty) { s.signal(syscall.SIGTERM) }, "SIGTERM twice": func(s *tty) { s.signal(syscall.SIGTERM, syscall.SIGTERM) },
		"SIGHUP": func(s *tty) { s.signal(syscall.SIGHUP) }, "SIGQUIT": func(s *tty) { s.signal(syscall.SIGQUIT) },
	} {
		t.Run(name, func(t *testing.T) {
			s := startSlow(t)
			end(s)
			s.end(0)
			if strings.Contains(s.written(), "abandoned") {
				t.Error("the program was not ended in order")
			}
		})
	}
}

// TestBlockedOutput checks the same with a terminal that does not read.
func TestBlockedOutput(t *testing.T) {
	for name, end := range map[string]func(*tty){
		"SIGTERM": func(s *tty) { s.signal(syscall.SIGTERM) }, "ctrl+c": func(s *tty) { s.press("\x03") },
		"q":           func(s *tty) { s.press("q") },
		"two signals": func(s *tty) { s.signal(syscall.SIGHUP, syscall.SIGTERM) },
	} {
		for when, wait := range map[string]func(*tty){"before a frame": (*tty).waitUntilRead, "after a frame": (*tty).waitUntilWriting} {
			t.Run(name+" "+when, func(t *testing.T) {
				s := startSlow(t)
				if err := unix.IoctlSetInt(int(s.slave.Fd()), unix.TCXONC, unix.TCOOFF); err != nil {
					t.Fatal(err)
				}
				s.press("j")
				wait(s)
				end(s)
				s.end(0)
			})
		}
	}
}

// TestSignalAfterSession checks that the end of the process is not waited for without a bound.
func TestSignalAfterSession(t *testing.T) {
	t.Setenv(modelVariable, endless)
	s := startSlow(t)
	s.press("q")
	s.wait("<after>")
	s.signal(syscall.SIGTERM)
	s.end(0)
	s = startSlow(t)
	s.signal(syscall.SIGTERM)
	s.wait("<after>")
	s.signal(syscall.SIGTERM)
	s.end(0)
}

// TestPanickingLoop checks that a panic restores the terminal, and is one sentence.
func TestPanickingLoop(t *testing.T) {
	s := startSlow(t)
	s.press("p")
	s.end(3)
	if raw := s.written(); !strings.Contains(raw, "failed: a wave") || strings.Contains(raw, "goroutine") {
		t.Errorf("it has written %q", raw)
	}
}

// TestKeysWait checks that keys typed while the loop is busy are handled later, in order.
func TestKeysWait(t *testing.T) {
	s := startSlow(t)
	s.press("B")
	s.wait("<busy B>")
	for _, key := range []string{"1", "2", "34", "B"} {
		s.press(key)
	}
	s.wait("<busy B1234B>")
	s.press("q")
	s.end(0)
}

// TestBusySuspend suspends the program while the loop is busy, and continues it.
func TestBusySuspend(t *testing.T) {
	s := startSlowIn(t, 80, 24, asJob)
	s.press("B")
	s.wait("<busy B>")
	before := s.state()
	s.signal(syscall.SIGTSTP)
	until(t, "the program stops", func() bool { return isStopped(s.program.Pid) })
	fmt.Fprint(s.slave, "<stopped>")
	s.wait("<stopped>")
	if !s.isRestored() {
		t.Errorf("the terminal is not restored: %q", s.written())
	}
	s.signal(syscall.SIGCONT)
	s.press("2")
	s.wait("2.") // only what has changed is drawn
	var now modes
	now.track([]byte(s.written()))
	if !reflect.DeepEqual(s.state(), before) || !now.private[altScreen] {
		t.Errorf("the modes are %q, and the state %v, want %v", now.again(), s.state(), before)
	}
	s.press("q")
	s.end(0)
}

// TestCtrlC looks for a ctrl+c in typed keys.
func TestCtrlC(t *testing.T) {
	for keys, want := range map[string]bool{
		"j": false, "jj\x03": true, "\x1b[99;5u": true, "\x1b[27;5;99~": true, "\x1b[99;5:1u": true,
		"\x1b[99;5:3u": false, "\x1b[200~a\x03b\x1b[201~": false, "\x1b[200~a\x1b[201~\x03": true, "\x1b[200~a\x03": false, "c\x1b[99u": false,
	} {
		if got := hasCtrlC([]byte(keys)); got != want {
			t.Errorf("%q: %v", keys, got)
		}
	}
}
