package session

import (
	"context"
	"os/exec"
	"slices"
	"strings"
	"time"

	"pullquote/ui/graphics"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// Pictures is how the terminal shows pictures. The terminal is asked only when there is a
// picture to show.
type Pictures struct {
	Mode graphics.Mode
	Cell graphics.Size // of a cell, in pixels; empty: unknown

	setting      graphics.Setting
	profile      colorprofile.Profile // zero: not known yet
	isAsked      bool
	isKittyAsked bool
	inTmux       bool
	isLoose      bool // the screen has been left since the pictures were sent
}

// pictureWait is how long the answer about pictures is waited for. A later one still counts.
const pictureWait = 300 * time.Millisecond

// maxTmuxWait bounds the time that tmux may take to report an option.
const maxTmuxWait = time.Second

// Messages about pictures.
type (
	pictureTimeout struct{}              // pictureWait is over
	passthrough    struct{ isOn bool }   // whether tmux passes on what it does not know
	pictureSent    struct{ sent func() } // a picture has been written
)

// AskPictures finds out how the terminal shows pictures, unless that is known or has been
// asked already.
func (s *Session) AskPictures() tea.Cmd {
	p := &s.Pictures
	if p.isAsked || p.Mode != graphics.Unknown || p.profile == colorprofile.Unknown {
		return nil
	}
	p.isAsked = true
	switch {
	case p.profile < colorprofile.ANSI256, p.setting == graphics.Off:
		p.Mode = graphics.NoPictures
		return nil
	case p.setting == graphics.UseBlocks, p.setting != graphics.UseKitty && !s.canAskKitty():
		p.Mode = graphics.HalfBlocks
		return nil
	case p.inTmux && p.setting != graphics.UseKitty:
		return s.askTmux()
	}
	return s.queryPictures()
}

// queryPictures asks for the size of a cell. A terminal that answers is asked whether it knows
// the kitty graphics protocol. One that answers nothing might print that question. A terminal
// behind tmux is asked both at once: tmux has named it, and may not report the size.
func (s *Session) queryPictures() tea.Cmd {
	ask := tea.Raw(graphics.CellSizeQuery)
	if s.Pictures.inTmux {
		ask = tea.Sequence(ask, s.queryKitty())
	}
	return tea.Batch(ask, tea.Tick(pictureWait, func(time.Time) tea.Msg { return pictureTimeout{} }))
}

// queryKitty asks whether the terminal knows the kitty graphics protocol, unless the reader has
// said so or the terminal has been asked.
func (s *Session) queryKitty() tea.Cmd {
	p := &s.Pictures
	if p.setting != graphics.Auto || p.isKittyAsked {
		return nil
	}
	p.isKittyAsked = true
	return tea.Raw(s.toTerminal(graphics.KittyQuery()))
}

// toTerminal wraps a sequence so that tmux passes it on to the terminal.
func (s *Session) toTerminal(sequence string) string {
	if s.Pictures.inTmux {
		return ansi.TmuxPassthrough(sequence)
	}
	return sequence
}

// canAskKitty reports whether the terminal may be asked if it knows the kitty graphics
// protocol. Some terminals print the question, and some say yes but know no placeholders.
func (s *Session) canAskKitty() bool {
	if s.variable("TMUX") != "" {
		return true // it is asked what it passes on
	}
	for _, name := range []string{"VTE_VERSION", "KONSOLE_VERSION"} {
		if s.variable(name) != "" {
			return false
		}
	}
	term := s.variable("TERM")
	return s.variable("TERM_PROGRAM") != "Apple_Terminal" && s.variable("TERM_PROGRAM") != "WezTerm" && term != "linux" && !strings.HasPrefix(term, "screen")
}

// askTmux asks tmux whether it passes sequences on, and to which terminal. Versions that do not
// know the option report nothing, and do not.
func (s *Session) askTmux() tea.Cmd {
	if !s.options.OwnsProcess {
		return func() tea.Msg { return passthrough{} }
	}
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), maxTmuxWait)
		defer cancel()
		cmd := exec.CommandContext(ctx, "tmux", "display-message", "-p", "#{allow-passthrough} #{client_termtype}")
		cmd.Env = s.options.Environ
		out, err := cmd.Output()
		return passthrough{err == nil && isPassthrough(string(out))}
	}
}

// isPassthrough reports whether tmux passes sequences on to a terminal that may be asked. An
// answer is the value of the option, as a word or as a number, and the terminal's own name.
func isPassthrough(answer string) bool {
	option, terminal, _ := strings.Cut(strings.TrimSpace(answer), " ")
	terminal = strings.ToLower(terminal)
	for _, name := range []string{"wezterm", "konsole", "vte"} {
		if strings.Contains(terminal, name) {
			return false
		}
	}
	return option == "on" || option == "all" || option == "1" || option == "2"
}

