package reading

import (
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/ui/intent"
	"pullquote/ui/layout"
	"pullquote/ui/pane"
)

// TestLabelsKeepWords checks that a row with labels has all its words, in the roomiest form
// that fits.
func TestLabelsKeepWords(t *testing.T) {
	line := layout.Line{End: 20, Runs: []layout.Run{{Text: "See "}, {Text: "below", Link: "#b", Offset: 4}, {Text: " or ", Offset: 9}, {Text: "above", Link: "#a", Offset: 13}}}
	at := func(offset int) content.Range { return content.Within(0, offset, offset+5) }
	for _, c := range []struct {
		width int
		want  string
	}{
		{24, "See [a]below or [s]above"},
		{22, "See[a]below or[s]above"},
		{18, "Seeabelow orsabove"},
	} {
		p := &Pane{Context: &pane.Context{}}
		p.labels = labels{links: []intent.Link{{Address: "#b", At: at(4)}, {Address: "#a", At: at(13)}}, names: []string{"a", "s"}}
		in := p.labelsIn(line, 0, 0, c.width)
		var s strings.Builder
		for i, r := range line.Runs {
			s.WriteString(in.before[i] + in.textOf(i, r.Text))
		}
		if got := s.String(); got != c.want {
			t.Errorf("%d cells: %q, want %q", c.width, got, c.want)
		}
	}
}

// TestLabelInIndent checks that the label of a row's first word is in the indent if it fits
// there.
func TestLabelInIndent(t *testing.T) {
	line := layout.Line{End: 5, Runs: []layout.Run{{Text: "below", Link: "#b"}}}
	p := &Pane{Context: &pane.Context{}}
	p.labels = labels{links: []intent.Link{{Address: "#b", At: content.Within(0, 0, 5)}}, names: []string{"a"}}
	for _, c := range []struct {
		left           int
		indent, before string
	}{{3, "[a]", ""}, {2, "", "[a]"}} {
		if in := p.labelsIn(line, 0, c.left, 20); in.indent != c.indent || in.before[0] != c.before {
			t.Errorf("%d cells: %q in the indent, %q before the word", c.left, in.indent, in.before[0])
		}
	}
}
