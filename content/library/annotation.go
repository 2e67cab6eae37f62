package library

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"time"

	"pullquote/content"
)

// A Kind is a kind of annotation.
type Kind string

// The kinds of annotations.
const (
	Mark      Kind = "mark"      // a place with a letter; a document has one for each letter
	Highlight Kind = "highlight" // a text that the reader marked
	Comment   Kind = "comment"   // what the reader wrote about a text without marking it
)

// A Color is one of the four kinds of highlights.
type Color string

// The colours.
const (
	Green   Color = "green"
	Cyan    Color = "cyan"
	Blue    Color = "blue"
	Magenta Color = "magenta"
)

// Colors returns the colours, in the order in which readers count them.
func Colors() []Color { return []Color{Green, Cyan, Blue, Magenta} }

// An Annotation is what a reader has added to a document.
type Annotation struct {
	ID        string
	Kind      Kind
	Name      string // the letter of a mark
	Color     Color  // of a highlight
	Body      string // what the reader wrote about the text; "": nothing
	Speaker   string // of the quotation, if the text is one; "" if nobody is named
	Paragraph int    // where the text begins, from 1; 0: not known
	Locator   content.Locator
	Made      time.Time
}

// Annotations returns the annotations of a document, in the order of the text.
func (l *Library) Annotations(ctx context.Context, doc string) ([]Annotation, error) {
	var out []Annotation
	err := l.read(ctx, func(db *sql.DB) error {
		out = nil
		rows, err := db.QueryContext(ctx, "SELECT "+annotationColumns+" FROM annotation a WHERE a.doc = ? AND a.deleted = 0 ORDER BY "+annotationOrder, doc)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			a, err := scanAnnotation(rows)
			if err != nil {
				return err
			}
			out = append(out, a)
		}
		return rows.Err()
	})
	return out, err
}

const (
	// annotationColumns are the columns of an annotation that [scanAnnotation] reads.
	annotationColumns = `a.id, a.kind, a.name, a.color, a.body, a.speaker, a.paragraph,
		a.start_block, a.start_offset, a.end_block, a.end_offset, a.exact, a.prefix, a.suffix, a.made`

	annotationOrder = "a.start_block, a.start_offset, a.end_block, a.end_offset"
)

// scanAnnotation returns the annotation in a row. The row may have more columns.
func scanAnnotation(rows *sql.Rows, more ...any) (Annotation, error) {
	var (
		a    Annotation
		made int64
	)
	at := &a.Locator.At
	err := rows.Scan(append([]any{
		&a.ID, &a.Kind, &a.Name, &a.Color, &a.Body, &a.Speaker, &a.Paragraph, &at.Start.Block, &at.Start.Offset, &at.End.Block, &at.End.Offset,
		&a.Locator.Exact, &a.Locator.Prefix, &a.Locator.Suffix, &made,
	}, more...)...)
	a.Made = time.UnixMilli(made)
	return a, err
}

// NewID returns an ID for an annotation that is not a mark.
func NewID() string { return rand.Text() }

// ErrNotFindable means that a document has neither a source nor a known text, so that it
// could not be found again.
var ErrNotFindable = errors.New("the document has neither a source nor a text")

// Annotate keeps an annotation of the document that is visited, and the visit. An annotation
// with the same ID, or a mark with the same letter, is replaced.
func (l *Library) Annotate(ctx context.Context, v Visit, a Annotation) error {
	if !v.isFindable() {
		return ErrNotFindable
	}
	return l.write(ctx, func(c *change) error {
		doc, err := c.keepVisit(ctx, v)
		if err != nil {
			return err
		}
		if a.Kind == Mark {
			a.ID = markID(doc, a.Name)
		}
		at := a.Locator.At
		_, err = c.ExecContext(ctx, `
			INSERT INTO annotation (id, doc, kind, name, color, body, speaker, paragraph, version, start_block, start_offset, end_block, end_offset, exact, prefix, suffix, made, rev)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, color = excluded.color, body = excluded.body, speaker = excluded.speaker,
				paragraph = excluded.paragraph, version = excluded.version, start_block = excluded.start_block, start_offset = excluded.start_offset,
				end_block = excluded.end_block, end_offset = excluded.end_offset, exact = excluded.exact, prefix = excluded.prefix,
				suffix = excluded.suffix, made = excluded.made, deleted = 0, rev = excluded.rev`,
			a.ID, doc, a.Kind, a.Name, a.Color, a.Body, a.Speaker, a.Paragraph, v.Text[:], at.Start.Block, at.Start.Offset, at.End.Block, at.End.Offset,
			a.Locator.Exact, a.Locator.Prefix, a.Locator.Suffix, a.Made.UnixMilli(), c.rev)
		return err
	})
}

// markID returns the ID of a mark. It is the same on every device, so that the mark that was
// set last wins.
func markID(doc, name string) string { return doc + "-" + name }

// clearAnnotation sets the columns of an annotation that is removed.
const clearAnnotation = "body = '', speaker = '', exact = '', prefix = '', suffix = '', deleted = 1, rev = ?"

// RemoveAnnotation removes an annotation. What is left of it says only that it was removed.
func (l *Library) RemoveAnnotation(ctx context.Context, id string) error {
	return l.write(ctx, func(c *change) error {
		_, err := c.ExecContext(ctx, "UPDATE annotation SET "+clearAnnotation+" WHERE id = ?", c.rev, id)
		return err
	})
}
