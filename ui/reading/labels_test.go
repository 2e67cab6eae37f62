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
		typed string
		want  string
	}{
		{24, "", "See [a]below or [s]above"},
		{22, "", "See[a]below or[s]above"},
		{18, "", "Seeabelow orsabove"},
		{24, "s", "See    below or [s]above"},
	} {
		p := New(&pane.Context{})
		p.labels = labels{links: []intent.Link{{Address: "#b", At: at(4)}, {Address: "#a", At: at(13)}}, names: []string{"a", "s"}, typed: c.typed}
		var s strings.Builder
		p.paint(&s, line, 0, c.width, p.labelsIn(line, 0, 0, c.width))
		if got := s.String(); got != c.want {
			t.Errorf("%d cells, typed %q: %q, want %q", c.width, c.typed, got, c.want)
		}
	}
}
