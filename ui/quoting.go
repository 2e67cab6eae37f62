package ui

import (
	"fmt"
	"slices"
	"sort"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/keymap"

	tea "charm.land/bubbletea/v2"
)

// light makes quotation i the current one, in the text and in the pane.
func (m *model) light(i int) {
	m.here.quote = i
	if i < 0 {
		m.text.Light(nil)
		return
	}
	m.quotes.Select(i)
	m.text.Light(m.doc.quotes[i].Parts)
}

// point makes note i the one that the reader is at, in the text and in the pane;
// none if it is negative.
func (m *model) point(i int) {
	m.here.note = i
	if i < 0 {
		m.text.Point(content.Range{})
		return
	}
	m.notes.Select(i)
	m.text.Point(m.noteRange(i))
}

// mark tells the text what stands out in it.
func (m *model) mark() {
	marks := m.finding.marks()
	for _, i := range m.listedOrder() {
		marks.Quotes = append(marks.Quotes, m.doc.quotes[i].Parts[0].Start)
	}
	if m.here.quote >= 0 {
		marks.Lit = m.doc.quotes[m.here.quote].Parts
	}
	if m.here.note >= 0 {
		marks.Note = m.noteRange(m.here.note)
	}
	m.text.Mark(marks)
}

// listed reports whether the filter keeps quotation i.
func (m *model) listed(i int) bool {
	if m.quotes.Only() == "" {
		return true
	}
	_, ok := slices.BinarySearch(m.quotes.Shown(), i)
	return ok
}

// follow makes the panes follow the text: the current quotation and note are
// those on screen, or the last above it.
func (m *model) follow() {
	seen := m.text.Visible()
	if m.here.quote < 0 || !m.onScreen(m.here.quote) {
		if i, ok := m.quoteIn(seen); ok {
			m.light(i)
		}
	}
	m.followNotes(seen)
	if m.here.note >= 0 && m.focus != keymap.Notes && !overlap(m.noteRange(m.here.note), seen) {
		m.point(-1)
	}
}

// onScreen reports whether some of quotation i is on screen.
func (m *model) onScreen(i int) bool {
	seen := m.text.Visible()
	return slices.ContainsFunc(m.doc.quotes[i].Parts, func(r content.Range) bool { return overlap(r, seen) })
}

func overlap(a, b content.Range) bool {
	return a.Start.Compare(b.End) < 0 && b.Start.Compare(a.End) < 0
}

// quoteIn is the first listed quotation in r, or the last before it, or the
// first of all.
func (m *model) quoteIn(r content.Range) (int, bool) {
	at := m.doc.after(r.Start)
	for j := at; j < len(m.doc.order); j++ {
		i := m.doc.order[j]
		if m.doc.quotes[i].Parts[0].Start.Compare(r.End) >= 0 {
			break
		}
		if m.listed(i) {
			return i, true
		}
	}
	for j := at - 1; j >= 0; j-- {
		if m.listed(m.doc.order[j]) {
			return m.doc.order[j], true
		}
	}
	for j := at; j < len(m.doc.order); j++ {
		if m.listed(m.doc.order[j]) {
			return m.doc.order[j], true
		}
	}
	return -1, false
}

func (m *model) followNotes(seen content.Range) {
	i := sort.Search(len(m.doc.notes), func(i int) bool { return m.doc.notes[i].At.Start.Compare(seen.Start) >= 0 })
	if i == len(m.doc.notes) || i > 0 && m.doc.notes[i].At.Start.Compare(seen.End) >= 0 {
		i--
	}
	if chosen, ok := m.notes.Chosen(); ok && i >= 0 && !overlap(m.noteRange(chosen), seen) {
		m.notes.Select(i)
	}
}

// noteRange is where note i stands; a picture without a word counts as one
// place.
func (m *model) noteRange(i int) content.Range {
	r := m.doc.notes[i].At
	if r.Start == r.End {
		r.End.Offset++
	}
	return r
}

// stepQuote goes to the n'th next listed quotation, or previous one if n is
// negative.
func (m *model) stepQuote(n int) {
	order, to := m.quoteStep(n)
	if len(order) == 0 {
		m.say.notice = "no quotes in this article"
		return
	}
	edge := ""
	switch {
	case to >= len(order):
		edge = "last quote"
	case to < 0:
		edge = "first quote"
	}
	m.goToQuote(order[min(max(to, 0), len(order)-1)])
	m.say.renew = func() { m.sayQuote(edge) }
	m.say.renew()
}

// quoteStep returns the listed quotations in the order of the text, and the index
// among them to which n steps lead: from the current quotation if it is on screen,
// else from the screen. The index is out of range if there are fewer.
func (m *model) quoteStep(n int) (order []int, to int) {
	order = m.listedOrder()
	seen := m.text.Visible()
	at := sort.Search(len(order), func(j int) bool { return m.doc.quotes[order[j]].Parts[0].Start.Compare(seen.Start) >= 0 })
	if n > 0 {
		at--
	}
	if m.here.quote >= 0 && m.onScreen(m.here.quote) && m.listed(m.here.quote) {
		at = slices.Index(order, m.here.quote)
	}
	return order, at + n
}

