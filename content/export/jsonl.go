package export

import (
	"encoding/json"
	"errors"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/quote"
)

// The shape of a line that `pullquote quotes --jsonl` prints. Offsets are code
// points of the line's text. What a quotation has no words for is null.
type (
	lineOut struct {
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

// QuotesLine turns a line of JSON, {"id","text"[,"lang"]}, into one with the quotations
// of the text, {"id","quotes"}.
func QuotesLine(line []byte) ([]byte, error) {
	var in struct {
		ID   json.RawMessage `json:"id"`
		Text *string         `json:"text"`
		Lang string          `json:"lang"`
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return nil, errors.New("it is no JSON object with a text")
	}
	if in.Text == nil {
		return nil, errors.New(`it has no "text"`)
	}
	if in.ID == nil {
		in.ID = json.RawMessage("null")
	}
	out := lineOut{ID: in.ID, Quotes: []lineQuote{}}
	count := pointCounter{text: *in.Text}
	for _, q := range quote.FindText(*in.Text, in.Lang) {
		out.Quotes = append(out.Quotes, lineOf(q, &count))
	}
	return json.Marshal(out)
}

func lineOf(q quote.Quotation, count *pointCounter) lineQuote {
	text := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	l := lineQuote{Kind: q.Kind.String(), Cue: q.Cue, Rule: q.Rule, Confidence: twoDecimals(q.Confidence), Speaker: text(q.Speaker), Resolved: text(q.Resolved)}
	for _, r := range q.Parts {
		l.Parts = append(l.Parts, lineSpan{count.before(r.Start.Offset), count.before(r.End.Offset)})
	}
	l.Start, l.End = l.Parts[0].Start, l.Parts[len(l.Parts)-1].End
	if len(l.Parts) == 1 {
		l.Parts = nil
	}
	if q.Mention != (content.Range{}) {
		start, end := count.before(q.Mention.Start.Offset), count.before(q.Mention.End.Offset)
		l.SpeakerStart, l.SpeakerEnd = &start, &end
	}
	return l
}

// A pointCounter counts the code points of a text before byte offsets. Offsets
// near the one asked for last are cheap.
type pointCounter struct {
	text       string
	at, points int
}

func (c *pointCounter) before(offset int) int {
	if offset >= c.at {
		c.points += utf8.RuneCountInString(c.text[c.at:offset])
	} else {
		c.points -= utf8.RuneCountInString(c.text[offset:c.at])
	}
	c.at = offset
	return c.points
}
