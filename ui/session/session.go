// Package session is the terminal of one reader: its input and output, its properties, its
// clipboard, and suspending the program.
//
// What always holds: sessions share nothing. Only this package and the command line use the
// standard streams, environment and signals of the process.
package session

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
	"time"

	"pullquote/ui/graphics"
	"pullquote/ui/layout"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/term"
)

// Options describe the terminal of a session.
type Options struct {
	Input         io.Reader // keys
	Output        io.Writer // the screen
	Environ       []string  // as "NAME=value"; describes the terminal
	Color         theme.Color
	Pictures      graphics.Setting // "": no pictures
	Width, Height int              // of the screen, in cells, until the terminal reports a size; 0: unknown

	// NeedsBackground means that nothing is drawn before the terminal has reported its
	// background, or has not for a while. The default look is legible on any background, and
	// waiting for the answer takes a frame.
	NeedsBackground bool

	// OwnsProcess means that the process was started in this terminal: signals to the
	// process are meant for this session, and the session can be suspended.
	OwnsProcess bool

	// Watched is called when the session receives the signals to the process. It may be nil.
	Watched func()

	// Abandon is called, in another goroutine, before the process ends while the update loop is
	// busy. The terminal is restored. It may be nil.
	Abandon func()
}

// ProcessOptions returns the options for the terminal in which the process was started.
// Keys come from input, or from standard input if it is nil.
func ProcessOptions(input *os.File) Options {
	if input == nil {
		input = os.Stdin
	}
	return Options{Input: input, Output: os.Stdout, Environ: os.Environ(), OwnsProcess: true}
}

// A Session is a terminal and its known properties. Make one with [New]. It belongs to the
// update loop of one program.
type Session struct {
	Width, Height int // of the screen, in cells; 0 until the terminal has reported them
	Mono          bool
	Palette       theme.Palette
	WidthMode     layout.WidthMode
	Ready         bool // the terminal has reported its background, or need not be waited for
	Pictures      Pictures

	options    Options
	screen     *screen
	isSettling bool          // a paletteSettled is on its way
	shown      theme.Palette // the last one that was reported as a change
	dog        *watchdog     // nil: the session does not own the process
}

// New returns a session about which nothing is known yet.
func New(o Options) *Session {
	s := &Session{options: o, Ready: !o.NeedsBackground, Pictures: newPictures(o)}
	s.screen = newScreen(o.Output, s.toTerminal)
	return s
}

// IsSized reports whether the terminal has reported its size.
func (s *Session) IsSized() bool { return s.Width > 0 && s.Height > 0 }

// backgroundWait bounds the wait for the terminal to report its background before the first
// frame.
const backgroundWait = 50 * time.Millisecond

// paletteWait is how long further colours are waited for after one that has arrived late.
const paletteWait = 20 * time.Millisecond

// Messages of a session.
type (
	backgroundTimeout struct{} // backgroundWait is over
	paletteSettled    struct{} // paletteWait is over
	continued         struct{} // the program goes on after it was suspended
)

// Init queries the properties of the terminal.
func (s *Session) Init() tea.Cmd {
	return tea.Batch(
		tea.Sequence(tea.Raw(ansi.SetModeLightDark), queryPalette()),
		tea.Tick(backgroundWait, func(time.Time) tea.Msg { return backgroundTimeout{} }),
	)
}

// A Change tells what a message has changed.
type Change struct{ Size, Look bool }

// Update handles a message about the terminal. It ignores all others.
func (s *Session) Update(msg tea.Msg) (Change, tea.Cmd) {
	change, cmd := s.update(msg)
	if more := s.updatePictures(msg); more != nil {
		cmd = tea.Batch(cmd, more)
	}
	return change, cmd
}

func (s *Session) update(msg tea.Msg) (Change, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		msg = fit(msg)
		s.Width, s.Height = msg.Width, msg.Height
		return Change{Size: true}, nil
	case tea.ColorProfileMsg:
		s.Mono = msg.Profile <= colorprofile.ASCII
		return Change{Look: true}, nil
	case tea.BackgroundColorMsg:
		s.Ready = true
		s.Palette.Background = msg.Color
		return s.lookChange(), nil
	case tea.ForegroundColorMsg:
		s.Palette.Foreground = msg.Color
		return Change{}, s.settle()
	case uv.UnknownOscEvent:
		if i, c, ok := parseColor(string(msg)); ok {
			s.Palette.Colors[i] = c
			return Change{}, s.settle()
		}
	case paletteSettled:
		s.isSettling = false
		return s.lookChange(), nil
	case uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent:
		return Change{}, queryPalette()
	case tea.FocusMsg:
		// Many terminals do not tell when their colours change. Those that have answered before
		// answer again.
		if s.Palette.Background != nil {
			return Change{}, queryPalette()
		}
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && !msg.Value.IsNotRecognized() && !msg.Value.IsPermanentlyReset() {
			s.WidthMode = layout.PerCluster
			return Change{Look: true}, nil
		}
	case backgroundTimeout:
		s.Ready = true
	case suspendRequest:
		return Change{}, s.Suspend()
	}
	return Change{}, nil
}

