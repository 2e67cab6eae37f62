// Package quote finds the direct quotations of a text, and who said them.
//
// It works in steps, each in files of its own:
//
//  1. Spans (marks.go, span.go): which marks belong together, over parts and
//     paragraphs; or what stands behind a dash (dashes.go) or, in an interview,
//     behind a name and a colon (interview.go).
//  2. Kinds (kind.go): speech, a fragment of it, or no quotation at all: a
//     title, a nickname, a word held at arm's length. What is left becomes
//     quotations (collect.go), of one span or of several.
//  3. Attribution (attribute.go, behind.go, subject.go, mention.go): the words of
//     the text that name the speaker, by the strongest evidence there is. The
//     table of rules says which, in their order, each with an example: right
//     behind the marks, right before them, a dash and a name, the agent of a
//     passive, a label, and last the sentence that leads up to them. What the text
//     says that the speaker is stands beside the name (role.go, apposition.go).
//  4. The cast (cast.go, naming.go, given.go): who the text names, by all their
//     names, and whether they are a man, a woman or an organisation.
//  5. Resolution (resolve.go): the person that the words stand for. A name is
//     of whom it is part of; a pronoun is of whoever is on the reader's mind
//     and agrees with it: each name, each speaker and each pronoun on the way
//     counts, the subject more than the object, and the nearer the more.
//  6. What has no words of its own: in news it goes on with the quotation
//     before (carry.go); where people talk to each other they take turns, call
//     each other by name and do something when they speak (turns.go).
//  7. Doubt (doubt.go): how sure all of this is. Below the threshold nobody is
//     named, and what is left is how the text puts it: “she”.
//
// A worked example. In
//
//	Ana Ruiz runs the harbour. “We lost the crop,” she said. “All of it.”
//
// the marks give two spans. Behind the first stands a pronoun with a verb of
// speaking, so its mention is “she”, its cue “said”, its rule “after”. The second
// has no words of its own; the sentence before it says who speaks, and that is
// “she” again. The only woman on the reader's mind is the subject of the first
// sentence: both resolve to Ana Ruiz, and as nobody else is in question, what is
// left of doubt is the rule's own.
//
// What always holds: a speaker is given as the text names them, and only when
// a rule has found them; parts of a quotation are in order and do not overlap;
// the time taken is in proportion to the text, whatever marks are in it and
// however long its paragraphs are: what is read around a quotation has a bound.
//
// Sources. The order of evidence: O'Keefe, Pareti, Curran, Koprinska and
// Honnibal, "A Sequence Labelling Approach to Quote Attribution" (EMNLP 2012),
// and Muzny, Fang, Chang and Jurafsky, "A Two-stage Sieve Approach for Quote
// Attribution" (EACL 2017). Turns and calls: He, Barbosa and Kondrak,
// "Identification of Speakers in Novels" (ACL 2013). What is on the reader's
// mind: Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution"
// (Computational Linguistics 20, 1994).
package quote

import (
	"strings"
	"unicode/utf8"

	"pullquote/content"
)

// A Kind says what a quotation is.
type Kind int

// The kinds.
const (
	Direct   Kind = iota // somebody's words, whole
	Fragment             // some of somebody's words, in a sentence of the author's
	Block                // a passage that the author set off, and named the source of
)

func (k Kind) String() string { return [...]string{"direct", "fragment", "block"}[k] }

// A Quotation is what somebody said or wrote.
type Quotation struct {
	Number  int             // from 1, in reading order; those of captions come last
	Parts   []content.Range // in order, with their marks
	Kind    Kind
	Speaker string        // as the text names them there: "Roman", "a 25-year-old", "she"; "" when nobody is named
	Detail  string        // what the text says of them there: "23", "fire chief", "to NBC News"
	Mention content.Range // where Speaker stands; empty when it was inferred
	// Resolved is the person that Speaker stands for, by their fullest name in
	// the text; "" when that is not known.
	Resolved string
	Evidence
}

// Evidence is what shows who said something.
type Evidence struct {
	Cue  string // the word that says so: "said", "according to"
	Rule string // the rule that found the speaker; "" when none did
	// Sentence is where it stands: that of the quotation whose speaker this one
	// has, where it has no words of its own. Empty when there is none.
	Sentence   content.Range
	Distance   int     // from the quotation to the words that name the speaker, in words
	Confidence float64 // how likely it is to be right, from 0 to 1
}

// Text is the words of q, without the marks around them. Parts that an
// attribution split are joined by a blank, paragraphs by an empty line.
func (q *Quotation) Text(a *content.Article) string {
	var s strings.Builder
	for i, r := range q.Parts {
		if i > 0 {
			sep := " "
			if r.Start.Block != q.Parts[i-1].End.Block {
				sep = "\n\n"
			}
			s.WriteString(sep)
		}
		s.WriteString(unmark(a.Text(r)))
	}
	return s.String()
}

