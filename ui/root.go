package ui

import (
	"time"

	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/search"
	"pullquote/ui/task"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A model is the root of the program.
type model struct {
	options Options
	look    look
	keys    *keymap.Map

	*page        // the one on screen
	coming *page // the one that is being opened and will take its place; nil: none
	jumps  jumps
	labels labels // of the links on screen

	width, height int
	sized         bool // the terminal has told its size
	at            arrangement
	focus         keymap.Focus
	overlay       overlay   // nil: none
	count         int       // the number being typed
	queued        []tea.Msg // typed, and waiting for what it depends on
	say           saying
	set           settings
	view          *tea.View // nil when it has to be made

	highlight    highlighter
	highlights   task.Lane[coloured]
	highlighting *content.Code // what the lane is at
}

// A look is what decides how things look and how wide they are.
type look struct {
	ground  theme.Ground
	mono    bool
	method  layout.Method
	theme   *theme.Theme
	settled bool // the terminal has told its background, or had its time to
}

// settings are what the reader has switched.
type settings struct {
	zen, noMouse, learnt bool
}

// A saying is what the foot tells, until the next key.
type saying struct {
	notice, alert string
	renew         func() // says it again when more of the article is known; nil: nothing to renew
}

// groundWait is how long the first frame waits for the terminal to tell its
// background.
const groundWait = 50 * time.Millisecond

// Messages of the root.
type (
	groundTimeout struct{} // groundWait is over
	suspend       struct{} // somebody wants the program to stop
)

func newModel(o Options) *model {
	m := &model{options: o, keys: keymap.New(), focus: keymap.Text, highlight: highlight}
	m.look.theme = o.Style.Open(theme.Unknown, false)
	m.page = newPage(o.First, o.Pieces, func() {}, search.New())
	return m
}

// Init implements [tea.Model].
func (m *model) Init() tea.Cmd {
	return tea.Batch(
		tea.RequestBackgroundColor,
		tea.Tick(groundWait, func(time.Time) tea.Msg { return groundTimeout{} }),
		tea.Tick(loadWait, func(time.Time) tea.Msg { return loadSlow{} }),
		m.page.next,
	)
}

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.view = nil
	cmd := m.take(msg)
	m.arrive()
	return m, tea.Batch(cmd, m.runQueue(), m.highlightNext())
}

func (m *model) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height, m.sized = msg.Width, msg.Height, true
		m.unlabel()
		m.arrange()
	case tea.ColorProfileMsg:
		m.look.mono = msg.Profile <= colorprofile.ASCII
		m.dress()
	case tea.BackgroundColorMsg:
		m.look.settled = true
		m.look.ground = theme.Light
		if msg.IsDark() {
			m.look.ground = theme.Dark
		}
		m.dress()
	case tea.ModeReportMsg:
		if msg.Mode == ansi.ModeUnicodeCore && !msg.Value.IsNotRecognized() && !msg.Value.IsPermanentlyReset() {
			m.look.method = layout.PerCluster
			m.redress()
		}
	case groundTimeout:
		m.look.settled = true
	case loadSlow:
		m.opening.slow = true
	case opened:
		cmd := m.receive(msg)
		if m.opening.failed != nil {
			return tea.Quit
		}
		return cmd
	case task.Done[coloured]:
		if c, ok := m.highlights.Receive(msg); ok {
			m.colour(c)
		}
	case suspend:
		return stop()
	case tea.KeyPressMsg, tea.PasteMsg:
		return m.input(msg)
	case tea.MouseWheelMsg:
		m.wheel(msg.Mouse())
	case tea.MouseClickMsg:
		return m.click(msg.Mouse())
	}
	return nil
}

// dress makes the theme anew and gives it to everybody.
func (m *model) dress() {
	m.highlights.EndEra() // what it finds would be in the colours of before
	m.look.theme = m.options.Style.Open(m.look.ground, m.look.mono)
	m.finding.prompt.Dress(m.look.theme)
	m.redress()
}

// redress gives the panes the theme, and how the terminal counts cells.
func (m *model) redress() {
	if m.doc == nil {
		return
	}
	m.text.Dress(m.look.theme, m.look.method)
	m.quotes.Dress(m.look.theme, m.look.method)
	m.notes.Dress(m.look.theme, m.look.method)
	if m.entries != nil {
		m.entries.Dress(m.look.theme, m.look.method)
	}
	if m.overlay != nil {
		m.overlay.Dress(m.look.theme, m.look.method)
	}
}

// arrange gives everybody the room that they have now.
func (m *model) arrange() {
	if m.doc == nil {
		return
	}
	m.at = arrange(m.width, m.height, m.focus, m.set.zen && m.entries == nil, len(m.doc.notes))
	if !m.at.text.empty() {
		m.text.Resize(m.at.text.w, m.at.text.h)
		if m.entries != nil {
			m.entries.Resize(m.at.text.w, m.at.text.h)
		}
	}
	if a := m.at.quotes; !a.empty() {
		m.quotes.Resize(max(a.w-2, 0), a.h-1)
	}
	if a := m.at.notes; !a.empty() {
		m.notes.Resize(max(a.w-2, 0), a.h-1)
	}
	m.quotes.Focus(m.focus == keymap.Quotes)
	m.notes.Focus(m.focus == keymap.Notes)
	m.sizeOverlay()
}
