package library

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"slices"
	"time"
)

// A Scope is what was searched.
type Scope string

// The scopes of searches.
const (
	InArticle Scope = "article"
	InLibrary Scope = "library"
)

// maxSearches bounds the searches of a scope that are kept.
const maxSearches = 100

// Searches returns what was searched for in a scope, the newest last, each text once.
func (l *Library) Searches(ctx context.Context, scope Scope) ([]string, error) {
	var out []string
	err := l.read(ctx, func(db *sql.DB) error {
		out = nil
		if has, err := hasTable(ctx, db, "search"); err != nil || !has {
			return err
		}
		rows, err := db.QueryContext(ctx, "SELECT text FROM search WHERE scope = ? AND deleted = 0 ORDER BY made DESC, rev DESC LIMIT ?", scope, maxSearches)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // Err reports what matters
		for rows.Next() {
			var text string
			if err := rows.Scan(&text); err != nil {
				return err
			}
			out = append(out, text)
		}
		return rows.Err()
	})
	slices.Reverse(out)
	return out, err
}

// KeepSearch keeps what was searched for. It deletes the oldest searches of the scope if there
// are too many.
func (l *Library) KeepSearch(ctx context.Context, scope Scope, text string, at time.Time) error {
	return l.write(ctx, func(c *change) error {
		id := sha256.Sum256([]byte(string(scope) + ":" + text)) // the same on every machine
		_, err := c.ExecContext(ctx, `
			INSERT INTO search (id, scope, text, made, rev) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET text = excluded.text, made = max(made, excluded.made), deleted = 0, rev = excluded.rev`,
			id[:], scope, text, at.UnixMilli(), c.rev)
		if err != nil {
			return err
		}
		_, err = c.ExecContext(ctx, `
			DELETE FROM search WHERE id IN (
				SELECT id FROM search WHERE scope = ? AND deleted = 0 ORDER BY made DESC, rev DESC LIMIT -1 OFFSET ?)`, scope, maxSearches)
		return err
	})
}

// RemoveSearches removes everything that was searched for, and returns how many texts it was.
// What is left of each says only that it was removed.
func (l *Library) RemoveSearches(ctx context.Context) (n int, err error) {
	exists := false
	err = l.read(ctx, func(*sql.DB) error {
		exists = true
		return nil
	})
	if err != nil || !exists {
		return 0, err
	}
	err = l.write(ctx, func(c *change) error {
		result, err := c.ExecContext(ctx, "UPDATE search SET text = '', deleted = 1, rev = ? WHERE deleted = 0", c.rev)
		if err != nil {
			return err
		}
		rows, err := result.RowsAffected()
		n = int(rows)
		return err
	})
	return n, err
}
