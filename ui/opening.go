package ui

import (
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/caption"
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
	moved := func(a content.Anchor) content.Anchor { return content.Relocate(old.article, m.doc.article, a) }
	m.here.refind(old, m.doc)
	if only != "" && m.filter(only) == 0 {
		p, _ := m.doc.person(m.here.quote)
		m.filter(p.Name)
	}
	m.quotes.Select(m.here.quote)
	m.jumps.refind(moved)
	m.finding.refind(m.doc.article, moved)
	if b := m.finding.before; b != nil {
		b.place.At = moved(b.place.At)
		b.here.refind(old, m.doc)
		b.finding.refind(m.doc.article, moved)
	}
}

// refind finds the quotation, the note and the place in another document.
func (p *position) refind(old, doc *document) {
	if p.quote >= 0 {
		p.quote = doc.quoteAt(content.Relocate(old.article, doc.article, old.quotes[p.quote].Parts[0].Start))
	}
	if p.note >= 0 {
		at := content.Relocate(old.article, doc.article, old.notes[p.note].At.Start)
		p.note = slices.IndexFunc(doc.notes, func(n caption.Note) bool { return n.At.Start == at })
	}
	p.origin.At = content.Relocate(old.article, doc.article, p.origin.At)
}