// updatePictures handles a message about pictures.
func (s *Session) updatePictures(msg tea.Msg) tea.Cmd {
	p := &s.Pictures
	switch msg := msg.(type) {
	case tea.ColorProfileMsg:
		p.profile = msg.Profile
		if p.Mode == graphics.NoPictures { // there may be more colours now
			p.Mode, p.isAsked = graphics.Unknown, false
		}
	case passthrough:
		if msg.isOn {
			return s.queryPictures()
		}
		p.Mode = graphics.HalfBlocks
	case pictureTimeout:
		if p.Mode == graphics.Unknown {
			p.Mode = graphics.HalfBlocks
			if p.setting == graphics.UseKitty {
				p.Mode = graphics.KittyPixels
			}
		}
	case uv.CellSizeEvent:
		if !p.isAsked {
			return nil
		}
		p.Cell = cellSize(msg)
		if p.setting == graphics.UseKitty && p.Mode == graphics.Unknown {
			p.Mode = graphics.KittyPixels
		}
		if p.Mode != graphics.NoPictures && s.canAskKitty() {
			return s.queryKitty()
		}
	case uv.KittyGraphicsEvent:
		isAnswer, isKnown := graphics.IsKittyAnswer(msg.Options.ID, msg.Payload)
		switch {
		case isKnown && p.setting == graphics.Auto && p.isAsked && p.Mode != graphics.NoPictures:
			p.Mode = graphics.KittyPixels
		case isAnswer && p.Mode == graphics.Unknown:
			p.Mode = graphics.HalfBlocks
		}
	case tea.WindowSizeMsg:
		if p.Mode == graphics.KittyPixels {
			return tea.Raw(graphics.CellSizeQuery) // the font may have changed
		}
	case tea.FocusMsg:
		// While a window of tmux is hidden, pictures for it are lost.
		p.isLoose = p.isLoose || p.inTmux
	case pictureSent:
		msg.sent()
	}
	return nil
}

// cellSize returns a reported size of a cell, if it can be true.
func cellSize(e uv.CellSizeEvent) graphics.Size {
	const maxCell = 256
	if e.Width < 2 || e.Height < 2 || e.Width > maxCell || e.Height > maxCell {
		return graphics.Size{}
	}
	return graphics.Size{Width: e.Width, Height: e.Height}
}

// TakeLoose reports whether pictures that were sent may have been lost since the last call.
func (s *Session) TakeLoose() bool {
	isLoose := s.Pictures.isLoose || s.screen.takeLeft()
	s.Pictures.isLoose = false
	return isLoose && s.Pictures.Mode == graphics.KittyPixels
}

// SendPicture sends the data of a picture, to be shown in some cells, and returns its number.
// Pictures are sent in the order of the calls. Sent is called on the loop when that has been
// done.
func (s *Session) SendPicture(data []byte, cells graphics.Size, sent func(id int)) (id int, cmd tea.Cmd) {
	id = s.screen.nextID()
	return id, s.transmit(id, data, cells, func() { sent(id) })
}

// ResendPicture sends the data of a picture again.
func (s *Session) ResendPicture(id int, data []byte, cells graphics.Size) tea.Cmd {
	return s.transmit(id, data, cells, func() {})
}

func (s *Session) transmit(id int, data []byte, cells graphics.Size, sent func()) tea.Cmd {
	parts := graphics.Transmit(id, data, cells)
	if s.Pictures.inTmux { // all parts at once: other output of tmux must not come between them
		parts = []string{s.toTerminal(strings.Join(parts, ""))}
	}
	t := s.screen.enqueue(id, parts)
	return func() tea.Msg {
		s.screen.send(t)
		return pictureSent{sent}
	}
}

// DropPicture deletes a picture from the terminal.
func (s *Session) DropPicture(id int) tea.Cmd {
	t := s.screen.enqueue(0, []string{s.toTerminal(graphics.Delete(id))})
	return func() tea.Msg {
		s.screen.send(t)
		s.screen.forget(id)
		return nil
	}
}

// newPictures returns what is known about pictures before the terminal has said anything.
func newPictures(o Options) Pictures {
	p := Pictures{setting: o.Pictures}
	if p.setting == "" {
		p.setting = graphics.Off
	}
	p.inTmux = slices.ContainsFunc(o.Environ, func(e string) bool { return strings.HasPrefix(e, "TMUX=") && e != "TMUX=" })
	return p
}
