package quote

import (
	"context"
	"slices"
	"sort"
	"strings"

	"pullquote/content/quote/lexicon"
)

// A discourse is a whole text, as far as its windows have been read, with the people in
// it. Its places count paragraphs from the first of the text.
type discourse struct {
	lex        *lexicon.Lexicon
	byline     string
	isDialogue bool
	paragraphs []paragraphRecord
	base       []int // tokens before each paragraph, and some for the ends of those before
	quotes     []*quoteState
	names      []name // in order
	pointers   []pointerRecord

	entities *entities
	salience []discourseEntity // those who have spoken, or were meant by a pronoun, so far
	read     place             // how far the text has been read for pointers
}

// A quoteState is a quotation while its speaker is decided.
type quoteState struct {
	quoteRecord
	who  *entity
	from *quoteState    // whom the speaker was taken over from
	says *mentionRecord // the words of another quotation that the speaker is known from
}

// A name is a name in the text outside of quotations, or a noun for somebody.
type name struct {
	nameRecord
	spelling  *nameForm // nil for a noun
	who       *entity
	ambiguous bool // others have the same name, and are named no less often
}

// sureness is how likely it is that a name is that of the entity which it was taken for.
func (n *name) sureness() float64 {
	if n.ambiguous {
		return 0.5
	}
	return 1
}

// paragraphEnd is how many tokens the end of a paragraph counts for in distances.
const paragraphEnd = 10

// newDiscourse puts the records of windows together. They are in the order of the text.
func newDiscourse(windows []*records, lex *lexicon.Lexicon, byline string) *discourse {
	d := &discourse{lex: lex, byline: strings.ToLower(byline), entities: newEntities(lex)}
	var all tally
	for _, w := range windows {
		all.add(w.tally)
	}
	d.isDialogue = all.isDialogue() && !lex.IsNone()
	base := 0
	for _, w := range windows {
		first := int32(len(d.paragraphs))
		d.paragraphs = append(d.paragraphs, w.paragraphs...)
		for _, p := range w.paragraphs {
			d.base = append(d.base, base)
			base += int(p.tokens) + paragraphEnd
		}
		d.addNames(w, first)
		for _, p := range w.pointers {
			p.paragraph += first
			d.pointers = append(d.pointers, p)
		}
		for i := range w.quotes {
			d.quotes = append(d.quotes, newQuoteState(&w.quotes[i], first))
		}
	}
	return d
}

// addNames adds the names of a window. In a dialogue the nouns for somebody are among
// them, and the author of the text is not.
func (d *discourse) addNames(w *records, first int32) {
	for _, r := range w.names {
		n := name{nameRecord: r}
		n.paragraph += first
		if r.form >= 0 {
			n.spelling = &w.forms[r.form]
			if d.isDialogue && d.isAuthor(n.spelling) {
				continue
			}
		} else if !d.isDialogue {
			continue
		}
		d.names = append(d.names, n)
	}
}

// isAuthor reports whether a name is that of the author of the text.
func (d *discourse) isAuthor(f *nameForm) bool {
	return f.first != "" && strings.Contains(d.byline, strings.ToLower(f.text))
}

// newQuoteState copies a record, with its places moved to the paragraph that its window
// begins with.
func newQuoteState(r *quoteRecord, first int32) *quoteState {
	q := &quoteState{quoteRecord: *r}
	move := func(p *place) { p.paragraph = max(p.paragraph+first, 0) }
	move(&q.start)
	move(&q.end)
	move(&q.mention.place)
	if q.beat != nil {
		beat := *q.beat
		move(&beat.place)
		q.beat = &beat
	}
	return q
}

// position returns how many tokens there are before a place.
func (d *discourse) position(p place) int {
	if n := int32(len(d.base)); p.paragraph >= n { // in a window that has not been read
		p = place{n - 1, d.paragraphs[n-1].tokens}
	}
	return d.base[p.paragraph] + int(p.token)
}

// resolve decides who says each quotation. Its error is that of ctx.
func (d *discourse) resolve(ctx context.Context) error {
	for _, q := range d.quotes {
		if q.inProse && d.isDialogue {
			q.forget()
		}
	}
	if !d.isDialogue && !d.lex.IsNone() {
		d.propagate()
	}
	d.quotes = slices.DeleteFunc(d.quotes, func(q *quoteState) bool {
		// Marks around words that nobody is said to have spoken.
		return q.kind == Fragment && (q.mention.kind == nobody || d.isDialogue && !q.reports)
	})
	if d.lex.IsNone() {
		d.resolveByName()
		return nil
	}
	d.link()
	if d.isDialogue {
		return d.resolveDialogue(ctx)
	}
	return d.resolveNews(ctx)
}

// resolveByName takes each name for a person, in a text without a lexicon.
func (d *discourse) resolveByName() {
	for _, q := range d.quotes {
		if q.mention.kind == named {
			q.who = &entity{name: q.mention.text, kind: person}
		}
	}
}

// forget drops what was found out about the speaker of q.
func (q *quoteState) forget() {
	q.mention, q.who, q.rule, q.cue, q.confidence, q.reports = mentionRecord{}, nil, noRule, "", 0, false
}

// link finds the entity of each name.
func (d *discourse) link() {
	for i := range d.names {
		if n := &d.names[i]; n.spelling != nil && (n.spelling.first != "" || n.spelling.title != lexicon.Untitled) {
			d.entities.add(n.spelling, n.afterThe)
		}
	}
	for i := range d.names {
		if n := &d.names[i]; n.spelling == nil {
			n.who = d.entities.ofNoun(n.noun)
			n.who.count++
			n.who.add(&n.vote, nil)
		}
	}
	seen := 0
	for i := range d.names {
		n := &d.names[i]
		if n.spelling == nil {
			continue
		}
		n.who, n.ambiguous = d.entities.find(n.spelling, n.afterThe)
		n.who.seen = seen
		n.who.count++
		n.who.add(&n.vote, n.spelling)
		n.who.addName(n.spelling.titled)
		seen++
	}
	d.entities.finalize()
}

// named returns the entity of a name in the text, and how sure that is.
func (d *discourse) named(m *mentionRecord) (*entity, float64) {
	n := d.namesBefore(place{m.paragraph, m.end})
	if n > 0 && d.names[n-1].paragraph == m.paragraph && d.names[n-1].end > m.from {
		return d.names[n-1].who, d.names[n-1].sureness()
	}
	return nil, 0
}

// namesBefore returns how many names begin before a place.
func (d *discourse) namesBefore(p place) int {
	return sort.Search(len(d.names), func(i int) bool { return !d.names[i].before(p) })
}

// vocatives returns the people whom a quotation calls by name.
func (d *discourse) vocatives(q *quoteState) []*entity {
	var out []*entity
	for _, v := range q.vocatives {
		if e := d.entities.called(v); e != nil && e.kind == person {
			out = append(out, e)
		}
	}
	return out
}
