package library

import (
	"database/sql"
	"testing"
	"time"

	"pullquote/content"
)

// TestCorrections keeps, replaces and removes corrections of speakers.
func TestCorrections(t *testing.T) {
	l := open(t, t.TempDir())
	text := "“It turns,” she said."
	a := content.NewArticle(&content.Paragraph{Text: content.PlainInline(text)})
	v := visit("a", text, 0.5)
	said := content.Correction{ID: "1", Quotation: content.NewLocator(a, content.Within(0, 0, 15)), Name: "Ana Ruiz", Made: v.At}
	same := content.Correction{ID: "2", Person: "Ana Ruiz", Name: "Ana Holm", Made: v.At.Add(time.Second)}
	correct := func(n content.Correction) {
		t.Helper()
		if err := l.Correct(t.Context(), v, n); err != nil {
			t.Fatal(err)
		}
	}
	check := func(source string, want ...content.Correction) {
		t.Helper()
		got, err := l.CorrectionsOf(t.Context(), source, a)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%+v, %v; want %+v", got, err, want)
		}
		for i := range got {
			if !got[i].Made.Equal(want[i].Made) {
				t.Errorf("made at %v, want %v", got[i].Made, want[i].Made)
			}
			if got[i].Made = want[i].Made; got[i] != want[i] {
				t.Errorf("%+v, want %+v", got[i], want[i])
			}
		}
	}
	check("a")
	correct(same)
	correct(said)
	check("a", said, same)
	check("", said, same)
	said.Name = ""
	correct(said)
	check("a", said, same)
	if err := l.RemoveCorrection(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	check("a", same)
	correct(said)
	check("a", said, same)

	if err := l.Correct(t.Context(), Visit{}, said); err == nil {
		t.Error("kept a correction in a document that cannot be found again")
	}
	other := content.NewArticle(&content.Paragraph{Text: content.PlainInline("Another text.")})
	if got, err := l.CorrectionsOf(t.Context(), "b", other); err != nil || len(got) > 0 {
		t.Errorf("another document has %+v, %v", got, err)
	}
	if err := l.Remove(t.Context(), bySource(t, l, "a").ID); err != nil {
		t.Fatal(err)
	}
	check("a")
	err := l.read(t.Context(), func(db *sql.DB) error {
		var n int
		err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM correction WHERE name || exact || person <> ''").Scan(&n)
		if n > 0 {
			t.Errorf("%d removed corrections still say something", n)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestCorrectionsMove gives the corrections of a document whose text was not known to the one
// that it turns out to be.
func TestCorrectionsMove(t *testing.T) {
	l := open(t, t.TempDir())
	v := visit("a", "one", 0.5)
	keep(t, l, v)
	unknown := v
	unknown.Source, unknown.Text = "b", Hash{}
	if err := l.Correct(t.Context(), unknown, content.Correction{ID: "1", Person: "Ana", Name: "Ana Ruiz", Made: v.At}); err != nil {
		t.Fatal(err)
	}
	v.Source = "b"
	keep(t, l, v)
	if got, err := l.Corrections(t.Context(), bySource(t, l, "a").ID); err != nil || len(got) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}
