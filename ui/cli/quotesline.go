package cli

import (
	"cmp"
	"encoding/json"
	"errors"

	"pullquote/content"
	"pullquote/content/export"
	"pullquote/content/quote"
)

// quotesLine is an output line of `pullquote quotes --jsonl`. Offsets count Unicode code
// points of the input text. Fields that do not apply are null.
type (
	quotesLine struct {
		ID     json.RawMessage `json:"id"`
		Quotes []lineQuote     `json:"quotes"`
	}
	lineQuote struct {
		Start        int        `json:"start"`
		End          int        `json:"end"`
		Parts        []lineSpan `json:"parts,omitempty"`
		Kind         string     `json:"kind"`
		Speaker      *string    `json:"speaker"`
		SpeakerStart *int       `json:"speaker_start"`
		SpeakerEnd   *int       `json:"speaker_end"`
		Resolved     *string    `json:"resolved"`
		Cue          string     `json:"cue,omitempty"`
		Rule         string     `json:"rule,omitempty"`
		Confidence   float64    `json:"confidence"` // 0 to 1, two decimals
	}
	lineSpan struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
)

// findQuotesLine turns a JSON line {"id","text","lang"} into a JSON line {"id","quotes"}
// with the quotations of the text. Id may be any JSON value, or missing. Lang is the
// language of the text as a BCP 47 code. The words of the text determine the language if
// lang is missing and --lang is not given, or if they clearly contradict it.
func (r *runner) findQuotesLine(line []byte) ([]byte, error) {
	var in struct {
		ID   json.RawMessage `json:"id"`
		Text *string         `json:"text"`
		Lang string          `json:"lang"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, errors.New("not a JSON object with a text")
	}
	if in.Text == nil {
		return nil, errors.New(`"text" is missing`)
	}
	if in.ID == nil {
		in.ID = json.RawMessage("null")
	}
	out := quotesLine{ID: in.ID, Quotes: []lineQuote{}}
	offsets := export.NewOffsets(*in.Text)
	for _, q := range quote.FindText(*in.Text, cmp.Or(in.Lang, r.lang)) {
		out.Quotes = append(out.Quotes, newLineQuote(q, offsets))
	}
	return json.Marshal(out)
}

func newLineQuote(q quote.Quotation, offsets *export.Offsets) lineQuote {
	text := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	if q.Resolved == quote.Narrator { // it is not a name of the text
		q.Resolved = ""
	}
	l := lineQuote{
		Kind: q.Kind.String(), Cue: q.Cue, Rule: q.Rule, Confidence: export.RoundConfidence(q.Confidence),
		Speaker: text(q.Speaker), Resolved: text(q.Resolved),
	}
	for _, r := range q.Parts {
		l.Parts = append(l.Parts, lineSpan{offsets.CodePoints(r.Start.Offset), offsets.CodePoints(r.End.Offset)})
	}
	l.Start, l.End = l.Parts[0].Start, l.Parts[len(l.Parts)-1].End
	if len(l.Parts) == 1 {
		l.Parts = nil
	}
	if q.Mention != (content.Range{}) {
		start, end := offsets.CodePoints(q.Mention.Start.Offset), offsets.CodePoints(q.Mention.End.Offset)
		l.SpeakerStart, l.SpeakerEnd = &start, &end
	}
	return l
}
