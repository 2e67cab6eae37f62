package ui

import (
	"testing"
	"testing/synctest"

	"pullquote/content/library"
	"pullquote/ui/document"
)

// TestMarks sets marks, goes to them, and finds them in the next run of the program.
func TestMarks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		r := readKept(t, folder)
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.press("20Gm")
		r.see("mark this place: type a letter")
		r.press("a")
		r.see("¶ 20 of 100", "marked as a")
		r.press("50Gmé70G'a")
		r.see("¶ 20 of 100")
		r.press("''")
		r.see("¶ 70 of 100")
		r.press("''")
		r.see("¶ 20 of 100")
		r.press("'")
		r.see("go to a mark (a é): type its letter")
		r.press("b")
		r.see("no mark b · marks: a é")
		r.press("m\x1b")
		r.see("cancelled")
		r.press("50Gma")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: numbered(30), Percent: 30})
		r.press("g'aj")
		r.send(document.Update{Article: numbered(100), Percent: 100})
		r.see("¶ 51 of 100")
		r.press("'é")
		r.see("¶ 50 of 100")
	})
}

// TestMarksOfStandardInput keeps what comes from standard input once something in it is
// marked.
func TestMarksOfStandardInput(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		open := func() *reader {
			r := newKeptReader(t, folder, Options{First: document.Request{Ref: document.Ref{Spec: "-"}}})
			r.resize(80, 24)
			r.send(document.Update{Article: numbered(100), Percent: 100})
			return r
		}
		kept := func() int {
			l := library.New(folder)
			defer l.Close()
			found, err := l.Recent(t.Context(), 9)
			if err != nil {
				t.Fatal(err)
			}
			return len(found)
		}
		r := open()
		r.press("20G")
		r.leave()
		if n := kept(); n != 0 {
			t.Errorf("%d documents are kept, want none", n)
		}
		r = open()
		r.press("20Gma")
		r.leave()
		if n := kept(); n != 1 {
			t.Errorf("%d documents are kept, want one", n)
		}
		r = open()
		r.see("¶ 20 of 100", "resumed at ")
		r.press("g'a")
		r.see("¶ 20 of 100")
	})
}

// TestMarksWithoutLibrary sets a mark that lasts as long as the program.
func TestMarksWithoutLibrary(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, numbered(100))
		r.press("'a")
		r.see("no mark a")
		r.press("''")
		r.see("nowhere to go back to")
		r.press("20Gma70G'a")
		r.see("¶ 20 of 100")
	})
}
