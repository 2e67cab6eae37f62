package quote

import (
	"fmt"
	"strings"

	"pullquote/content"
	"pullquote/content/quote/lexicon"
)

// Threshold is the minimum confidence for a resolved speaker: a wrong name under a quotation
// is worse than none.
const Threshold = 0.60

// Evidence shows why a quotation has its speaker.
type Evidence struct {
	Cue  string // the word that shows that the speaker speaks: "said", "according to"
	Rule string // the rule that found the speaker; "" if none did
	// Sentence is the sentence that names the speaker. If the quotation has the speaker of
	// another one, it is the sentence that names that one's. It is empty if there isn't one.
	Sentence   content.Range
	Distance   int     // tokens between the quotation and the words that name the speaker
	Confidence float64 // how likely the speaker is to be right, from 0 to 1
}

// finalize returns a quotation with its evidence. Its speaker is resolved if the confidence is
// high enough. Otherwise the speaker is the mention in the text, or "" if there isn't one.
func (d *discourse) finalize(q *quoteState) Quotation {
	parts := q.window.partsOf(q.quoteRecord)
	out := Quotation{
		Kind: q.kind, Parts: make([]content.Range, len(parts)), Text: q.text(),
		Speaker: q.mention.text, Mention: q.mentionRange(), Detail: q.mention.detail,
	}
	for i, part := range parts {
		out.Parts[i] = part.Range()
	}
	if q.speaker != nil && q.confidence >= q.threshold() {
		if !q.speaker.isNameless || q.speaker.isTeller {
			out.Resolved = q.speaker.name
		}
		switch {
		case q.mention.text == "" && q.speaker.isNameless && q.speaker.isTeller:
			out.Speaker = d.lex.FirstPerson[0]
		case q.mention.text == "":
			out.Speaker = q.speaker.name
		}
	}
	if word := d.lex.Word(strings.ToLower(out.Speaker)); out.Resolved == "" && word.Is(lexicon.PossessivePronoun) && !word.Is(lexicon.Pronoun) {
		out.Speaker = "" // “in his words” names nobody
	}
	if out.Speaker == "" {
		return out
	}
	out.Evidence = Evidence{Cue: q.cue, Rule: rules[q.rule].name, Confidence: q.confidence}
	says := q.namedBy
	if says == nil && q.mention.kind != nobody {
		says = q.mention
	}
	if says != nil {
		out.Sentence = says.sentence.Range()
		out.Distance = d.distance(q, says)
	}
	return out
}

// mentionRange returns the position of the words that name the speaker of q; it is empty if the
// speaker was inferred.
func (q *quoteState) mentionRange() content.Range {
	if q.speakerFrom != nil || q.mention.kind == implied {
		return content.Range{}
	}
	return q.mention.at.Range()
}

// threshold returns the minimum confidence for the speaker of q.
func (q *quoteState) threshold() float64 {
	if q.isRanked {
		return rankedThreshold
	}
	return Threshold
}

// distance returns the number of tokens between q and a mention. It returns 0 if the mention
// is inside q or q is a block quote.
func (d *discourse) distance(q *quoteState, m *mentionRecord) int {
	at, start, end := d.position(m.place), d.position(q.start), d.position(q.end)
	switch {
	case q.start.token < 0:
		return 0
	case at < start:
		return start - at - 1
	}
	return max(at-end-1, 0)
}

// Name returns the resolved name of the speaker, or else the mention in the text. It returns
// "" if nobody is named.
func (q *Quotation) Name() string {
	if q.Resolved != "" {
		return q.Resolved
	}
	return q.Speaker
}

// Label returns [Quotation.Name] with the detail that the text gives: "Jo Park, 52".
func (q *Quotation) Label() string {
	if name := q.Name(); name == "" || q.Detail == "" {
		return name
	}
	return q.Name() + ", " + q.Detail
}

// Corrected is the rule of a quotation whose speaker the reader has corrected.
const Corrected = "corrected"

// Why explains in a few words how the speaker of q was found: “said” after the quote · 98%.
func (q *Quotation) Why() string {
	switch {
	case q.Rule == Corrected && q.Speaker == "":
		return "nobody: you said so"
	case q.Rule == Corrected && q.Resolved != q.Speaker:
		return "you said so · “" + q.Speaker + "” is " + q.Resolved
	case q.Rule == Corrected:
		return "you said so"
	case q.Speaker == "":
		return "the text does not say who"
	}
	why := ""
	for _, r := range rules {
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

// Range returns the range from the beginning of the first part to the end of the last.
func (q *Quotation) Range() content.Range {
	return content.Range{Start: q.Parts[0].Start, End: q.Parts[len(q.Parts)-1].End}
}
