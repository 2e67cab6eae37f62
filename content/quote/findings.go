package quote

import (
	"context"
	"slices"
)

// Findings are the quotations of a text and the people who said them.
type Findings struct {
	People []Person // in the order of their first quotations
	// PersonOf has, for each quotation, the index of its speaker in People; -1 if that is
	// not known.
	PersonOf []int

	text, captions *discourse
}

// Len returns the number of quotations.
func (f *Findings) Len() int { return len(f.text.quotes) + len(f.captions.quotes) }

// Quotation returns quotation i. Quotations are in reading order; those in captions come last.
func (f *Findings) Quotation(i int) Quotation {
	q := f.state(i)
	out := q.discourse.finalize(q)
	out.Number = i + 1
	return out
}

func (f *Findings) state(i int) *quoteState {
	if n := len(f.text.quotes); i >= n {
		return f.captions.quotes[i-n]
	}
	return f.text.quotes[i]
}

// Resolve decides who said the quotations in the windows scanned so far. It fails only with
// ctx's error. The Findings are valid until another window is scanned.
func (f *Finder) Resolve(ctx context.Context) (*Findings, error) {
	var text, captions []*records
	for _, w := range f.windows {
		if w.text != nil {
			text, captions = append(text, w.text), append(captions, w.captions)
		}
	}
	out := &Findings{text: newDiscourse(text, f.lex, f.byline), captions: newDiscourse(captions, f.lex, f.byline)}
	for _, d := range []*discourse{out.text, out.captions} {
		if err := d.resolve(ctx); err != nil {
			return nil, err
		}
		d.names, d.references, d.salience = nil, nil, nil // in a long text, that is much
	}
	if f.article == nil {
		return out, nil
	}
	if err := out.text.dropRepeats(ctx); err != nil {
		return nil, err
	}
	return out, out.listPeople(ctx)
}

// Finish is like [Finder.Resolve], but frees what only another Resolve would need: f cannot be
// used afterwards.
func (f *Finder) Finish(ctx context.Context) (*Findings, error) {
	out, err := f.Resolve(ctx)
	for _, w := range f.windows {
		for _, r := range []*records{w.text, w.captions} {
			if r != nil {
				r.names, r.references, r.vocatives, r.forms = nil, nil, nil, nil
			}
		}
	}
	return out, err
}

// resolve decides who said each quotation. It fails only with ctx's error.
func (d *discourse) resolve(ctx context.Context) error {
	for _, q := range d.quotes {
		if q.onlyInProse && d.isDialogue {
			q.clearSpeaker()
		}
	}
	if !d.isDialogue && !d.lex.IsNone() {
		d.propagate()
	}
	d.quotes = slices.DeleteFunc(d.quotes, func(q *quoteState) bool {
		// A fragment without a speaker may be scare quotes.
		return q.kind == Fragment && (q.mention.kind == nobody || d.isDialogue && !q.hasReportingCue)
	})
	if d.lex.IsNone() {
		d.resolveByName()
		return nil
	}
	d.linkNames()
	if d.narrator = d.findNarrator(); d.narrator != nil {
		d.narrator.isTeller = true
	}
	if d.isDialogue {
		return d.resolveDialogue(ctx)
	}
	return d.resolveNews(ctx)
}

// resolveByName resolves each named mention to a person of that name. It is for languages
// without a lexicon.
func (d *discourse) resolveByName() {
	for _, q := range d.quotes {
		if q.mention.kind == named {
			q.speaker = &entity{name: q.mention.text, kind: person}
		}
	}
}

// dropRepeats removes the pull quotes of an article.
func (d *discourse) dropRepeats(ctx context.Context) error {
	repeats, err := d.findRepeats(ctx)
	if len(repeats) == 0 {
		return err
	}
	remaining := d.quotes[:0]
	for i, q := range d.quotes {
		if !repeats[i] {
			remaining = append(remaining, q)
		}
	}
	d.quotes = remaining
	return err
}

// listPeople collects the people who are quoted.
func (f *Findings) listPeople(ctx context.Context) error {
	people := people{lex: f.text.lex, indexByName: map[string]int{}}
	for i := range f.Len() {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		q := f.Quotation(i)
		s := f.state(i)
		people.add(&q, s.speaker, int(s.words))
	}
	f.People, f.PersonOf = people.list, people.personOf
	return nil
}
