package quote

import "context"

// A window is a part of a text that is scanned at once. Around its own paragraphs it has a
// few that belong to other windows, for rules that look at neighbouring paragraphs.
type window struct {
	paragraphs    []*paragraph
	first, last   int  // the window's own paragraphs: from first up to last, not included
	hasInterviews bool // turns without marks count as quotations
	hasDoubled    bool // two single marks open quotations: ''It counts''
	candidates    []*candidate
	tokens        *arena
	vocabulary    *vocabulary
}

// contextSize is the number of paragraphs on each side of a window's own. Rules look at one;
// the second one decides whether a quotation in the first continues.
const contextSize = 2

// scan finds the quotations of a window, and returns the records from which their speakers
// are resolved. It fails only with ctx's error.
func (w *window) scan(ctx context.Context) (*records, error) {
	w.findSpans(ctx)
	size := 0
	for _, p := range w.paragraphs {
		size += len(p.text)
	}
	w.tokens.reset(size / bytesPerToken)
	w.each(ctx, func(p *paragraph) { p.tokenize(ctx, w.tokens) })
	if ctx.Err() == nil {
		splitAsides(ctx, w.paragraphs)
		findDashes(ctx, w.paragraphs)
		if w.hasInterviews {
			findTurns(ctx, w.paragraphs)
		}
		clearCapitals(ctx, w.paragraphs)
	}
	w.each(ctx, func(p *paragraph) { classifier{p}.classify(ctx) })
	w.each(ctx, func(p *paragraph) {
		p.markSentences()
		p.aside = p.isAside()
	})
	if ctx.Err() == nil {
		w.assemble(ctx)
	}
	for _, c := range w.candidates {
		if ctx.Err() != nil {
			break
		}
		w.attribute(c)
	}
	r := w.record(ctx)
	return r, ctx.Err()
}

// each calls do for each paragraph until ctx is done.
func (w *window) each(ctx context.Context, do func(p *paragraph)) {
	for _, p := range w.paragraphs {
		if ctx.Err() != nil {
			return
		}
		do(p)
	}
}
