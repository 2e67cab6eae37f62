package quote

import (
	"context"
	"slices"

	"pullquote/content/bounds"
	"pullquote/content/quote/lexicon"
)

// Findings are the quotations of a text and the people who said them.
type Findings struct {
	Quotations []Quotation // in reading order; those in captions come last
	People     []Person    // in the order of their first quotations
	// PersonOf has, for each quotation, the index of its speaker in People; -1 if that is
	// not known.
	PersonOf []int
	Problems []string // sentences for the reader
}

// Resolve decides who said the quotations in the windows scanned so far. It fails only with
// ctx's error.
func (f *Finder) Resolve(ctx context.Context) (*Findings, error) { return f.resolve(ctx, false) }

// Finish is like [Finder.Resolve], but needs less memory: f cannot be used afterwards.
func (f *Finder) Finish(ctx context.Context) (*Findings, error) { return f.resolve(ctx, true) }

// resolve decides who said each quotation. If isLast is set, it lets go of the records of a window
// as soon as nothing needs them.
func (f *Finder) resolve(ctx context.Context, isLast bool) (*Findings, error) {
	var text, captions []*records
	for _, w := range f.windows {
		if w.text != nil {
			text, captions = append(text, w.text), append(captions, w.captions)
		}
	}
	discourses := [...]*discourse{newDiscourse(text, f.lex, f.byline), newDiscourse(captions, f.lex, f.byline)}
	for _, d := range discourses {
		if err := d.resolve(ctx); err != nil {
			return nil, err
		}
	}
	if f.article != nil {
		if err := discourses[0].dropRepeats(ctx); err != nil {
			return nil, err
		}
	}
	problems := problemsOf(slices.Concat(text, captions))
	if isLast {
		f.windows = nil
	}
	out, err := list(ctx, discourses[:], f.lex)
	if err != nil {
		return nil, err
	}
	out.Problems = problems
	return out, nil
}

// problemsOf returns what the reader is told about quotations that are missing in windows.
func problemsOf(windows []*records) []string {
	var out []string
	if slices.ContainsFunc(windows, func(r *records) bool { return r.isCut }) {
		out = append(out, bounds.Tokens.Sentence())
	}
	if slices.ContainsFunc(windows, func(r *records) bool { return r.hasMore }) {
		out = append(out, bounds.Quotations.Sentence())
	}
	return out
}

// list returns the quotations of discourses, which cannot be used afterwards: it lets go of what a
// quotation was found from when it has listed it. In a long text, that is much.
func list(ctx context.Context, discourses []*discourse, lex *lexicon.Lexicon) (*Findings, error) {
	n := 0
	for _, d := range discourses {
		n += len(d.quotes)
		d.windows, d.names, d.references, d.salience = nil, nil, nil, nil
	}
	out := &Findings{Quotations: make([]Quotation, 0, n)}
	people := people{lex: lex, indexByName: map[string]int{}, personOf: make([]int, 0, n)}
	for _, d := range discourses {
		for i, q := range d.quotes {
			if isDone(ctx, i) {
				return nil, ctx.Err()
			}
			one := d.finalize(q)
			one.Number = len(out.Quotations) + 1
			out.Quotations = append(out.Quotations, one)
			people.add(&one, q.speaker, int(q.words))
			d.quotes[i] = nil
		}
	}
	out.People, out.PersonOf = people.list, people.personOf
	return out, nil
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
