package ui

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/ui/config"
	"pullquote/ui/document"
	"pullquote/ui/explain"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/palette"
	"pullquote/ui/pane"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// The palette runs actions and commands by their names.

// A chosenAction is an action that was chosen by its name. It is queued like a key.
type chosenAction struct{ intent.Run }

// openPalette opens the palette with a text, over the overlay that is open.
func (m *root) openPalette(text string) {
	c := &m.page.context
	c.Below, c.Command, c.Files = m.keyFocus(), text, nil
	below := m.overlay
	p := palette.New(c)
	if folder := p.Folder(); folder != "" {
		m.listFolder(folder)
	}
	m.showOverlay(palette.ID, p)
	if below.pane != nil {
		m.overlay.below = &below
	}
}

// closePalette shows what was below the palette.
func (m *root) closePalette() {
	if m.overlay.id != palette.ID {
		return
	}
	below := m.overlay.below
	m.overlay = overlay{}
	if below != nil {
		m.overlay = *below
		m.overlay.resize(m.areas.Body)
	}
}

// command carries out what the reader has chosen in the palette or in a list of themes. It
// reports false for other intents.
func (m *root) command(i intent.Intent) (cmd tea.Cmd, done bool) {
	switch i := i.(type) {
	case intent.ListFolder:
		m.listFolder(i.Path)
		return nil, true
	case intent.PreviewTheme:
		m.applyTheme(i.Name)
		return nil, true
	case intent.ClosePalette:
		m.closePalette()
		return nil, true
	case intent.SetTheme:
		m.closePalette()
		m.setTheme(i.Name)
		return nil, true
	case intent.Run:
		m.closePalette()
		return m.runChosen(i), true
	case intent.OpenSource:
		m.overlay = overlay{}
		m.openTyped(i.Spec)
		return nil, true
	case intent.Set:
		m.closePalette()
		return m.set(i.Name, i.Value), true
	case intent.ShowConfig:
		m.closePalette()
		m.showConfig()
		return nil, true
	}
	return nil, false
}

// runChosen performs a chosen action before anything in the queue.
func (m *root) runChosen(i intent.Run) tea.Cmd {
	if msg := (chosenAction{i}); m.shouldWait(msg) {
		m.input.queued = slices.Insert(m.input.queued, 0, tea.Msg(msg))
		return nil
	}
	return m.actChosen(i)
}

// actChosen performs a chosen action if it does something here.
func (m *root) actChosen(i intent.Run) tea.Cmd {
	switch e, _ := m.keys.Entry(i.Action); {
	case i.Action == keymap.Suspend:
		return m.session.Suspend()
	case e.In&m.keyFocus() == 0:
		m.notice.text = e.Name + " does nothing here"
		return nil
	}
	switch i.Action {
	case keymap.NextHit, keymap.PrevHit, keymap.Hits, keymap.OnlyMatches:
		m.page.doc.RepeatSearch()
	}
	return m.act(i.Action, i.Count)
}

// openTyped opens a source that the reader has typed.
func (m *root) openTyped(spec string) {
	if m.keeper.open == nil {
		m.notice.text = "nothing can be opened from here"
		return
	}
	if !strings.Contains(spec, "://") {
		spec = expandHome(spec)
	}
	ref := document.Ref{Spec: spec, Name: content.SanitizeLine(spec).String()}
	open := m.keeper.open
	m.openDocument(document.Request{Ref: ref, Updates: func(ctx context.Context) <-chan document.Update { return open(ctx, ref) }})
}

// maxFiles bounds the names of files to list.
const maxFiles = 5000

// listFolder reads the names of the files in a folder for the palette.
func (m *root) listFolder(path string) {
	c := &m.page.context
	m.tasks.Start(m.page.doc.Era(), func(context.Context) (func(), bool) {
		files := &pane.Files{Folder: path}
		if dir, err := os.Open(expandHome(path)); err == nil { // else there is nothing to complete
			entries, _ := dir.ReadDir(maxFiles) // those before an error are better than none
			_ = dir.Close()                     // it was only read
			for _, e := range entries {
				name := e.Name()
				if name != content.SanitizeLine(name).String() {
					continue
				}
				if info, err := os.Stat(filepath.Join(expandHome(path), name)); err == nil && info.IsDir() {
					name += "/"
				}
				files.Names = append(files.Names, name)
			}
			slices.Sort(files.Names)
		}
		return func() { c.Files = files }, false
	})
}

// set changes a setting until the program ends.
func (m *root) set(name, value string) tea.Cmd {
	isOn := value == "on" || value == "true"
	isOff := value == "off" || value == "false"
	switch n, err := strconv.Atoi(value); {
	case name == "width" && err == nil && n >= 0 && n <= config.MaxWidth:
		return m.handleIntent(m.page.text.SetColumn(cmp.Or(n, reading.MaxColumn)))
	case name == "width":
		m.notice.alert = fmt.Sprintf("width takes a number from 0 to %d", config.MaxWidth)
	case name == "theme":
		m.setTheme(value)
	case (name == "mouse" || name == "speakers") && !isOn && !isOff:
		m.notice.alert = name + " takes on or off"
	case name == "mouse":
		if m.settings.noMouse == isOn {
			return m.act(keymap.Mouse, 0)
		}
	case name == "speakers":
		if m.settings.speakers != isOn {
			m.toggleSpeakers()
		}
	default:
		m.notice.alert = fmt.Sprintf("unknown setting %q", content.SanitizeLine(name).String())
		if meant := explain.Nearest(name, []string{"width", "theme", "mouse", "speakers"}); meant != "" {
			m.notice.alert += fmt.Sprintf("; did you mean %q?", meant)
		}
	}
	return nil
}
