package document

import (
	"slices"
	"sort"

	"pullquote/content"
)

// Viewport is the visible part of the text.
type Viewport struct {
	Place     Place
	Visible   content.Range  // the text on screen
	Paragraph content.Number // the first on screen, or the last one above it

	// KeepNote keeps the current image note even if its figure is not visible.
	KeepNote bool
}

// SetViewport stores the viewport when the reader has not moved; for example, after a
// change of the screen size.
func (d *Document) SetViewport(v Viewport) {
	d.place, d.visible, d.paragraph = v.Place, v.Visible, v.Paragraph
}

// IsQuoteVisible reports whether any part of the current quotation is visible.
func (d *Document) IsQuoteVisible() bool { return d.quote >= 0 && d.isOnScreen(d.quote) }

// IsNoteVisible reports whether the figure of an image note is visible.
func (d *Document) IsNoteVisible() bool {
	return d.nearestNote >= 0 && d.showsNote(d.nearestNote) && overlaps(d.NoteRange(d.nearestNote), d.visible)
}

// Follow stores the viewport after a move. The current quotation becomes the one at the
// reading line, and the current image note one on screen, or the last one above it.
func (d *Document) Follow(v Viewport) {
	hasMoved := d.isShowing || v.Place != d.place
	d.SetViewport(v)
	if !d.IsAnalysed() && (hasMoved || d.moves.count() == 0) {
		d.moves.add(move{visible: v.Visible})
	}
	if hasMoved || d.quote < 0 {
		d.followQuotes()
	}
	d.followNotes(v.KeepNote)
}

// followQuotes makes the quotation current that the reading line has passed last. One that
// the reader has chosen stays current while it is visible, until the line moves down past
// another one beyond it, or up past it.
func (d *Document) followQuotes() {
	order := d.shownOrder()
	before := d.firstFrom(order, after(d.line)) - 1
	d.line = d.readingLine()
	if d.isShowing {
		d.isShowing = false
		return
	}
	d.isLit, d.evidence = false, content.Range{}
	now := d.firstFrom(order, after(d.line)) - 1
	if d.isChosen && d.IsQuoteVisible() {
		at := d.indexIn(order, d.quote)
		isPassed := now > before && now > at || now < at && before >= at
		if !isPassed {
			return
		}
	}
	if now < 0 {
		d.setQuote(-1)
		return
	}
	d.setQuote(order[now])
}

// readingLine returns the place that the reader is assumed to read. On the first screen of
// an article, it is at the top, on the last one at the bottom, and in between it slides from
// one to the other. If the whole article is visible, it stays at the top.
func (d *Document) readingLine() content.Anchor {
	x := d.analysis.Index
	start, end := x.Offset(d.visible.Start), x.Offset(d.visible.End)
	if hidden := x.Size() - (end - start); hidden > 1 {
		start += (end - start) * start / (hidden - 1)
	}
	return x.At(min(start, end))
}

// after returns the place just after a.
func after(a content.Anchor) content.Anchor {
	return content.Anchor{Block: a.Block, Offset: a.Offset + 1}
}

func (d *Document) followNotes(hold bool) {
	notes := d.analysis.Notes
	i := sort.Search(len(notes), func(i int) bool { return notes[i].At.Start.Compare(d.visible.Start) >= 0 })
	if i == len(notes) || i > 0 && notes[i].At.Start.Compare(d.visible.End) >= 0 {
		i--
	}
	if i >= 0 && (d.nearestNote < 0 || !overlaps(d.NoteRange(d.nearestNote), d.visible)) {
		d.nearestNote = i
	}
	if d.note >= 0 && !hold && !overlaps(d.NoteRange(d.note), d.visible) {
		d.note = -1
	}
}

// setQuote makes quotation i current; none if i is negative.
func (d *Document) setQuote(i int) {
	d.quote, d.evidence = i, content.Range{}
	d.isChosen, d.isLit, d.isShowing = false, false, false
}

// setNote makes image note i current; none if i is negative.
func (d *Document) setNote(i int) {
	d.note = i
	if i >= 0 {
		d.nearestNote = i
	}
}

// isOnScreen reports whether any part of quotation i is visible.
func (d *Document) isOnScreen(i int) bool {
	return slices.ContainsFunc(d.analysis.Quotations[i].Parts, func(r content.Range) bool { return overlaps(r, d.visible) })
}

func overlaps(a, b content.Range) bool {
	return a.Start.Compare(b.End) < 0 && b.Start.Compare(a.End) < 0
}

// NoteRange returns the range of the figure of image note i. A figure without text counts
// as one byte.
func (d *Document) NoteRange(i int) content.Range {
	r := d.analysis.Notes[i].At
	if r.Start == r.End {
		r.End.Offset++
	}
	return r
}

