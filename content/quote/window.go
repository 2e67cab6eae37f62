package quote

import "context"

// A window is a part of a text that is worked on at once. Around its own paragraphs it has
// a few that other windows own, for rules that look at the neighbours of a paragraph.
type window struct {
	paragraphs  []*paragraph
	first, last int  // its own: from first to before last
	interviews  bool // turns without marks are quotations
	candidates  []*candidate
}

// contextSize is how many paragraphs a window has on each side of its own. Rules look at
// one; whether a quotation goes on in that one is decided by the next.
const contextSize = 2

// read finds the quotations of a window, and what the persons are decided by who say them.
// Its error is that of ctx.
func (w *window) read(ctx context.Context) (*records, error) {
	w.findSpans(ctx)
	size := 0
	for _, p := range w.paragraphs {
		size += len(p.text)
	}
	tokens := arena{free: make([]token, 0, size/bytesPerToken)}
	w.each(ctx, func(p *paragraph) { p.tokenize(ctx, &tokens) })
	if ctx.Err() == nil {
		findDashes(ctx, w.paragraphs)
		if w.interviews {
			findInterview(ctx, w.paragraphs)
		}
		learnCapitals(ctx, w.paragraphs)
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

// each does something to each paragraph, until ctx is done.
func (w *window) each(ctx context.Context, do func(p *paragraph)) {
	for _, p := range w.paragraphs {
		if ctx.Err() != nil {
			return
		}
		do(p)
	}
}
