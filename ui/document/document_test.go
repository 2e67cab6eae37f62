package document

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/export"
	"pullquote/content/markdown"
)

func TestFollow(t *testing.T) {
	s := show(t, 4, ledger(30))
	s.quote("") // the reading line is at the top, on the title
	if s.doc.NearestNote() != 0 || s.doc.Note() != -1 {
		t.Errorf("image note %d is nearest, %d is current; want 0, -1", s.doc.NearestNote(), s.doc.Note())
	}
	s.scroll(1)
	s.quote("No boats,")
	s.scroll(1)
	s.quote("No boats,") // the line is at the top, and that was the last one above it
	s.scroll(2)
	s.quote("It is entry 2,")
	s.scroll(-3)
	s.quote("No boats,")
	s.scroll(100)
	s.quote("It was entry 29,") // the line is at the bottom
	if s.doc.Lit() != nil {
		t.Error("scrolling lights a quotation")
	}
	whole := show(t, 40, ledger(30))
	whole.quote("") // everything is visible, so that the line stays at the top
}

// TestFollowChosenQuote scrolls after a choice. The chosen quotation is lit until then, and
// stays current until it is no longer visible or the reading line passes another one.
func TestFollowChosenQuote(t *testing.T) {
	s := show(t, 8, ledger(60))
	s.do(s.doc.StepQuote(3))
	s.quote("It was entry 5,")
	if s.doc.Lit() == nil {
		t.Error("a quotation that was chosen is not lit")
	}
	s.scroll(1)
	s.quote("It was entry 5,")
	if s.doc.Lit() != nil {
		t.Error("a quotation is still lit after a scroll")
	}
	s.scroll(-1)
	s.quote("It was entry 5,")
	s.scroll(8)
	s.quote("It was entry 5,") // the line has reached it
	s.scroll(5)
	s.quote("It was entry 11,")
	s.scroll(-9)
	s.doc.SelectAt(content.Anchor{Block: 4, Offset: 5})
	s.quote("It is entry 2,")
	s.scroll(100)
	s.quote("It was entry 59,")
	s.doc.SelectAt(content.Anchor{Block: 58, Offset: 5})
	s.quote("It is entry 56,")
	s.scroll(-1)
	s.quote("It is entry 56,")
}

// TestSelectQuote enters the list of quotations before the reading line has reached one.
func TestSelectQuote(t *testing.T) {
	s := show(t, 4, ledger(30))
	s.quote("")
	s.doc.SelectQuote()
	s.quote("No boats,")
	s.do(s.doc.StepQuote(1))
	s.doc.SelectQuote()
	s.quote("It is entry 2,") // one is current already
}

func TestFollowChosenNote(t *testing.T) {
	s := show(t, 4, ledger(30))
	s.do(s.doc.StepNote(1))
	if s.doc.Note() != 0 {
		t.Fatalf("image note %d is current", s.doc.Note())
	}
	s.scroll(1)
	if s.doc.Note() != 0 {
		t.Error("an image note on screen is no longer current")
	}
	s.scroll(5)
	if s.doc.Note() != -1 {
		t.Error("an image note that is not on screen is still current")
	}
}

func TestStepQuote(t *testing.T) {
	s := show(t, 4, ledger(30))
	for _, step := range []struct {
		n      int
		notice string
	}{
		{2, "quote 2 of 11 · Jo Park"},
		{1, "quote 3 of 11 · Ana Ruiz"},
		{-2, "quote 1 of 11 · Ana Ruiz"},
		{-1, "first quote · Ana Ruiz"},
		{99, "last quote · Ana Ruiz"},
		{-10, "quote 1 of 11 · Ana Ruiz"},
	} {
		s.do(s.doc.StepQuote(step.n))
		s.notice(step.notice)
	}
	s.scroll(9)
	s.do(s.doc.StepQuote(1)) // from the screen
	s.notice("quote 5 of 11 · Ana Ruiz")
	s.scroll(7)
	s.do(s.doc.StepQuote(-1))
	s.notice("quote 6 of 11 · Jo Park")
	none := show(t, 4, markdown.Parse([]byte("Nobody speaks.\n")))
	none.do(none.doc.StepQuote(1))
	none.notice("no quotes in this article")
	none.do(none.doc.StepNote(1))
	none.notice("no image notes in this article")
}

