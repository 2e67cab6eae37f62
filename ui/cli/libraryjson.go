package cli

import (
	"io"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/export"
	"pullquote/content/library"
)

// A jsonDocument is a document in JSON.
type jsonDocument struct {
	ID        string     `json:"id"`
	Title     string     `json:"title,omitempty"`
	Byline    string     `json:"byline,omitempty"`
	Site      string     `json:"site,omitempty"`
	Lang      string     `json:"lang,omitempty"`
	Published string     `json:"published,omitempty"`
	Words     int        `json:"words,omitempty"`
	Source    string     `json:"source,omitempty"`
	Added     time.Time  `json:"added"`
	Opened    *time.Time `json:"opened,omitempty"`
	Later     *time.Time `json:"later,omitempty"`
	Unread    *int       `json:"unread,omitempty"` // of a feed
	Tags      []string   `json:"tags,omitempty"`
	Finished  *time.Time `json:"finished,omitempty"`
	Place     *jsonPlace `json:"place,omitempty"`

	Annotations []jsonAnnotation `json:"annotations,omitempty"`
	Corrections []jsonCorrection `json:"corrections,omitempty"`
}

// A jsonAnnotation is a mark, a highlight or a comment in JSON. Its offsets are like those of a
// [jsonPlace].
type jsonAnnotation struct {
	ID          string    `json:"id"`
	Kind        string    `json:"kind"`
	Name        string    `json:"name,omitempty"`
	Color       string    `json:"color,omitempty"`
	Text        string    `json:"text,omitempty"`
	Comment     string    `json:"comment,omitempty"`
	Speaker     string    `json:"speaker,omitempty"`
	Paragraph   int       `json:"paragraph,omitempty"`
	StartBlock  int       `json:"start_block"`
	StartOffset int       `json:"start_offset"`
	EndBlock    int       `json:"end_block"`
	EndOffset   int       `json:"end_offset"`
	Prefix      string    `json:"prefix"`
	Suffix      string    `json:"suffix"`
	Made        time.Time `json:"made"`
}

// A jsonCorrection is a correction of a speaker in JSON: of all quotations of a person, or of
// one quotation. Without a name, it is nobody. Its offsets are like those of a [jsonPlace].
type jsonCorrection struct {
	ID        string         `json:"id"`
	Person    string         `json:"person,omitempty"`
	Quotation *jsonQuotation `json:"quotation,omitempty"`
	Name      string         `json:"name"`
	Made      time.Time      `json:"made"`
}

type jsonQuotation struct {
	Text        string `json:"text"`
	StartBlock  int    `json:"start_block"`
	StartOffset int    `json:"start_offset"`
	EndBlock    int    `json:"end_block"`
	EndOffset   int    `json:"end_offset"`
	Prefix      string `json:"prefix"`
	Suffix      string `json:"suffix"`
}

// A jsonPlace is a place in JSON. Offset counts the bytes of the block's text.
type jsonPlace struct {
	Fraction float64 `json:"fraction"`
	Block    int     `json:"block"`
	Offset   int     `json:"offset"`
	Prefix   string  `json:"prefix"`
	Suffix   string  `json:"suffix"`
}

// printJSON prints documents, and what the reader has added to each, by its ID.
func (r *runner) printJSON(found []library.Document, added map[string]additions) error {
	out := []jsonDocument{}
	for _, d := range found {
		j := jsonDocument{
			ID: strings.ToLower(d.ID), Title: d.Title, Byline: d.Byline, Site: d.Site, Lang: d.Lang, Published: d.Published, Words: d.Words,
			Source: d.Source, Added: d.Added.UTC(), Tags: d.Tags, Opened: timeOrNil(d.Opened), Finished: timeOrNil(d.Finished), Later: timeOrNil(d.Later),
		}
		if d.IsFeed {
			j.Unread = &d.Unread
		}
		if p := d.Place; p != nil {
			at := p.Locator.At.Start
			j.Place = &jsonPlace{Fraction: p.Fraction, Block: int(at.Block), Offset: at.Offset, Prefix: p.Locator.Prefix, Suffix: p.Locator.Suffix}
		}
		for _, a := range added[d.ID].annotations {
			start, end := a.Locator.At.Start, a.Locator.At.End
			j.Annotations = append(j.Annotations, jsonAnnotation{
				ID: strings.ToLower(a.ID), Kind: string(a.Kind), Name: a.Name, Color: string(a.Color), Text: a.Locator.Exact,
				Comment: a.Body, Speaker: a.Speaker, Paragraph: a.Paragraph, StartBlock: int(start.Block), StartOffset: start.Offset,
				EndBlock: int(end.Block), EndOffset: end.Offset, Prefix: a.Locator.Prefix, Suffix: a.Locator.Suffix, Made: a.Made.UTC(),
			})
		}
		for _, c := range added[d.ID].corrections {
			j.Corrections = append(j.Corrections, correctionJSON(c))
		}
		out = append(out, j)
	}
	return writeBuffered(r.stdout, func(w io.Writer) error {
		e := export.NewJSONEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(out)
	})
}

func correctionJSON(c content.Correction) jsonCorrection {
	j := jsonCorrection{ID: strings.ToLower(c.ID), Person: c.Person, Name: c.Name, Made: c.Made.UTC()}
	if c.Person == "" {
		l, start, end := c.Quotation, c.Quotation.At.Start, c.Quotation.At.End
		j.Quotation = &jsonQuotation{
			Text: l.Exact, StartBlock: int(start.Block), StartOffset: start.Offset, EndBlock: int(end.Block), EndOffset: end.Offset,
			Prefix: l.Prefix, Suffix: l.Suffix,
		}
	}
	return j
}

// timeOrNil returns a time in UTC; nil if it is zero.
func timeOrNil(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}
