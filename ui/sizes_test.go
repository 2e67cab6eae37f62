package ui

import (
	"strings"
	"testing"
	"testing/synctest"

	"pullquote/content/markdown"
	"pullquote/ui/document"
	"pullquote/ui/layout"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// everyBlock is an article with every kind of block, quotations with and without speakers,
// and wide characters.
const everyBlock = `---
title: The harbour 港 votes, and it takes a rather long title to say so
author: Jo Park
---
![A hall](a.png "Helpers count ballots in Grimsand, Norland, March 3, 2021. Photo: Ida Brandt/Norland Press")

“We have waited nine years,” said Ana Ruiz, who runs the chandlery. “Nobody asks the mussels.”

“Keep out.” 👩‍👩‍👧 港は静かだった。

## Section

- one
  1. two

> quoted

| name | what |
|---|---|
| a cell | another cell that is long |

| one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve |
|---|---|---|---|---|---|---|---|---|---|---|---|
| 港 | 2,000 | 3,000 | 4,000 | 5,000 | 6,000 | 7,000 | 8,000 | 9,000 | 10,000 | 11,000 | 12,000 |

` + "```go\nfunc main() { println(\"a line of code that is long enough to be broken\") }\n```" + `

---

Text[^1] with [a link](https://example.com/).

[^1]: A note.
`

// TestEveryViewFits opens every view at many sizes, and checks that there are not too many
// rows and that none is too wide.
func TestEveryViewFits(t *testing.T) {
	t.Parallel()
	views := map[string]string{
		"text": "", "end": "G", "quotes": "\t", "notes": "\t\t", "outline": "t", "who": "w", "details": "=", "help": "?", "recent": "R", "highlights": ")H}HA", "no highlights": "A", "comments": ")aA comment that is long enough to be wrapped at most widths\rA", "comment": "a", "saving": "s", "changes": "D", "everybody": "P", "finding keys": "?/spe",
		"search": "/har", "list of hits": "/har\rF", "no hits": "F", "hits finding": "/har\rF/t", "only matches": "/har\r&", "outline finding": "t/s", "people finding": "w/a", "hits": "/har\r", "one speaker": "*", "zen": "z", "speakers": "SG", "count": "12", "wide": "99+", "narrow": "99-", "note": "i", "labels": "Gl", "sideways": "G>>", "selection": "v)}}", "selection at the end": "vG", "sideways with speakers": "SG>>", "footnote": "Gla", "list": "", "list end": "G", "list finding": "/29",
	}
	widths := []int{1, 2, 3, 5, 8, 20, 40, 70, 110, 200}
	heights := []int{1, 2, 3, 4, 5, 12, 40}
	article := markdown.Parse([]byte(everyBlock))
	for name, keys := range views {
		synctest.Test(t, func(t *testing.T) {
			r := newReader(t, panes)
			r.m.session.WidthMode = layout.PerCluster
			r.update(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
			r.resize(100, 30)
			a := article
			if strings.HasPrefix(name, "list") {
				a = feed()
			}
			r.send(document.Update{Article: a, Percent: 100})
			r.press(keys)
			for _, w := range widths {
				for _, h := range heights {
					r.resize(w, h)
					rows := strings.Split(r.m.View().Content, "\n")
					if len(rows) > h {
						t.Errorf("%s at %dx%d has %d rows", name, w, h, len(rows))
					}
					for y, row := range rows {
						if got := ansi.StringWidth(row); got > w && w > 1 {
							t.Errorf("%s at %dx%d: row %d is %d wide: %q", name, w, h, y, got, ansi.Strip(row))
						}
					}
				}
			}
		})
	}
}
