package ui

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/ui/details"
	"pullquote/ui/help"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"
	"pullquote/ui/layout"
	"pullquote/ui/outline"
	"pullquote/ui/people"
	"pullquote/ui/theme"

	tea "charm.land/bubbletea/v2"
)

// An overlay is a pane over the others.
type overlay interface {
	Title() string
	Rows() int
	Resize(width, height int)
	Dress(th *theme.Theme, m layout.WidthMode)
	Act(a keymap.Action, count int) intent.Intent
	Click(y int) intent.Intent
	Keys() []keymap.Action // that are worth naming in the foot
	View() []string
}

// A pager is an overlay that may have more to show below.
type pager interface{ More() bool }

// A typist is an overlay that text can be typed into.
type typist interface {
	Typing() bool
	Type(k tea.KeyPressMsg)
}

// toggle opens the overlay of an action, or closes it if it is open.
func (m *model) toggle(a keymap.Action) {
	var next overlay
	switch a {
	case keymap.Outline:
		next = outline.New(m.doc.article, m.doc.index, m.text.Place().At, m.look.theme, m.look.method)
	case keymap.Who:
		next = people.New(m.doc.people, m.doc.nameless(), m.quotes.Only(), m.look.theme, m.look.method)
	case keymap.Details:
		next = details.New(m.facts(), m.look.theme, m.look.method)
	case keymap.Help:
		next = help.New(m.look.theme, m.look.method)
		m.set.learnt = true
	default:
		return
	}
	if m.overlay != nil && m.overlay.Title() == next.Title() {
		next = nil
	}
	m.showOver(next)
}

// showOver opens an overlay.
func (m *model) showOver(o overlay) {
	m.overlay = o
	m.sizeOverlay()
}

func (m *model) sizeOverlay() {
	if m.overlay == nil {
		return
	}
	// How many rows it has follows from its width, and its height from that.
	for range 2 {
		a := m.overlayArea()
		if w, h := inside(a); framed(a) {
			m.overlay.Resize(w, h)
		} else {
			m.overlay.Resize(a.w, a.h)
		}
	}
}

// framed reports whether there is room for a frame around an overlay.
func framed(a area) bool { return a.w >= 8 && a.h >= 3 }

func (m *model) overlayArea() area { return overlayArea(m.at.body, m.overlay.Rows()) }

// inside is the room in an overlay's frame: a line around, and a blank at both
// sides.
func inside(a area) (w, h int) { return max(a.w-4, 0), max(a.h-2, 0) }

// facts are what the details show.
func (m *model) facts() []details.Fact {
	a := m.doc.article
	facts := []details.Fact{
		{Name: "Title", Value: a.Title},
		{Name: "By", Value: a.Byline},
		{Name: "Published", Value: a.Published},
		{Name: "Site", Value: a.Site},
		{Name: "Language", Value: a.Lang},
		{Name: "Source", Value: a.Source},
	}
	if m.entries != nil {
		facts = append(facts, details.Fact{Name: "In it", Value: amount(len(a.Entries), "text")})
	} else {
		facts = append(facts, m.measures()...)
	}
	for _, s := range a.Problems {
		facts = append(facts, details.Fact{Name: "Problem", Value: s})
	}
	return facts
}

// measures are how long the article is, what is in it, and where the reader is.
func (m *model) measures() []details.Fact {
	p := m.text.Progress()
	return []details.Fact{
		{Name: "Length", Value: fmt.Sprintf("%d words, %s; %s", m.doc.index.Words(), content.Duration(content.Minutes(m.doc.index.Words())),
			amount(int(p.Paragraphs), "paragraph"))},
		{Name: "In it", Value: strings.Join([]string{
			amount(len(m.doc.quotes), "quote"),
			amount(len(m.doc.notes), "image note"), amount(len(m.doc.article.Outline()), "heading"),
		}, ", ")},
		{Name: "Place", Value: fmt.Sprintf("%d%%, paragraph %d of %d, %s left", p.Percent, p.Paragraph, p.Paragraphs, content.Duration(p.Minutes))},
	}
}

func amount(n int, what string) string {
	switch n {
	case 0:
		return "no " + what + "s"
	case 1:
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