// listedOrder are the listed quotations in the order of the text.
func (m *model) listedOrder() []int {
	if m.quotes.Only() == "" {
		return m.doc.order
	}
	return slices.DeleteFunc(slices.Clone(m.doc.order), func(i int) bool { return !m.listed(i) })
}

func (m *model) goToQuote(i int) {
	m.text.Show(m.doc.quotes[i].Range())
	m.point(-1)
	m.light(i)
	m.followNotes(m.text.Visible())
}

// sayQuote says which quotation is the current one, in the words of edge if a step
// ended at the first or the last.
func (m *model) sayQuote(edge string) {
	order := m.listedOrder()
	m.say.notice = edge
	if edge == "" {
		m.say.notice = fmt.Sprintf("quote %d of %d", slices.Index(order, m.here.quote)+1, len(order))
	}
	if label := m.doc.quotes[m.here.quote].Label(); label != "" {
		m.say.notice += " · " + label
	}
}

// stepNote goes to the n'th next image note, or previous one.
func (m *model) stepNote(n int) {
	if len(m.doc.notes) == 0 {
		m.say.notice = "no pictures in this article"
		return
	}
	to := m.noteStep(n)
	note := min(max(to, 0), len(m.doc.notes)-1)
	switch {
	case to >= len(m.doc.notes):
		m.say.notice = "last note"
	case to < 0:
		m.say.notice = "first note"
	default:
		m.say.renew = func() { m.say.notice = fmt.Sprintf("note %d of %d", to+1, len(m.doc.notes)) }
		m.say.renew()
	}
	m.text.Show(m.noteRange(note))
	m.point(note)
	m.follow()
}

// noteStep is the index of the image note to which n steps lead: from the current
// note, else from the screen. It is out of range if there are fewer.
func (m *model) noteStep(n int) int {
	if m.here.note >= 0 {
		return m.here.note + n
	}
	seen := m.text.Visible()
	at := sort.Search(len(m.doc.notes), func(i int) bool { return m.doc.notes[i].At.Start.Compare(seen.Start) >= 0 })
	if n > 0 {
		at--
	}
	return at + n
}

// onlySpeaker keeps the quotations of whoever said the current one, or all
// again.
func (m *model) onlySpeaker() {
	if m.quotes.Only() != "" {
		m.keep("")
		return
	}
	if m.here.quote < 0 {
		m.say.notice = "no quotes in this article"
		return
	}
	p, ok := m.doc.person(m.here.quote)
	if !ok {
		m.say.notice = "nobody is named for this quote"
		return
	}
	m.keep(p.Name)
}

// keep lists the quotations of one person only, or everybody's for "".
func (m *model) keep(name string) {
	var indexes []int
	for _, p := range m.doc.people {
		if p.Name == name {
			indexes = p.Quotations
		}
	}
	m.quotes.Keep(name, indexes)
	m.say.notice = "all quotes"
	if name != "" {
		m.say.notice = amount(len(m.quotes.Shown()), "quote") + "; * for all"
	}
	if m.here.quote >= 0 && !m.listed(m.here.quote) {
		if i, ok := m.quotes.Chosen(); ok {
			m.light(i)
			m.text.Show(m.doc.quotes[i].Range())
		}
	}
	m.mark()
}

// showEvidence lights the sentence that says who said quotation i, and tells in a
// few words how it does.
func (m *model) showEvidence(i int) {
	q := &m.doc.quotes[i]
	m.say.notice = q.Why()
	if q.Sentence == (content.Range{}) {
		return
	}
	m.do(intent.Jump{To: q.Sentence})
	m.light(i)
	m.text.Light([]content.Range{q.Sentence})
}

// copy puts what the reader is at on the clipboard: a note, else the current
// quotation, else the paragraph at the top of the screen.
func (m *model) copy() tea.Cmd {
	if m.here.note >= 0 {
		m.say.notice = fmt.Sprintf("copied note %d", m.here.note+1)
		return tea.SetClipboard(m.doc.caption(m.here.note))
	}
	if m.here.quote >= 0 && m.onScreen(m.here.quote) {
		m.say.notice = "copied the quote"
		if name := m.doc.quotes[m.here.quote].Name(); name != "" {
			m.say.notice += " of " + name
		}
		return tea.SetClipboard(m.doc.citation(m.here.quote))
	}
	block, ok := m.doc.index.Paragraph(m.text.Paragraph())
	if !ok {
		m.say.notice = "nothing to copy"
		return nil
	}
	m.say.notice = fmt.Sprintf("copied paragraph %d", m.doc.index.Number(block))
	return tea.SetClipboard(m.doc.article.Block(block).Plain())
}

// copySource puts the address of the article on the clipboard, or that of the
// chosen one in a list.
func (m *model) copySource() tea.Cmd {
	if m.entries != nil {
		return m.copyEntry()
	}
	if m.doc.article.Source == "" {
		m.say.notice = "the article does not say where it is from"
		return nil
	}
	m.say.notice = "copied " + m.doc.article.Source
	return tea.SetClipboard(m.doc.article.Source)
}
