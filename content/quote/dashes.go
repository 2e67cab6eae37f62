package quote

import (
	"context"

	"pullquote/content/quote/lexicon"
)

// In Joyce and in most of Europe a dash at the beginning of a paragraph introduces what
// somebody says, and nothing but the attribution says where the words end.
//
//	—Thanks, Nora said. I can stay until noon.
//	—Stay! he cried.

// findDashes makes spans of what follows such dashes, in a text that is set so. The
// paragraphs have been cut into tokens.
func findDashes(ctx context.Context, paragraphs []*paragraph) {
	const (
		minParagraphs = 3 // that begin with a dash
		minShare      = 4 // of them for each paragraph that has marks
	)
	var begin []attributions
	marked, attributed := 0, false
	for i, p := range paragraphs {
		switch {
		case len(p.spans) > 0:
			marked++
		case leadingDash(p.text) > 0 && !isDash(p.tokens[len(p.tokens)-1].mark):
			begin = append(begin, attributionsIn(p))
			attributed = attributed || i > 0 && paragraphs[i-1].announcesSpeech()
		}
	}
	if len(begin) < minParagraphs || marked*minShare > len(begin) {
		return
	}
	spans := make([][]span, len(begin))
	for i, p := range begin {
		if ctx.Err() != nil {
			return
		}
		var one bool
		spans[i], one = p.dashSpans()
		attributed = attributed || one
	}
	if !attributed {
		return // a list of points
	}
	for i, p := range begin {
		p.spans = spans[i]
		p.tokenize(ctx, &arena{})
	}
}

// announcesSpeech reports whether p ends in who says the next paragraph: Nora answered:
func (p *paragraph) announcesSpeech() bool {
	n := len(p.tokens)
	return n > 1 && p.tokens[n-1].mark == ':' && p.tokens[n-2].isReporting()
}

// dashSpans returns what is spoken in a paragraph that begins with a dash, and whether it
// says who speaks.
func (p attributions) dashSpans() (out []span, attributed bool) {
	n := len(p.tokens)
	start := 0
	for k := 1; k < n; {
		if v := p.inlineAttribution(k); v >= 0 {
			attributed = true
			out = append(out, span{start: p.startOf(start), end: p.endOf(k - 1), unquoted: true})
			start = p.afterAttribution(v + 1)
			k = start + 1
			continue
		}
		k++
	}
	if start < n {
		out = append(out, span{start: p.startOf(start), end: p.endOf(n - 1), unquoted: true})
	}
	return out, attributed
}

// inlineAttribution returns the verb of the attribution that begins at token k, after a
// comma or what ends a cry; -1 if none does.
func (p attributions) inlineAttribution(k int) int {
	if mark := p.tokens[k-1].mark; mark != ',' && mark != '!' && mark != '?' && mark != '…' && mark != '—' {
		return -1
	}
	if p.tokens[k].isSpeaking() {
		if m, _ := p.mentionAt(k + 1); m.kind == named || m.kind == pronominal {
			return k
		}
		return -1
	}
	m, end := p.mentionAt(k)
	if m.kind != named && m.kind != pronominal || p.tokens[k].first && m.kind == pronominal && p.tokens[k].capital {
		return -1
	}
	for end < len(p.tokens) && p.tokens[end].Is(lexicon.Adverb) {
		end++
	}
	if end < len(p.tokens) && p.tokens[end].isSpeaking() {
		return end
	}
	return -1
}

// afterAttribution returns where speech goes on after an attribution that has been read up
// to token i: after its full stop, or after a comma that does not open a participle.
func (p attributions) afterAttribution(i int) int {
	for ; i < len(p.tokens); i++ {
		switch t := &p.tokens[i]; {
		case t.endsSentence(), t.mark == ':':
			return i + 1
		case t.isComma() && i+1 < len(p.tokens) && !p.isParticiple(i+1):
			return i + 1
		}
	}
	return i
}
