package document

import (
	"strings"
	"testing"

	"pullquote/content"
)

// TestCopyLongSelection copies a selection that a task reads, as it copies a short one.
func TestCopyLongSelection(t *testing.T) {
	var blocks []content.Block
	for range 3 {
		blocks = append(blocks, &content.Paragraph{Text: content.PlainInline(strings.Repeat("the tide turns at nine ", maxSelected/23))})
	}
	s := show(t, 2, content.NewArticle(blocks...))
	r := content.Range{Start: content.Anchor{Offset: 4}, End: content.Anchor{Block: 2, Offset: 8}}
	s.doc.Select(r)
	if got := s.doc.SelectionStatus(); !strings.HasPrefix(got, "about ") {
		t.Errorf("a long selection has %q", got)
	}
	s.do(s.doc.CopySelection())
	s.finish()
	if want := s.doc.Article().Text(r); len(s.copied) != 1 || s.copied[0] != want {
		t.Errorf("%d copies, want one of %d bytes", len(s.copied), len(want))
	}
	r.End.Block = 0
	s.doc.Select(r)
	if got := s.doc.SelectionStatus(); got != "1 word" {
		t.Errorf("a short selection has %q", got)
	}
}
