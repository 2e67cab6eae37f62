package graphics

// A Setting is the reader's choice of how pictures are shown.
type Setting string

// The settings.
const (
	Auto      Setting = "auto"   // as well as the terminal can
	UseKitty  Setting = "kitty"  // by the kitty graphics protocol, without asking the terminal
	UseBlocks Setting = "blocks" // in half blocks
	Off       Setting = "off"    // not at all
)

// Settings returns the settings, the default first.
func Settings() []Setting { return []Setting{Auto, UseKitty, UseBlocks, Off} }

// ParseSetting returns the setting with a name. It reports false for an unknown name.
func ParseSetting(name string) (Setting, bool) {
	for _, s := range Settings() {
		if string(s) == name {
			return s, true
		}
	}
	return "", false
}

// A Mode is the way in which a terminal shows pictures.
type Mode int

// The modes.
const (
	Unknown     Mode = iota // the terminal has not been asked, or has not answered yet
	NoPictures              // it cannot show any, or the reader does not want them
	HalfBlocks              // in cells of two colours
	KittyPixels             // by the kitty graphics protocol
)

// CanShow reports whether pictures are shown.
func (m Mode) CanShow() bool { return m == HalfBlocks || m == KittyPixels }
