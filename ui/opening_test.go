package ui

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// piece is the first paragraphs of an article. In every third somebody speaks;
// a caption, whose quotation is counted last, stands at the top.
func piece(paragraphs int) *content.Article {
	var s strings.Builder
	s.WriteString("# The ledger\n\n![](a.png \"“No boats,” said Ana Ruiz. Photo: Jo Park\")\n")
	for i := range paragraphs {
		if i%3 == 2 {
			fmt.Fprintf(&s, "\n“It is entry %d,” said Jo Park.\n", i)
		} else {
			fmt.Fprintf(&s, "\nEntry %d tells of the tide and of the boats, at some length.\n", i)
		}
	}
	return markdown.Parse([]byte(s.String()))
}

// TestALongArticleGrows opens an article in two pieces, and looks for the place,
// the quotation and the search of the reader in the second.
func TestALongArticleGrows(t *testing.T) {
	pieces := make(chan Piece, 2)
	pieces <- Piece{Article: piece(30), Percent: 10}
	pieces <- Piece{Article: piece(300), Percent: 100}
	close(pieces)
	m := newModel(Options{Pieces: pieces})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 30})
	m.Update(groundTimeout{})
	m.Update(m.page.next())
	press := func(keys ...string) {
		for _, k := range keys {
			m.Update(tea.KeyPressMsg{Code: rune(k[0]), Text: k})
		}
	}
	press("1", "4", "G", ")", "*", "/", "e", "n", "t", "r", "y", " ", "2")
	shows := func(texts ...string) {
		t.Helper()
		screen := ansi.Strip(m.View().Content)
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				t.Errorf("%q is not on the screen:\n%s", text, screen)
			}
		}
	}
	shows("¶ 14 of 30", "QUOTES 6 of 10 · Jo Park", "2 of 11")
	before := m.text.Place()
	m.Update(m.page.next())
	shows("¶ 14 of 300", "QUOTES 6 of 100 · Jo Park", "2 of 111")
	if m.text.Place() != before {
		t.Errorf("the place is %v, it was %v", m.text.Place(), before)
	}
	m.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
	shows("¶ 14 of 300", "QUOTES 6 of 100 · Jo Park", "only Jo Park")
	if msg := m.page.next(); msg != nil {
		t.Errorf("after the last piece comes %v", msg)
	}
}