// Extract finds the quotations of an article: in its paragraphs, lists and
// quoted passages, and last in the captions of its pictures. Code, tables and
// headings are not searched; what a pull quote repeats is found once.
func Extract(a *content.Article) []Quotation {
	var body, captions []*paragraph
	for i, b := range a.Blocks() {
		_, set := b.(*content.BlockQuote)
		for _, leaf := range content.Leaves(b) {
			p := &paragraph{block: i, offset: leaf.Offset, setOff: set, hardBreaks: true, text: leaf.Block.Plain()}
			switch b := leaf.Block.(type) {
			case *content.Paragraph:
				p.text = withoutCode(b.Text)
				body = append(body, p)
			case *content.Figure:
				captions = append(captions, p)
			}
		}
	}
	of := func(ps []*paragraph) *document { return &document{paragraphs: ps, article: true, byline: a.Byline} }
	text := of(body)
	found := text.extract()
	return append(withoutRepeats(a, found, text.dialogue), of(captions).extract()...).number()
}

// withoutCode is a text in which the marks in code are none: blanks stand there.
func withoutCode(t content.Inline) string {
	out := []byte(nil)
	for _, s := range t.Spans {
		if s.Style&content.CodeSpan == 0 {
			continue
		}
		for i, r := range t.Text[s.Start:s.End] {
			if !isMark(r) {
				continue
			}
			if out == nil {
				out = []byte(t.Text)
			}
			for k := range utf8.RuneLen(r) {
				out[s.Start+i+k] = ' '
			}
		}
	}
	if out == nil {
		return t.Text
	}
	return string(out)
}

// FindText finds the quotations of a bare text, whose paragraphs are parted by
// empty lines, or are lines where these are longer than any that were wrapped.
// Ranges are in block 0, with offsets into the text. The turns of an interview that
// have no marks are left out, as they are where corpora are labelled: a bare text
// may be a part of one.
func FindText(text string) []Quotation {
	end := "\n\n"
	if !isWrapped(text) {
		end = "\n"
	}
	var body []*paragraph
	for start := 0; start < len(text); {
		size := strings.Index(text[start:], end)
		if size < 0 {
			size = len(text) - start
		}
		if p := text[start : start+size]; strings.TrimSpace(p) != "" {
			body = append(body, &paragraph{offset: start, text: p})
		}
		start += size + len(end)
	}
	return (&document{paragraphs: body}).extract().number()
}

// isWrapped reports whether the lines of a text may have been wrapped.
func isWrapped(text string) bool {
	const longest = 120
	long, lines := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines++
			if len(line) > longest {
				long++
			}
		}
	}
	return long*5 < lines
}

type quotations []Quotation

func (qs quotations) number() []Quotation {
	for i := range qs {
		qs[i].Number = i + 1
	}
	return qs
}

// A paragraph is a stretch of text with what was found in it.
type paragraph struct {
	block  content.BlockIndex
	offset int // of text in the block
	setOff bool
	text   string

	hardBreaks bool // the author set the line breaks in text, not a program that wraps
	spans      []span
	tokens     []token // the text, each span one token

	aside bool  // no part of the text: a heading, the caption of a picture
	index int   // among the paragraphs
	base  int   // tokens before it, and some for each paragraph's end
	refs  []ref // the names in it
}

func (p *paragraph) at(start, end int) content.Range {
	return content.Within(p.block, p.offset+start, p.offset+end)
}

// extract runs the steps over the paragraphs.
func (d *document) extract() quotations {
	d.verbs = newLexicon()
	d.findSpans()
	for _, p := range d.paragraphs {
		p.tokenize(d.verbs)
	}
	d.findDashes()
	if d.article {
		d.findInterview()
	}
	d.cast = newCast(d.paragraphs)
	d.classify()
	base := 0
	for i, p := range d.paragraphs {
		p.sentences()
		p.index, p.base, p.aside = i, base, p.isAside()
		base += len(p.tokens) + paragraphEnd
	}
	d.collect()
	d.attribute()
	d.resolve()
	out := make(quotations, len(d.found))
	for i, f := range d.found {
		f.conclude()
		out[i] = f.Quotation
	}
	return out
}

// A document is paragraphs in order and the quotations found in them.
type document struct {
	paragraphs []*paragraph
	article    bool   // the turns of an interview count
	byline     string // of the article
	dialogue   bool   // people talk to each other, paragraph by paragraph
	found      []*found
	cast       *cast
	mind       []event                        // who has spoken, or was meant by a pronoun, so far
	read       struct{ paragraph, token int } // how far the text was read for pronouns
	verbs      lexicon
}

// A found is a quotation while it is worked on.
type found struct {
	Quotation
	at      *paragraph // where it begins
	index   int        // of at
	first   int        // token of its first part
	last    int        // token of its last part, in the paragraph end
	end     *paragraph // where it ends
	endAt   int        // index of end
	mention mention
	says    mention // of the quotation that the speaker is known from
	from    *found  // whom the speaker was taken over from
	who     *entity
}