// Redraw redraws the whole screen. Pictures are sent again, too.
func (s *Session) Redraw() tea.Cmd {
	s.Pictures.isLoose = true
	return tea.ClearScreen
}

// Suspend restores the terminal and stops the program until it is continued. It does
// nothing if the session does not own the process.
func (s *Session) Suspend() tea.Cmd {
	if !s.options.OwnsProcess {
		return nil
	}
	if s.dog != nil && !s.dog.canSuspend() {
		return func() tea.Msg { return Left{Problem: "there is no shell that could continue the reader"} }
	}
	return away(s.suspend())
}

// away returns a command during which another program has the terminal, which must not get its
// reports. After it, the colours may be others.
func away(cmd tea.Cmd) tea.Cmd {
	return tea.Sequence(tea.Raw(ansi.ResetModeLightDark), cmd, tea.Raw(ansi.SetModeLightDark), queryPalette())
}

// maxFPS is how many frames are written in a second, the highest number that Bubble Tea allows.
// With its default, the first frame and the answer to a key wait twice as long.
const maxFPS = 120

// Run runs a program on the terminal until it quits or ctx is done. An interrupt or the
// loss of the terminal is not an error. If the program panics, the error is an
// [*isolate.Panic], and the terminal is restored.
func (s *Session) Run(ctx context.Context, m tea.Model) error {
	opts := []tea.ProgramOption{
		tea.WithInput(s.options.Input), tea.WithOutput(s.screen.output()), tea.WithEnvironment(s.options.Environ),
		tea.WithWindowSize(s.options.Width, s.options.Height), tea.WithFPS(maxFPS),
	}
	switch s.options.Color {
	case theme.Never:
		opts = append(opts, tea.WithColorProfile(colorprofile.ASCII))
	case theme.Always:
		opts = append(opts, tea.WithColorProfile(max(colorprofile.Env(s.options.Environ), colorprofile.ANSI256)))
	case theme.Auto:
	}
	if s.options.OwnsProcess {
		var stop context.CancelFunc
		ctx, stop = context.WithCancel(ctx)
		defer stop()
		s.dog = newWatchdog(s.options)
		s.dog.lifeline.path = s.variable("PATH")
		opts = append(opts, tea.WithFilter(s.dog.filter))
		if s.dog.input != nil {
			opts = append(opts, tea.WithInput(keyboard{s.dog.input, stop, s.dog}))
		}
		if s.dog.output != nil {
			s.screen.to, s.dog.output.screen = s.dog.output, s.screen
			opts = append(opts, tea.WithOutput(s.screen.output()))
			opts = append(opts, s.limitWindow()...)
		}
	}
	g := &guard{model: m}
	if s.dog != nil {
		g.quits = s.dog.answer
	}
	p := tea.NewProgram(g, append(opts, tea.WithContext(ctx), tea.WithoutSignalHandler())...)
	if s.dog != nil {
		defer s.dog.watch(p)()
	}
	_, err := p.Run()
	s.screen.end()
	_, _ = io.WriteString(s.options.Output, ansi.ResetModeLightDark) // the terminal may be gone
	if s.dog != nil {
		if err != nil && s.dog.state != nil { // Bubble Tea does not restore it if it cannot start
			_ = term.Restore(int(s.dog.input.Fd()), s.dog.state) // the terminal may be gone
		}
		s.dog.lifeline.tell("", "")
		s.dog.lifeline.end()
	}
	if g.panicked != nil {
		return g.panicked
	}
	if err == nil || errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil
	}
	if cause := syscall.Errno(0); errors.As(err, &cause) {
		err = cause
	}
	return fmt.Errorf("cannot use the terminal: %w", err)
}

// A keyboard is a terminal that keys are read from. When it is lost, the program ends.
// Bubble Tea relies on the signal that the system sends then, which does not always arrive.
type keyboard struct {
	*os.File
	lost func()
	dog  *watchdog
}

// Read implements [io.Reader].
func (k keyboard) Read(b []byte) (int, error) {
	n, err := k.File.Read(b)
	if n == 0 && err != nil {
		k.lost()
	}
	if n > 0 {
		k.dog.typed(b[:n])
		n += k.hold(b[n:])
	}
	return n, err
}
