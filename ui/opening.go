package ui

import (
	"context"
	"fmt"
	"slices"
	"time"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/ui/card"
	"pullquote/ui/entries"
	"pullquote/ui/explain"
	"pullquote/ui/layout"
	"pullquote/ui/notes"
	"pullquote/ui/quotes"
	"pullquote/ui/reading"

	tea "charm.land/bubbletea/v2"
)

// An opening is how far an article has been opened.
type opening struct {
	pieces  <-chan Piece // those that are still to come; nil: none
	cancel  context.CancelFunc
	read    int64   // bytes of the source
	total   int64   // 0: not known
	percent int     // of the source that has been parsed
	late    *opened // the newest piece, until it can be shown
	visited func()  // shows where it was asked for that it has come
	slow    bool
	failed  error // why it could not be
}

// loadWait is how long opening may go on before it is mentioned.
const loadWait = 300 * time.Millisecond

// Messages of opening.
type (
	loadSlow struct{}
	opened   struct {
		page  *page
		piece Piece
		doc   *document // of the piece's article
	}
)

// next waits for the next piece of a page; nil after the last.
func (p *page) next() tea.Msg {
	if p.opening.pieces == nil {
		return nil
	}
	piece, ok := <-p.opening.pieces
	if !ok {
		p.opening.cancel()
		return nil
	}
	o := opened{page: p, piece: piece}
	if piece.Article != nil {
		o.doc = analyse(piece.Article)
	}
	return o
}

// visit opens another article, while this one stays on screen until there is a
// piece of it. Then what led to it is to look so, which visited sees to.
func (m *model) visit(ref Ref, pieces func(context.Context) <-chan Piece, visited func()) tea.Cmd {
	m.giveUpOpening()
	ctx, cancel := context.WithCancel(context.Background())
	m.coming = newPage(ref, pieces(ctx), cancel, m.finding.prompt)
	m.coming.opening.visited = visited
	return m.coming.next
}

// giveUpOpening stops opening the article that is coming.
func (m *model) giveUpOpening() {
	if m.coming != nil {
		m.coming.opening.cancel()
		m.coming = nil
	}
}

// receive takes a piece of an article: of the one on screen, of one that is coming,
// or of one that the reader has left.
func (m *model) receive(o opened) tea.Cmd {
	p := o.page
	switch {
	case p != m.page && p != m.coming && p.doc == nil:
		return nil // given up
	case o.piece.Err != nil:
		m.fail(p, o.piece.Err)
		return nil
	case o.doc == nil:
		p.opening.read, p.opening.total = o.piece.Read, o.piece.Total
	default:
		p.opening.late = &o
	}
	return p.next
}

// arrive shows what has come of this article, or of the one that takes its place,
// unless that would take away what keys are being typed at.
func (m *model) arrive() {
	if m.coming != nil && m.coming.opening.late != nil && !m.typing() {
		m.jumps.push(spot{m.page, m.text.Place()})
		m.jumps.trim(mostPages)
		m.page, m.coming = m.coming, nil
		m.queued = nil // it was for the page before
		m.opening.visited()
		m.overlay = nil
		m.say = saying{}
	}
	if m.opening.late == nil || m.labels.links != nil {
		return
	}
	o := *m.opening.late
	m.opening.late = nil
	m.open(o)
}

// fail tells why an article could not be opened. The one on screen stays; where
// there is none the program ends.
func (m *model) fail(p *page, err error) {
	switch {
	case p == m.coming:
		m.coming = nil
		m.warn(err)
	case m.doc == nil:
		m.opening.failed = err
	default:
		p.opening.percent = 100
		m.warn(err)
	}
}

// warn tells of an error: in the foot, or over the text where it is too long for
// that.
func (m *model) warn(err error) {
	text := explain.Screen(err).String()
	if m.look.method.Width(text) <= m.width-4 {
		m.say.alert = text
		return
	}
	m.showOver(card.Message("Not opened", text, m.look.theme, m.look.method))
}

// open shows a piece of the page's article: the first, or one that goes on from
// what is shown.
func (m *model) open(o opened) {
	old := m.doc
	m.doc, m.openLink, m.opening.percent = o.doc, o.piece.OpenLink, o.piece.Percent
	t := reading.Text{Article: o.doc.article, Index: o.doc.index, Notes: o.doc.figures(), Meta: o.doc.meta()}
	if old == nil {
		m.text = reading.New(t, m.look.theme, m.look.method, m.options.Width)
		m.quotes = quotes.New(o.doc.quotes, m.look.theme, m.look.method)
		m.notes = notes.New(o.doc.notes, m.look.theme, m.look.method)
		if list := o.doc.article.Entries; len(list) > 0 {
			m.entries = entries.New(list, m.look.theme, m.look.method)
		}
		m.focus = m.page.focus()
	} else {
		m.text.Replace(t)
		m.quotes.Replace(o.doc.quotes)
		m.notes.Replace(o.doc.notes)
		m.refind(old)
	}
	m.arrange()
	m.seek()
	m.mark()
	m.follow()
	if m.say.renew != nil {
		m.say.renew()
	}
	if n := len(o.doc.article.Problems); n > 0 && o.piece.Percent == 100 {
		m.say.notice = o.doc.article.Problems[0]
	}
}

// seek goes to the place of the article that was asked for, as soon as it has been
// opened so far, unless the reader has gone elsewhere.
func (m *model) seek() {
	if m.ref.Fragment == "" {
		return
	}
	at, ok := m.doc.target(m.ref.Fragment)
	switch {
	case !ok && m.opening.percent < 100:
		return
	case !ok:
		m.say.notice = "the place that the link leads to is not in it"
	case m.text.Place() == reading.Place{}:
		m.text.Return(reading.Place{At: at})
	}
	m.ref.Fragment = ""
}

// refind finds in a longer piece of the article what the reader is at.
func (m *model) refind(old *document) {
	moved := func(a content.Anchor) content.Anchor { return content.Relocate(old.article, m.doc.article, a) }
	m.here.refind(old, m.doc)
	m.quotes.Select(m.here.quote)
	m.jumps.refind(m.page, moved)
	m.finding.refind(m.doc.article, moved)
	if b := m.finding.before; b != nil {
		b.place.At = moved(b.place.At)
		b.here.refind(old, m.doc)
		b.finding.refind(m.doc.article, moved)
	}
	if m.finding.open {
		m.find()
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

// progress says what is being opened, and how far it is, in so many cells: the
// name is cut where there are too few.
func (p *page) progress(width int, method layout.Method) string {
	const (
		give  = " · esc gives up"
		least = 12 // cells of the name
	)
	o := &p.opening
	far := ""
	switch {
	case o.total > 0:
		far = fmt.Sprintf(", %s of %s", size(o.read), size(o.total))
	case o.read > 0:
		far = ", " + size(o.read)
	}
	name := "opening " + p.ref.Name
	for _, rest := range []string{far + give, give} {
		if room := width - method.Width(rest); room >= least {
			return method.Truncate(name, room) + rest
		}
	}
	return method.Truncate(name, width)
}

// size writes a number of bytes for people.
func size(n int64) string {
	const kilo = 1000
	if n < kilo*kilo {
		return fmt.Sprintf("%d kB", (n+kilo-1)/kilo)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/kilo/kilo)
}
