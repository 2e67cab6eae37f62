package ui

import (
	"cmp"
	"context"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/export"
	"pullquote/content/library"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/notes"
	"pullquote/ui/pane"
	"pullquote/ui/render"
	"pullquote/ui/session"
	"pullquote/ui/task"
	"pullquote/ui/theme"
	"pullquote/ui/widget"

	tea "charm.land/bubbletea/v2"
)

// A root is the model of the whole program. It routes messages, and holds the focus, the
// overlay and the history of open documents. Everything else is in the packages that it
// imports.
type root struct {
	session *session.Session
	style   theme.Source
	themes  theme.Folder // with the reader's own themes

	themeName string // of style
	table     pane.Table
	keys      *keymap.Map
	tasks     task.Queue
	look      widget.Look
	searches  searches

	page    *page // on screen
	pending *page // being opened; replaces page once it has text; nil: none
	history history
	keeper  keeper

	highlighter highlighter
	pictures    pictures

	areas    pane.Arrangement
	focus    pane.ID
	overlay  overlay
	input    input
	drag     drag
	line     line
	notice   notice
	settings settings
	config   configuration

	isEditing   bool   // the editor has the terminal, or is about to get it
	lastCommand string // that a text was piped to

	view *tea.View // nil: it must be drawn again
}

// A notice is a message in the footer. The next key clears it.
type notice struct {
	text  string
	alert string // an error; shown instead of text

	copied string // the text, if it says what is being copied
}

// settings are the choices of the reader.
type settings struct {
	column   int // the width of the text, in cells; 0: the default
	zen      bool
	noMouse  bool
	seenHelp bool
	speakers bool // whether the speaker margin is wanted

	follows bool // a file is opened again when it has changed

	copyQuote export.Template // the form of a copied quotation
}

// slowWait is how long a source may take to open before the screen says so.
const slowWait = 300 * time.Millisecond

// slowMsg is the message that slowWait has passed.
type slowMsg struct{}

func newRoot(o Options) *root {
	o.Session.NeedsBackground = !o.Style.IsDefault()
	m := &root{
		session:  session.New(o.Session),
		style:    o.Style,
		table:    panes,
		keys:     o.Keys,
		settings: settings{column: o.Width, follows: o.Follow, copyQuote: o.CopyQuote, noMouse: o.NoMouse, speakers: o.Speakers},
		config:   configuration{loaded: o.Settings, save: o.SaveState},
		look:     widget.NewLook(o.Style.Open(theme.Palette{}, false), layout.PerRune),

		highlighter: highlighter{prepare: render.PrepareHighlight, find: highlight},
	}
	m.themes, m.themeName = o.Themes, cmp.Or(o.Theme, theme.Default)
	if m.keys == nil {
		m.keys = keymap.New(keymap.Table())
	}
	m.notice.alert = m.config.alert(m.keys)
	m.keeper = keeper{
		library: o.Library, keepsTexts: o.KeepsTexts, fresh: o.Fresh, open: o.Open, openLinks: o.OpenLinks,
		era: task.NewEra(context.Background()), reading: task.NewEra(context.Background()), searching: task.NewEra(context.Background()),
	}
	source := library.Source(o.First.Ref.Spec)
	switch {
	case o.IsList:
		source = ""
	case o.First.Ref.Spec == "":
		source = library.BuiltIn
	}
	m.page = m.newPage(o.First, source, o.Start != (Start{}))
	m.page.greeting = o.Greeting
	m.input.queued = o.Start.input()
	return m
}

// Init implements [tea.Model].
func (m *root) Init() tea.Cmd {
	return tea.Batch(m.session.Init(), runDue(&m.tasks), tea.Tick(slowWait, func(time.Time) tea.Msg { return slowMsg{} }))
}

// Update implements [tea.Model].
func (m *root) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.view = nil
	cmds := []tea.Cmd{m.route(msg), m.catchUp(), m.runQueue()}
	m.keepSearches()
	m.reach()
	m.highlightNext()
	cmds = append(cmds, m.showPictures())
	return m, tea.Batch(append(cmds, m.keepSoon(), runDue(&m.tasks))...)
}

// route passes a message on to its handler.
func (m *root) route(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case task.Done:
		m.tasks.Apply(msg)
		for _, p := range m.tasks.TakePanics() {
			m.notice.alert = content.SanitizeLine("pullquote crashed in the background (" + p.Error() + "); what you read is not affected").String()
		}
		m.refresh()
	case keepMsg:
		m.keeper.isDue = false
		m.keep(m.page)
	case session.Copied:
		m.sayCopied(msg)
	case session.Edited:
		return m.endEdit(msg)
	case editAt:
		return m.startEdit(msg)
	case session.Left:
		return m.left(msg)
	case session.Browsed:
		m.browsed(msg)
	case slowMsg:
		m.page.isSlow = true
		m.keeper.hasBegun = true
		m.findOffer()
	case tea.KeyPressMsg:
		return m.receive(msg)
	case tea.PasteMsg:
		msg.Content = content.SanitizeLine(msg.Content).String()
		return m.receive(msg)
	case tea.MouseWheelMsg:
		return m.wheel(msg.Mouse())
	case tea.MouseClickMsg:
		return m.click(msg.Mouse())
	case tea.MouseMotionMsg:
		return m.dragTo(msg.Mouse())
	case tea.MouseReleaseMsg:
		return m.release()
	case dragMsg:
		return m.dragOn()
	default:
		return m.updateSession(msg)
	}
	return nil
}

