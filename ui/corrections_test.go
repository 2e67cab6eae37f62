package ui

import (
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content/markdown"
	"pullquote/ui/document"

	tea "charm.land/bubbletea/v2"
)

// TestCorrectionsAreKept corrects speakers, and finds the corrections in the next run of the
// program, also in a text that has changed.
func TestCorrectionsAreKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		r := readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.press(")cPer Holm\r")
		r.see("Per Holm says this · c takes it back")
		r.press("wjc")
		r.see("Who is Ana Ruiz?")
		r.press("Ana Holm\r")
		r.see("Ana Ruiz is Ana Holm", "Who is quoted", "▌ Ana Holm")
		r.press("\x1b*")
		r.see("only Per Holm")
		r.press("*y")
		r.see("copied Per Holm's quote")
		r.leave()

		for _, a := range []string{"", "A new paragraph.\n\n"} {
			r = readKept(t, folder)
			r.send(document.Update{Article: quotable(a), Percent: 100})
			r.press(")")
			r.see("quote 1 of 2 · Per Holm")
			r.press(")")
			r.see("quote 2 of 2 · Ana Holm")
			r.leave()
		}

		r = readKept(t, folder)
		r.send(document.Update{Article: markdown.Parse([]byte("# Another text\n\nIt has little to do with the one before.\n\n“It sinks,” said Lena.\n\nMore of it.\n")), Percent: 100})
		r.press(")")
		r.see("quote 1 of 1 · Lena")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.press(")cas it\r")
		r.see("as it was", "Jo Park")
		r.leave()
		r = readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.press(")")
		r.see("quote 1 of 2 · Jo Park")
	})
}

// TestCorrectionKeepsThePlace checks that the current quotation and the listed speaker stay when
// a person gets another name.
func TestCorrectionKeepsThePlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, quotable(""))
		r.press("))*")
		r.see("only Ana Ruiz")
		r.press("c")
		r.update(tea.KeyPressMsg{Code: tea.KeyUp})
		r.press("same\r")
		r.see("Who is Ana Ruiz?")
		r.press("\x1b")
		r.see("Who said this?")
		r.press("same\rLena\r")
		r.see("Ana Ruiz is Lena", "only Lena", "QUOTES 1 of 1 · Lena", "“It boils,” — Lena")
		r.press("c")
		r.see("▌ Lena", "as it was: Ana Ruiz")
		r.press("\x1bcq?\x1b")
		r.not("Who said this?")
	})
}

// TestCorrectWhileOpening checks that the question waits until the article is analysed.
func TestCorrectWhileOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newReader(t, panes)
		r.resize(80, 24)
		text := "# Tide\n\n“It turns,” said Jo Park.\n\n"
		r.send(document.Update{Article: markdown.Parse([]byte(text)), Percent: 50})
		r.press(")c")
		r.not("Who said this?")
		r.send(document.Update{Article: markdown.Parse([]byte(text + strings.Repeat("More.\n\n", 30) + "“It boils,” said Jo Park.\n\n")), Percent: 100})
		r.see("Who said this?")
		r.press("Per Holm\r")
		r.see("“It turns,” — Per Holm")
		r.press("G)")
		r.see("“It boils,” — Jo Park")
	})
}

// TestSpeakersInTheMarginAreSure shows a corrected speaker without a question mark.
func TestSpeakersInTheMarginAreSure(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, markdown.Parse([]byte("# Tide\n\n“It turns,” said Jo Park.\n\n“It is late.”\n\n“It boils,” said Ana Ruiz.\n")))
		r.resize(120, 30)
		r.press("S))cAna\r")
		r.see("Ana Ruiz ▌ “It is late.”")
		r.not("Ruiz?")
	})
}
