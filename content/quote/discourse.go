package quote

import (
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
	pointers   []discoursePointer

	entities *entities
	salience []discourseEntity // those who have spoken, or were meant by a pronoun, so far
	read     place             // how far the text has been read for pointers
}

// A quoteState is a quotation while its speaker is decided.
type quoteState struct {
	*quoteRecord
	in         *discourse
	window     *records
	mention    *mentionRecord
	rule       ruleIndex
	cue        string
	confidence float64
	who        *entity
	from       *quoteState    // whom the speaker was taken over from
	says       *mentionRecord // the words of another quotation that the speaker is known from
}

// unknown is the mention of a quotation whose speaker the text does not name.
var unknown = &mentionRecord{}

// A discoursePointer is a pointer of the text.
type discoursePointer struct {
	*pointerRecord
	window *records
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
	d.grow(windows)
	base := 0
	for _, w := range windows {
		w.moveTo(int32(len(d.paragraphs)))
		d.paragraphs = append(d.paragraphs, w.paragraphs...)
		for _, p := range w.paragraphs {
			d.base = append(d.base, base)
			base += int(p.tokens) + paragraphEnd
		}
		d.addNames(w)
		for i := range w.pointers {
			d.pointers = append(d.pointers, discoursePointer{&w.pointers[i], w})
		}
		for i := range w.quotes {
			r := &w.quotes[i]
			d.quotes = append(d.quotes, &quoteState{quoteRecord: r, in: d, window: w, mention: &r.mention, rule: r.rule, cue: r.cue, confidence: rules[r.rule].sure})
		}
	}
	return d
}

// grow makes room for the records of windows.
func (d *discourse) grow(windows []*records) {
	var paragraphs, quotes, names, pointers int
	for _, w := range windows {
		paragraphs += len(w.paragraphs)
		quotes += len(w.quotes)
		names += len(w.names)
		pointers += len(w.pointers)
	}
	d.paragraphs, d.base = make([]paragraphRecord, 0, paragraphs), make([]int, 0, paragraphs)
	d.quotes = make([]*quoteState, 0, quotes)
	d.names = make([]name, 0, names)
	d.pointers = make([]discoursePointer, 0, pointers)
}

// addNames adds the names of a window. In a dialogue the nouns for somebody are among
// them, and the author of the text is not.
func (d *discourse) addNames(w *records) {
	for i := range w.names {
		n := name{nameRecord: &w.names[i], window: w}
		if form := n.form(); d.isDialogue && form != nil && d.isAuthor(form) || !d.isDialogue && form == nil {
			continue
		}
		d.names = append(d.names, n)
	}
}

// isAuthor reports whether a name is that of the author of the text.
func (d *discourse) isAuthor(f *nameForm) bool {
	return f.first != "" && strings.Contains(d.byline, strings.ToLower(f.text))
}

// position returns how many tokens there are before a place. A paragraph of a window that
// has not been read is the end of the text then, or its beginning.
func (d *discourse) position(p place) int {
	if p.paragraph < 0 {
		return 0
	}
	if n := int32(len(d.base)); p.paragraph >= n {
		p = place{n - 1, d.paragraphs[n-1].tokens}
	}
	return d.base[p.paragraph] + int(p.token)
}

// forget drops what was found out about the speaker of q.
func (q *quoteState) forget() {
	q.mention, q.who, q.rule, q.cue, q.confidence = unknown, nil, noRule, "", 0
}

// link finds the entity of each name.
func (d *discourse) link() {
	for i := range d.names {
		n := &d.names[i]
		if form := n.form(); form != nil && (form.first != "" || form.title != lexicon.Untitled) {
			d.entities.add(form, n.afterThe)
		}
	}
	for i := range d.names {
		if n := &d.names[i]; n.isNoun {
			n.who = d.entities.ofNoun(n.window.nouns[n.spelling])
			n.who.count++
			n.who.add(n)
		}
	}
	seen := 0
	for i := range d.names {
		n := &d.names[i]
		form := n.form()
		if form == nil {
			continue
		}
		n.who, n.ambiguous = d.entities.find(form, n.afterThe)
		n.who.seen = seen
		n.who.count++
		n.who.add(n)
		if !n.ambiguous {
			n.who.addName(form.titled)
		}
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
	for _, v := range q.window.vocativesOf(q.quoteRecord) {
		if e := d.entities.called(v); e != nil && e.kind == person {
			out = append(out, e)
		}
	}
	return out
}
