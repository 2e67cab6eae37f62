package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Joyce, and most of Europe, set what people say behind a bare: it begins the
// paragraph, and nothing but the attribution says where the words end.
//
//	—Thanks, Nora said. I can stay until noon.
//	—Stay! he cried.

// findDashes makes spans of what stands behind dashes, in a text that is set so.
// Paragraphs have been cut into tokens.
func (d *document) findDashes() {
	const (
		least    = 3 // paragraphs
		mostElse = 4 // of as many that begin so, one may have marks
	)
	var begin []*paragraph
	marked, attributed := 0, false
	for i, p := range d.paragraphs {
		switch {
		case len(p.spans) > 0:
			marked++
		case leadingDash(p.text) > 0 && !isDash(p.tokens[len(p.tokens)-1].mark):
			begin = append(begin, p)
			attributed = attributed || i > 0 && d.paragraphs[i-1].announces()
		}
	}
	if len(begin) < least || marked*mostElse > len(begin) {
		return
	}
	spans := make([][]span, len(begin))
	for i, p := range begin {
		var one bool
		spans[i], one = p.dashSpans()
		attributed = attributed || one
	}
	if !attributed {
		return // a list of points
	}
	for i, p := range begin {
		p.spans = spans[i]
		p.tokenize(d.verbs)
	}
}

// announces reports whether p ends in what somebody says next: Nora answered:
func (p *paragraph) announces() bool {
	n := len(p.tokens)
	return n > 1 && p.tokens[n-1].mark == ':' && p.tokens[n-2].verb == reportingVerb
}

// leadingDash is the size of the dash that a text begins with, in bytes.
func leadingDash(text string) int {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	for _, dash := range []string{"—", "―", "–", "--"} {
		if after, ok := strings.CutPrefix(rest, dash); ok {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \u00a0'’"))
			if unicode.IsUpper(r) || r == '…' || r == '¿' || r == '¡' {
				return len(dash)
			}
		}
	}
	return 0
}

// dashSpans is what is spoken in a paragraph that begins with a dash, and whether
// it says who speaks.
func (p *paragraph) dashSpans() (out []span, attributed bool) {
	n := len(p.tokens)
	start := 0
	for k := 1; k < n; {
		if v := p.attribution(k); v >= 0 {
			attributed = true
			out = append(out, span{start: p.tokens[start].start, end: p.tokens[k-1].end, unquoted: true})
			start = p.resumes(v + 1)
			k = start + 1
			continue
		}
		k++
	}
	if start < n {
		out = append(out, span{start: p.tokens[start].start, end: p.tokens[n-1].end, unquoted: true})
	}
	return out, attributed
}

// attribution is the verb of the attribution that begins at token k, behind a
// comma or what ends a cry; -1 if none does.
func (p *paragraph) attribution(k int) int {
	if mark := p.tokens[k-1].mark; mark != ',' && mark != '!' && mark != '?' && mark != '…' && mark != '—' {
		return -1
	}
	speaking := func(i int) bool {
		return i < len(p.tokens) && (p.tokens[i].verb == reportingVerb || p.tokens[i].verb == weakCue)
	}
	if speaking(k) {
		if m, _ := p.mentionAt(k + 1); m.kind == named || m.kind == pronominal {
			return k
		}
		return -1
	}
	m, end := p.mentionAt(k)
	if m.kind != named && m.kind != pronominal || p.tokens[k].first && m.kind == pronominal && p.tokens[k].capital {
		return -1
	}
	for end < len(p.tokens) && isAdverb(p.tokens[end].lower) {
		end++
	}
	if speaking(end) {
		return end
	}
	return -1
}

// resumes is where speech goes on behind an attribution that has been read up to
// token i: behind its full stop, or behind a comma that opens no participle.
func (p *paragraph) resumes(i int) int {
	for ; i < len(p.tokens); i++ {
		switch t := &p.tokens[i]; {
		case t.ends(), t.mark == ':':
			return i + 1
		case t.mark == ',' && i+1 < len(p.tokens) && !strings.HasSuffix(p.tokens[i+1].lower, "ing"):
			return i + 1
		}
	}
	return i
}
