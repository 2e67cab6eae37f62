// Package quote finds the direct quotations of a text, and who said them.
//
// Terms. A span is a stretch of text in marks, or after a dash or a label that stands for
// them. A quotation is a span, or several that belong together. A mention is the words that
// point at somebody: a name, a pronoun, a noun. A cue is the word that says that somebody
// speaks: “said”. An entity is somebody whom the text names, by all their names. A window is
// a part of the text that is read at once.
//
// It works in two passes. The first reads each window, in any order, and keeps records:
//
//  1. Spans (marks.go, span.go): which marks belong together, over parts and paragraphs; or
//     what follows a dash (dashes.go) or, in an interview, a name and a colon (interview.go).
//  2. Tokens (token.go, capitals.go): words with what the lexicon of the language knows of
//     them, and which capitals make a name.
//  3. Classes (classify.go): speech, a fragment of it, or not a quotation at all: a title, a
//     nickname, a word held at arm's length. The rest become quotations (assemble.go).
//  4. Attribution (rules.go): the words that name the speaker, by the strongest evidence
//     there is. The table of rules says which, in their order, each with an example: after
//     the marks (after.go), before them (before.go, sentence.go), a dash and a name, a label.
//     Names (name.go), noun phrases (nounphrase.go), roles (role.go, apposition.go) and
//     mentions (mention.go) are parsed by types that each know the one before.
//  5. Records (records.go, recorder.go): the quotations, and all names, pronouns and nouns
//     on the way (namespan.go), without the tokens.
//
// The second pass (findings.go) decides persons from the records of all windows
// (discourse.go):
//
//  6. Entities (entity.go, entities.go): whom the text names, by all their names, and
//     whether they are a man, a woman or an organization.
//  7. Coreference (coref.go): the person that a mention stands for. A pronoun stands for the
//     person on the reader's mind who agrees with it: each name, each speaker and each
//     pronoun on the way counts, the subject more than the object, and the nearer the more.
//  8. Quotations without words of their own: in news they go on with the one before
//     (propagate.go); in a dialogue people take turns, call each other by name and do
//     something when they speak (dialogue.go).
//  9. Evidence (evidence.go): how sure all of this is. Below the threshold nobody is named,
//     and the words of the text remain: “she”.
//
// A worked example. In
//
//	Ana Ruiz runs the harbour. “We lost the crop,” she said. “All of it.”
//
// the marks give two spans. After the first come a pronoun and a verb of speaking, so its
// mention is “she”, its cue “said”, its rule “after”. The second has no words of its own; the
// sentence before it says who speaks, and that is “she” again. The only woman on the reader's
// mind is the subject of the first sentence: both resolve to Ana Ruiz, and as nobody else can
// be meant, they are as sure as their rule.
//
// Languages. Everything that differs between them is asked of a [lexicon.Lexicon]. In a text
// without one, quotations are found and a speaker is shown only if a name is right beside
// the marks.
//
// What always holds: a speaker is given as the text names them, and only if a rule has found
// them; parts of a quotation are in order and do not overlap; the result depends on the text
// alone, not on the order of windows; the time taken is in proportion to the text, whatever
// marks are in it and however long its paragraphs are: what is read around a quotation has a
// bound.
//
// Sources. The order of evidence: O'Keefe, Pareti, Curran, Koprinska and Honnibal, "A
// Sequence Labelling Approach to Quote Attribution" (EMNLP 2012), and Muzny, Fang, Chang and
// Jurafsky, "A Two-stage Sieve Approach for Quote Attribution" (EACL 2017). Turns and
// vocatives: He, Barbosa and Kondrak, "Identification of Speakers in Novels" (ACL 2013).
// Salience: Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution"
// (Computational Linguistics 20, 1994).
package quote

import (
	"strings"

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
	Speaker string        // as the text names them there: "Roman", "a 25-year-old", "she"; "" if nobody is named
	Detail  string        // what the text says of them there: "23", "fire chief", "to NBC News"
	Mention content.Range // the place of Speaker; empty if it was inferred
	// Resolved is the person that Speaker stands for, by their fullest name in
	// the text; "" if that is not known.
	Resolved string
	Evidence
}

// Text returns the words of q, without the marks around them. Parts that an attribution
// split are joined by a space, paragraphs by an empty line.
func (q *Quotation) Text(a *content.Article) string {
	if len(q.Parts) == 1 {
		return unmark(a.Text(q.Parts[0]))
	}
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