func TestStepNote(t *testing.T) {
	var text strings.Builder
	for i := range 3 {
		fmt.Fprintf(&text, "![](%d.png \"Boat %d. Photo: Jo Park\")\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n", i, i)
	}
	s := show(t, 3, markdown.Parse([]byte(text.String())))
	for _, step := range []struct {
		n      int
		notice string
		at     content.BlockIndex
	}{
		{1, "image note 1 of 3", 0},
		{1, "image note 2 of 3", 5},
		{1, "image note 3 of 3", 10},
		{1, "last image note", 10},
		{-5, "first image note", 0},
	} {
		s.do(s.doc.StepNote(step.n))
		s.notice(step.notice)
		s.at(step.at)
	}
	s.scroll(4)
	s.do(s.doc.StepNote(-1)) // from the screen
	s.notice("image note 1 of 3")
}

func TestSpeakerFilter(t *testing.T) {
	s := show(t, 4, ledger(30))
	s.do(s.doc.ToggleSpeaker())
	s.notice("no quote here yet · ) goes to the next")
	s.do(s.doc.StepQuote(2))
	s.do(s.doc.ToggleSpeaker())
	s.notice("5 quotes by Jo Park · {only-speaker} shows all")
	if s.doc.Speaker() != "Jo Park" || len(s.doc.Listed()) != 5 {
		t.Errorf("speaker %q, quotations %v are listed", s.doc.Speaker(), s.doc.Listed())
	}
	s.do(s.doc.StepQuote(1))
	s.notice("quote 2 of 5 · Jo Park")
	s.scroll(7)
	s.quote("It is entry 14,") // not the one before it, by Ana Ruiz
	s.do(s.doc.ToggleSpeaker())
	s.notice("all quotes")
	s.do(s.doc.ListSpeaker("Ana Ruiz"))
	s.notice("6 quotes by Ana Ruiz · {only-speaker} shows all")
	s.quote("It was entry 5,") // the first in the list; quotations in captions come last
	s.do(s.doc.StepQuote(-1))
	s.notice("quote 1 of 6 · Ana Ruiz")
	s.quote("No boats,")
	unnamed := show(t, 4, markdown.Parse([]byte("“Who knows?”\n")))
	unnamed.do(unnamed.doc.StepQuote(1))
	unnamed.do(unnamed.doc.ToggleSpeaker())
	unnamed.notice("the text does not say who")
}

func TestSelectAt(t *testing.T) {
	s := show(t, 8, ledger(30))
	s.doc.SelectAt(content.Anchor{Block: 7, Offset: 5})
	s.quote("It was entry 5,")
	s.doc.SelectAt(content.Anchor{Block: 7, Offset: 30}) // next to it
	s.quote("It was entry 5,")
	if s.doc.SelectAt(content.Anchor{Block: 1, Offset: 40}); s.doc.Note() != 0 {
		t.Errorf("image note %d is current", s.doc.Note())
	}
	if s.doc.SelectAt(content.Anchor{Block: 4, Offset: 5}); s.doc.Note() != -1 {
		t.Error("an image note is current along with a quotation")
	}
}

func TestShowEvidence(t *testing.T) {
	s := show(t, 4, ledger(30))
	s.do(s.doc.ShowEvidence(1))
	if got := s.doc.Article().Text(s.doc.Lit()[0]); got != "“It was entry 5,” said Ana Ruiz." {
		t.Errorf("%q is lit", got)
	}
	s.quote("It was entry 5,")
	s.do(s.doc.StepQuote(1))
	if got := s.doc.Article().Text(s.doc.Lit()[0]); got != "“It is entry 8,”" {
		t.Errorf("%q is lit", got)
	}
}

func TestBackAndForward(t *testing.T) {
	s := show(t, 4, ledger(60))
	for range 4 {
		s.doc.BeginStep(QuoteStep)
		s.do(s.doc.StepQuote(1))
	}
	s.at(10)
	s.doc.BeginStep(SectionStep)
	s.scroll(20)
	s.doc.BeginStep(JumpStep)
	s.scroll(20)
	back := func(want content.BlockIndex) {
		t.Helper()
		out, ok := s.doc.Back()
		if !ok {
			t.Fatal("there is no place to go back to")
		}
		s.do(out)
		s.at(want)
	}
	back(30)
	back(10)
	out, _ := s.doc.Forward()
	s.do(out)
	s.at(30)
	back(10)
	back(0) // three steps of one kind count as one jump
	if _, ok := s.doc.Back(); ok {
		t.Error("there is still a place to go back to")
	}
	before := s.doc.Jumps()
	s.do(s.doc.Jump(content.Within(40, 0, 1)))
	if _, ok := s.doc.Forward(); ok || s.doc.Jumps() == before {
		t.Error("a jump keeps the places to go forward to")
	}
	back(0)
}

