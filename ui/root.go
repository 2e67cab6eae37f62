package ui

import (
	"time"

	"pullquote/content"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/notes"
	"pullquote/ui/quotes"
	"pullquote/ui/reading"
	"pullquote/ui/search"
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
	doc     *document // nil until it is loaded
	failed  error     // why it could not be

	width, height int
	at            arrangement
	focus         keymap.Focus
	text          *reading.Pane
	quotes        *quotes.Pane
	notes         *notes.Pane
	overlay       overlay // nil: none

	current int           // the lit quotation's index; -1: none
	percent int           // of the source that has been read
	noted   int           // the index of the note that the reader is at; -1: none
	strode  keymap.Action // the kind of steps that the last key took
	finding finding
	jumps   jumps
	origin  reading.Place     // where the text was when the focus left it
	count   int               // the number being typed
	early   []tea.KeyPressMsg // typed before there was anything to read
	say     saying
	set     settings
	view    *tea.View // nil when it has to be made
}

// A look is what decides how things look and how wide they are.
type look struct {
	ground  theme.Ground
	ink     theme.Ink
	method  layout.Method
	theme   *theme.Theme
	settled bool // the terminal has told its background, or had its time to
}

// settings are what the reader has switched.
type settings struct {
	zen, noMouse, learnt, slow bool
}

// A saying is what the foot tells, until the next key.
type saying struct{ notice, alert string }

// How long the first frame waits for the terminal to tell its background, and
// how long a load goes on before it is mentioned.
const (
	groundWait = 50 * time.Millisecond
	loadWait   = 300 * time.Millisecond
)

// Messages of our own commands.
type (
	groundTimeout struct{}
	loadSlow      struct{}
	opened        struct {
		doc     *document
		percent int
		err     error
	}
)

func newModel(o Options) *model {
	m := &model{options: o, keys: keymap.New(), focus: keymap.Text, current: -1, noted: -1}
	m.look.theme = o.Style.Open(theme.Unknown, theme.Colours)
	m.finding = finding{prompt: search.New(), now: -1}
	return m
}

// Init implements [tea.Model].
func (m *model) Init() tea.Cmd {
	return tea.Batch(
		tea.RequestBackgroundColor,
		tea.Tick(groundWait, func(time.Time) tea.Msg { return groundTimeout{} }),
		tea.Tick(loadWait, func(time.Time) tea.Msg { return loadSlow{} }),
		m.next,
	)
}

// next waits for the next piece of the article; nil after the last.
func (m *model) next() tea.Msg {
	p, ok := <-m.options.Pieces
	switch {
	case !ok:
		return nil
	case p.Err != nil:
		return opened{err: p.Err}
	}
	return opened{doc: analyse(p.Article), percent: p.Percent}
}

// Update implements [tea.Model].
func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.view = nil
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		m.arrange()
	case tea.ColorProfileMsg:
		m.look.ink = inkOf(msg.Profile)
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
			m.dress()
		}
	case groundTimeout:
		m.look.settled = true
	case loadSlow:
		m.set.slow = true
	case opened:
		return m, m.open(msg)
	case tea.KeyPressMsg:
		return m, m.key(msg)
	case tea.PasteMsg:
		msg.Content = content.SanitizeLine(msg.Content)
		if m.finding.open && m.finding.prompt.Update(msg) {
			m.find()
		}
	case tea.MouseWheelMsg:
		m.wheel(msg.Mouse())
	case tea.MouseClickMsg:
		return m, m.click(msg.Mouse())
	}
	return m, nil
}

// inkOf is what a terminal with a colour profile can do.
func inkOf(p colorprofile.Profile) theme.Ink {
	switch {
	case p > colorprofile.ASCII:
		return theme.Colours
	case p == colorprofile.ASCII:
		return theme.Attributes
	}
	return theme.Bare
}

// open shows a piece of the article: the first, or one that goes on from what is
// shown.
func (m *model) open(o opened) tea.Cmd {
	if o.err != nil {
		m.failed = o.err
		return tea.Quit
	}
	old := m.doc
	m.doc, m.percent = o.doc, o.percent
	t := reading.Text{Article: o.doc.article, Index: o.doc.index, Notes: o.doc.figures(), Meta: o.doc.meta()}
	if old == nil {
		m.text = reading.New(t, m.look.theme, m.look.method, m.options.Width)
		m.quotes = quotes.New(o.doc.quotes, m.look.theme, m.look.method)
		m.notes = notes.New(o.doc.notes, m.look.theme, m.look.method)
	} else {
		m.text.Replace(t)
		only := m.quotes.Only()
		m.quotes.Replace(o.doc.quotes)
		m.notes.Replace(o.doc.notes)
		m.refind(old, only)
	}
	m.arrange()
	m.mark()
	m.follow()
	if n := len(o.doc.article.Problems); n > 0 && o.percent == 100 {
		m.say.notice = o.doc.article.Problems[0]
	}
	var cmds []tea.Cmd
	for _, k := range m.early {
		cmds = append(cmds, m.key(k))
	}
	m.early = nil
	return tea.Batch(m.next, tea.Sequence(cmds...))
}

// refind finds in a longer piece of the article what the reader is at. Only is
// whose quotations are kept: a longer piece may know them by a fuller name.
func (m *model) refind(old *document, only string) {
	if m.current >= 0 {
		m.current = m.doc.quoteAt(old.quotes[m.current].Parts[0].Start)
		if only != "" && m.filter(only) == 0 {
			p, _ := m.doc.person(m.current)
			m.filter(p.Name)
		}
		m.quotes.Select(m.current)
	}
	if m.noted >= len(m.doc.notes) {
		m.noted = -1
	}
	f := &m.finding
	f.refind(m.doc.article)
	if f.before != nil {
		f.before.finding.refind(m.doc.article)
		if f.before.current >= 0 {
			f.before.current = m.doc.quoteAt(old.quotes[f.before.current].Parts[0].Start)
		}
	}
}

// dress makes the theme anew and gives it to everybody.
func (m *model) dress() {
	m.look.theme = m.options.Style.Open(m.look.ground, m.look.ink)
	m.finding.prompt.Dress(m.look.theme)
	if m.doc == nil {
		return
	}
	m.text.Dress(m.look.theme, m.look.method)
	m.quotes.Dress(m.look.theme, m.look.method)
	m.notes.Dress(m.look.theme, m.look.method)
	if m.overlay != nil {
		m.overlay.Dress(m.look.theme, m.look.method)
	}
}

// arrange gives everybody the room that they have now.
func (m *model) arrange() {
	if m.doc == nil {
		return
	}
	m.at = arrange(m.width, m.height, m.focus, m.set.zen, len(m.doc.notes))
	if !m.at.text.empty() {
		m.text.Resize(m.at.text.w, m.at.text.h)
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
