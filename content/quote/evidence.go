package quote

import (
	"fmt"
	"sort"
	"strings"

	"pullquote/content"
)

// Threshold is the confidence below which nobody's name is given: a wrong name
// under a quotation is worse than none.
const Threshold = 0.57

// How sure the speaker of a quotation is that has no words for it.
const (
	nounSure      = 0.8  // that “the coach” is who comes to mind
	sourceSure    = 0.95 // a dash and a name under a passage
	announcedSure = 0.9  // who says, before a passage that is set off, that it comes
	carrySure     = 0.93 // the speaker of the quotation before
	turnSure      = 0.7  // whose turn it is
	turnFades     = 0.97 // of that, from each turn to the next that is known by it
	beatSure      = 0.85 // who does something right behind it
)

// finalize gives f the name of its speaker, where that is sure enough; else what
// is left is how the text puts it, or nobody where it does not say. It notes what
// shows it.
func (f *candidate) finalize() {
	if f.who != nil && !f.who.nameless && f.Confidence >= Threshold {
		f.Resolved = f.who.name
	}
	if f.who != nil && f.mention.kind == nobody && f.Confidence >= Threshold {
		f.Speaker = f.who.name
	}
	if f.Speaker == "" {
		f.Evidence = Evidence{}
		return
	}
	m := f.says
	if m.kind == nobody {
		m = f.mention
	}
	if m.in == nil {
		return
	}
	f.Sentence = m.in.sentenceOf(m.token())
	f.Distance = f.distance(m)
}

// sentenceOf is the sentence that token i is in.
func (p *paragraph) sentenceOf(i int) content.Range {
	i = min(i, len(p.tokens)-1)
	start := p.tokens[i].sentence
	after := sort.Search(len(p.tokens), func(k int) bool { return p.tokens[k].sentence > start })
	return p.at(p.tokens[start].start, p.tokens[after-1].end)
}

// distance is how many words are between f and a mention; 0 where it is inside.
func (f *candidate) distance(m mention) int {
	at := m.in.base + m.token()
	switch {
	case f.first < 0:
		return 0
	case at < f.at.base+f.first:
		return f.at.base + f.first - at - 1
	}
	return max(at-f.end.base-f.last-1, 0)
}

// Name is whom q is from: the person by their fullest name where that is known,
// else the words of the text; "" when nobody is named.
func (q *Quotation) Name() string {
	if q.Resolved != "" {
		return q.Resolved
	}
	return q.Speaker
}

// Label is [Quotation.Name] with what the text says of them there: "Jo Park, 52".
func (q *Quotation) Label() string {
	if name := q.Name(); name == "" || q.Detail == "" {
		return name
	}
	return q.Name() + ", " + q.Detail
}

// Why says in a few words what shows who said q: “said” after the quote · 98%.
func (q *Quotation) Why() string {
	if q.Speaker == "" {
		return "the text does not say who"
	}
	why := ""
	for _, r := range rules() {
		if r.name == q.Rule {
			why = r.why
		}
	}
	if q.Cue != "" && !strings.ContainsAny(q.Cue, "—–-:") {
		why = "“" + q.Cue + "” " + why
	}
	if q.Resolved != "" && q.Resolved != q.Speaker {
		why += " · “" + q.Speaker + "” is " + q.Resolved
	}
	return fmt.Sprintf("%s · %.0f%%", why, 100*q.Confidence)
}

// Range is from the beginning of the first part to the end of the last.
func (q *Quotation) Range() content.Range {
	return content.Range{Start: q.Parts[0].Start, End: q.Parts[len(q.Parts)-1].End}
}
