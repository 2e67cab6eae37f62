package library

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestSearches(t *testing.T) {
	l := open(t, t.TempDir())
	keep := func(scope Scope, text string, at int64) {
		t.Helper()
		if err := l.KeepSearch(t.Context(), scope, text, time.UnixMilli(at)); err != nil {
			t.Fatal(err)
		}
	}
	check := func(scope Scope, want ...string) {
		t.Helper()
		if got, err := l.Searches(t.Context(), scope); err != nil || !slices.Equal(got, want) {
			t.Errorf("searches in the %s: %q, %v, want %q", scope, got, err, want)
		}
	}
	check(InArticle)
	keep(InArticle, "tide", 1)
	keep(InArticle, "ferry", 2)
	keep(InLibrary, "who:park", 3)
	check(InArticle, "tide", "ferry")
	keep(InArticle, "tide", 4)
	check(InArticle, "ferry", "tide")
	check(InLibrary, "who:park")

	if n, err := l.RemoveSearches(t.Context()); n != 3 || err != nil {
		t.Errorf("removed %d, %v, want 3", n, err)
	}
	check(InArticle)
	check(InLibrary)
	keep(InArticle, "ferry", 5)
	check(InArticle, "ferry")

	for i := range maxSearches {
		keep(InArticle, fmt.Sprint("word ", i), 10+int64(i))
	}
	got, err := l.Searches(t.Context(), InArticle)
	if err != nil || len(got) != maxSearches || got[0] != "word 0" {
		t.Errorf("%d searches from %q, %v, want those after the oldest", len(got), got[:1], err)
	}
}
