// Package session is the terminal of one reader: where keys come from and where the
// screen goes, what the terminal is like, its clipboard, and how to suspend the program.
//
// What always holds: nothing is shared between two sessions. Package session and the
// command line are the only ones that use the process's standard streams, environment
// and signals.
package session

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"pullquote/ui/layout"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// Options say what a session runs on.
type Options struct {
	Input         io.Reader // keys
	Output        io.Writer // the screen
	Environ       []string  // as "NAME=value"; says what kind of terminal it is
	Color         theme.Color
	Width, Height int // of the screen, in cells, until the terminal reports a size; 0: unknown

	// OwnsProcess says that the terminal is the one that the process was started in:
	// the signals of the process are meant for this session, and it can be suspended.
	OwnsProcess bool
}

// ProcessOptions returns the options for the terminal that the process was started in.
// Keys come from input; nil stands for the standard input.
func ProcessOptions(input *os.File) Options {
	if input == nil {
		input = os.Stdin
	}
	return Options{Input: input, Output: os.Stdout, Environ: os.Environ(), OwnsProcess: true}
}

// A Session is a terminal and what is known about it. Make one with [New]. It belongs
// to the update loop of one program.
type Session struct {
	Width, Height int // of the screen, in cells; 0 until the terminal has reported them
	Mono          bool
	Background    theme.Background
	WidthMode     layout.WidthMode
	Ready         bool // the terminal has reported its background, or had its time to

	options Options
}

// New returns a session of which nothing is known yet.
func New(o Options) *Session { return &Session{options: o} }

// IsSized reports whether the terminal has reported its size.
func (s *Session) IsSized() bool { return s.Width > 0 && s.Height > 0 }

// backgroundWait is how long the first frame waits for the terminal to report its
// background.
const backgroundWait = 50 * time.Millisecond

// Messages of a session.
type (
	backgroundTimeout struct{} // backgroundWait is over
	suspendSignal     struct{} // another process asks the program to stop
)

// Init asks the terminal what it is like.
func (s *Session) Init() tea.Cmd {
	return tea.Batch(
		tea.RequestBackgroundColor,
		tea.Tick(backgroundWait, func(time.Time) tea.Msg { return backgroundTimeout{} }),
	)
}

// A Change says what a message has changed.
type Change struct{ Size, Look bool }

// Update handles a message about the terminal. It ignores all others.
func (s *Session) Update(msg tea.Msg) (Change, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.Width, s.Height = msg.Width, msg.Height
		return Change{Size: true}, nil
	case tea.ColorProfileMsg:
		s.Mono = msg.Profile <= colorprofile.ASCII
		return Change{Look: true}, nil
	case tea.BackgroundColorMsg:
		s.Ready = true
		s.Background = theme.Light
		if msg.IsDark() {
			s.Background = theme.Dark
		}
		return Change{Look: true}, nil
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && !msg.Value.IsNotRecognized() && !msg.Value.IsPermanentlyReset() {
			s.WidthMode = layout.PerCluster
			return Change{Look: true}, nil
		}
	case backgroundTimeout:
		s.Ready = true
	case suspendSignal:
		return Change{}, s.Suspend()
	}
	return Change{}, nil
}

// Copy puts a text on the terminal's clipboard.
func (s *Session) Copy(text string) tea.Cmd { return tea.SetClipboard(text) }

// Redraw draws the whole screen again.
func (s *Session) Redraw() tea.Cmd { return tea.ClearScreen }

// Suspend gives the terminal back and stops the program until it is continued. It does
// nothing if the session does not own the process.
func (s *Session) Suspend() tea.Cmd {
	if !s.options.OwnsProcess {
		return nil
	}
	return suspend()
}

// Run runs a program on the terminal until it quits or ctx is done. That the program is
// interrupted, or that its terminal is lost, is not an error.
func (s *Session) Run(ctx context.Context, m tea.Model) error {
	opts := []tea.ProgramOption{
		tea.WithInput(s.options.Input), tea.WithOutput(s.options.Output), tea.WithEnvironment(s.options.Environ),
		tea.WithWindowSize(s.options.Width, s.options.Height),
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
		ctx, stop = signal.NotifyContext(ctx, syscall.SIGHUP, syscall.SIGQUIT)
		defer stop()
		if f, ok := s.options.Input.(*os.File); ok {
			opts = append(opts, tea.WithInput(keyboard{f, stop}))
		}
	} else {
		opts = append(opts, tea.WithoutSignalHandler())
	}
	p := tea.NewProgram(m, append(opts, tea.WithContext(ctx))...)
	if s.options.OwnsProcess {
		defer catchSuspend(p)()
	}
	_, err := p.Run()
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil
	}
	return err
}

// A keyboard is a terminal that keys come from. When it is lost, the program ends.
// Bubble Tea leaves that to the signal that is sent then, which does not always arrive.
type keyboard struct {
	*os.File
	lost func()
}

// Read implements [io.Reader].
func (k keyboard) Read(b []byte) (int, error) {
	n, err := k.File.Read(b)
	if n == 0 && err != nil {
		k.lost()
	}
	return n, err
}
