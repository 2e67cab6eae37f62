package quote

import (
	"context"

	"pullquote/content/quote/lexicon"
)

// In many European literatures, and in Joyce, a dash at the beginning of a paragraph
// introduces speech, and only the attribution shows where the speech ends.
//
//	—Thanks, Nora said. I can stay until noon.
//	—Stay! he cried.

// findDashes makes spans of the speech after such dashes, if the text uses them. The
// paragraphs must have been tokenized.
func findDashes(ctx context.Context, paragraphs []*paragraph) {
	const (
		minParagraphs = 3 // that begin with a dash
		minShare      = 4 // paragraphs with a dash for each paragraph with marks
	)
	var begin []attributionParser
	marked, attributed := 0, false
	for i, p := range paragraphs {
		switch {
		case len(p.spans) > 0:
			marked++
		case leadingDash(p.text) > 0 && !isDash(p.tokens[len(p.tokens)-1].mark):
			begin = append(begin, newAttributionParser(p))
			attributed = attributed || i > 0 && paragraphs[i-1].endsWithSpeechCue()
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
		return // a list with dashes as bullets
	}
	for i, p := range begin {
		p.spans = spans[i]
		p.tokenize(ctx, &arena{})
	}
}

// endsWithSpeechCue reports whether p ends with a verb of speaking and a colon: Nora answered:
func (p *paragraph) endsWithSpeechCue() bool {
	n := len(p.tokens)
	return n > 1 && p.tokens[n-1].mark == ':' && p.tokens[n-2].isReporting()
}

// dashSpans returns the spans of speech in a paragraph that begins with a dash, and whether
// it has an attribution.
func (p attributionParser) dashSpans() (out []span, attributed bool) {
	n := len(p.tokens)
	start := 0
	for k := 1; k < n; {
		if v := p.inlineAttribution(k); v >= 0 {
			attributed = true
			out = append(out, span{start: p.startOf(start), end: p.endOf(k - 1), isUnquoted: true})
			start = p.afterAttribution(v + 1)
			k = start + 1
			continue
		}
		k++
	}
	if start < n {
		out = append(out, span{start: p.startOf(start), end: p.endOf(n - 1), isUnquoted: true})
	}
	return out, attributed
}

// inlineAttribution returns the verb of an attribution that begins at token k, after a comma
// or another mark that may come before one. It returns -1 if there is no attribution.
func (p attributionParser) inlineAttribution(k int) int {
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
	if m.kind != named && m.kind != pronominal || p.tokens[k].isFirst && m.kind == pronominal && p.tokens[k].isCapitalized {
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

// afterAttribution returns the token at which speech continues after an attribution whose
// verb ends before token i: after a full stop or a colon, or after a comma without a
// participle after it.
func (p attributionParser) afterAttribution(i int) int {
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
