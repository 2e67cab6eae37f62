package library

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The test binary is also the program whose processes write to a library: see [writeVisits].
const (
	folderVariable = "PULLQUOTE_TEST_LIBRARY"
	nameVariable   = "PULLQUOTE_TEST_NAME"
	countVariable  = "PULLQUOTE_TEST_COUNT"
)

func TestMain(m *testing.M) {
	if folder := os.Getenv(folderVariable); folder != "" {
		count, _ := strconv.Atoi(os.Getenv(countVariable))
		if err := writeVisits(folder, os.Getenv(nameVariable), count); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writeVisits keeps visits to count documents, and prints the source of each as soon as it
// is kept.
func writeVisits(folder, name string, count int) error {
	l := New(folder)
	l.maxWait = time.Hour // a slow machine is no failure
	for i := range count {
		v := Visit{Source: fmt.Sprintf("%s/%d", name, i), Title: "A title", At: time.Now(), Place: &Place{Fraction: 0.5}}
		if err := l.Keep(context.Background(), v); err != nil {
			return err
		}
		if _, err := fmt.Println(v.Source); err != nil {
			return err
		}
	}
	return l.Close()
}

func writer(t *testing.T, folder, name string, count int) *exec.Cmd {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Skip("this system does not say which program runs: ", err)
	}
	c := exec.Command(program)
	c.Env = append(os.Environ(), folderVariable+"="+folder, nameVariable+"="+name, countVariable+"="+strconv.Itoa(count))
	c.Stderr = os.Stderr
	return c
}

// mustHold checks that the library is intact and holds all sources.
func mustHold(t *testing.T, folder string, sources []string) {
	t.Helper()
	l := open(t, folder)
	if problems, err := l.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("the library is damaged: %v, %v", problems, err)
	}
	for _, source := range sources {
		if d, err := l.BySource(t.Context(), source); err != nil || d == nil || d.Place == nil {
			t.Fatalf("%s was kept, and is not there: %+v, %v", source, d, err)
		}
	}
}

// TestKilledWriters kills 100 processes in the middle of their writes.
func TestKilledWriters(t *testing.T) {
	const kills = 100
	folder := t.TempDir()
	var kept []string
	for i := range kills {
		c := writer(t, folder, fmt.Sprint(i), 1<<30)
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Skip("this system cannot start processes: ", err)
		}
		lines := bufio.NewScanner(out)
		for range 1 + i%7 {
			if !lines.Scan() {
				t.Fatal("the writer has ended")
			}
			kept = append(kept, lines.Text())
		}
		if err := c.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // kept before the kill
			if source := lines.Text(); strings.Contains(source, "/") {
				kept = append(kept, source)
			}
		}
		_ = c.Wait() // it was killed
	}
	mustHold(t, folder, kept)
}

// TestManyWriters lets 4 processes create one library and write to it at the same time.
func TestManyWriters(t *testing.T) {
	const writers, visits = 4, 500
	folder := filepath.Join(t.TempDir(), "new")
	var running []*exec.Cmd
	for i := range writers {
		c := writer(t, folder, fmt.Sprint(i), visits)
		if err := c.Start(); err != nil {
			t.Skip("this system cannot start processes: ", err)
		}
		running = append(running, c)
	}
	var sources []string
	for i, c := range running {
		if err := c.Wait(); err != nil {
			t.Errorf("writer %d: %v", i, err)
		}
		for n := range visits {
			sources = append(sources, fmt.Sprintf("%d/%d", i, n))
		}
	}
	mustHold(t, folder, sources)
	revisions(t, folder, writers*visits)
}

// revisions checks that n documents have different revisions.
func revisions(t *testing.T, folder string, n int) {
	t.Helper()
	l := open(t, folder)
	err := l.read(t.Context(), func(db *sql.DB) error {
		var different int
		err := db.QueryRowContext(t.Context(), "SELECT count(DISTINCT rev) FROM doc").Scan(&different)
		if different != n {
			t.Errorf("%d documents have %d revisions", n, different)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
