package library

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// A database is an open file: one connection for writing, and several for reading.
type database struct {
	writer, reader *sql.DB
	refusal        error // why the file cannot be changed; nil: it can

	maxWait time.Duration // that a change waits for those of other programs
}

const (
	// applicationID marks the files of this program: "PQL1".
	applicationID = 0x50514c31

	// maxReaders bounds the connections for reading.
	maxReaders = 4
)

// pragmas are set on every connection. They are part of its name because a statement would
// reach only one connection.
var (
	pragmas       = []string{"foreign_keys(1)", "trusted_schema(0)", "secure_delete(1)"}
	writerPragmas = slices.Concat(pragmas, []string{"busy_timeout(20)", "synchronous(FULL)"}) // begin waits longer
	readerPragmas = slices.Concat(pragmas, []string{"busy_timeout(5000)", "query_only(1)"})
)

// open returns the open file. If the file does not exist and create is false, it returns nil.
func (l *Library) open(ctx context.Context, create bool) (*database, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.db != nil {
		return l.db, nil
	}
	if l.path == "" {
		if create {
			return nil, &Error{Reason: NoHome}
		}
		return nil, nil
	}
	exists, err := l.exists()
	if err != nil {
		return nil, err
	}
	if !exists {
		if !create {
			return nil, nil
		}
		if err := l.createFile(); err != nil {
			return nil, err
		}
	}
	db, err := l.openFile(ctx)
	if err != nil {
		return nil, err
	}
	l.db = db
	return db, nil
}

// createFile creates an empty file, which only its owner may read. SQLite gives its other
// files the same permissions.
func (l *Library) createFile() error {
	if err := os.MkdirAll(filepath.Dir(l.path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if errors.Is(err, fs.ErrExist) { // another program has just created it
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// openFile opens the file, and brings its schema up to date. A file that cannot be changed
// is opened for reading.
func (l *Library) openFile(ctx context.Context) (*database, error) {
	if f, err := os.OpenFile(l.path, os.O_RDWR, 0); err != nil {
		return l.openReadOnly(ctx, &Error{Path: l.path, Reason: ReadOnly, Err: err})
	} else if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := connect(l.path, "mode=rw")
	if err != nil {
		return nil, err
	}
	db.maxWait = l.maxWait
	err = l.migrate(ctx, db)
	if err == nil {
		return db, nil
	}
	_ = db.close() // the other error is more important
	var refusal *Error
	switch {
	case errors.As(err, &refusal) && refusal.Reason == Newer:
		return l.openReadOnly(ctx, refusal)
	case !isDamage(err) && reasonOf(err) != Failed && reasonOf(err) != Busy:
		return l.openReadOnly(ctx, l.wrap(err))
	}
	return nil, err
}

// openReadOnly opens the file without changing anything in its folder. Refusal is why it
// cannot be changed.
func (l *Library) openReadOnly(ctx context.Context, refusal error) (*database, error) {
	mode := "mode=ro"
	db, err := connect(l.path, mode)
	if err != nil {
		return nil, err
	}
	if _, err := readHeader(ctx, db.reader); err != nil && !isDamage(err) {
		// SQLite cannot create the files that it needs beside this one. Nobody else can
		// change the file either, so they are not necessary.
		_ = db.close()
		if db, err = connect(l.path, mode+"&immutable=1"); err != nil {
			return nil, err
		}
		if _, err := readHeader(ctx, db.reader); err != nil {
			_ = db.close()
			return nil, err
		}
	}
	db.refusal = refusal
	return db, nil
}

// connect returns the connections to the file at a path. Nothing is opened yet.
func connect(path, mode string) (*database, error) {
	writer, err := pool(path, mode+"&_txlock=immediate", 1, writerPragmas)
	if err != nil {
		return nil, err
	}
	reader, err := pool(path, mode, maxReaders, readerPragmas)
	if err != nil {
		_ = writer.Close()
		return nil, err
	}
	return &database{writer: writer, reader: reader}, nil
}

// pool returns at most n connections.
func pool(path, parameters string, n int, pragmas []string) (*sql.DB, error) {
	name := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/")}
	for _, p := range pragmas {
		parameters += "&_pragma=" + p
	}
	name.RawQuery = parameters
	c, err := sqlite.NewConnector(name.String())
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

func (db *database) close() error { return errors.Join(db.reader.Close(), db.writer.Close()) }

// setAside renames the damaged file, so that a new one can be created.
func (l *Library) setAside(ctx context.Context) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	_ = l.closeDatabase() // it is damaged
	if l.isIntact(ctx) {
		return nil // another program has already replaced it
	}
	base := strings.TrimSuffix(l.path, extension) + ".broken-" + time.Now().Format(stamp)
	aside, err := reserve(base)
	if err != nil {
		return err
	}
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(l.path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	l.warning = &Error{Path: l.path, Reason: Damaged, Aside: aside}
	return nil
}

// isIntact reports whether the file has no damage.
func (l *Library) isIntact(ctx context.Context) bool {
	db, err := connect(l.path, "mode=rw")
	if err != nil {
		return false
	}
	defer func() { _ = db.close() }() // it was only read
	problems, err := quickCheck(ctx, db.reader)
	return err == nil && len(problems) == 0
}

// begin starts a change. SQLite waits longer and longer between its attempts to lock the
// file, so that a program that writes all the time would keep the others from writing.
// Begin tries again after short waits.
func (db *database) begin(ctx context.Context) (*sql.Tx, error) {
	end := time.Now().Add(db.maxWait)
	for {
		tx, err := db.writer.BeginTx(ctx, nil)
		if err == nil || reasonOf(err) != Busy || ctx.Err() != nil || time.Now().After(end) {
			return tx, err
		}
	}
}

// quickCheck returns what is wrong with the file.
func quickCheck(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, "PRAGMA quick_check")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // Err reports what matters
	var problems []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		if text != "ok" {
			problems = append(problems, text)
		}
	}
	return problems, rows.Err()
}

// Problem returns why nothing can be kept in a file that exists, as an [*Error]; nil if it
// can.
func (l *Library) Problem(ctx context.Context) error {
	return l.wrap(l.retry(ctx, func() error {
		db, err := l.open(ctx, false)
		if err != nil || db == nil {
			return err
		}
		return db.refusal
	}))
}

// Check returns what is wrong with the file. It reads all of it.
func (l *Library) Check(ctx context.Context) (problems []string, err error) {
	err = l.read(ctx, func(db *sql.DB) error {
		problems, err = quickCheck(ctx, db)
		return err
	})
	return problems, err
}
