package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"pullquote/content"
	"pullquote/ui/document"
	"pullquote/ui/task"
)

// slowArticle returns an article of 120 long paragraphs, each of which takes longer to parse than a
// slice of work.
func slowArticle() *content.Article {
	paragraph := func(i int) []content.Block {
		text := fmt.Sprintf("Tide %d. ", i+1) + strings.Repeat("The boats went out at some length. ", 1000)
		return []content.Block{&content.Paragraph{Text: content.PlainInline(text)}}
	}
	l := content.NewLazy(func(piece int) []content.Block {
		time.Sleep(2 * task.Slice)
		return paragraph(piece)
	}, nil)
	for i := range 120 {
		l.Add(paragraph(i))
	}
	a := &content.Article{}
	a.SetLazy(l)
	return a
}

// TestNextHitBeforeCount clears a search that has not counted all hits yet, and goes to hits. They are
// shown before all have been counted; their numbers follow.
func TestNextHitBeforeCount(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newReader(t, panes)
		r.resize(80, 24)
		r.send(document.Update{Article: slowArticle(), Percent: 100})
		r.rest()
		for _, c := range []struct{ keys, hit, number string }{
			{"n", "Tide 60.", "60 of 120"},
			{"2n", "Tide 61.", "61 of 120"},
			{"nN", "Tide 59.", "59 of 120"},
			{"N", "Tide 59.", "59 of 120"},
			{"gN", "Tide 120.", "120 of 120"},
			{"Gn", "Tide 1.", "1 of 120"},
			{"ngN", "Tide 120.", "120 of 120"},
		} {
			for _, k := range "60G/tide\r\x1b" + c.keys {
				r.update(key(k))
				for r.m.input.isWaiting() {
					r.update(<-r.messages)
				}
			}
			r.see(c.hit, "found…")
			r.rest()
			r.see(c.hit, c.number)
			r.press("\x1b")
		}
	})
}

// rest delivers messages until no work is left, also work that takes time.
func (r *reader) rest() {
	for time.Sleep(time.Minute); len(r.messages) > 0; time.Sleep(time.Minute) {
		r.update(<-r.messages)
	}
}
