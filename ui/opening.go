package ui

import (
	"time"

	"pullquote/ui/notes"
	"pullquote/ui/quotes"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// An opening is how far the article has been opened.
type opening struct {
	percent int // of the source that has been read
	slow    bool
	failed  error             // why it could not be
	early   []tea.KeyPressMsg // typed before there was anything to read
}

// loadWait is how long opening may go on before it is mentioned.
const loadWait = 300 * time.Millisecond

// Messages of opening.
type (
	loadSlow struct{}
	opened   struct {
		doc     *document
		percent int
		err     error
	}
)

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

// open shows a piece of the article: the first, or one that goes on from what is
// shown.
func (m *model) open(o opened) tea.Cmd {
	if o.err != nil {
		m.opening.failed = o.err
		return tea.Quit
	}
	old := m.doc
	m.doc, m.opening.percent = o.doc, o.percent
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
	for _, k := range m.opening.early {
		cmds = append(cmds, m.key(k))
	}
	m.opening.early = nil
	return tea.Batch(m.next, tea.Sequence(cmds...))
}

// refind finds in a longer piece of the article what the reader is at. Only is
// whose quotations are kept: a longer piece may know them by a fuller name.
func (m *model) refind(old *document, only string) {
	if m.here.quote >= 0 {
		m.here.quote = m.doc.quoteAt(old.quotes[m.here.quote].Parts[0].Start)
		if only != "" && m.filter(only) == 0 {
			p, _ := m.doc.person(m.here.quote)
			m.filter(p.Name)
		}
		m.quotes.Select(m.here.quote)
	}
	if m.here.note >= len(m.doc.notes) {
		m.here.note = -1
	}
	f := &m.finding
	f.refind(m.doc.article)
	if b := f.before; b != nil {
		b.finding.refind(m.doc.article)
		if b.here.quote >= 0 {
			b.here.quote = m.doc.quoteAt(old.quotes[b.here.quote].Parts[0].Start)
		}
	}
}
