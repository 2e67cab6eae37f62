package ui

import (
	"context"
	"errors"
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
	pieces <- Piece{Article: piece(60), Percent: 20}
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
	press("1", "4", "G", ")", "/", "e", "n", "t", "r", "y", " ", "2")
	shows := func(texts ...string) {
		t.Helper()
		screen := ansi.Strip(m.View().Content)
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				t.Errorf("%q is not on the screen:\n%s", text, screen)
			}
		}
	}
	shows("¶ 14 of 60", "QUOTES 6 of 21", "2 of 11")
	before := m.text.Place()
	m.Update(m.page.next())
	shows("¶ 14 of 300", "QUOTES 6 of 101", "2 of 111")
	if m.text.Place() != before {
		t.Errorf("the place is %v, it was %v", m.text.Place(), before)
	}
	m.Update(tea.KeyPressMsg{Code: tea.KeyEscape})
	shows("¶ 14 of 300", "QUOTES 6 of 101")
	if msg := m.page.next(); msg != nil {
		t.Errorf("after the last piece comes %v", msg)
	}
}

// TestAPieceWhileChoosing holds that labels stay, and lead where they did, when
// there is more of the article.
func TestAPieceWhileChoosing(t *testing.T) {
	text := "# The tide\n\nSee [late](#late).\n\n## Late\n" + strings.Repeat("\nIt came.\n", 30)
	r := read(t, nil, markdown.Parse([]byte(text)))
	more := markdown.Parse([]byte(text + strings.Repeat("\nIt went.\n", 30)))
	r.press("l")
	r.m.Update(opened{r.m.page, Piece{Article: more, Percent: 100}, analyse(more)})
	r.see("aate", "of 31")
	r.press("a")
	r.see("Late", "of 61")
	r.not("See")
	r.press("ll")
	r.not("type the letters")
}

// TestArrivingWhileTyping holds that an article that comes takes nothing from under
// what is being typed: a search, or the letters of a link.
func TestArrivingWhileTyping(t *testing.T) {
	for _, keys := range []struct{ begin, end string }{
		{"/q", "\x1b"},
		{"l", "z"},
		{"?/q", "\x1b"},
	} {
		var pieces chan Piece
		r := read(t, func(context.Context, Ref) <-chan Piece {
			pieces = make(chan Piece, 1)
			return pieces
		}, markdown.Parse([]byte("# The tide\n\nSee [it](https://example.com/slow).\n")))
		r.m.Update(key('l'))
		_, wait := r.m.Update(key('a'))
		r.press(keys.begin)
		pieces <- Piece{Article: markdown.Parse([]byte("# The slow one\n\nHere it is.\n")), Percent: 100}
		close(pieces)
		r.run(wait)
		r.not("The slow one")
		r.press(keys.end)
		r.see("Here it is.")
		r.press("\b")
		r.see("See it.")
	}
}

// TestFailingWhileTyping holds that a failure is told when there is room for it.
func TestFailingWhileTyping(t *testing.T) {
	var pieces chan Piece
	r := read(t, func(context.Context, Ref) <-chan Piece {
		pieces = make(chan Piece, 1)
		return pieces
	}, markdown.Parse([]byte("# The tide\n\nSee [it](https://example.com/slow).\n")))
	r.m.Update(key('l'))
	_, wait := r.m.Update(key('a'))
	r.press("/s")
	pieces <- Piece{Err: errors.New("there is no such page")}
	r.run(wait)
	r.press("ee")
	r.not("no such page")
	r.press("\r")
	r.see("there is no such page")
}

// TestGoingBackWhileOpening holds that a way back is a way elsewhere: what was to
// come does not.
func TestGoingBackWhileOpening(t *testing.T) {
	var ctx context.Context
	var open LinkOpener
	open = func(c context.Context, ref Ref) <-chan Piece {
		ctx = c
		out := make(chan Piece, 1)
		if ref.Spec == "https://example.com/slow" {
			return out // more is never sent
		}
		defer close(out)
		out <- Piece{Article: markdown.Parse([]byte("# Another\n\nOn to [it](https://example.com/slow).\n")), OpenLink: open, Percent: 100}
		return out
	}
	r := read(t, open, markdown.Parse([]byte("# The tide\n\nSee [one](https://example.com/1).\n")))
	r.press("la")
	r.see("On to it.")
	r.m.Update(key('l'))
	r.m.Update(key('a'))
	r.see("opening https://example.com/slow")
	r.press("\b")
	r.see("See one.")
	r.not("opening")
	if ctx.Err() == nil {
		t.Error("it is still being opened")
	}
}

// TestALinkToAPlace opens an article at the place that a link names, which is in
// its second piece; one step back is the article with the link.
func TestALinkToAPlace(t *testing.T) {
	long := piece(300)
	long.Targets = map[string]content.Anchor{"late": {Block: 200}}
	asked := 0
	r := read(t, func(_ context.Context, ref Ref) <-chan Piece {
		asked++
		out := make(chan Piece, 2)
		out <- Piece{Article: piece(30), Percent: 10}
		out <- Piece{Article: long, Percent: 100}
		close(out)
		return out
	}, markdown.Parse([]byte("# The tide\n\nSee [late](https://example.com/l#late), [early](https://example.com/l#early).\n")))
	r.press("la")
	r.see("¶ 199 of 300")
	r.press("\b")
	r.see("See late, early.")
	r.press("ls")
	r.see("¶ 1 of 300", "the place that the link leads to is not in it")
	if asked != 2 {
		t.Errorf("asked %d times", asked)
	}
}

// TestALinkToThisArticle holds that an article that names itself in a link is not
// opened anew.
func TestALinkToThisArticle(t *testing.T) {
	a := markdown.Parse([]byte("# The tide\n\nSee [late](https://example.com/t#late), [top](#top).\n" + strings.Repeat("\nIt came.\n", 60) + "\n## Late\n" + strings.Repeat("\nIt went.\n", 60)))
	a.Source = "https://example.com/t"
	r := read(t, nil, a)
	r.press("la")
	r.see("Late", "It went.")
	r.not("It came.")
	r.press("\b")
	r.see("See late, top.")
	r.press("jls")
	r.see("The tide", "See late, top.")
}
