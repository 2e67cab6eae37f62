package quote

import (
	"context"
	"strings"
)

// In French, Russian and some other languages an attribution may be inside the marks:
//
//	« La grange brûlait déjà, raconte Yvon Kerleau, quand les pompiers sont arrivés. »
//	«Один год ничего не доказывает, — сказала она. — Нужны новые замеры».
//
// It is not a part of what is said, so it separates two spans.

// splitAsides splits the spans that have such attributions in them. The paragraphs must have
// been tokenized.
func splitAsides(ctx context.Context, paragraphs []*paragraph) {
	for _, p := range paragraphs {
		if ctx.Err() != nil {
			return
		}
		if !p.lex.AsidesInMarks {
			continue
		}
		var spans []span
		for i := range p.spans {
			spans = append(spans, p.splitAside(ctx, &p.spans[i])...)
		}
		if len(spans) > len(p.spans) {
			p.spans = spans
			p.tokenize(ctx, &arena{})
		}
	}
}

// splitAside returns the parts of a span outside of the attributions in it.
func (p *paragraph) splitAside(ctx context.Context, s *span) []span {
	text := p.text[s.start:s.end]
	if !strings.ContainsAny(text, ",!?—–") || s.isUnquoted {
		return []span{*s}
	}
	inner := newAttributionParser(&paragraph{text: text, lex: p.lex})
	inner.tokenize(ctx, &arena{})
	parts, attributed := inner.dashSpans(0)
	if !attributed || len(parts) == 0 {
		return []span{*s}
	}
	for i := range parts {
		parts[i].start += s.start
		parts[i].end += s.start
		parts[i].isUnquoted, parts[i].isInner = false, true
	}
	last := len(parts) - 1
	parts[0].start = s.start
	if parts[last].end >= s.end-len("»") {
		parts[last].end = s.end
		parts[last].isOpen, parts[last].isContinued = s.isOpen, s.isContinued
	}
	return parts
}
