package ui

import (
	"pullquote/ui/config"
	"pullquote/ui/explain"
	"pullquote/ui/themes"
	"pullquote/ui/widget"
)

// applyTheme shows a theme, and reports whether it can be used.
func (m *root) applyTheme(name string) bool {
	source, err := m.themes.Find(name)
	if err != nil {
		m.notice.alert = explain.Screen(err).String()
		return false
	}
	m.style, m.themeName = source, name
	m.relook()
	return true
}

// relook draws everything in the theme, for the terminal as it is known now.
func (m *root) relook() {
	m.highlighter.stop()
	m.look = widget.NewLook(m.style.Open(m.session.Palette, m.session.Mono), m.session.WidthMode)
	m.refresh()
}

// setTheme shows a theme and keeps that choice.
func (m *root) setTheme(name string) {
	if !m.applyTheme(name) {
		return
	}
	if m.overlay.id == themes.ID {
		m.overlay = overlay{}
	}
	m.arrange()
	m.notice.text = "theme " + name
	if m.config.overrules("theme") {
		m.notice.text += ", until you quit: your settings name another one"
		return
	}
	m.choose(config.State{Theme: &name})
}

// keepWidth keeps the width of the text for the next run.
func (m *root) keepWidth() {
	if width := m.settings.column; !m.config.overrules("width") {
		m.choose(config.State{Width: &width})
	}
}

// cancelTheme shows the theme that was in force before the list of themes was opened.
func (m *root) cancelTheme() {
	if p, ok := m.overlay.pane.(*themes.Pane); ok && p.Before() != m.themeName {
		m.applyTheme(p.Before())
	}
}
