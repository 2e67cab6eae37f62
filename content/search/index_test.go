package search

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
)

// TestIndex checks that an index leads to every block with a match, and to few others.
func TestIndex(t *testing.T) {
	x := NewIndex()
	var texts []string
	for i := range 400 {
		text := fmt.Sprintf("Entry %d tells of the tide. ", i)
		if i%50 == 3 {
			text = strings.Repeat(text+"The ferry was late. ", i)
		}
		texts = append(texts, text)
		x.Add(&content.Paragraph{Text: content.PlainInline(text)})
	}
	for _, c := range []struct {
		query string
		visit int // at most
	}{{"entry 217", 350}, {"ferry", 120}, {"FERRY was", 120}, {"mussels", 0}, {"re:ferr*y", 120}, {"re:mus+el", 400}, {"en", 400}} {
		q, err := Parse(c.query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		f := q.NewFilter()
		next, visited := x.Next(0, f), 0
		for i, text := range texts {
			if next < content.BlockIndex(i) {
				next = x.Next(content.BlockIndex(i), f)
			}
			if next == content.BlockIndex(i) {
				visited++
			} else if len(q.Find(text)) > 0 {
				t.Errorf("%s: block %d is skipped", c.query, i)
			}
		}
		if visited > c.visit {
			t.Errorf("%s: looked into %d blocks", c.query, visited)
		}
		for i := x.Prev(content.BlockIndex(x.Len()-1), f); i >= 0; i = x.Prev(i-1, f) {
			visited--
			if i == 0 {
				break
			}
		}
		if visited != 0 {
			t.Errorf("%s: the way back leads to %d blocks less", c.query, visited)
		}
	}
	if got := x.Next(1000, Filter{}); got != 1000 {
		t.Errorf("after the indexed blocks: %d", got)
	}
	if got := NewIndex().Next(0, Filter{}); got != 0 {
		t.Errorf("in an empty index: %d", got)
	}
}