func TestLeaveText(t *testing.T) {
	s := show(t, 4, ledger(60))
	s.scroll(10)
	s.doc.LeaveText()
	s.do(s.doc.ShowQuote(9))
	s.do(s.doc.ShowQuote(5))
	s.do(s.doc.ReturnToText())
	s.at(10)
	s.doc.LeaveText()
	s.do(s.doc.ShowQuote(9))
	s.do(s.doc.Jump(content.Within(50, 0, 1)))
	out, _ := s.doc.Back()
	s.do(out)
	s.at(10) // not at the quotation that the pane showed
}

func TestFollowLink(t *testing.T) {
	text := "# The tide\n\nSee [late](#late), [it](https://example.com/t#late), [this](#nowhere), [us](mailto:jo@example.com?subject=x), [more](b.md#x), [you](javascript:x).[^1]\n" +
		strings.Repeat("\nIt came.\n", 20) + "\n## Late\n\nIt went.\n\n[^1]: By an hour.\n"
	a := markdown.Parse([]byte(text))
	a.Source = content.Sanitize("https://example.com/t")
	s := show(t, 4, a)
	s.do(s.doc.FollowLink("#late"))
	s.at(22 - 1) // the screen ends with the article
	out, _ := s.doc.Back()
	s.do(out)
	s.at(0)
	s.do(s.doc.FollowLink("https://example.com/t#late"))
	s.at(22 - 1)
	s.do(s.doc.FollowLink("#nowhere"))
	s.notice("broken link")
	s.do(s.doc.FollowLink("mailto:jo@example.com?subject=x"))
	s.notice("copied jo@example.com")
	s.do(s.doc.FollowLink("javascript:x"))
	s.notice("this link cannot be opened here")
	for id := range a.Targets {
		if note, ok := a.Footnote(a.Targets[id]); ok && note.Label == "1" {
			s.do(s.doc.FollowLink("#" + id))
		}
	}
	if s.footnote == nil || s.footnote.Label != "1" {
		t.Error("the footnote is not shown")
	}
	if !s.doc.Visits().HasLink("#late") || s.doc.Visits().HasLink("#other") {
		t.Error("the wrong links are marked as visited")
	}
	if out := s.doc.FollowLink("b.md"); out.Open != nil {
		t.Error("an article without an opener opens a link")
	}
}

func TestResolveLink(t *testing.T) {
	for _, c := range []struct{ from, address, spec, fragment string }{
		{"https://example.com/a/b", "c#d", "https://example.com/a/c", "d"},
		{"https://example.com/a/b", "//other.example/c", "https://other.example/c", ""},
		{"a/b.md", "c%20d.md#e", "a/c d.md", "e"},
		{"a/b.md", "/c.md", "/c.md", ""},
		{"a/b.md", "https://example.com/x", "https://example.com/x", ""},
		{"a/b.md", "mailto:jo@example.com", "", ""},
		{"a/b.md", "//host/c", "", ""},
		{"a/b.md", "", "", ""},
	} {
		ref, ok := ResolveLink(c.from, c.address)
		if ref.Spec != c.spec || ok && ref.Fragment != c.fragment || ok != (c.spec != "") {
			t.Errorf("%q in %q: %+v, %v", c.address, c.from, ref, ok)
		}
	}
}

func TestCopy(t *testing.T) {
	a := ledger(30)
	a.Source = content.Sanitize("https://example.com/ledger")
	s := show(t, 4, a)
	copies := func(out Outcome, notice, text string) {
		t.Helper()
		s.do(out)
		s.notice(notice)
		if got := s.last(s.copied); got != text {
			t.Errorf("copied %q, want %q", got, text)
		}
	}
	s.do(s.doc.StepQuote(2))
	copies(s.doc.Copy(export.Template{}), "copied Jo Park's quote", "“It is entry 2” — Jo Park, in The ledger, https://example.com/ledger")
	s.do(s.doc.StepNote(1))
	copies(s.doc.Copy(export.Template{}), "copied image note 1", "“No boats,” said Ana Ruiz. — Jo Park, in The ledger, https://example.com/ledger")
	copies(s.doc.CopySource(), "copied https://example.com/ledger", "https://example.com/ledger")
	s.height = 1
	s.scroll(1)
	copies(s.doc.Copy(export.Template{}), "copied paragraph 1", "Entry 0 tells of the tide and of the boats, at some length.")
}

func TestOpenFailure(t *testing.T) {
	s := wait(t, 4, Ref{})
	s.send(Update{Read: 2000, Total: 4000})
	if read, total, _ := s.doc.Progress(); read != 2000 || total != 4000 {
		t.Errorf("progress is %d of %d, want 2000 of 4000", read, total)
	}
	s.send(Update{Err: errors.New("no such page")})
	if s.doc.Failed() == nil || s.doc.HasText() {
		t.Errorf("failed: %v, has text: %v", s.doc.Failed(), s.doc.HasText())
	}
}
