// Package document is one open article and the place in it: which quotation and which
// image note are current, what the search has found, whose quotations are listed, and
// the way back.
//
// There is no screen in here. Places are anchors and ranges. What the reader does is a
// method call, and its result an [Outcome]: what to show, what to say, what to open. What
// happens by itself, as more of the article arrives or a search finds something, is an
// Outcome too: [Document.Take] returns it. The one thing that a document has to be told
// is what can be seen, see [Document.Follow].
//
// Terms: a document is complete when all of its article has been opened, and analysed
// when everything in it has been found. Until then there may be a provisional analysis,
// that of a beginning of the article.
//
// What always holds: a document is only used on the update loop; all that takes time
// runs in tasks; and the same calls lead to the same state, whenever the article and its
// analysis arrive between them.
package document

import (
	"context"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/ui/task"
)

// A Document is one open article. Make one with [Open].
type Document struct {
	tasks   *task.Queue
	explain func(error) string
	era     *task.Era // ends when nobody reads the document any more
	outbox  []Outcome
	opening opening

	analysis  *analysis.Analysis // nil until there is something to read
	analysed  *content.Article   // what the quotations are of: the article or a beginning of it
	quotes    *quotes            // nil: none are known
	known     content.BlockIndex // all quotations before this block are known
	analysing *task.Era          // of the task that analyses; nil: there is none
	replacing *task.Era          // of the task that moves to a longer article; nil: there is none

	position
	trail  trail
	person int // the index of the person whose quotations are listed; -1: everybody's
	search search
	jumps  jumps
	visits visits
	notice renewable
}

// A Place is where the reader is in the text.
type Place struct {
	At   content.Anchor // the first text on screen
	Lead int            // rows shown above it; negative if the screen begins below it
}

// A position is everything that the reader is at.
type position struct {
	place     Place
	visible   content.Range  // the text on screen
	paragraph content.Number // the first on screen, or the last one above it
	origin    Place          // where the text was when the focus left it
	isAway    bool           // the focus is elsewhere
	quote     int            // the index of the current quotation; -1: none
	lit       []content.Range
	holdQuote bool // the next move does not change the current quotation
	note      int  // the index of the current image note; -1: none
	nearNote  int  // the index of the image note nearest to the screen; -1: none
}

// An Outcome says what the screen is to do. Place comes before Show: the least
// scrolling is counted from there.
type Outcome struct {
	Place  *Place         // to go to exactly
	Show   *content.Range // to bring into view
	ToText bool           // give the focus to the text

	Notice string // to say until the next key
	Alert  string // the same, for what went wrong
	Err    error  // why not all of the article could be opened

	// Replaces is what Notice takes the place of, if that is still there. If it is "",
	// Notice takes the place of any other.
	Replaces string

	Copy     string    // for the clipboard
	Open     *Request  // another document to open
	Footnote *Footnote // to show where the reader is
}

// A Footnote is a footnote, and what the text refers to it by.
type Footnote struct {
	Note  content.FootnoteItem
	Label string
}

// A Request is for another document.
type Request struct {
	Ref    Ref
	Pieces func(context.Context) <-chan Piece
	Opened func() // to be called when the document is shown; may be nil
}

// Open opens a document. Its pieces are received in a task of the queue. Explain returns
// the sentence for an error.
func Open(tasks *task.Queue, r Request, explain func(error) string) *Document {
	d := &Document{
		tasks:    tasks,
		explain:  explain,
		era:      task.NewEra(context.Background()),
		position: position{quote: -1, note: -1, nearNote: -1},
		person:   -1,
	}
	d.opening.ref = r.Ref
	d.opening.opened = r.Opened
	d.receivePieces(r)
	return d
}

// Close ends all tasks of the document. Nothing more arrives.
func (d *Document) Close() { d.era.End() }

// Take returns what has happened by itself since the last call.
func (d *Document) Take() []Outcome {
	out := d.outbox
	d.outbox = nil
	return out
}

func (d *Document) tell(o Outcome) { d.outbox = append(d.outbox, o) }

// Failed returns why nothing of the article could be opened; nil if that did not happen.
func (d *Document) Failed() error { return d.opening.failed }

// HasText reports whether there is something to read.
func (d *Document) HasText() bool { return d.analysis != nil }

// IsComplete reports whether all of the article has been opened.
func (d *Document) IsComplete() bool { return d.HasText() && d.opening.percent == 100 }

// IsAnalysed reports whether everything in the article has been found. Until then
// [Document.Analysis] may be provisional.
func (d *Document) IsAnalysed() bool { return d.IsComplete() && d.analysed == d.Article() }

// Analysis returns what is known of the article. It is nil until [Document.HasText].
func (d *Document) Analysis() *analysis.Analysis { return d.analysis }

// Article returns the article, as much of it as has been opened. There must be some.
func (d *Document) Article() *content.Article { return d.analysis.Article }

// Name returns what the article is called on screen.
func (d *Document) Name() string {
	if title := d.Article().Title; title != "" {
		return title
	}
	return d.Article().Source
}

// Place returns where the reader is.
func (d *Document) Place() Place { return d.place }

// Quote returns the index of the current quotation, or -1.
func (d *Document) Quote() int { return d.quote }

// Lit returns what is lit in the text because of the current quotation: its parts, or the
// sentence that says who the speaker is.
func (d *Document) Lit() []content.Range { return d.lit }

// Note returns the index of the current image note, or -1.
func (d *Document) Note() int { return d.note }

// NearNote returns the index of the image note nearest to the screen, or -1.
func (d *Document) NearNote() int { return d.nearNote }
