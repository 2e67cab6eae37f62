package document

import (
	"context"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/ui/task"
)

// The reader's corrections of speakers are applied to each analysis of the article before it is
// shown, in a task: the quotations may have to be searched for in a text that has changed.

// findings are an analysis without corrections, and how much of the article it covers.
type findings struct {
	analysis *analysis.Analysis // nil: none yet
	from, to content.BlockIndex // all quotations between these blocks are known
	isAll    bool               // everything that has been opened has been analysed
}

// corrections are the reader's corrections of speakers.
type corrections struct {
	list  []content.Correction
	found findings
	era   *task.Era // of the task that applies them; nil: none is running
}

// SetCorrections sets the reader's corrections of speakers, in the order in which they apply.
func (d *Document) SetCorrections(list []content.Correction) {
	d.corrections.list = list
	if found := d.corrections.found; found.analysis != nil && found.analysis.Article == d.Article() {
		d.correct()
	}
}

// IsCorrecting reports whether corrections of an article that has been analysed are about to be
// applied.
func (d *Document) IsCorrecting() bool { return d.corrections.era != nil && d.IsAnalysed() }

// setFindings stores what has been found. It is shown after the corrections have been applied.
func (d *Document) setFindings(found findings, q *quotes) {
	d.corrections.found = found
	d.stopCorrecting()
	if len(d.corrections.list) == 0 {
		d.show(found, q)
		return
	}
	d.correct()
}

func (d *Document) stopCorrecting() {
	if d.corrections.era != nil {
		d.corrections.era.End()
		d.corrections.era = nil
	}
}

// correct applies the corrections to what has been found, in a task.
func (d *Document) correct() {
	d.stopCorrecting()
	era := task.NewEra(d.era.Context())
	d.corrections.era = era
	found, list, isPart := d.corrections.found, d.corrections.list, !d.IsComplete()
	d.tasks.Start(era, func(ctx context.Context) (func(), bool) {
		x, err := found.analysis.Corrected(ctx, list, isPart)
		if err != nil {
			return nil, false
		}
		q := newQuotes(x)
		return func() {
			d.stopCorrecting()
			if found.analysis.Article != d.Article() {
				return // a longer article will be analysed, too
			}
			isShown := d.analysis.Uncorrected() == found.analysis && d.quotes != nil
			found.analysis = x
			if isShown {
				d.replaceSpeakers(x, q)
				return
			}
			d.show(found, q)
		}, false
	})
}

// replaceSpeakers shows the same quotations with other speakers.
func (d *Document) replaceSpeakers(x *analysis.Analysis, q *quotes) {
	speaker, listed := d.Speaker(), d.Listed()
	d.analysis, d.quotes = x, q
	d.filterBy(speaker)
	if speaker != "" && d.person < 0 { // the person has another name now, or nobody has their quotations
		d.person = x.PersonOf(listed[0])
	}
	d.resumeSearch()
}
