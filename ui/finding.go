package ui

import (
	"fmt"
	"slices"
	"sort"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/keymap"
	"pullquote/ui/reading"
	"pullquote/ui/search"

	tea "charm.land/bubbletea/v2"
)

// A finding is the search and what it found.
type finding struct {
	prompt *search.Prompt
	open   bool // the prompt is
	query  contentsearch.Query
	hits   []content.Range
	now    int       // the hit that the reader is at; -1: none
	before *snapshot // what there was when the prompt opened, for esc
}

// A snapshot is where the reader was and what there was to see.
type snapshot struct {
	finding finding
	place   reading.Place
	focus   keymap.Focus
	here    position
}

func (f *finding) marks() reading.Marks { return reading.Marks{Hits: f.hits, Now: f.now} }

// status says how many hits there are.
func (f *finding) status() string {
	switch {
	case f.query.Empty():
		return ""
	case len(f.hits) == 0:
		return "nothing found"
	case f.now < 0:
		return fmt.Sprintf("%d found", len(f.hits))
	}
	return fmt.Sprintf("%d of %d", f.now+1, len(f.hits))
}

func (m *model) openSearch() {
	m.finding.before = &snapshot{m.finding, m.text.Place(), m.focus, m.here}
	m.refocus(keymap.Text)
	m.finding.open = true
	m.finding.prompt.Open()
}

// from is the place that a search begins at: where the reader was when the
// prompt opened.
func (f *finding) from() content.Anchor { return f.before.place.At }

// typeSearch takes a key while the prompt is open.
func (m *model) typeSearch(k tea.KeyPressMsg) {
	f := &m.finding
	switch k.String() {
	case "esc", "ctrl+g":
		m.giveUp()
	case "enter":
		m.acceptSearch()
	case "backspace":
		if f.prompt.Value() == "" {
			m.giveUp()
			return
		}
		fallthrough
	default:
		if f.prompt.Update(k) {
			m.find()
		}
	}
}

// giveUp closes the prompt and brings back what there was before it.
func (m *model) giveUp() {
	b := *m.finding.before
	m.finding = b.finding
	m.refocus(b.focus)
	m.text.Return(b.place)
	m.here.origin = b.here.origin
	m.light(b.here.quote)
	m.point(b.here.note)
	m.show()
}

// acceptSearch closes the prompt. With nothing typed, or nothing found, all is
// as it was before it.
func (m *model) acceptSearch() {
	f := &m.finding
	f.prompt.Keep()
	switch {
	case f.prompt.Value() == "":
		m.giveUp()
	case len(f.hits) == 0:
		m.say.alert = fmt.Sprintf("nothing found for “%s”", f.prompt.Value())
		m.giveUp()
	default:
		m.remember(f.before.place)
		f.open, f.before = false, nil
		m.follow()
	}
}

// find searches for what is typed, from where the reader was.
func (m *model) find() {
	f := &m.finding
	f.query = contentsearch.Compile(f.prompt.Value())
	f.hits, f.now = nil, -1
	if !f.query.Empty() {
		f.hits = f.query.All(m.doc.article)
	}
	m.text.Return(f.before.place)
	if len(f.hits) > 0 {
		f.now = f.after(f.from()) % len(f.hits)
		m.text.Show(f.hits[f.now])
	}
	m.show()
}

// refind searches in a longer piece of the article. Moved says where the places
// of the shorter one are in it.
func (f *finding) refind(a *content.Article, moved func(content.Anchor) content.Anchor) {
	if f.query.Empty() {
		return
	}
	var now content.Anchor
	if f.now >= 0 {
		now = moved(f.hits[f.now].Start)
	}
	f.hits = f.query.All(a)
	if f.now >= 0 {
		f.now = slices.IndexFunc(f.hits, func(r content.Range) bool { return r.Start == now })
	}
}

// after is the first hit at a or later; as many as there are when none is.
func (f *finding) after(a content.Anchor) int {
	return sort.Search(len(f.hits), func(i int) bool { return f.hits[i].End.Compare(a) > 0 })
}

// show lights the hits everywhere.
func (m *model) show() {
	m.quotes.Find(m.finding.query)
	m.notes.Find(m.finding.query)
	m.follow()
	m.mark()
}

// forget drops the search.
func (m *model) forget() {
	m.finding.query, m.finding.hits, m.finding.now = contentsearch.Query{}, nil, -1
	m.show()
}

// stepHit goes to the n'th next hit, or previous one, and round at the ends.
func (m *model) stepHit(n int) {
	f := &m.finding
	if len(f.hits) == 0 {
		m.say.notice = "nothing searched for; / searches"
		return
	}
	to := m.hitStep(n)
	switch {
	case to >= len(f.hits):
		m.say.notice = "search goes on from the top"
	case to < 0:
		m.say.notice = "search goes on from the end"
	}
	size := len(f.hits)
	f.now = ((to % size) + size) % size
	m.refocus(keymap.Text)
	m.text.Show(f.hits[f.now])
	m.text.Now(f.now)
	m.follow()
}

// hitStep is the index of the hit to which n steps lead: from the current hit if
// it is on screen, else from the screen. It is out of range past the first and the
// last.
func (m *model) hitStep(n int) int {
	f := &m.finding
	seen := m.text.Visible()
	if f.now >= 0 && overlap(f.hits[f.now], seen) {
		return f.now + n
	}
	at := f.after(seen.Start)
	if n > 0 {
		at--
	}
	return at + n
}
