package library

import (
	"context"
	"database/sql"
	"time"

	"pullquote/content"
)

// Corrections returns the corrections of speakers in a document, in the order in which they
// were made.
func (l *Library) Corrections(ctx context.Context, doc string) ([]content.Correction, error) {
	var out []content.Correction
	err := l.read(ctx, func(db *sql.DB) error {
		out = nil
		if has, err := hasCorrections(ctx, db); err != nil || !has {
			return err
		}
		rows, err := db.QueryContext(ctx, `
			SELECT id, person, name, start_block, start_offset, end_block, end_offset, exact, prefix, suffix, made FROM correction
			WHERE doc = ? AND deleted = 0 ORDER BY made, rev`, doc)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var (
				c    content.Correction
				made int64
			)
			l, at := &c.Quotation, &c.Quotation.At
			err := rows.Scan(&c.ID, &c.Person, &c.Name, &at.Start.Block, &at.Start.Offset, &at.End.Block, &at.End.Offset,
				&l.Exact, &l.Prefix, &l.Suffix, &made)
			if err != nil {
				return err
			}
			c.Made = time.UnixMilli(made)
			out = append(out, c)
		}
		return rows.Err()
	})
	return out, err
}

// CorrectionsOf returns the corrections of speakers in an article that was opened from a source.
// The document is found by its text, or else by the source.
func (l *Library) CorrectionsOf(ctx context.Context, source string, a *content.Article) ([]content.Correction, error) {
	has := false
	err := l.read(ctx, func(db *sql.DB) (err error) {
		has, err = hasCorrections(ctx, db)
		return err
	})
	if err != nil || !has {
		return nil, err
	}
	digest := NewDigest(a)
	for digest.Step() {
	}
	d, err := l.ByText(ctx, digest.Hash())
	if err == nil && d == nil {
		d, err = l.BySource(ctx, source)
	}
	if err != nil || d == nil {
		return nil, err
	}
	return l.Corrections(ctx, d.ID)
}

// hasCorrections reports whether there are corrections in any document.
func hasCorrections(ctx context.Context, db *sql.DB) (has bool, err error) {
	has, err = hasTable(ctx, db, "correction")
	if err == nil && has {
		err = db.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM correction WHERE deleted = 0)").Scan(&has)
	}
	return has, err
}

// Correct keeps a correction of a speaker in the document that is visited, and the visit. A
// correction with the same ID is replaced.
func (l *Library) Correct(ctx context.Context, v Visit, n content.Correction) error {
	if !v.isFindable() {
		return ErrNotFindable
	}
	return l.write(ctx, func(c *change) error {
		doc, err := c.keepVisit(ctx, v)
		if err != nil {
			return err
		}
		at := n.Quotation.At
		_, err = c.ExecContext(ctx, `
			INSERT INTO correction (id, doc, person, name, version, start_block, start_offset, end_block, end_offset, exact, prefix, suffix, made, rev)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET person = excluded.person, name = excluded.name, version = excluded.version, start_block = excluded.start_block,
				start_offset = excluded.start_offset, end_block = excluded.end_block, end_offset = excluded.end_offset, exact = excluded.exact,
				prefix = excluded.prefix, suffix = excluded.suffix, made = excluded.made, deleted = 0, rev = excluded.rev`,
			n.ID, doc, n.Person, n.Name, v.Text[:], at.Start.Block, at.Start.Offset, at.End.Block, at.End.Offset,
			n.Quotation.Exact, n.Quotation.Prefix, n.Quotation.Suffix, n.Made.UnixMilli(), c.rev)
		return err
	})
}

// RemoveCorrection removes a correction. What is left of it says only that it was removed.
func (l *Library) RemoveCorrection(ctx context.Context, id string) error {
	return l.write(ctx, func(c *change) error {
		_, err := c.ExecContext(ctx, "UPDATE correction SET "+buriedCorrection+" WHERE id = ?", c.rev, id)
		return err
	})
}

// buriedCorrection sets the columns of a correction that was removed. Its argument is the
// revision.
const buriedCorrection = "person = '', name = '', exact = '', prefix = '', suffix = '', deleted = 1, rev = ?"
