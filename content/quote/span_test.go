package quote

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestUnclosed checks how a missing closing mark is treated: a short paragraph is quoted
// whole; in a long one the mark is skipped, unless the next paragraph continues the speech.
// The paragraphs after it are not affected.
func TestUnclosed(t *testing.T) {
	const next = "\n\n“It moved,” said Jo Park."
	const pause = "\n\nNobody came."
	short := "“We lost it all. " + strings.Repeat("It is gone. ", 20)
	long := "“We lost it all. " + strings.Repeat("It is gone. ", 500)
	inside := long + "“Not all,” said Ana Ruiz. It is gone."
	for _, c := range []struct {
		name, text string
		want       []string // the beginning of each quotation
	}{
		{"short", short + pause + next, []string{"We lost", "It moved"}},
		{"long", long + pause + next, []string{"It moved"}},
		{"long, in other marks", "« " + strings.TrimPrefix(long, "“") + "“Not all,” said Ana Ruiz." + pause + next, []string{"Not all", "It moved"}},
		{"long, with a quotation in it", inside + pause + next, []string{"Not all", "It moved"}},
		{"long, and continued", long + next, []string{"We lost"}},
	} {
		a := article(txtar.File{Name: "a.txt", Data: []byte(c.text)})
		qs := extract(t, a)
		ok := len(qs) == len(c.want)
		for i := 0; ok && i < len(qs); i++ {
			ok = strings.HasPrefix(qs[i].Text, c.want[i])
		}
		if !ok {
			t.Errorf("%s: got %d quotations, want %q", c.name, len(qs), c.want)
			for _, q := range qs {
				t.Logf("%.60q", q.Text)
			}
		}
	}
}
