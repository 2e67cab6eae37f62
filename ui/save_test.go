package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/ui/document"

	tea "charm.land/bubbletea/v2"
)

// TestSave saves highlights and quotations to files, whose names say the format.
func TestSave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		file := func(name string) string {
			data, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
		r := readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		saveAs := func(keys, name string) {
			r.press(keys)
			r.update(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl}) // deletes the name
			r.press(filepath.Join(folder, name) + "\r")
		}
		r.press("s")
		r.see("save quotes as: tide-quotes.md")
		saveAs("", "q.csv")
		if got := file("q.csv"); !strings.Contains(got, "1,direct,\"It turns,\",Jo Park") {
			t.Errorf("the quotations are %s", got)
		}
		r.press(")Hs")
		r.see("save highlights (tab: quotes) as: tide-highlights.md")
		saveAs("", "h.md")
		if got := file("h.md"); !strings.Contains(got, "> “It turns,”\n>\n> — Jo Park · ¶ 2\n") {
			t.Errorf("the highlights are %s", got)
		}
		r.press("s\t")
		r.see("save quotes (tab: highlights) as: tide-quotes.md")
		saveAs("", "h.md")
		r.see("it exists; enter replaces it: ")
		r.press("\r")
		if got := file("h.md"); !strings.Contains(got, "“It boils,”") {
			t.Errorf("the quotations are %s", got)
		}
		saveAs("s", "h.xyz")
		r.see("unknown format")
		saveAs("s", "nowhere/h.md")
		r.see("cannot save")
		r.press("s\x1b")
		r.see("cancelled")
	})
}
