package library

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"time"
)

// A Visit is what a reader's visit to an article adds to the library.
type Visit struct {
	Source string // as the function [Source] returns it; "" if there isn't one
	Text   Hash   // zero: not known yet
	Blocks int    // of the text

	Title     string
	Byline    string
	Site      string
	Lang      string
	Published string
	Words     int // 0: not known yet

	At         time.Time
	IsUnopened bool   // the reader has not opened the article; it is only kept for later
	Place      *Place // nil: the reader has not moved
}

// Keep keeps a visit. Two programs may show the same document: the place that is kept later
// wins. A visit with neither a source nor a text is not kept, because it could not be found
// again.
func (l *Library) Keep(ctx context.Context, v Visit) error {
	if !v.isFindable() {
		return nil
	}
	return l.write(ctx, func(c *change) error {
		_, err := c.keepVisit(ctx, v)
		return err
	})
}

// isFindable reports whether the document can be found again.
func (v Visit) isFindable() bool { return v.Source != "" || v.Text != Hash{} }

// keepVisit keeps a visit, and returns the document.
func (c *change) keepVisit(ctx context.Context, v Visit) (id string, err error) {
	bySource, err := c.find(ctx, "SELECT doc FROM source WHERE uri = ?", v.Source)
	if err != nil {
		return "", err
	}
	byText, err := c.find(ctx, "SELECT doc FROM version WHERE hash = ?", v.Text[:])
	if err != nil {
		return "", err
	}
	if id = cmp.Or(byText, bySource); id == "" {
		id = rand.Text()
	}
	if err := c.keep(ctx, id, v); err != nil {
		return "", err
	}
	if bySource != "" && bySource != id {
		return id, c.dropEmpty(ctx, bySource, id)
	}
	return id, nil
}

// find returns the document that a query selects; "" if there isn't one.
func (c *change) find(ctx context.Context, query string, args ...any) (id string, err error) {
	err = c.QueryRowContext(ctx, query, args...).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

// keep writes the rows of a visit to a document.
func (c *change) keep(ctx context.Context, id string, v Visit) error {
	at := v.At.UnixMilli()
	opened := at
	if v.IsUnopened {
		opened = 0
	}
	_, err := c.ExecContext(ctx, `
		INSERT INTO doc (id, title, byline, site, lang, published, words, added, opened, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET title = excluded.title, byline = excluded.byline, site = excluded.site, lang = excluded.lang,
			published = excluded.published, words = iif(excluded.words > 0, excluded.words, words), opened = max(opened, excluded.opened), rev = excluded.rev`,
		id, v.Title, v.Byline, v.Site, v.Lang, v.Published, v.Words, at, opened, c.rev)
	if err != nil {
		return err
	}
	if v.Source != "" {
		_, err := c.ExecContext(ctx, `
			INSERT INTO source (uri, doc, seen, rev) VALUES (?, ?, ?, ?)
			ON CONFLICT (uri) DO UPDATE SET doc = excluded.doc, seen = excluded.seen, rev = excluded.rev`, v.Source, id, at, c.rev)
		if err != nil {
			return err
		}
	}
	if v.Text != (Hash{}) {
		_, err := c.ExecContext(ctx, `
			INSERT INTO version (hash, doc, seen, blocks, rev) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (hash) DO UPDATE SET seen = excluded.seen, rev = excluded.rev`, v.Text[:], id, at, v.Blocks, c.rev)
		if err != nil {
			return err
		}
	}
	if v.Place == nil {
		return nil
	}
	return c.keepPlace(ctx, id, v)
}

func (c *change) keepPlace(ctx context.Context, id string, v Visit) error {
	l := v.Place.Locator
	_, err := c.ExecContext(ctx, `
		INSERT INTO place (doc, device, version, block, offset, fraction, prefix, suffix, rev) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (doc, device) DO UPDATE SET version = excluded.version, block = excluded.block, offset = excluded.offset,
			fraction = excluded.fraction, prefix = excluded.prefix, suffix = excluded.suffix, rev = excluded.rev`,
		id, c.device, v.Text[:], l.At.Start.Block, l.At.Start.Offset, v.Place.Fraction, l.Prefix, l.Suffix, c.rev)
	if err != nil || v.Place.Fraction < 1 {
		return err
	}
	_, err = c.ExecContext(ctx, "UPDATE doc SET finished = ? WHERE id = ?", v.At.UnixMilli(), id)
	return err
}

// dropEmpty removes a document that has lost its source to another one, if its text was
// never known: it was the same article. The other one gets everything that the reader added.
func (c *change) dropEmpty(ctx context.Context, id, other string) error {
	left, err := c.find(ctx, "SELECT doc FROM version WHERE doc = ? UNION ALL SELECT doc FROM source WHERE doc = ?", id, id)
	if err != nil || left != "" {
		return err
	}
	for _, table := range []string{"annotation", "correction"} {
		if _, err := c.ExecContext(ctx, "UPDATE "+table+" SET doc = ?, rev = ? WHERE doc = ?", other, c.rev, id); err != nil {
			return err
		}
	}
	if _, err := c.ExecContext(ctx, "UPDATE doc SET later = coalesce(later, (SELECT later FROM doc WHERE id = ?)), rev = ? WHERE id = ?", id, c.rev, other); err != nil {
		return err
	}
	if _, err := c.ExecContext(ctx, "UPDATE OR IGNORE tag SET doc = ?, rev = ? WHERE doc = ?", other, c.rev, id); err != nil {
		return err
	}
	return c.bury(ctx, id)
}

// bury removes a document. What is left of it says only that it was removed.
func (c *change) bury(ctx context.Context, id string) error {
	texts, err := ids(ctx, c, "SELECT id FROM text WHERE doc = ?", id)
	if err != nil {
		return err
	}
	for _, text := range texts {
		if err := c.dropIndex(ctx, text); err != nil {
			return err
		}
	}
	if _, err := c.ExecContext(ctx, "DELETE FROM entry WHERE feed = ?", id); err != nil {
		return err
	}
	for _, table := range []string{"text", "source", "version", "place", "tag", "feed"} {
		if _, err := c.ExecContext(ctx, "DELETE FROM "+table+" WHERE doc = ?", id); err != nil {
			return err
		}
	}
	if _, err := c.ExecContext(ctx, "UPDATE annotation SET "+clearAnnotation+" WHERE doc = ?", c.rev, id); err != nil {
		return err
	}
	if _, err := c.ExecContext(ctx, "UPDATE correction SET "+buriedCorrection+" WHERE doc = ?", c.rev, id); err != nil {
		return err
	}
	_, err = c.ExecContext(ctx, `
		UPDATE doc SET title = '', byline = '', site = '', lang = '', published = '', words = 0, finished = NULL, later = NULL, deleted = 1, rev = ?
		WHERE id = ?`, c.rev, id)
	return err
}

// Remove removes documents and everything that is kept of them.
func (l *Library) Remove(ctx context.Context, ids ...string) error {
	return l.write(ctx, func(c *change) error {
		for _, id := range ids {
			if err := c.bury(ctx, id); err != nil {
				return err
			}
		}
		// Removed words stay in the index until it is written anew.
		_, err := c.ExecContext(ctx, "INSERT INTO passage (passage) VALUES ('optimize')")
		return err
	})
}
