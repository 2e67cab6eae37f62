package library

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"pullquote/content"
)

// open returns a library that the test closes.
func open(t *testing.T, folder string) *Library {
	t.Helper()
	l := New(folder)
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// visit returns a visit to an article whose text is all that matters.
func visit(source, text string, fraction float64) Visit {
	a := content.NewArticle(&content.Paragraph{Text: content.PlainInline(text)})
	d := NewDigest(a)
	for d.Step() {
	}
	at := content.Anchor{Offset: int(fraction * float64(len(text)))}
	return Visit{
		Source: source, Text: d.Hash(), Blocks: a.Len(), Title: "About " + text, At: time.UnixMilli(1_796_000_000_000),
		Place: &Place{Locator: content.NewLocator(a, content.Range{Start: at, End: at}), Fraction: fraction},
	}
}

func keep(t *testing.T, l *Library, v Visit) {
	t.Helper()
	if err := l.Keep(t.Context(), v); err != nil {
		t.Fatal(err)
	}
}

func bySource(t *testing.T, l *Library, source string) *Document {
	t.Helper()
	d, err := l.BySource(t.Context(), source)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func reason(err error) Reason {
	var e *Error
	if !errors.As(err, &e) {
		return -1
	}
	return e.Reason
}

// TestKeepAndFind keeps a place and finds it again, also in another run of the program.
func TestKeepAndFind(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data", "pullquote")
	v := visit("/books/tide.txt", "the tide came late", 0.5)
	v.Byline, v.Site, v.Lang, v.Published, v.Words = "Jo Park", "Harbour News", "en", "2026-11-20", 4
	l := open(t, folder)
	if d := bySource(t, l, v.Source); d != nil {
		t.Errorf("found %+v before anything was kept", d)
	}
	if _, err := os.Stat(filepath.Dir(folder)); err == nil {
		t.Error("looking something up has created a folder")
	}
	keep(t, l, v)
	d := bySource(t, open(t, folder), v.Source)
	if d == nil || d.Title != v.Title || d.Byline != v.Byline || d.Site != v.Site || d.Lang != v.Lang || d.Published != v.Published || d.Words != v.Words || d.Source != v.Source {
		t.Errorf("kept %+v, found %+v", v, d)
	}
	if d.Place == nil || d.Place.Locator != v.Place.Locator || d.Place.Fraction != 0.5 || d.Place.Version != v.Text || !d.Opened.Equal(v.At) || !d.Finished.IsZero() {
		t.Errorf("the place is %+v", d.Place)
	}
	if runtime.GOOS == "windows" {
		return // it has no such permissions
	}
	for _, name := range []string{"", FileName, FileName + "-wal", FileName + "-shm"} {
		if info, err := os.Stat(filepath.Join(folder, name)); err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("others may open %q: %v", name, info.Mode())
		}
	}
}

// TestVisits checks which document a visit belongs to, and what it changes.
func TestVisits(t *testing.T) {
	l := open(t, t.TempDir())
	count := func() (n int) {
		err := l.read(t.Context(), func(db *sql.DB) error {
			return db.QueryRowContext(t.Context(), "SELECT count(*) FROM doc WHERE deleted = 0").Scan(&n)
		})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	keep(t, l, visit("a", "one", 0.3))
	keep(t, l, visit("b", "one", 0.6))
	if a, b := bySource(t, l, "a"), bySource(t, l, "b"); a.ID != b.ID || a.Place.Fraction != 0.6 {
		t.Errorf("the same text from two sources: %+v and %+v", a, b)
	}
	keep(t, l, visit("a", "another", 0.2))
	if a, b := bySource(t, l, "a"), bySource(t, l, "b"); a.ID != b.ID {
		t.Error("another text from the same source is another document")
	}
	keep(t, l, visit("c", "three", 1))
	keep(t, l, visit("c", "one", 0.1))
	if b, c := bySource(t, l, "b"), bySource(t, l, "c"); b.ID != c.ID {
		t.Error("where source and text disagree, the source wins")
	}
	if count() != 2 {
		t.Errorf("there are %d documents, want 2", count())
	}
	unknown := visit("d", "", 0.4)
	unknown.Text = Hash{}
	keep(t, l, unknown)
	keep(t, l, visit("d", "three", 0.5))
	if count() != 2 {
		t.Errorf("there are %d documents, want 2: the text of one was not known at first", count())
	}
	if d := bySource(t, l, "d"); d.Finished.IsZero() || d.Place.Fraction != 0.5 {
		t.Errorf("the document that was finished before is %+v, at %+v", d, d.Place)
	}
	unmoved := visit("d", "three", 0)
	unmoved.Place = nil
	unmoved.At = unmoved.At.Add(time.Hour)
	keep(t, l, unmoved)
	if d := bySource(t, l, "d"); d.Place.Fraction != 0.5 || !d.Opened.Equal(unmoved.At) {
		t.Errorf("opening it again has moved the place: %+v", d.Place)
	}
	keep(t, l, Visit{Title: "nothing to find it by", At: unmoved.At})
	if count() != 2 {
		t.Error("a visit without a source and a text was kept")
	}
}

// TestNamed finds documents by what people call them, and removes one.
func TestNamed(t *testing.T) {
	l := open(t, t.TempDir())
	keep(t, l, visit("https://example.com/a", "one", 0.3))
	keep(t, l, visit("https://example.com/b", "two", 0.3))
	keep(t, l, visit("https://example.com/c", "two more", 0.3))
	b := bySource(t, l, "https://example.com/b")
	for name, want := range map[string]int{
		"https://EXAMPLE.com/b?utm_source=mail": 1, "About two": 1, "About": 0, b.ID[:ShortID]: 1, strings.ToLower(b.ID): 1, b.ID[:ShortID-1]: 0, "": 0, "%": 0,
	} {
		found, err := l.Named(t.Context(), name)
		if err != nil || len(found) != want || want == 1 && found[0].ID != b.ID {
			t.Errorf("%q names %+v, %v; want %d", name, found, err, want)
		}
	}
	if err := l.Remove(t.Context(), b.ID); err != nil {
		t.Fatal(err)
	}
	if d := bySource(t, l, "https://example.com/b"); d != nil {
		t.Errorf("%+v is still there", d)
	}
	if recent, err := l.Recent(t.Context(), 9); err != nil || len(recent) != 2 {
		t.Errorf("%d documents are left, %v", len(recent), err)
	}
	keep(t, l, visit("https://example.com/b", "two", 0.6))
	if d := bySource(t, l, "https://example.com/b"); d == nil || d.ID == b.ID || d.Place.Fraction != 0.6 {
		t.Errorf("opened again, it is %+v", d)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	keep(t, l, visit("https://example.com/x", "a text of my own", 0.6))
	if d := bySource(t, l, "https://example.com/x"); d == nil {
		t.Fatal("it was not kept")
	} else if err := l.Remove(t.Context(), d.ID); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(l.Path()); err != nil || strings.Contains(string(b), "of my own") || strings.Contains(string(b), "example.com/x") {
		t.Errorf("the file still holds what was removed: %v", err)
	}
}

// TestBackup copies a library by request.
func TestBackup(t *testing.T) {
	folder := t.TempDir()
	l := open(t, folder)
	if path, err := l.Backup(t.Context()); path != "" || err != nil {
		t.Errorf("copied nothing to %q: %v", path, err)
	}
	keep(t, l, visit("a", "one", 0.3))
	path, err := l.Backup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	backup := open(t, folder)
	backup.path = path
	if d := bySource(t, backup, "a"); d == nil || d.Place.Fraction != 0.3 {
		t.Errorf("the copy holds %+v", d)
	}
}

// TestDamage keeps a place in a library that is not a database, and in one with damaged
// pages.
func TestDamage(t *testing.T) {
	for _, damage := range []func([]byte) []byte{
		func([]byte) []byte { return []byte(strings.Repeat("This is no database. ", 1000)) },
		func(b []byte) []byte {
			for i := 200; i < len(b); i++ {
				b[i] ^= 0x5a
			}
			return b
		},
		func(b []byte) []byte { return b[:4096] },
	} {
		folder := t.TempDir()
		l := open(t, folder)
		keep(t, l, visit("a", "one", 0.3))
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(l.Path())
		if err != nil {
			t.Fatal(err)
		}
		damaged := damage(b)
		if err := os.WriteFile(l.Path(), damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if d, err := l.BySource(t.Context(), "a"); err != nil || d != nil {
			t.Errorf("found %+v, %v in a damaged library", d, err)
		}
		keep(t, l, visit("b", "two", 0.6))
		if d := bySource(t, l, "b"); d == nil || d.Place.Fraction != 0.6 {
			t.Errorf("found %+v", d)
		}
		var warning *Error
		if !errors.As(l.TakeWarning(), &warning) || warning.Reason != Damaged || l.TakeWarning() != nil {
			t.Errorf("warned of %v, want one warning of damage", warning)
		}
		if got, err := os.ReadFile(warning.Aside); err != nil || string(got) != string(damaged) {
			t.Errorf("the damaged file has been changed: %v", err)
		}
	}
}

// TestMigration migrates a library, and then opens it with the older program.
func TestMigration(t *testing.T) {
	folder := t.TempDir()
	older := open(t, folder)
	keep(t, older, visit("a", "one", 0.3))
	if err := older.Close(); err != nil {
		t.Fatal(err)
	}
	for range maxBackups + 2 {
		newer := open(t, folder)
		newer.schemas = append(schemas(), "ALTER TABLE doc ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'")
		if d := bySource(t, newer, "a"); d == nil || d.Place.Fraction != 0.3 {
			t.Fatalf("after the migration, found %+v", d)
		}
		setVersion(t, newer, len(schemas()), "ALTER TABLE doc DROP COLUMN colour")
	}
	backups, err := filepath.Glob(filepath.Join(folder, "library-*.db"))
	if err != nil || len(backups) != maxBackups {
		t.Errorf("there are %d copies: %v, %v", len(backups), backups, err)
	}
	backup := open(t, t.TempDir())
	backup.path = backups[0]
	if d := bySource(t, backup, "a"); d == nil || d.Place.Fraction != 0.3 {
		t.Errorf("the copy holds %+v", d)
	}

	setVersion(t, older, 9, "ALTER TABLE doc ADD COLUMN colour TEXT")
	if err := older.Keep(t.Context(), visit("b", "two", 0.5)); reason(err) != Newer {
		t.Errorf("a newer library was changed: %v", err)
	}
	if d := bySource(t, older, "a"); d == nil || d.Place.Fraction != 0.3 {
		t.Errorf("a newer library holds %+v", d)
	}
	if err := older.Problem(t.Context()); reason(err) != Newer {
		t.Errorf("the problem of a newer library is %v", err)
	}
}

// setVersion runs a statement, sets the version of the schema, and closes the library.
func setVersion(t *testing.T, l *Library, version int, statement string) {
	t.Helper()
	err := l.write(t.Context(), func(c *change) error {
		_, err := c.ExecContext(t.Context(), fmt.Sprintf("%s; PRAGMA user_version = %d", statement, version))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestFailedMigration checks that a migration that fails changes nothing.
func TestFailedMigration(t *testing.T) {
	folder := t.TempDir()
	l := open(t, folder)
	keep(t, l, visit("a", "one", 0.3))
	newer := open(t, folder)
	newer.schemas = append(schemas(), "DROP TABLE place; SELECT nonsense FROM nowhere")
	if _, err := newer.BySource(t.Context(), "a"); err == nil {
		t.Error("the migration has not failed")
	}
	if d := bySource(t, l, "a"); d == nil || d.Place == nil {
		t.Errorf("after a failed migration, found %+v", d)
	}
}

// TestForeignFile checks that the database of another program is left alone.
func TestForeignFile(t *testing.T) {
	l := open(t, t.TempDir())
	keep(t, l, visit("a", "one", 0.3))
	setVersion(t, l, len(schemas()), "PRAGMA application_id = 7")
	before, err := os.ReadFile(l.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Keep(t.Context(), visit("b", "two", 0.5)); reason(err) != Foreign {
		t.Errorf("kept a place in the file of another program: %v", err)
	}
	if after, err := os.ReadFile(l.Path()); err != nil || string(before) != string(after) {
		t.Errorf("the file has changed: %v", err)
	}
}

// TestNowhereToKeep tries to keep a place where that is not possible.
func TestNowhereToKeep(t *testing.T) {
	inTheWay := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(inTheWay, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for folder, want := range map[string]Reason{"": NoHome, filepath.Join(inTheWay, "pullquote"): NoAccess} {
		l := open(t, folder)
		if d, err := l.BySource(t.Context(), "a"); d != nil || err != nil && reason(err) != want {
			t.Errorf("%q: found %+v, %v", folder, d, err)
		}
		if err := l.Keep(t.Context(), visit("a", "one", 0.3)); reason(err) != want {
			t.Errorf("%q: %v, want %v", folder, err, want)
		}
	}
}

// TestReadOnlyFile reads a library that cannot be changed.
func TestReadOnlyFile(t *testing.T) {
	folder := t.TempDir()
	l := open(t, folder)
	keep(t, l, visit("a", "one", 0.3))
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{l.Path(), folder} {
		if err := os.Chmod(name, 0o500); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod(folder, 0o700) }) // the test passes or has failed by now
	if f, err := os.OpenFile(l.Path(), os.O_RDWR, 0); err == nil {
		_ = f.Close()
		t.Skip("this user may change every file")
	}
	if d := bySource(t, l, "a"); d == nil || d.Place.Fraction != 0.3 {
		t.Errorf("found %+v", d)
	}
	if err := l.Keep(t.Context(), visit("b", "two", 0.5)); reason(err) != ReadOnly {
		t.Errorf("kept a place in a file that cannot be changed: %v", err)
	}
}

// TestFullDisk fills the disk, and checks that what was kept before is still there.
func TestFullDisk(t *testing.T) {
	l := open(t, t.TempDir())
	keep(t, l, visit("a", "one", 0.3))
	if _, err := l.db.writer.ExecContext(t.Context(), "PRAGMA max_page_count = 1"); err != nil { // as few as it has
		t.Fatal(err)
	}
	var err error
	for i := 0; err == nil && i < 1000; i++ {
		err = l.Keep(t.Context(), visit(fmt.Sprintf("%d/%s", i, strings.Repeat("long", 100)), "two", 0.5))
	}
	if reason(err) != Full {
		t.Errorf("on a full disk: %v", err)
	}
	if d := bySource(t, l, "a"); d == nil || d.Place.Fraction != 0.3 {
		t.Errorf("found %+v", d)
	}
}

// TestLocked gives up when another program keeps the file locked.
func TestLocked(t *testing.T) {
	folder := t.TempDir()
	l, other := open(t, folder), open(t, folder)
	keep(t, l, visit("a", "one", 0.3))
	err := other.write(t.Context(), func(*change) error {
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		if err := l.Keep(ctx, visit("b", "two", 0.5)); reason(err) != Busy {
			t.Errorf("the file is locked: %v", err)
		}
		if d := bySource(t, l, "a"); d == nil {
			t.Error("a locked file cannot be read")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, l, visit("b", "two", 0.5))
}

// TestRevisions checks that revisions grow, also when the clock is set back.
func TestRevisions(t *testing.T) {
	now := time.UnixMilli(1_796_022_000_000)
	last := ""
	for i, want := range []string{
		"1796022000000-0000-DEVICE00", "1796022000000-0001-DEVICE00", "1796022000000-0002-DEVICE00", "1796022000001-0000-DEVICE00",
	} {
		if i == 3 {
			now = now.Add(time.Millisecond)
		}
		if last = nextRevision(last, now, "DEVICE00"); last != want {
			t.Errorf("revision %d is %s, want %s", i, last, want)
		}
	}
	if next := nextRevision(last, now.Add(-time.Hour), "DEVICE00"); next <= last {
		t.Errorf("%s follows %s", next, last)
	}
	if next := nextRevision("1796022000001-ffff-DEVICE00", now, "DEVICE00"); next != "1796022000002-0000-DEVICE00" {
		t.Errorf("the counter overflows to %s", next)
	}
}

// TestHash checks what makes a text different from another.
func TestHash(t *testing.T) {
	hash := func(texts ...string) Hash {
		a := &content.Article{}
		for _, text := range texts {
			a.Append(&content.Paragraph{Text: content.PlainInline(text)})
		}
		d := NewDigest(a)
		for d.Step() {
		}
		return d.Hash()
	}
	if hash("caf\u00e9") != hash("cafe\u0301") {
		t.Error("the form of an accent makes a text different")
	}
	if hash("ab", "c") == hash("a", "bc") {
		t.Error("paragraphs make no difference")
	}
}