// SelectAt makes the quotation at a place current, or else the image note there.
func (d *Document) SelectAt(a content.Anchor) {
	here := content.Range{Start: a, End: content.Anchor{Block: a.Block, Offset: a.Offset + 1}}
	if i := d.quoteAt(here); i >= 0 {
		d.chooseQuote(i, false)
		return
	}
	for i := range d.analysis.Notes {
		if overlaps(d.NoteRange(i), here) {
			d.setNote(i)
		}
	}
}

// quoteAt returns the first listed quotation that overlaps r, or -1 if there isn't one.
func (d *Document) quoteAt(r content.Range) int {
	found := -1
	if d.quotes == nil {
		return found
	}
	for j := d.firstFrom(d.quotes.inOrder, r.End) - 1; j >= 0 && d.quotes.maxEnd[j] >= r.Start.Block; j-- {
		i := d.quotes.inOrder[j]
		if d.isListed(i) && slices.ContainsFunc(d.analysis.Quotations[i].Parts, func(p content.Range) bool { return overlaps(p, r) }) {
			found = i
		}
	}
	return found
}

// SelectQuote makes the next quotation current if none is, or else the last one.
func (d *Document) SelectQuote() {
	if order := d.order(); d.quote < 0 && len(order) > 0 {
		d.chooseQuote(order[min(d.firstFrom(order, d.line), len(order)-1)], false)
	}
}

// chooseQuote makes quotation i current by choice of the reader. IsShowing means that the
// next move shows it.
func (d *Document) chooseQuote(i int, isShowing bool) {
	d.setNote(-1)
	d.setQuote(i)
	d.isChosen, d.isLit, d.isShowing = true, true, isShowing
	if !d.IsAnalysed() {
		d.moves.add(move{chosen: true, quote: d.quoteStart(i), isShowing: isShowing})
	}
}

// LeaveText remembers the place when the focus moves from the text to another pane.
func (d *Document) LeaveText() {
	if !d.isAway {
		d.origin, d.isAway = d.place, true
	}
}

// EnterText tells the document that the text has the focus again.
func (d *Document) EnterText() { d.isAway = false }

// ReturnToText goes back to the place where the focus left the text.
func (d *Document) ReturnToText() Outcome { return Outcome{Place: &d.origin, FocusText: true} }

// A moveLog records what the reader saw and chose before the article was analysed. The
// current quotation depends on it.
type moveLog struct {
	moves   []move
	dropped int // the number of older moves that are not remembered
}

// A move is a part of the text that was visible, or a quotation that was chosen.
type move struct {
	visible content.Range
	chosen  bool
	quote   content.Anchor // start of the chosen quotation

	isShowing bool // the next move shows it
}

// maxMoves bounds the moves to remember.
const maxMoves = 1 << 12

func (t *moveLog) add(s move) {
	if n := len(t.moves); n > 0 && t.moves[n-1] == s {
		return
	}
	t.moves = append(t.moves, s)
	n := max(len(t.moves)-maxMoves, 0)
	t.moves, t.dropped = t.moves[n:], t.dropped+n
}

// count returns the number of moves so far.
func (t *moveLog) count() int { return t.dropped + len(t.moves) }

// first returns the first n moves, as far as they are remembered.
func (t *moveLog) first(n int) []move { return t.moves[:min(max(n-t.dropped, 0), len(t.moves))] }

// replayMoves repeats the recorded moves when more quotations are known.
func (d *Document) replayMoves() {
	if b := d.search.saved; b != nil {
		d.replay(d.moves.first(b.moves))
		b.quote, b.isChosen = d.quote, d.isChosen
	}
	d.replay(d.moves.moves)
	if d.IsAnalysed() {
		d.moves = moveLog{}
	}
}

// replay sets the current quotation to the one that is current after some moves.
func (d *Document) replay(moves []move) {
	visible := d.visible
	d.setQuote(-1)
	d.line = content.Anchor{}
	for _, s := range moves {
		switch {
		case !s.chosen:
			d.visible = s.visible
			d.followQuotes()
		case len(d.quotes.inOrder) > 0:
			d.setQuote(d.quoteFrom(s.quote))
			d.isChosen, d.isLit, d.isShowing = true, true, s.isShowing
		}
	}
	d.visible = visible
}

// quoteFrom returns the first quotation that starts at or after a, or else the last one; -1
// if there aren't any.
func (d *Document) quoteFrom(a content.Anchor) int {
	order := d.quotes.inOrder
	if len(order) == 0 {
		return -1
	}
	return order[min(d.firstFrom(order, a), len(order)-1)]
}
