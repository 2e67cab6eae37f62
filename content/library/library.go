// Package library keeps what a reader read between runs of the program: the articles and their
// texts, the place in each, and what the reader wrote about them. It is one SQLite file, on this
// machine only.
//
// Terms: a document is an article as the library knows it. A source is a path or an address
// that it was opened from, in the form that [Source] returns. A version is one text of it,
// identified by the [Hash] of its plain text.
//
// A document is found by its source before its text is known, and by the hash of its text
// afterwards. Where the two disagree, the hash wins: the same text from another source is
// the same document. Another text from the same source is a new version of the document.
//
// # Schema
//
// The files in the folder schema create these tables, one file for each version of the
// schema. Times are in Unix milliseconds.
//
//	doc         id, title, byline, site, lang, published, words, added, opened (0: never), finished, later, deleted, rev
//	source      uri, doc, seen, rev
//	version     hash, doc, seen, blocks, rev
//	place       doc, device, version, block, offset, fraction, prefix, suffix, rev
//	annotation  id, doc, kind, name, color, body, speaker, paragraph, version, start_block, start_offset, end_block, end_offset,
//	            exact, prefix, suffix, made, deleted, rev
//	text        id, hash, doc, kept, indexed, quotations, body, rev: see [Library.KeepText]
//	quotation   text, n, start_block, start_offset, end_block, end_offset, paragraph, words, name, person, person_key, role
//	passage     rowid, folded, quoted: an FTS5 index without the texts; the row is text.id << 24 | block
//	correction  id, doc, person, name, version, start_block, start_offset, end_block, end_offset, exact, prefix, suffix,
//	            made, deleted, rev
//	search      id (a hash of scope and text), scope, text, made, deleted, rev: what was searched for
//	tag         doc, name, deleted, rev
//	feed        doc, added, refreshed, deleted, rev
//	entry       feed, uri, seen: when the feed last had it
//	setting     name, value: this device and the last revision
//
// Every row that could be shared between machines has a revision, the rev of the table: see
// [nextRevision]. A removed document leaves a row that holds nothing but its id.
//
// # What always holds
//
// The file is created when there is something to keep, and readable only by its owner. A
// change is either kept as a whole or not at all, also if the program is killed, and what was
// kept survives the loss of power. A damaged
// file is renamed, never overwritten or deleted. A file from a newer version of the program
// is never changed. Several programs can use one file at the same time.
package library

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// A Library is the file that everything is kept in. Make one with [New]. It may be used by
// several goroutines at once.
type Library struct {
	path    string // "": there is no home folder
	schemas []string
	maxWait time.Duration // that a change waits for those of other programs

	mu      sync.Mutex
	db      *database // nil: not open, or there is no file
	warning *Error    // not taken yet; nil: none
}

// FileName is the name of the file in its folder.
const FileName = "library" + extension

// maxWait bounds the time that a change waits for those of other programs.
const maxWait = 10 * time.Second

// New returns the library in a folder. It does not touch the disk. If the folder is "",
// because there is no home folder, nothing can be kept.
func New(folder string) *Library {
	l := &Library{schemas: schemas(), maxWait: maxWait}
	if folder != "" {
		l.path = filepath.Join(folder, FileName)
	}
	return l
}

// Path returns the path of the file, or "" if there is no home folder.
func (l *Library) Path() string { return l.path }

// TakeWarning returns and clears what the reader should know although nothing has failed:
// that a damaged file was set aside. It is an [*Error] or nil.
func (l *Library) TakeWarning() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.warning == nil {
		return nil
	}
	w := l.warning
	l.warning = nil
	return w
}

// Close closes the file. The library opens it again if it is used again.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.wrap(l.closeDatabase())
}

// closeDatabase closes the file. The lock must be held.
func (l *Library) closeDatabase() error {
	db := l.db
	if l.db = nil; db == nil {
		return nil
	}
	return db.close()
}

// read calls query with a connection for reading. It does not call it if there is no file.
func (l *Library) read(ctx context.Context, query func(*sql.DB) error) error {
	return l.wrap(l.retry(ctx, func() error {
		db, err := l.open(ctx, false)
		if db == nil || err != nil {
			return err
		}
		return query(db.reader)
	}))
}

// A change is a transaction that changes the library. All rows that it writes have the same
// revision.
type change struct {
	*sql.Tx
	device string
	rev    string
}

// write calls write in a transaction, and commits it if there is no error. It creates the
// file if necessary.
func (l *Library) write(ctx context.Context, write func(*change) error) error {
	return l.wrap(l.retry(ctx, func() error {
		db, err := l.open(ctx, true)
		if err != nil {
			return err
		}
		if db.refusal != nil {
			return db.refusal
		}
		tx, err := db.begin(ctx)
		if err != nil {
			return err
		}
		defer func() { _ = tx.Rollback() }() // does nothing after a commit
		c := &change{Tx: tx}
		if err := c.begin(ctx); err != nil {
			return err
		}
		if err := write(c); err != nil {
			return err
		}
		return tx.Commit()
	}))
}

// ids returns the numbers that a query selects.
func ids(ctx context.Context, q queryer, query string, args ...any) ([]int64, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // Err reports what matters
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// jsonList returns a list as SQLite's json_each reads it.
func jsonList[E string | int64 | [2]string](list []E) string {
	text, err := json.Marshal(list)
	if err != nil {
		panic(err) // strings and numbers have a form in JSON
	}
	return string(text)
}

// retry calls f. If the file turns out to be damaged, it sets the file aside and calls f
// again, with a new file.
func (l *Library) retry(ctx context.Context, f func() error) error {
	err := f()
	if !isDamage(err) {
		return err
	}
	if err := l.setAside(ctx); err != nil {
		return err
	}
	return f()
}

// exists reports whether there is a file.
func (l *Library) exists() (bool, error) {
	_, err := os.Stat(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}
