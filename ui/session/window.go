package session

import (
	"cmp"
	"os"
	"os/signal"

	"pullquote/content/isolate"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/term"
)

// The part of a window that is used, in cells. The rest of a larger one stays empty: drawing it
// would take seconds and a gigabyte.
const (
	maxWidth  = 1000
	maxHeight = 500

	// maxDrawing bounds the height times the square of the width: the renderer tries ways to move
	// the cursor, and the time for that grows with the square of the columns that it passes.
	maxDrawing = 90_000_000
)

// fit bounds the size of a window.
func fit(msg tea.WindowSizeMsg) tea.WindowSizeMsg {
	width := min(msg.Width, maxWidth)
	height := min(msg.Height, maxHeight, maxDrawing/max(width*width, 1))
	return tea.WindowSizeMsg{Width: width, Height: height}
}

// windowSize returns the size of the window of a terminal; no cells if it is not known.
func windowSize(f *os.File) tea.WindowSizeMsg {
	width, height, _ := term.GetSize(int(f.Fd())) // 0 after an error
	return tea.WindowSizeMsg{Width: width, Height: height}
}

// limitWindow returns options for a window that is larger than [fit] allows at the start; for
// others, none. Bubble Tea makes room for the whole window before the first message. So it must
// not see that the output is a terminal, and the watchdog reports the sizes instead.
func (s *Session) limitWindow() []tea.ProgramOption {
	f := s.dog.output.File
	size := windowSize(f)
	fitted := fit(size)
	if fitted == size || len(resizeSignals) == 0 {
		return nil
	}
	s.dog.resizes = make(chan os.Signal, 1)
	opts := []tea.ProgramOption{tea.WithOutput(s.screen), tea.WithWindowSize(fitted.Width, fitted.Height)}
	if cmp.Or(s.options.Color, theme.Auto) == theme.Auto {
		opts = append(opts, tea.WithColorProfile(colorprofile.Detect(f, s.options.Environ)))
	}
	return opts
}

// watchSize reports the size of the window whenever it changes, until stop is called.
func (d *watchdog) watchSize() (stop func()) {
	if d.resizes == nil {
		return func() {}
	}
	signal.Notify(d.resizes, resizeSignals...)
	isolate.Go(func() {
		for range d.resizes {
			if size := windowSize(d.output.File); size.Width > 0 && size.Height > 0 {
				d.program.Send(fit(size)) // Bubble Tea drops sizes that no window has
			}
		}
	}, func(*isolate.Panic) { d.force() })
	return func() {
		signal.Stop(d.resizes)
		close(d.resizes)
	}
}
