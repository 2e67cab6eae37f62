package library

import (
	"cmp"
	"context"
	"database/sql"
	"net/url"
	"slices"
	"strings"
	"time"

	"pullquote/content"
	"pullquote/content/analysis"
)

// A feed is a document that the reader has added, with its entries. An entry is unread until the
// reader opens it: until there is a document with its source that has been opened.

// AddFeed adds a feed, whose title may be "" if it is not known yet. It reports whether it is new.
func (l *Library) AddFeed(ctx context.Context, source, title string, at time.Time) (isNew bool, err error) {
	err = l.write(ctx, func(c *change) error {
		id, err := c.docOf(ctx, Visit{Source: source, Title: cmp.Or(title, source), At: at})
		if err != nil {
			return err
		}
		old, err := c.find(ctx, "SELECT doc FROM feed WHERE doc = ? AND deleted = 0", id)
		if isNew = old == ""; err != nil {
			return err
		}
		_, err = c.ExecContext(ctx, "INSERT INTO feed (doc, added, rev) VALUES (?, ?, ?) ON CONFLICT (doc) DO UPDATE SET deleted = 0, rev = excluded.rev",
			id, at.UnixMilli(), c.rev)
		return err
	})
	return isNew, err
}

// docOf returns the document with the source of a visit. If the library has no such document, it
// adds one that has not been opened.
func (c *change) docOf(ctx context.Context, v Visit) (string, error) {
	id, err := c.find(ctx, "SELECT doc FROM source WHERE uri = ?", v.Source)
	if id != "" || err != nil {
		return id, err
	}
	v.IsUnopened = true
	return c.keepVisit(ctx, v)
}

// KeepEntries keeps the sources of the entries of a feed that was refreshed, and its title. It
// returns the number of new ones. Entries that the feed no longer has are dropped. It does
// nothing if the document is not a feed that the reader has added.
func (l *Library) KeepEntries(ctx context.Context, source, title string, entries []string, at time.Time) (added int, err error) {
	err = l.write(ctx, func(c *change) error {
		added = 0
		id, err := c.find(ctx, "SELECT f.doc FROM feed f JOIN source s ON s.doc = f.doc WHERE s.uri = ? AND f.deleted = 0", source)
		if id == "" || err != nil {
			return err
		}
		if title != "" {
			if _, err := c.ExecContext(ctx, "UPDATE doc SET title = ?, rev = ? WHERE id = ?", title, c.rev, id); err != nil {
				return err
			}
		}
		for _, uri := range entries {
			r, err := c.ExecContext(ctx, "INSERT INTO entry (feed, uri, seen) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", id, uri, at.UnixMilli())
			if err != nil {
				return err
			}
			n, err := r.RowsAffected()
			if err != nil {
				return err
			}
			if added += int(n); n > 0 {
				continue
			}
			if _, err := c.ExecContext(ctx, "UPDATE entry SET seen = ? WHERE feed = ? AND uri = ?", at.UnixMilli(), id, uri); err != nil {
				return err
			}
		}
		if _, err := c.ExecContext(ctx, "DELETE FROM entry WHERE feed = ? AND seen < ?", id, at.UnixMilli()); err != nil {
			return err
		}
		_, err = c.ExecContext(ctx, "UPDATE feed SET refreshed = ?, rev = ? WHERE doc = ?", at.UnixMilli(), c.rev, id)
		return err
	})
	return added, err
}

// Feeds returns the feeds that the reader has added, by title.
func (l *Library) Feeds(ctx context.Context) ([]Document, error) {
	return l.many(ctx, columns+" AND f.doc IS NOT NULL ORDER BY d.title, d.id")
}

// Opened returns those of the sources that have been opened.
func (l *Library) Opened(ctx context.Context, sources []string) (map[string]bool, error) {
	out := map[string]bool{}
	err := l.read(ctx, func(db *sql.DB) error {
		clear(out)
		for _, s := range sources {
			var n int
			if err := db.QueryRowContext(ctx, "SELECT count(*) FROM source s JOIN doc d ON d.id = s.doc WHERE s.uri = ? AND d.opened > 0", s).Scan(&n); err != nil {
				return err
			}
			if n > 0 {
				out[s] = true
			}
		}
		return nil
	})
	return out, err
}

// SetLater keeps a document for later, which need not have been opened, or no longer does.
func (l *Library) SetLater(ctx context.Context, v Visit, isLater bool) error {
	if !v.isFindable() {
		return ErrNotFindable
	}
	return l.write(ctx, func(c *change) error {
		id, err := c.find(ctx, "SELECT doc FROM version WHERE hash = ?", v.Text[:])
		if id == "" && err == nil {
			id, err = c.docOf(ctx, v)
		}
		if err != nil {
			return err
		}
		later := sql.NullInt64{Int64: v.At.UnixMilli(), Valid: isLater}
		_, err = c.ExecContext(ctx, "UPDATE doc SET later = ?, rev = ? WHERE id = ?", later, c.rev, id)
		return err
	})
}

// KeepUnread keeps the text of an article that the reader has not opened, so that it can be read
// later without its source. What the article does not say of itself is taken from the visit.
func (l *Library) KeepUnread(ctx context.Context, v Visit, a *content.Article) error {
	x, err := analysis.Complete(ctx, analysis.Describe(a))
	if err != nil {
		return err
	}
	digest := NewDigest(a)
	for digest.Step() {
	}
	v.Text, v.Blocks, v.Words, v.IsUnopened = digest.Hash(), a.Len(), x.Index.Words(), true
	v.Title, v.Byline, v.Site = cmp.Or(a.Title.String(), v.Title), cmp.Or(a.Byline.String(), v.Byline), cmp.Or(a.Site.String(), v.Site)
	v.Lang, v.Published = cmp.Or(a.Lang.String(), v.Lang), cmp.Or(a.Published.String(), v.Published)
	return l.KeepText(ctx, v, a, Quoted(x))
}

// SetTags replaces the tags of a document.
func (l *Library) SetTags(ctx context.Context, id string, tags []string) error {
	return l.write(ctx, func(c *change) error {
		if _, err := c.ExecContext(ctx, "UPDATE tag SET deleted = 1, rev = ? WHERE doc = ? AND deleted = 0", c.rev, id); err != nil {
			return err
		}
		for _, t := range tags {
			_, err := c.ExecContext(ctx, "INSERT INTO tag (doc, name, rev) VALUES (?, ?, ?) ON CONFLICT (doc, name) DO UPDATE SET deleted = 0, rev = excluded.rev", id, t, c.rev)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// EntrySources returns the sources of the entries of a list that have an address.
func EntrySources(a *content.Article) []string {
	var out []string
	for i := range a.Entries {
		if s := EntrySource(a, i); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// EntrySource returns the source of entry i of a list; "" if it has no address.
func EntrySource(a *content.Article, i int) string {
	base, err := url.Parse(a.Source.String())
	if err != nil {
		return ""
	}
	u, err := base.Parse(a.Entries[i].Link.String())
	if err != nil || !content.IsWebAddress(u.String()) {
		return ""
	}
	return Source(u.String())
}

// ParseTags returns the tags in a text, which are separated by commas. A hash before one is left
// out.
func ParseTags(text string) []string {
	var out []string
	for _, t := range strings.Split(text, ",") {
		if t = strings.TrimLeft(strings.Join(strings.Fields(t), " "), "#"); t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}
