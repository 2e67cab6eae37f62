package library

import (
	"context"
	"database/sql"
	"errors"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/quote"
)

// A Quotation is what the library keeps of a quotation.
type Quotation struct {
	At        content.Range
	Paragraph int    // where it begins, from 1; 0: it has no number
	Words     string // without the marks
	Name      string // of the speaker, as readers see it; "" if nobody is named
	Person    string // the name of the person whom the text names; "" if it names nobody
	Role      string // what the text says about them
}

// Quoted returns the quotations of an article as the library keeps them.
func Quoted(x *analysis.Analysis) []Quotation {
	var out []Quotation
	for i := range x.Quotations {
		q := &x.Quotations[i]
		kept := Quotation{
			At:        content.Range{Start: q.Parts[0].Start, End: q.Parts[len(q.Parts)-1].End},
			Paragraph: int(x.ParagraphOf(i)), Words: x.Text(i), Name: q.Label(),
		}
		if n := x.PersonOf(i); n >= 0 && x.People[n].Name != quote.Described {
			kept.Person, kept.Role = x.People[n].Name, x.People[n].Role
		}
		out = append(out, kept)
	}
	return out
}

// quotationColumns are the columns of a quotation that [scanQuotation] reads.
const quotationColumns = "q.start_block, q.start_offset, q.end_block, q.end_offset, q.paragraph, q.words, q.name, q.person, q.role"

func (q *Quotation) fields() []any {
	return []any{&q.At.Start.Block, &q.At.Start.Offset, &q.At.End.Block, &q.At.End.Offset, &q.Paragraph, &q.Words, &q.Name, &q.Person, &q.Role}
}

// Quotations returns the quotations in the text of a document that was kept last.
func (l *Library) Quotations(ctx context.Context, d *Document) ([]Quotation, error) {
	var id int64
	err := l.read(ctx, func(db *sql.DB) error {
		err := db.QueryRowContext(ctx, "SELECT id FROM text WHERE doc = ? AND indexed = 1 ORDER BY kept DESC LIMIT 1", d.ID).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	if err != nil || id == 0 {
		return nil, err
	}
	return l.quotationsOf(ctx, id)
}

// quotationsOf returns the quotations of a text.
func (l *Library) quotationsOf(ctx context.Context, text int64) ([]Quotation, error) {
	var out []Quotation
	err := l.read(ctx, func(db *sql.DB) error {
		out = nil
		rows, err := db.QueryContext(ctx, "SELECT "+quotationColumns+" FROM quotation q WHERE q.text = ? ORDER BY n", text)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var q Quotation
			if err := rows.Scan(q.fields()...); err != nil {
				return err
			}
			out = append(out, q)
		}
		return rows.Err()
	})
	return out, err
}
