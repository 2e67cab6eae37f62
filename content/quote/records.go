package quote

import (
	"strings"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// Records are what a window keeps when its tokens are dropped. Persons are decided from
// them alone, over all windows, so that the result does not depend on the order in which
// the windows were read.
type records struct {
	first      int32 // paragraph of the text that places count from
	paragraphs []paragraphRecord
	quotes     []quoteRecord
	names      []nameRecord    // in order, with nouns for people
	pointers   []pointerRecord // in order
	tally      tally

	// What others have an index of.
	parts     []stretch
	vocatives []vocative
	beats     []mentionRecord
	forms     []nameForm
	nouns     []string
	roles     [][]string
}

// moveTo makes the places in r count from another paragraph of the text. As long as other
// windows have not been read, it is not known which one the window begins with.
func (r *records) moveTo(first int32) {
	by := first - r.first
	r.first = first
	for i := range r.names {
		r.names[i].paragraph += by
	}
	for i := range r.pointers {
		r.pointers[i].paragraph += by
	}
	for i := range r.quotes {
		q := &r.quotes[i]
		q.start.paragraph += by
		q.end.paragraph += by
		q.mention.paragraph += by
	}
	for i := range r.beats {
		r.beats[i].paragraph += by
	}
}

// partsOf returns the parts of a quotation.
func (r *records) partsOf(q *quoteRecord) []stretch { return r.parts[q.parts.from:q.parts.to] }

// vocativesOf returns the names by which a quotation may call somebody.
func (r *records) vocativesOf(q *quoteRecord) []vocative {
	return r.vocatives[q.vocatives.from:q.vocatives.to]
}

// beatOf returns who does something right after a quotation; nil if nobody does.
func (r *records) beatOf(q *quoteRecord) *mentionRecord {
	if q.beat == noBeat {
		return nil
	}
	return &r.beats[q.beat]
}

// A slot is a part of a slice in the records.
type slot struct{ from, to int32 }

const noBeat = -1

// A place is a token of the text. It may be in a paragraph next to its window.
type place struct{ paragraph, token int32 }

func (a place) before(b place) bool {
	return a.paragraph < b.paragraph || a.paragraph == b.paragraph && a.token < b.token
}

// A stretch is a range within one block, in 12 bytes.
type stretch struct{ block, start, end int32 }

func stretchOf(r content.Range) stretch {
	return stretch{int32(r.Start.Block), int32(r.Start.Offset), int32(r.End.Offset)}
}

func (s stretch) Range() content.Range {
	if s == (stretch{}) {
		return content.Range{}
	}
	return content.Within(content.BlockIndex(s.block), int(s.start), int(s.end))
}

// A paragraphRecord is the size of a paragraph.
type paragraphRecord struct {
	tokens       int32
	lastSentence int32 // the token at which its last sentence begins
}

// A mentionRecord is a [mention] without its paragraph.
type mentionRecord struct {
	kind   mentionKind
	text   string
	detail string
	pointer
	at       stretch
	sentence stretch // that it is in

	// The names that it holds, or that hold it, end after token from and begin before
	// token end.
	from, end int32
}

// A pointer is a place that points at somebody.
type pointer struct {
	place
	// sentenceBefore is the token at which the sentence before that of the pointer
	// begins; inParagraphBefore if that is the last one of the paragraph before, and
	// noSentence if there is none.
	sentenceBefore int32
}

const (
	inParagraphBefore = -1
	noSentence        = -2
)

// A quoteRecord is a quotation before its speaker is decided.
type quoteRecord struct {
	kind       Kind
	rule       ruleIndex
	inProse    bool // what its rule found counts only if the text is not a dialogue
	reports    bool // its cue is a verb that always says that somebody speaks
	isFirst    bool // it begins its paragraph
	isLast     bool // and nothing but punctuation follows
	asks       bool // it ends in a question
	setOff     bool // it is in a passage that is set off
	parts      slot
	vocatives  slot
	beat       int32 // index of who does something right after it, or noBeat
	start, end place // the tokens of its first and its last part; token -1 for a passage that is set off
	cue        string
	mention    mentionRecord
}

// A vocative is a name in a quotation that its speaker may call somebody by.
type vocative struct {
	word   string // in lower case
	title  lexicon.TitleClass
	gender lexicon.Gender
}

// A nameForm is a name in one spelling.
type nameForm struct {
	text         string // without titles
	titled       string // with them
	first, last  string // words in lower case; first is "" if the name is one word
	title        lexicon.TitleClass
	gender       lexicon.Gender
	organization organizationHint
	roles        []string // titles that say what somebody does
}

// An organizationHint says whether a name is that of an organization.
type organizationHint uint8

const (
	noOrganization organizationHint = iota
	isOrganization
	isOrganizationAfterThe // the Rovers
)

// A nameRecord is a name in the text outside of quotations, or a noun for somebody who
// need have no name in a story.
type nameRecord struct {
	place
	end      int32 // the token after it
	sentence int32 // the token at which its sentence begins
	spelling int32 // index in forms, or in nouns
	roles    int32 // index in roles of what the words around it say that somebody is
	isNoun   bool
	afterThe bool
	weight   weight
	vote     vote
}

// A vote is what the words around a name say of those whom it names.
type vote struct {
	persons, places int8
	speaks          bool
	gender          lexicon.Gender // by the noun before it
	pronoun         lexicon.Gender // of the pronoun that follows
}

// A pointerKind says what a pointerRecord is.
type pointerKind uint8

const (
	subjectPronoun    pointerKind = iota // he
	possessivePronoun                    // his
	introducedNoun                       // a neighbour
	definiteNoun                         // the neighbour
	unnamedGroup                         // the government, at the beginning of a sentence
)

// A pointerRecord is a word other than a name that puts somebody on the reader's mind.
type pointerRecord struct {
	pointer
	kind      pointerKind
	gender    lexicon.Gender
	isSubject bool
	noun      int32 // index in nouns
}

// A tally counts what tells a dialogue from other texts.
type tally struct {
	quotes, lively, personal, leading int // direct quotations; with a question or a cry, to somebody, at the beginning of a paragraph
	paragraphs, words, pronouns       int
}

func (t *tally) add(u tally) {
	t.quotes += u.quotes
	t.lively += u.lively
	t.personal += u.personal
	t.leading += u.leading
	t.paragraphs += u.paragraphs
	t.words += u.words
	t.pronouns += u.pronouns
}

// isDialogue reports whether people talk to each other, as in a story: they ask and
// exclaim and say "you", their words lead paragraphs, and the text around is about him and
// her. In news they are quoted one by one.
func (t *tally) isDialogue() bool {
	const (
		minQuotes = 4
		threshold = 0.75 // between nine tenths of some 300 news texts and of 120 parts of novels
	)
	if t.quotes < minQuotes {
		return false
	}
	share := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	return share(t.lively, t.quotes)+share(t.personal, t.quotes)+share(t.leading, t.paragraphs)/2+4*share(t.pronouns, t.words) > threshold
}

// An interner keeps one copy of each string, so that records do not hold the text that
// they come from.
type interner map[string]string

func (in interner) intern(s string) string {
	if s == "" {
		return ""
	}
	if kept, ok := in[s]; ok {
		return kept
	}
	s = strings.Clone(s)
	in[s] = s
	return s
}
