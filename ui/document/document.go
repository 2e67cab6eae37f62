// Package document is an open article and the reader's place in it: the current quotation
// and image note, the search, the speaker whose quotations are listed, and the jump list.
//
// A document knows no screen. Places are anchors and ranges. Each action of the reader is a
// method call that returns an [Outcome]: what to show, what to say, what to open. Events
// that the reader did not cause, such as a longer article or a hit, produce outcomes too:
// [Document.TakeOutcomes] returns them. A document only has to be told what is visible: see
// [Document.Follow].
//
// Terms: a document is complete when the whole article has been opened, and analysed when
// everything in it has been found. Until then its analysis may be provisional and cover
// only the beginning of the article.
//
// What always holds: a document is only used on the update loop; slow work runs in tasks;
// and the same calls lead to the same state, no matter when the article and its analysis
// arrive in between.
package document

import (
	"context"

	"pullquote/content"
	"pullquote/content/analysis"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// A Document is one open article. Make one with [Open].
type Document struct {
	tasks   *task.Queue
	explain func(error) string
	era     *task.Era // ends when the document is closed
	outbox  []Outcome
	opening opening

	analysis  *analysis.Analysis // nil until [Document.HasText]
	analysed  *content.Article   // the article, or the part of it, whose quotations are known
	quotes    *quotes            // nil: not known yet
	knownFrom content.BlockIndex // all quotations from this block on are known,
	known     content.BlockIndex // up to this one
	scanned   int                // percentage of the article that has been searched for quotations
	analysing *task.Era          // of the analysis; nil: none was started
	replacing *task.Era          // of the move to a longer article; nil: none was started

	corrections corrections

	isReaching bool // a task reads text farther on

	position
	moves  moveLog
	person int // index of the person whose quotations are listed; -1: everyone
	search search
	jumps  jumps
	shown  *ShownBlocks // nil: all blocks

	selection content.Range // empty: nothing is selected
	counted   wordCount     // in the selection that was counted last

	lastSearch search               // that was cleared last
	signatures *contentsearch.Index // of the article; nil: not known yet

	chapters chapters
	footnote content.Range // of the footnote that was shown last
	visits   visits
	notice   liveNotice
}

// A Place is the reader's position in the text.
type Place struct {
	At   content.Anchor // the first text on screen
	Lead int            // rows visible above it; negative if the screen starts below it
}

// A position is what the reader is looking at.
type position struct {
	place       Place
	visible     content.Range  // the text on screen
	paragraph   content.Number // the first on screen, or the last one above it
	origin      Place          // the place when the focus left the text
	isAway      bool           // the focus is not on the text
	quote       int            // index of the current quotation; -1: none
	evidence    content.Range  // the sentence shown instead of it; empty: none
	isChosen    bool           // the reader chose the current quotation
	isLit       bool           // the reader chose it and has not scrolled since
	isShowing   bool           // the next move is part of that choice
	line        content.Anchor // the reading line after the last move
	note        int            // index of the current image note; -1: none
	nearestNote int            // index of the image note nearest to the screen; -1: none
}

// An Outcome tells the screen what to do. Place is applied before Show, which scrolls as
// little as possible from there.
type Outcome struct {
	Place     *Place         // scroll exactly to it
	Show      *content.Range // make it visible
	FocusText bool           // focus the text

	Notice string // shown until the next key; "{search}" stands for the key of an action
	Alert  string // the same, for an error
	Err    error  // why the rest of the article could not be opened

	// Replaces is the text that Notice may replace. If it is "", Notice replaces any text.
	Replaces string

	Copy     string                // for the clipboard
	Open     *Request              // a document to open
	Footnote *content.FootnoteItem // shown in a popup
}

// A Request asks for a document. Each call of Updates opens its source again.
type Request struct {
	Ref     Ref
	Updates func(context.Context) <-chan Update
	Opened  func() // called when the document is first shown; may be nil
}

// Open opens a document. It receives its updates in a task of the queue. Explain returns
// the sentence for an error.
func Open(tasks *task.Queue, r Request, explain func(error) string) *Document {
	d := &Document{
		tasks:    tasks,
		explain:  explain,
		era:      task.NewEra(context.Background()),
		position: position{quote: -1, note: -1, nearestNote: -1},
		person:   -1,
	}
	d.opening.ref = r.Ref
	d.opening.opened = r.Opened
	d.receiveUpdates(r)
	return d
}

// Close ends all tasks of the document. No more updates arrive.
func (d *Document) Close() { d.era.End() }

// Era returns the time during which the document is open.
func (d *Document) Era() *task.Era { return d.era }

// TakeOutcomes returns and clears the outcomes of events that the reader did not cause.
func (d *Document) TakeOutcomes() []Outcome {
	out := d.outbox
	d.outbox = nil
	return out
}

func (d *Document) post(o Outcome) { d.outbox = append(d.outbox, o) }

// Failed returns the error that kept the article from being opened at all, or nil.
func (d *Document) Failed() error { return d.opening.failed }

// HasText reports whether there is something to read.
func (d *Document) HasText() bool { return d.analysis != nil }

// IsComplete reports whether the whole article has been opened.
func (d *Document) IsComplete() bool { return d.HasText() && d.opening.percent == 100 }

// IsAnalysed reports whether everything in the article has been found. Until then
// [Document.Analysis] may be provisional.
func (d *Document) IsAnalysed() bool { return d.IsComplete() && d.analysed == d.Article() }

// Analysis returns the analysis of the article so far. It is nil until [Document.HasText].
func (d *Document) Analysis() *analysis.Analysis { return d.analysis }

// Article returns the part of the article that has been opened so far. It must not be
// called before [Document.HasText].
func (d *Document) Article() *content.Article { return d.analysis.Article }

// Name returns the title of the article, or its source if it has no title.
func (d *Document) Name() string {
	if title := d.Article().Title.String(); title != "" {
		return title
	}
	return d.Article().Source.String()
}

// Place returns the reader's position.
func (d *Document) Place() Place { return d.place }

// Quote returns the index of the current quotation, or -1.
func (d *Document) Quote() int { return d.quote }

// Marked returns the ranges to mark in the text: the parts of the current quotation, or the
// sentence that names its speaker.
func (d *Document) Marked() []content.Range {
	switch {
	case d.evidence != content.Range{}:
		return []content.Range{d.evidence}
	case d.quote >= 0:
		return d.analysis.Quotations[d.quote].Parts
	}
	return nil
}

// Lit returns the ranges to light in the text: the marked ones from the moment when the
// reader chooses them until the next scroll.
func (d *Document) Lit() []content.Range {
	if !d.isLit {
		return nil
	}
	return d.Marked()
}

// Note returns the index of the current image note, or -1.
func (d *Document) Note() int { return d.note }

// NearestNote returns the index of the image note nearest to the screen, or -1.
func (d *Document) NearestNote() int { return d.nearestNote }
