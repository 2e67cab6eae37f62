package session

import (
	"image/color"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// paletteQuery asks for the sixteen colours of the palette (OSC 4).
const paletteQuery = "\x1b]4;0;?;1;?;2;?;3;?;4;?;5;?;6;?;7;?;8;?;9;?;10;?;11;?;12;?;13;?;14;?;15;?\x1b\\"

// parseColor parses the answer about one colour of the palette, with its number.
func parseColor(sequence string) (i int, c color.Color, ok bool) {
	body := strings.TrimRight(strings.TrimLeft(sequence, "\x1b]\u009d"), "\x1b\\\a\u009c")
	parts := strings.Split(body, ";")
	if len(parts) != 3 || parts[0] != "4" {
		return 0, nil, false
	}
	i, err := strconv.Atoi(parts[1])
	if err != nil || i < 0 || i > 15 {
		return 0, nil, false
	}
	c = ansi.XParseColor(parts[2])
	return i, c, c != nil
}

// queryPalette asks for the colours of the terminal. Terminals answer in order, so that the palette
// is complete with the background.
func queryPalette() tea.Cmd {
	return tea.Sequence(tea.Raw(paletteQuery), tea.RequestForegroundColor, tea.RequestBackgroundColor)
}

// lookChange reports whether the colours differ from those that were reported before.
func (s *Session) lookChange() Change {
	if s.Palette.Equal(s.shown) {
		return Change{}
	}
	s.shown = s.Palette
	return Change{Look: true}
}

// settle returns a command that waits for further colours, if the background is known already.
// Otherwise that is still to come.
func (s *Session) settle() tea.Cmd {
	if s.Palette.Background == nil || s.isSettling {
		return nil
	}
	s.isSettling = true
	return tea.Tick(paletteWait, func(time.Time) tea.Msg { return paletteSettled{} })
}
