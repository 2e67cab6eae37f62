package session

import (
	"testing"

	"pullquote/ui/graphics"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi/kitty"
)

func TestPassthrough(t *testing.T) {
	for answer, want := range map[string]bool{
		"on": true, "on kitty(0.44.0)\n": true, "all ghostty 1.2": true, "1 ": true, "off kitty(0.44.0)": false, "0": false, "": false,
		"on WezTerm 20260203": false, "on Konsole 26.04": false, "on VTE(8400)": false,
	} {
		if got := isPassthrough(answer); got != want {
			t.Errorf("%q: %v", answer, got)
		}
	}
}

// TestPictureMode checks how pictures are shown, by the reader's setting and what the terminal
// says.
func TestPictureMode(t *testing.T) {
	yes := uv.KittyGraphicsEvent{Options: kitty.Options{ID: 31}, Payload: []byte("OK")}
	no := uv.KittyGraphicsEvent{Options: kitty.Options{ID: 31}, Payload: []byte("ENOTSUPPORTED")}
	other := uv.KittyGraphicsEvent{Options: kitty.Options{ID: 7}, Payload: []byte("OK")}
	size := uv.CellSizeEvent{Width: 10, Height: 20}
	colors, few := tea.ColorProfileMsg{Profile: colorprofile.ANSI256}, tea.ColorProfileMsg{Profile: colorprofile.ANSI}
	for _, c := range []struct {
		name    string
		setting graphics.Setting
		before  tea.Msg
		after   []tea.Msg
		want    graphics.Mode
	}{
		{"nothing known", graphics.Auto, nil, nil, graphics.Unknown},
		{"not answered yet", graphics.Auto, colors, []tea.Msg{size, other}, graphics.Unknown},
		{"answered", graphics.Auto, colors, []tea.Msg{size, yes}, graphics.KittyPixels},
		{"refused", graphics.Auto, colors, []tea.Msg{size, no}, graphics.HalfBlocks},
		{"no answer", graphics.Auto, colors, []tea.Msg{pictureTimeout{}}, graphics.HalfBlocks},
		{"late answer", graphics.Auto, colors, []tea.Msg{pictureTimeout{}, yes}, graphics.KittyPixels},
		{"sixteen colours", graphics.Auto, few, []tea.Msg{yes}, graphics.NoPictures},
		{"off", graphics.Off, colors, []tea.Msg{yes}, graphics.NoPictures},
		{"blocks", graphics.UseBlocks, colors, []tea.Msg{yes}, graphics.HalfBlocks},
		{"kitty, sized", graphics.UseKitty, colors, []tea.Msg{size}, graphics.KittyPixels},
		{"kitty, silent", graphics.UseKitty, colors, []tea.Msg{pictureTimeout{}}, graphics.KittyPixels},
		{"kitty, sixteen colours", graphics.UseKitty, few, []tea.Msg{size}, graphics.NoPictures},
	} {
		s := New(Options{Pictures: c.setting})
		s.Update(c.before)
		s.AskPictures()
		for _, msg := range c.after {
			s.Update(msg)
		}
		if s.Pictures.Mode != c.want {
			t.Errorf("%s: mode %d, want %d", c.name, s.Pictures.Mode, c.want)
		}
	}
}
