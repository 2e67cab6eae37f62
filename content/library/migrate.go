package library

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// schemas returns the statements that lead from each version of the schema to the next. The
// first creates it.
func schemas() []string {
	names, err := fs.Glob(schemaFiles, "schema/*.sql")
	if err != nil {
		panic(err) // the pattern is invalid
	}
	var out []string
	for _, name := range names {
		text, err := schemaFiles.ReadFile(name)
		if err != nil {
			panic(err) // it is embedded
		}
		out = append(out, string(text))
	}
	return out
}

// A header is what a file says about itself.
type header struct {
	application int64
	version     int // of the schema; 0: it has not been created
	tables      int
}

// A queryer is a connection or a transaction.
type queryer interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func readHeader(ctx context.Context, q queryer) (header, error) {
	var h header
	err := errors.Join(
		q.QueryRowContext(ctx, "PRAGMA application_id").Scan(&h.application),
		q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&h.version),
		q.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&h.tables),
	)
	return h, err
}

// hasTable reports whether the file has a table. A file that cannot be changed may have an older
// schema.
func hasTable(ctx context.Context, q queryer, name string) (has bool, err error) {
	err = q.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", name).Scan(&has)
	return has, err
}

// migrate brings the schema up to date, one version after the other. Before it changes a
// file that holds anything, it makes a copy.
func (l *Library) migrate(ctx context.Context, db *database) error {
	h, err := readHeader(ctx, db.reader)
	switch {
	case err != nil:
		return err
	case h.application != applicationID && h.tables > 0:
		return &Error{Path: l.path, Reason: Foreign}
	case h.version > len(l.schemas):
		return &Error{Path: l.path, Reason: Newer}
	case h.version == len(l.schemas):
		return nil
	case h.version == 0:
		if err := db.setWAL(ctx); err != nil {
			return err
		}
	default:
		if _, err := l.backup(ctx, db.writer); err != nil {
			return err
		}
	}
	for {
		if done, err := l.migrateOnce(ctx, db); done || err != nil {
			return err
		}
	}
}

// setWAL lets programs read the file while another one writes. Unlike other statements, this
// one does not wait for its turn when several programs create the file at the same time.
func (db *database) setWAL(ctx context.Context) error {
	const pause = 10 * time.Millisecond
	end := time.Now().Add(db.maxWait)
	for {
		_, err := db.writer.ExecContext(ctx, "PRAGMA journal_mode = WAL")
		if err == nil || reasonOf(err) != Busy || time.Now().After(end) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// migrateOnce moves on by one version, or creates the current one in a new file. It reports whether the schema is up to date; another
// program may have migrated it in the meantime.
func (l *Library) migrateOnce(ctx context.Context, db *database) (done bool, err error) {
	tx, err := db.begin(ctx)
	if err != nil {
		return false, err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	h, err := readHeader(ctx, tx)
	if err != nil || h.version >= len(l.schemas) {
		return true, err
	}
	to := h.version + 1
	if h.version == 0 {
		to = len(l.schemas) // of a new file, no version between is worth a transaction
	}
	statements := strings.Join(l.schemas[h.version:to], ";\n") + fmt.Sprintf(";\nPRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, to)
	if _, err := tx.ExecContext(ctx, statements); err != nil {
		return false, err
	}
	return false, tx.Commit()
}

const (
	stamp      = "20060102-150405" // in the names of copies
	maxBackups = 3                 // copies to keep
	extension  = ".db"
)

// backup copies the file to another one beside it, and deletes the oldest copies. It returns
// the path of the copy.
func (l *Library) backup(ctx context.Context, db *sql.DB) (string, error) {
	base := strings.TrimSuffix(l.path, extension) + "-"
	name, err := reserve(base + time.Now().Format(stamp))
	if err != nil {
		return "", err
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", name); err != nil {
		return "", errors.Join(err, os.Remove(name))
	}
	copies, err := os.ReadDir(filepath.Dir(l.path))
	if err != nil {
		return "", err
	}
	var names []string // in the order of their age
	for _, c := range copies {
		if path := filepath.Join(filepath.Dir(l.path), c.Name()); strings.HasPrefix(path, base) && strings.HasSuffix(path, extension) {
			names = append(names, strings.TrimSuffix(path, extension))
		}
	}
	slices.Sort(names)
	for _, old := range names[:max(len(names)-maxBackups, 0)] {
		if err := os.Remove(old + extension); err != nil {
			return "", err
		}
	}
	return name, nil
}

// reserve creates an empty file, which only its owner may read, and returns its path: base,
// a number if necessary, and the extension.
func reserve(base string) (string, error) {
	for n := 1; ; n++ {
		name := base + extension
		if n > 1 {
			name = fmt.Sprintf("%s.%d%s", base, n, extension)
		}
		f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		return name, f.Close()
	}
}

// Backup copies the library to another file beside it, and deletes the oldest copies. It
// returns the path of the copy; "" if there is nothing to copy.
func (l *Library) Backup(ctx context.Context) (string, error) {
	path := ""
	err := l.retry(ctx, func() error {
		db, err := l.open(ctx, false)
		if db == nil || err != nil {
			return err
		}
		path, err = l.backup(ctx, db.writer)
		return err
	})
	return path, l.wrap(err)
}
