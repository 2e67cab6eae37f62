package quote

import (
	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// records holds everything that remains of a window after its tokens are dropped. Speakers
// are resolved from the records of all windows together, so the result does not depend on the
// order in which the windows were scanned.
type records struct {
	first      int32 // the paragraph of the text from which places count
	paragraphs []paragraphRecord
	quotes     []quoteRecord
	names      []nameRecord // names and nouns for people, in order
	references []reference  // in order
	tally      tally
	isCut      bool // a paragraph exceeds [bounds.MaxTokens]
	hasMore    bool // quotations than [bounds.MaxQuotations]

	// Other records have indexes into these.
	text      string // of all quotations
	parts     []byteRange
	vocatives []vocative
	inside    []string // in lower case
	beats     []mentionRecord
	forms     []*nameForm
	nouns     []string
	articles  []string // the article of each noun where it first has a definite one, with the space after it
	roles     [][]string
	renamings []renaming // of forms
}

// moveTo makes the places in r count from another first paragraph. The number of paragraphs
// before a window is not known until all windows before it have been scanned.
func (r *records) moveTo(first int32) {
	by := first - r.first
	r.first = first
	for i := range r.names {
		r.names[i].paragraph += by
	}
	for i := range r.references {
		r.references[i].paragraph += by
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

// textOf returns the words of a quotation.
func (r *records) textOf(q *quoteRecord) string { return r.text[q.text.from:q.text.to] }

// partsOf returns the parts of a quotation.
func (r *records) partsOf(q *quoteRecord) []byteRange { return r.parts[q.parts.from:q.parts.to] }

// vocativesOf returns the names by which a quotation may address somebody.
func (r *records) vocativesOf(q *quoteRecord) []vocative {
	return r.vocatives[q.vocatives.from:q.vocatives.to]
}

// beatOf returns the mention of the person who acts right after a quotation, or nil.
func (r *records) beatOf(q *quoteRecord) *mentionRecord {
	if q.beat == noBeat {
		return nil
	}
	return &r.beats[q.beat]
}

// An indexRange is a part of a slice in the records.
type indexRange struct{ from, to int32 }

const noBeat = -1

// A place is the position of a token in the text. Its paragraph may be outside of the window.
type place struct{ paragraph, token int32 }

func (a place) before(b place) bool {
	return a.paragraph < b.paragraph || a.paragraph == b.paragraph && a.token < b.token
}

// A byteRange is a range within one block, in compact form.
type byteRange struct{ block, start, end int32 }

func toByteRange(r content.Range) byteRange {
	return byteRange{int32(r.Start.Block), int32(r.Start.Offset), int32(r.End.Offset)}
}

func (s byteRange) Range() content.Range {
	if s == (byteRange{}) {
		return content.Range{}
	}
	return content.Within(content.BlockIndex(s.block), int(s.start), int(s.end))
}

// A paragraphRecord is the size of a paragraph.
type paragraphRecord struct {
	tokens       int32
	lastSentence int32 // the first token of its last sentence
}

// A mentionRecord is a [mention] without its paragraph.
type mentionRecord struct {
	kind   mentionKind
	text   string
	detail string
	mentionPlace
	at       byteRange
	sentence byteRange // the sentence of the mention

	// The names that overlap the mention end after token from and begin before token end.
	from, end int32
}

// A mentionPlace is the place of a mention, and of the sentence before it.
type mentionPlace struct {
	place
	// sentenceBefore is the first token of the sentence before that of the mention. It is
	// inParagraphBefore if that sentence ends the paragraph before, and noSentence if no
	// sentence precedes it.
	sentenceBefore int32
}

const (
	inParagraphBefore = -1
	noSentence        = -2
)

// A quoteRecord is a quotation before its speaker is resolved.
type quoteRecord struct {
	kind            Kind
	rule            ruleIndex
	onlyInProse     bool           // its mention counts only if the text is not a dialogue
	hasReportingCue bool           // its cue is a verb that always means speaking
	isFirst         bool           // it begins its paragraph
	isLast          bool           // only punctuation comes after it in its paragraph
	isQuestion      bool           // it ends with a question
	isSetOff        bool           // it is in a block quote
	isWholeBlock    bool           // it has one part, which is the whole text of its block
	addresses       lexicon.Gender // of the person whom it calls “sir” or “my girl”
	parts           indexRange
	text            indexRange
	vocatives       indexRange
	inside          indexRange // words with a capital in it
	beat            int32      // index in beats, or noBeat
	words           int32      // in all its parts
	start, end      place      // the tokens of its first and its last part; token -1 for a block quote
	cue             string
	mention         mentionRecord
}

// A vocative is a name in a quotation by which its speaker may address somebody.
type vocative struct {
	text   string // with its title
	word   string // the name without its title, in lower case
	title  lexicon.TitleClass
	gender lexicon.Gender
	isSure bool // its place or the words before it show that it is a name: Thank you, Jo.
}

// A nameForm is a name in one spelling.
type nameForm struct {
	text         string // without titles
	titled       string // with titles
	first, last  string // words in lower case; first is "" if the name is one word
	title        lexicon.TitleClass
	gender       lexicon.Gender
	organization organizationHint
	roles        []string // the words of its titles
}

// An organizationHint says whether a name is an organization's.
type organizationHint uint8

const (
	noOrganization organizationHint = iota
	isOrganization
	isOrganizationAfterThe // only with “the” before it: the Rovers
)

// A nameRecord is a name in the text outside of quotations, or a noun for a person who may
// have no name in a story.
type nameRecord struct {
	place
	sentence        int32 // the first token of its sentence
	spelling        int32 // index in forms, or in nouns
	roles           int32 // index in roles of the roles that the words around it give
	length          uint8 // in tokens
	isNoun          bool
	afterThe        bool
	grammaticalRole grammaticalRole
	hints           nameHints
}

// end returns the token after a name.
func (n *nameRecord) end() int32 { return n.token + int32(n.length) }

// nameHints holds what the words around a name show about its entity.
type nameHints struct {
	persons, places int8           // the number of hints that it is a person, or a place
	speaks          bool           // a verb of speaking comes after the name
	gender          lexicon.Gender // of the noun before the name
	pronoun         lexicon.Gender // of the pronoun after the name
}

// A referenceKind is the kind of a reference.
type referenceKind uint8

const (
	subjectPronoun    referenceKind = iota // he
	possessivePronoun                      // his
	introducedNoun                         // a neighbour
	definiteNoun                           // the neighbour
	unnamedGroup                           // the government, at the beginning of a sentence
)

// A reference is a word other than a name that refers to somebody.
type reference struct {
	mentionPlace
	kind      referenceKind
	gender    lexicon.Gender
	isSubject bool
	noun      int32 // index in nouns
}

// A tally holds the counts that distinguish dialogues from other texts.
type tally struct {
	quotes   int // direct quotations
	lively   int // those with a question or an exclamation mark
	personal int // those that address somebody
	leading  int // those at the beginning of a paragraph

	paragraphs, words int
	pronouns          int // in the third person singular
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

// isDialogue reports whether people talk to each other, as in a story: they ask, exclaim and
// say “you”, their words begin paragraphs, and the text around them is about him and her. In
// news people are quoted one by one.
func (t *tally) isDialogue() bool {
	const (
		minQuotes = 4
		threshold = 0.75 // separates nine tenths of about 300 news texts from nine tenths of 120 parts of novels
	)
	if t.quotes < minQuotes {
		return false
	}
	share := func(a, b int) float64 { return float64(a) / float64(max(b, 1)) }
	return share(t.lively, t.quotes)+share(t.personal, t.quotes)+share(t.leading, t.paragraphs)/2+4*share(t.pronouns, t.words) > threshold
}
