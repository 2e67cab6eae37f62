package quote

import (
	"sort"
	"strings"

	"pullquote/content/quote/lexicon"
)

// A discourse is the text of all windows scanned so far, with its entities. Its places count
// paragraphs from the first of these windows.
type discourse struct {
	lex        *lexicon.Lexicon
	byline     string
	isDialogue bool
	paragraphs []paragraphRecord
	positions  []int // the position of each paragraph's first token; see position
	quotes     []*quoteState
	names      []name // in order
	references []discourseReference

	entities    *entities
	narrator    *entity           // who speaks as “I”; nil if nobody does
	salience    []discourseEntity // mentions so far by speaking, by a pronoun or by a noun
	resolvedTo  place             // the references before it have been resolved
	isTentative bool              // speakers are only assumed, so that nothing can be learned from them

	weights *model                                        // of the re-ranker
	trace   func(*utterance, setting, []speakerCandidate) // called with the candidates for an utterance; nil unless weights are trained
}

// A quoteState is a quotation while its speaker is being resolved.
type quoteState struct {
	*quoteRecord
	discourse   *discourse
	window      *records
	mention     *mentionRecord
	rule        ruleIndex
	cue         string
	confidence  float64
	speaker     *entity
	isRanked    bool           // the re-ranker chose the speaker
	speakerFrom *quoteState    // the quotation whose speaker this one has; nil if it has its own
	namedBy     *mentionRecord // the mention in another quotation's attribution that names the speaker, or nil if there isn't one
}

// noMention is the mention of a quotation whose speaker the text does not name.
var noMention = &mentionRecord{}

// A discourseReference is a reference with the records that it comes from.
type discourseReference struct {
	*reference
	window *records
}

// paragraphEnd is the number of tokens that the end of a paragraph counts for in distances.
const paragraphEnd = 10

// newDiscourse combines the records of windows, which must be in the order of the text.
func newDiscourse(windows []*records, lex *lexicon.Lexicon, byline string) *discourse {
	d := &discourse{weights: &speakerWeights, lex: lex, byline: strings.ToLower(byline), entities: newEntities(lex)}
	var all tally
	for _, w := range windows {
		all.add(w.tally)
	}
	d.isDialogue = all.isDialogue() && !lex.IsNone()
	d.allocate(windows)
	base := 0
	for _, w := range windows {
		w.moveTo(int32(len(d.paragraphs)))
		d.paragraphs = append(d.paragraphs, w.paragraphs...)
		for _, p := range w.paragraphs {
			d.positions = append(d.positions, base)
			base += int(p.tokens) + paragraphEnd
		}
		d.addNames(w)
		for i := range w.references {
			d.references = append(d.references, discourseReference{&w.references[i], w})
		}
		for i := range w.quotes {
			r := &w.quotes[i]
			d.quotes = append(d.quotes, &quoteState{quoteRecord: r, discourse: d, window: w, mention: &r.mention, rule: r.rule, cue: r.cue, confidence: rules[r.rule].confidence})
		}
	}
	return d
}

// allocate allocates space for the records of windows.
func (d *discourse) allocate(windows []*records) {
	var paragraphs, quotes, names, pointers int
	for _, w := range windows {
		paragraphs += len(w.paragraphs)
		quotes += len(w.quotes)
		names += len(w.names)
		pointers += len(w.references)
	}
	d.paragraphs, d.positions = make([]paragraphRecord, 0, paragraphs), make([]int, 0, paragraphs)
	d.quotes = make([]*quoteState, 0, quotes)
	d.names = make([]name, 0, names)
	d.references = make([]discourseReference, 0, pointers)
}

// addNames adds the names of a window. In a dialogue it includes nouns for people, and leaves
// out the author of the text.
func (d *discourse) addNames(w *records) {
	for i := range w.names {
		n := name{nameRecord: &w.names[i], window: w}
		if form := n.form(); d.isDialogue && form != nil && d.isAuthor(form) || !d.isDialogue && form == nil {
			continue
		}
		d.names = append(d.names, n)
	}
}

// isAuthor reports whether a name is the author's.
func (d *discourse) isAuthor(f *nameForm) bool {
	return f.first != "" && strings.Contains(d.byline, strings.ToLower(f.text))
}

// position returns the number of tokens before a place, with paragraphEnd added for each
// paragraph before it. A place outside of the scanned windows counts as the beginning or the
// end of the text.
func (d *discourse) position(p place) int {
	if p.paragraph < 0 {
		return 0
	}
	if n := int32(len(d.positions)); p.paragraph >= n {
		p = place{n - 1, d.paragraphs[n-1].tokens}
	}
	return d.positions[p.paragraph] + int(p.token)
}

// clearSpeaker removes the speaker of q and the evidence for it.
func (q *quoteState) clearSpeaker() {
	q.mention, q.speaker, q.rule, q.cue, q.confidence = noMention, nil, noRule, "", 0
}

// linkNames finds the entity of each name.
func (d *discourse) linkNames() {
	for i := range d.names {
		n := &d.names[i]
		if form := n.form(); form != nil && (form.first != "" || form.title != lexicon.Untitled) {
			d.entities.add(form, n.afterThe)
		}
	}
	for i := range d.names {
		if n := &d.names[i]; n.isNoun {
			n.entity = d.entities.ofNoun(n.window.nouns[n.spelling], n.window.articles[n.spelling])
			n.entity.count++
			n.entity.add(n)
		}
	}
	seen := 0
	for i := range d.names {
		n := &d.names[i]
		form := n.form()
		if form == nil {
			continue
		}
		n.entity, n.isAmbiguous = d.entities.find(form, n.afterThe)
		n.entity.seen = seen
		n.entity.count++
		n.entity.add(n)
		if !n.isAmbiguous {
			n.entity.addName(form.titled)
		}
		seen++
	}
	d.entities.finalize()
}

// entityOf returns the entity of the name in a mention, and the confidence that it is the
// right one. It returns nil if there is no name.
func (d *discourse) entityOf(m *mentionRecord) (*entity, float64) {
	n := d.namesBefore(place{m.paragraph, m.end})
	if n > 0 && d.names[n-1].paragraph == m.paragraph && d.names[n-1].end > m.from {
		return d.names[n-1].entity, d.names[n-1].confidence()
	}
	return nil, 0
}

// namesBefore returns the number of names that begin before a place.
func (d *discourse) namesBefore(p place) int {
	return sort.Search(len(d.names), func(i int) bool { return !d.names[i].before(p) })
}

// vocatives returns the people whom a quotation addresses by name.
func (d *discourse) vocatives(q *quoteState) []*entity {
	var out []*entity
	for _, v := range q.window.vocativesOf(q.quoteRecord) {
		if e := d.entities.findVocative(v); e != nil && e.kind == person {
			out = append(out, e)
		}
	}
	return out
}
