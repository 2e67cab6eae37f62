package ui

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content"
	"pullquote/content/markdown"
	"pullquote/ui/document"

	"github.com/charmbracelet/colorprofile"

	tea "charm.land/bubbletea/v2"
)

// quotable returns an article with two quotations, which begins with a text.
func quotable(before string) *content.Article {
	return markdown.Parse([]byte("# Tide\n\n" + before + "Of the boats.\n\n“It turns,” said Jo Park.\n\nOf the nets.\n\n“It boils,” said Ana Ruiz.\n\n" + strings.Repeat("More of it.\n\n", 30)))
}

// highlighted returns the texts that are drawn as highlights on the screen.
func (r *reader) highlighted() []string {
	var out []string
	for _, h := range r.m.page.context.Highlights.List {
		if h.IsDrawn() {
			out = append(out, r.m.page.doc.Article().Text(h.At))
		}
	}
	return out
}

func (r *reader) wantHighlighted(texts ...string) {
	r.Helper()
	if got := r.highlighted(); fmt.Sprint(got) != fmt.Sprint(texts) {
		r.Errorf("highlighted %q, want %q:\n%s", got, texts, r.screen())
	}
}

// TestHighlights highlights quotations and paragraphs, and finds them in the next run of the
// program, also in a text that has changed.
func TestHighlights(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		r := readKept(t, folder)
		r.update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
		r.send(document.Update{Article: quotable(""), Percent: 100})
		plain := r.m.View().Content
		r.press(")H")
		r.see("highlighted Jo Park's quote")
		r.press("\x1bg")
		if r.m.View().Content == plain {
			t.Error("the highlight is not drawn")
		}
		r.press("))H")
		r.wantHighlighted("“It turns,”", "“It boils,”")
		r.press("12GH")
		r.see("highlighted paragraph 12", "▏ More of it.")
		r.wantHighlighted("“It turns,”", "“It boils,”", "More of it.")
		r.press("H")
		r.see("highlight removed · H restores it")
		r.wantHighlighted("“It turns,”", "“It boils,”")
		r.press("H")
		r.wantHighlighted("“It turns,”", "“It boils,”", "More of it.")
		r.press("H")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.wantHighlighted("“It turns,”", "“It boils,”")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: quotable("A new paragraph.\n\n"), Percent: 100})
		r.wantHighlighted("“It turns,”", "“It boils,”")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: markdown.Parse([]byte("# Another text\n\nIt has little to do with the one before.\n\nOf the nets.\n\n“It boils,” said Ana Ruiz.\n\nMore of it.\n")), Percent: 100})
		r.wantHighlighted("“It boils,”")
		r.press("A")
		r.see("“It turns,”", "no longer in the article")
	})
}

// TestListOfHighlights goes to a highlight of the list, removes it and restores it.
func TestListOfHighlights(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := read(t, nil, quotable(""))
		r.press("A")
		r.see("No highlights in this article.")
		r.press("\x1b)H)HA")
		r.see("Highlights", "“It turns,”", "Jo Park", "¶ 2", "“It boils,”", "Ana Ruiz", "¶ 4")
		r.press("gH")
		r.see("removed; H restores it", "highlight removed")
		r.wantHighlighted("“It boils,”")
		r.press("H")
		r.wantHighlighted("“It turns,”", "“It boils,”")
		r.press("HA12GA")
		r.see("removed; H restores it", "▌ ▏ “It turns,”")
		r.press("G\r")
		r.not("Highlights")
		r.press("wH")
		r.see("Who is quoted")
		r.wantHighlighted("“It boils,”")
	})
}

// TestHighlightsWhileOpening finds highlights in the part of an article that has been opened.
func TestHighlightsWhileOpening(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		whole := numbered(100)
		r := readKept(t, folder)
		r.send(document.Update{Article: whole, Percent: 100})
		r.press("20GH80GHg")
		r.leave()
		r = readKept(t, folder)
		r.send(document.Update{Article: numbered(50), Percent: 50})
		r.wantHighlighted("Paragraph 20 is about the tide.")
		r.press("A")
		r.see("not opened yet")
		r.press("\x1b")
		r.send(document.Update{Article: whole, Percent: 100})
		r.wantHighlighted("Paragraph 20 is about the tide.", "Paragraph 80 is about the tide.")
	})
}

// TestColors highlights in the four colours, which differ without colours too.
func TestColors(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		r := readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.press(")2H")
		r.see("highlighted Jo Park's quote")
		r.press("9G3H")
		r.see("? More of it.")
		r.press("g")
		r.press(")")
		r.press("4H")
		r.see("highlighted in magenta")
		r.press("5H")
		r.see("there are four colours")
		r.press("A")
		r.see("▌ * “It turns,”", "? More of it.")
		r.press("1H")
		r.see("▌ ▏ “It turns,”")
		r.leave()
		r = readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.press("A")
		r.see("▏ “It turns,”", "? More of it.")
	})
}

// TestComments writes, changes and removes comments on a quotation, a highlight and a
// paragraph, and finds them in the next run of the program.
func TestComments(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		folder := t.TempDir()
		r := readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.press(")a")
		r.see("comment on Jo Park's quote:")
		r.press("Really? q\r")
		r.see("comment kept")
		r.press("a")
		r.see("comment on Jo Park's quote: Really? q")
		r.press("\b!\r")
		r.press("a\x1b")
		r.see("cancelled")
		r.press("12Gaof the nets\rA")
		r.see("▌ ✎ More of it.", "of the nets", "¶ 12", "✎ “It turns,”", "Really? !", "Jo Park")
		r.press("H")
		r.see("comment removed")
		r.press("H")
		r.see("comment restored")
		r.press("aagain\r")
		r.see("of the netsagain")
		r.press("g2H")
		r.see("highlighted in cyan")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: quotable(""), Percent: 100})
		r.wantHighlighted("“It turns,”", "More of it.")
		r.press("A")
		r.see("Really? !", "of the netsagain")
		r.press("ga" + strings.Repeat("\b", 9) + "\r")
		r.see("comment removed", "! “It turns,”")
		r.leave()

		r = readKept(t, folder)
		r.send(document.Update{Article: markdown.Parse([]byte("# Another text\n\nIt has little to do with the one before.\n")), Percent: 100})
		r.press("A")
		r.see("of the netsagain", "no longer in the article")
	})
}
