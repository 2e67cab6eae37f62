// Package quote finds the direct quotations in a text, and who said them.
//
// Terms. A mark is a quotation mark. A span is text between marks, or after a dash or a
// label that replaces them. A quotation is one span, or several that belong together. A
// mention is the words that refer to somebody: a name, a pronoun, a noun phrase. A cue is
// the word that shows that somebody speaks: “said”. An entity is a person, an organization
// or a place that the text names, under all their names. A window is a part of the text
// that is scanned at once.
//
// The package works in two passes. The first scans each window, in any order, and keeps
// records of it:
//
//  1. Spans (marks.go, span.go): pair the marks, also across paragraphs; or find speech
//     after a dash (dashes.go) or, in an interview, after a name and a colon (interview.go).
//     An attribution between the marks divides a span (asides.go).
//  2. Tokens (token.go, capitals.go, nouns.go): look up words in the lexicon of the language, and
//     decide which capitals make a name.
//  3. Classes (classify.go): separate speech and fragments of speech from other uses of
//     marks: titles, nicknames, scare quotes. Assemble the quotations (assemble.go).
//  4. Attribution (rules.go): find the words that name the speaker, by the strongest
//     evidence available. The table of rules lists the kinds of evidence in order, each
//     with an example: after the marks (after.go), before them (before.go, sentence.go), a
//     dash and a name, a label. Names (name.go), noun phrases (nounphrase.go), roles
//     (role.go, apposition.go) and mentions (mention.go) have parsers that build on each
//     other in this order.
//  5. Records (records.go, recorder.go): keep the quotations, and all names, pronouns and
//     nouns for people between them (namespan.go), without the tokens.
//
// The second pass (findings.go) decides who speaks from the records of all windows
// (discourse.go):
//
//  6. Entities (entity.go, entities.go, namesakes.go): collect the names of each entity, and
//     decide whether it is a man, a woman or an organization.
//  7. Coreference (coref.go): find the entity that a mention refers to. A pronoun refers to
//     the most salient entity that agrees with it. Each name, speaker and pronoun before it
//     adds salience, subjects more than objects, and near ones more than distant ones.
//  8. Quotations without an attribution of their own: in news they continue the one before
//     (propagate.go); in a dialogue people take turns, address each other by name and act
//     when they speak (dialogue.go).
//     In a novel, the people near such a quotation are ranked by a weighted sum of features
//     (rerank.go, weights.go), and the turns are decided together (beam.go). “I” outside the
//     marks is the person whom others address, or the author of an article, or the narrator
//     (narrator.go).
//  9. Evidence (evidence.go): compute the confidence. Below the threshold the speaker is not
//     resolved, and the words of the text remain: “she”.
//
// A worked example. In
//
//	Ana Ruiz runs the harbour. “We lost the crop,” she said. “All of it.”
//
// the marks give two spans. After the first come a pronoun and a verb of speaking, so its
// mention is “she”, its cue “said”, its rule “after”. The second has no attribution of its
// own; the sentence before it names its speaker, which is “she” again. The only salient woman
// is the subject of the first sentence, so both mentions resolve to Ana Ruiz. As nobody else
// can be meant, the confidence is that of the rules.
//
// Languages. Everything that differs between languages is in a [lexicon.Lexicon]. In all of
// them but English the verb of an attribution comes before its subject, so that the order of
// the words shows the speaker (inversion.go). A paragraph may be in another language than the
// rest of the text (mixed.go). In a language without a lexicon, quotations are found, but a
// speaker is given only if a name is right beside the marks.
//
// What always holds: a speaker is given as the text names them, and only if a rule found
// them; the parts of a quotation are in order and do not overlap; the result depends on the
// text alone, not on the order of windows; and the time is proportional to the length of the
// text, whatever its marks and however long its paragraphs, because the text searched around
// a quotation is bounded.
//
// Sources. The order of evidence: O'Keefe, Pareti, Curran, Koprinska and Honnibal, "A
// Sequence Labelling Approach to Quote Attribution" (EMNLP 2012), and Muzny, Fang, Chang and
// Jurafsky, "A Two-stage Sieve Approach for Quote Attribution" (EACL 2017). Turns and
// vocatives: He, Barbosa and Kondrak, "Identification of Speakers in Novels" (ACL 2013).
// Salience: Lappin and Leass, "An Algorithm for Pronominal Anaphora Resolution"
// (Computational Linguistics 20, 1994).
package quote

import "pullquote/content"

// A Kind is the kind of a quotation.
type Kind uint8

// The kinds.
const (
	Direct   Kind = iota // a whole utterance
	Fragment             // a few words of somebody's in a sentence of the author's
	Block                // a block quote whose source the author names
)

func (k Kind) String() string { return [...]string{"direct", "fragment", "block"}[k] }

// A Quotation is the words that somebody said or wrote.
type Quotation struct {
	Number  int             // from 1, in reading order; those in captions come last
	Parts   []content.Range // in order, including their marks
	Text    string          // without the marks around it; parts in different blocks are joined by an empty line, others by a space
	Kind    Kind
	Speaker string        // as the text names them here: "Roman", "a 25-year-old", "she"; "" if nobody is named
	Detail  string        // what the text says about them here: "23", "fire chief", "to NBC News"
	Mention content.Range // the position of Speaker; empty if the speaker was inferred
	// Resolved is the fullest name in the text of the person that Speaker refers to; "" if
	// that is not known.
	Resolved string
	Evidence
}
