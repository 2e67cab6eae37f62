package reading

import (
	"slices"
	"testing"

	"pullquote/content"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
)

// TestWords steps through an article word by word, to the end and back.
func TestWords(t *testing.T) {
	a := content.NewArticle(
		&content.Paragraph{Text: content.PlainInline("“Well-known,”  she said.")},
		&content.Rule{},
		&content.Paragraph{Text: content.PlainInline("It's 3.5 km\nto 漢字 and.\n")},
	)
	p := &Pane{Context: &pane.Context{Article: a}, flow: layout.NewFlow(a, layout.Options{Width: 40})}
	want := []string{"“Well-known,”", "she", "said.", "It's", "3.5", "km", "to", "漢", "字", "and."}
	word := p.wordAt(content.Anchor{})
	var got []string
	for {
		got = append(got, a.Text(word))
		next := p.nextWord(word)
		if next == word {
			break
		}
		word = next
	}
	if !slices.Equal(got, want) {
		t.Errorf("forward: got %q, want %q", got, want)
	}
	got = nil
	for {
		got = append(got, a.Text(word))
		prev := p.prevWord(word)
		if prev == word {
			break
		}
		word = prev
	}
	slices.Reverse(got)
	if !slices.Equal(got, want) {
		t.Errorf("back: got %q, want %q", got, want)
	}
	for offset, want := range map[int]string{0: "“Well-known,”", 5: "“Well-known,”", 17: "she", 19: "she", 28: "said.", 99: "said."} {
		if got := a.Text(p.wordAt(content.Anchor{Offset: offset})); got != want {
			t.Errorf("at %d: got %q, want %q", offset, got, want)
		}
	}
	end := p.paragraphEnd(p.wordAt(content.Anchor{}), 1)
	if got := a.Text(end); got != "said." {
		t.Errorf("the paragraph ends with %q", got)
	}
	if got := a.Text(p.paragraphEnd(end, 1)); got != "and." {
		t.Errorf("the next paragraph ends with %q", got)
	}
	if got := a.Text(p.paragraphStart(p.paragraphEnd(end, 1), 2)); got != "“Well-known,”" {
		t.Errorf("two paragraphs back start with %q", got)
	}
}