// updateSession passes a message to the session, and redraws if the terminal turns out to
// be different.
func (m *root) updateSession(msg tea.Msg) tea.Cmd {
	change, cmd := m.session.Update(msg)
	if change.Look {
		m.relook()
	}
	if change.Size || change.Look {
		m.arrange()
	}
	return cmd
}

// runDue returns a command for each task that is due.
func runDue(q *task.Queue) tea.Cmd {
	var cmds []tea.Cmd
	for _, t := range q.TakeDue() {
		cmds = append(cmds, func() tea.Msg { return t.Run() })
	}
	return tea.Batch(cmds...)
}

// catchUp reacts to what tasks have delivered: more of an article, or hits of a search.
func (m *root) catchUp() tea.Cmd {
	m.replacePage()
	d := m.page.doc
	switch {
	case d.Failed() != nil:
		return tea.Quit
	case !d.HasText():
		return nil
	case !m.page.isShown():
		m.page.show(m)
		m.focus = m.page.home.ID
		m.arrange()
	case m.page.arranged != d.Analysis():
		m.refresh()
		m.arrange()
		m.follow()
	}
	var cmds []tea.Cmd
	for _, o := range d.TakeOutcomes() {
		cmds = append(cmds, m.applyOutcome(o))
	}
	m.resume()
	m.watch()
	m.identify()
	m.locateHighlights()
	m.keepText()
	m.keepEntries()
	return tea.Batch(cmds...)
}

// refresh passes the current state to the panes.
func (m *root) refresh() {
	if !m.page.isShown() {
		return
	}
	hits := m.page.context.HitList
	m.page.refresh(m)
	if m.overlay.pane == nil {
		return
	}
	m.overlay.pane.Refresh()
	if hits != m.page.context.HitList {
		m.overlay.resize(m.areas.Body)
	}
}

// follow tells the document what is visible after a move, and refreshes the panes. The
// heights of the side panes depend on what is visible.
func (m *root) follow() {
	m.page.follow(m.focus)
	m.refresh()
	if m.page.isShown() && len(m.areas.Sides) > 1 {
		m.areas = m.arrangement()
		m.resizeSides()
	}
}

// arrange divides the screen among the panes and gives them their areas.
func (m *root) arrange() {
	p := m.page
	if !p.isShown() {
		return
	}
	p.arranged = p.doc.Analysis()
	p.updateContext(m)
	m.areas = m.arrangement()
	a := m.areas.Main
	p.context.HasAir = m.areas.Air() > 0
	m.mainPane().Resize(a.W, a.H)
	p.text.Resize(a.W, a.H)
	p.context.Captions = m.captionPlace()
	m.resizeSides()
	m.overlay.resize(m.areas.Body)
	if m.session.IsSized() && !p.isFollowed {
		m.follow()
		return
	}
	p.updateViewport()
	m.refresh()
}

// arrangement divides the screen among the panes.
func (m *root) arrangement() pane.Arrangement {
	p := m.page
	main, focus := p.home, m.table.Row(m.focus)
	if focus.Region == pane.Main {
		main = focus
	}
	return m.table.Arrange(&p.context, m.session.Width, m.session.Height, main, focus, m.settings.zen && !p.home.Alone)
}

// captionPlace returns where captions are shown: in the margin of the text, if it has one,
// or else in the pane of the image notes, if it is next to the text.
func (m *root) captionPlace() pane.CaptionPlace {
	isBeside := slices.ContainsFunc(m.areas.Sides, func(s pane.SidePane) bool { return s.Row.ID == notes.ID })
	switch {
	case m.page.text.HasMargin():
		return pane.InMargin
	case isBeside && !m.areas.IsCovered:
		return pane.InPane
	}
	return pane.InText
}

// resizeSides gives the side panes their areas.
func (m *root) resizeSides() {
	for _, side := range m.areas.Sides {
		if !side.Area.IsEmpty() {
			m.page.pane(side.Row).Resize(max(side.Area.W-2, 0), side.Area.H-1)
		}
	}
}

// mainPane returns the pane in the main region.
func (m *root) mainPane() pane.Pane {
	if r := m.table.Row(m.focus); r.Region == pane.Main {
		return m.page.pane(r)
	}
	return m.page.pane(m.page.home)
}

// focusedPane returns the pane that receives keys.
func (m *root) focusedPane() pane.Pane {
	if m.overlay.pane != nil {
		return m.overlay.pane
	}
	return m.page.pane(m.table.Row(m.focus))
}

var _ tea.Model = (*root)(nil)
