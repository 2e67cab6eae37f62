package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A Reason is why something could not be kept or looked up.
type Reason int

// The reasons.
const (
	Failed   Reason = iota // any other reason, in Err
	NoHome                 // there is no home folder to keep it in
	NoAccess               // the file or its folder cannot be created or opened
	ReadOnly               // the file can be read but not changed
	Newer                  // a newer version of the program has written the file
	Foreign                // the file is the database of another program
	Damaged                // the file was damaged, and has been renamed to Aside
	Full                   // the disk is full
	Busy                   // another program kept the file locked for too long
	Late                   // the end of the program could not wait for it
)

// reasonNames are the names of the reasons in logs.
var reasonNames = [...]string{
	Failed: "failed", NoHome: "no home folder", NoAccess: "no access", ReadOnly: "read-only", Newer: "newer", Foreign: "foreign",
	Damaged: "damaged", Full: "disk full", Busy: "busy", Late: "late",
}

// String returns the reason's name.
func (r Reason) String() string { return reasonNames[r] }

// An Error explains why the library could not be used. It is data: package explain has the
// sentence for readers.
type Error struct {
	Path   string // of the file; "" if there is no home folder
	Reason Reason
	Aside  string // where the damaged file is now
	Err    error
}

// Error returns all fields of the error on one line, for logs.
func (e *Error) Error() string {
	s := fmt.Sprintf("library %q: %s", e.Path, e.Reason)
	if e.Aside != "" {
		s += fmt.Sprintf(", now %q", e.Aside)
	}
	if e.Err != nil {
		s += fmt.Sprintf(": %v", e.Err)
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// wrap returns an error as an [*Error]. It returns the error of a context as it is.
func (l *Library) wrap(err error) error {
	var e *Error
	if err == nil || errors.As(err, &e) || errors.Is(err, context.Canceled) {
		return err
	}
	return &Error{Path: l.path, Reason: reasonOf(err), Err: err}
}

// reasonOf returns the reason for an error of SQLite or of the file system.
func reasonOf(err error) Reason {
	switch resultCode(err) {
	case sqlite3.SQLITE_FULL:
		return Full
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_INTERRUPT:
		return Busy
	case sqlite3.SQLITE_READONLY:
		return ReadOnly
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return NoAccess
	}
	var path *fs.PathError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return Busy
	case errors.As(err, &path):
		return NoAccess
	}
	return Failed
}

// resultCode returns the primary result code of an error of SQLite; SQLITE_OK for any other
// error.
func resultCode(err error) int {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return sqlite3.SQLITE_OK
	}
	return e.Code() & 0xff
}

// isDamage reports whether an error means that the file is damaged, or not a database.
func isDamage(err error) bool {
	code := resultCode(err)
	return code == sqlite3.SQLITE_CORRUPT || code == sqlite3.SQLITE_NOTADB
}
