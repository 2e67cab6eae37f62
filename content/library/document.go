package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"pullquote/content"
)

// A Document is what the library knows about an article.
type Document struct {
	ID        string
	Title     string
	Byline    string
	Site      string
	Lang      string
	Published string
	Words     int
	Source    string    // the one that it was last opened from; "" if it has none
	Added     time.Time // when it was first opened
	Opened    time.Time // when it was last opened; zero: never
	Finished  time.Time // when its end was last reached; zero: never
	Place     *Place    // nil: at the start
	Later     time.Time // when it was kept for later; zero: it is not
	IsFeed    bool      // the reader has added it as a feed
	Unread    int       // entries of a feed that have not been opened
	Tags      []string  // in order
}

// A Place is where the reader left an article.
type Place struct {
	Locator  content.Locator // of an empty range
	Fraction float64         // of the text before it, from 0 to 1; 1 on the last screen
	Version  Hash            // the text that it is a place in; zero if it is not known
}

// IsInside reports whether reading can be resumed at the place: it is neither at the start
// nor at the end.
func (p *Place) IsInside() bool {
	return p != nil && p.Locator.At.Start != (content.Anchor{}) && p.Fraction < 1
}

// Percent returns the text before the place as a percentage: "50%".
func (p *Place) Percent() string { return fmt.Sprintf("%.0f%%", p.Fraction*100) }

// columns are the columns of a document, from the tables of [scan].
const columns = `
	d.id, d.title, d.byline, d.site, d.lang, d.published, d.words, d.added, d.opened, d.finished,
	(SELECT uri FROM source WHERE doc = d.id ORDER BY seen DESC LIMIT 1),
	p.version, p.block, p.offset, p.fraction, p.prefix, p.suffix,
	d.later, f.doc IS NOT NULL,
	iif(f.doc IS NULL, 0, (SELECT count(*) FROM entry e WHERE e.feed = d.id
		AND NOT EXISTS (SELECT 1 FROM source s JOIN doc o ON o.id = s.doc WHERE s.uri = e.uri AND o.opened > 0))),
	(SELECT group_concat(name, char(10)) FROM (SELECT name FROM tag t WHERE t.doc = d.id AND t.deleted = 0 ORDER BY name))
FROM doc d
LEFT JOIN feed f ON f.doc = d.id AND f.deleted = 0
LEFT JOIN place p ON p.doc = d.id AND p.rev = (SELECT max(rev) FROM place WHERE doc = d.id)
WHERE d.deleted = 0`

// BySource returns the document with a source, or nil if there isn't one.
func (l *Library) BySource(ctx context.Context, source string) (*Document, error) {
	return l.one(ctx, columns+" AND d.id = (SELECT doc FROM source WHERE uri = ?)", source)
}

// ByText returns the document with a text, or nil if there isn't one.
func (l *Library) ByText(ctx context.Context, text Hash) (*Document, error) {
	return l.one(ctx, columns+" AND d.id = (SELECT doc FROM version WHERE hash = ?)", text[:])
}

// Recent returns at most n documents, the one that was opened last first.
func (l *Library) Recent(ctx context.Context, n int) ([]Document, error) {
	return l.many(ctx, columns+" ORDER BY d.opened DESC LIMIT ?", n)
}

// Named returns the documents that a name stands for: the only one with that source, or else
// all whose ID begins with it, in upper or lower case, or whose title it is.
func (l *Library) Named(ctx context.Context, name string) ([]Document, error) {
	switch d, err := l.BySource(ctx, Source(name)); {
	case err != nil:
		return nil, err
	case d != nil:
		return []Document{*d}, nil
	}
	return l.many(ctx, columns+" AND (substr(d.id, 1, length(?1)) = upper(?1) AND length(?1) >= ?2 OR d.title = ?1) ORDER BY d.opened DESC", name, ShortID)
}

// Short returns the beginning of the document's ID, in lower case, which is enough to name it.
func (d *Document) Short() string { return strings.ToLower(d.ID[:min(len(d.ID), ShortID)]) }

// Annotated returns the documents with highlights or comments, in the order in which they were
// first opened.
func (l *Library) Annotated(ctx context.Context) ([]Document, error) {
	return l.many(ctx, columns+" AND EXISTS (SELECT 1 FROM annotation a WHERE a.doc = d.id AND a.deleted = 0 AND a.kind <> 'mark') ORDER BY d.added, d.id")
}

// Texts returns the documents whose texts are kept, in the order in which they were first
// opened.
func (l *Library) Texts(ctx context.Context) ([]Document, error) {
	return l.many(ctx, columns+" AND EXISTS (SELECT 1 FROM text t WHERE t.doc = d.id AND t.indexed = 1) ORDER BY d.added, d.id")
}

// ShortID is the length of the beginning of an ID that is enough to name a document.
const ShortID = 6

// many returns the documents that a query selects.
func (l *Library) many(ctx context.Context, query string, args ...any) ([]Document, error) {
	var out []Document
	err := l.read(ctx, func(db *sql.DB) error {
		out = nil
		rows, err := db.QueryContext(ctx, "SELECT"+query, args...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			d, err := scan(rows)
			if err != nil {
				return err
			}
			out = append(out, *d)
		}
		return rows.Err()
	})
	return out, err
}

// one returns the document that a query selects, or nil if there isn't one.
func (l *Library) one(ctx context.Context, query string, args ...any) (d *Document, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		d, err = scan(db.QueryRowContext(ctx, "SELECT"+query, args...))
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return d, err
}

// scan returns the document in a row of [columns].
func scan(row interface{ Scan(...any) error }) (*Document, error) {
	var (
		d                      Document
		added, opened          int64
		finished               sql.NullInt64
		source, prefix, suffix sql.NullString
		version                []byte
		block, offset, later   sql.NullInt64
		tags                   sql.NullString
		fraction               sql.NullFloat64
	)
	err := row.Scan(&d.ID, &d.Title, &d.Byline, &d.Site, &d.Lang, &d.Published, &d.Words, &added, &opened, &finished,
		&source, &version, &block, &offset, &fraction, &prefix, &suffix, &later, &d.IsFeed, &d.Unread, &tags)
	if err != nil {
		return nil, err
	}
	d.Source, d.Added = source.String, time.UnixMilli(added)
	if opened > 0 {
		d.Opened = time.UnixMilli(opened)
	}
	if later.Valid {
		d.Later = time.UnixMilli(later.Int64)
	}
	if tags.String != "" {
		d.Tags = strings.Split(tags.String, "\n")
	}
	if finished.Valid {
		d.Finished = time.UnixMilli(finished.Int64)
	}
	if block.Valid {
		at := content.Anchor{Block: content.BlockIndex(block.Int64), Offset: int(offset.Int64)}
		d.Place = &Place{Fraction: fraction.Float64}
		d.Place.Locator = content.Locator{At: content.Range{Start: at, End: at}, Prefix: prefix.String, Suffix: suffix.String}
		copy(d.Place.Version[:], version)
	}
	return &d, nil
}
