package quote

import (
	"strings"
	"unicode"
)

// propagate gives quotations without words of their own the speaker of another:
// of the same paragraph, or of the paragraphs before in a news text. In a
// dialogue the speakers take turns.
func (d *document) propagate() {
	if d.dialogue {
		return // see converse
	}
	near := neighbours{all: d.candidates}
	for i, f := range d.candidates {
		if f.mention.kind == nobody && f.Kind != Fragment {
			if g, rule := d.sourceOf(i, &near); g != nil {
				f.takeSpeaker(g, rule)
			}
		}
		near.pass(f)
	}
}

// sourceOf is the quotation that i has its speaker from, and the rule that says
// so.
func (d *document) sourceOf(i int, near *neighbours) (*candidate, string) {
	f := d.candidates[i]
	if g := near.of(i); g != nil {
		return g, "same paragraph"
	}
	if i == 0 {
		return nil, ""
	}
	before := d.candidates[i-1]
	bare := f.first == 0 && f.end.onlyMarks(f.last+1)
	switch {
	case !bare || f.index-before.endAt != 1:
	case i > 1 && d.turns(i-2):
		return d.candidates[i-2], "turn"
	case before.mention.kind != nobody && before.Kind != Block && !before.asks():
		return before, "goes on"
	}
	return nil, ""
}

// asks reports whether f ends in a question: somebody else answers it.
func (f *candidate) asks() bool {
	if f.last < 0 {
		return false
	}
	return strings.HasSuffix(unmark(f.end.word(f.last)), "?")
}

// onlyMarks reports whether nothing but punctuation stands from token i on.
func (p *paragraph) onlyMarks(i int) bool {
	for ; i < len(p.tokens); i++ {
		if p.tokens[i].mark == 0 {
			return false
		}
	}
	return true
}

// maxTurn is how long, in bytes, what people say in turn is in a text that is no
// dialogue as a whole.
const maxTurn = 120

// turns reports whether quotation i and the next are two people's who talk to
// each other: paragraphs that follow each other and begin with them.
func (d *document) turns(i int) bool {
	a, b := d.candidates[i], d.candidates[i+1]
	if b.index-a.endAt != 1 || a.mention.kind == nobody {
		return false
	}
	return a.first == 0 && b.first == 0 && b.mention.kind != nobody && a.mention.text != b.mention.text &&
		a.size() < maxTurn && b.size() < maxTurn && d.candidates[i+2].size() < maxTurn
}

// size is how long f is, in bytes.
func (f *candidate) size() int {
	n := 0
	for _, r := range f.Parts {
		n += r.End.Offset - r.Start.Offset
	}
	return n
}

// A neighbours finds quotations of the same paragraph that have a speaker, for one
// quotation after the other. It only ever moves on, so that a paragraph of
// nothing but quotations is not walked for each of them.
type neighbours struct {
	all    []*candidate
	before *candidate // the last one passed that speaks
	ahead  int        // where the next one that speaks was found
}

func (f *candidate) speaks() bool { return f.mention.kind != nobody && f.Kind == Direct }

// pass notes that f has been seen to.
func (n *neighbours) pass(f *candidate) {
	if f.speaks() {
		n.before = f
	}
}

// of is the neighbour of quotation i, the one before it if there is one.
func (n *neighbours) of(i int) *candidate {
	f := n.all[i]
	if n.before != nil && n.before.endAt == f.index {
		return n.before
	}
	n.ahead = max(n.ahead, i+1)
	for n.ahead < len(n.all) && !n.all[n.ahead].speaks() {
		n.ahead++
	}
	if n.ahead < len(n.all) && n.all[n.ahead].index == f.endAt {
		return n.all[n.ahead]
	}
	return nil
}

// takeSpeaker takes over the speaker of g.
func (f *candidate) takeSpeaker(g *candidate, rule string) {
	if g.from != nil {
		g = g.from
	}
	f.mention, f.Cue, f.Rule, f.from, f.Confidence = g.mention, "", rule, g, carrySure
}

// isDialogue reports whether people talk to each other here, as in a story: they
// ask and exclaim and say "you", their words lead paragraphs, and the text
// around is about him and her. In news they are quoted one by one.
func (d *document) isDialogue() bool {
	const (
		least     = 4    // quotations
		threshold = 0.75 // between nine tenths of some 300 news texts and of 120 parts of novels
	)
	n, lively, personal, lead := 0, 0, 0, 0
	for _, f := range d.candidates {
		if f.at.setOff || f.Kind != Direct || f.first < 0 {
			continue
		}
		n++
		if f.first == 0 {
			lead++
		}
		text := unmark(f.at.word(f.first))
		if strings.ContainsAny(text, "?!？！") {
			lively++
		}
		if callsYou(text) {
			personal++
		}
	}
	if n < least {
		return false
	}
	paragraphs, words, pronouns := 0, 0, 0
	for _, p := range d.paragraphs {
		if len(p.tokens) > 0 {
			paragraphs++
		}
		for i := range p.tokens {
			switch p.tokens[i].lower {
			case "":
				continue
			case "he", "she", "his", "her", "him":
				pronouns++
			}
			words++
		}
	}
	of := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	return of(lively, n)+of(personal, n)+of(lead, paragraphs)/2+4*of(pronouns, words) > threshold
}

// callsYou reports whether a text speaks to somebody.
func callsYou(text string) bool {
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "you", "You", "your", "Your", "sir", "dear", "thou", "thee":
			return true
		}
	}
	return false
}
