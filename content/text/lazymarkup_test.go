package text

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

// markupSections are the parts of a long text in each dialect. Each has the number of its section
// at %d.
var markupSections = map[Dialect][]string{
	Org: {
		"* The lock %d\n:PROPERTIES:\n:KEEPER: Jo Park\n:END:\n", "** Boats\n\n- a rope\n- two lamps\n\n1. Tie up.\n2. Wait.\n\n",
		"#+begin_src go\nfunc open() {}\n\n* not a heading\n#+end_src\n", "#+begin_src\nthis block has no end\n\n",
		"#+begin_verse\nThe tide will turn,\nthe boats will wait.\n#+end_verse\n",
	},
	AsciiDoc: {
		"== The lock %d\n:keeper: Jo Park\n\n", "=== Boats\n\n* a rope\n* two lamps\n\n", "[source,go]\n----\nfunc open() {}\n\n== not a heading\n----\n",
		"====\nAn example.\n====\n\n", "....\nno end\n\n",
	},
	ReStructuredText: {
		"The lock %d\n===========\n\n:keeper: Jo Park\n\n", "-----\nBoats\n-----\n\n* a rope\n* two lamps\n\n", ".. code-block:: go\n   :linenos:\n\n   func open() {}\n\n   wait()\n\n",
		"The keeper says::\n\n    open()\n\n    wait()\n\n", ".. note:: The tide turns.\n\n", "Lamps\n~~~~~\n\n",
	},
}

// longMarkup returns a text in a dialect with everything that its parser knows.
func longMarkup(d Dialect, sections int) string {
	const prose = "The harbour of the old town lies between two hills, and the boats that come in\n" +
		"late have to wait for the tide before the keeper lets them pass.\n\n"
	var s strings.Builder
	for i := range sections {
		for j, part := range markupSections[d] {
			if strings.Contains(part, "%d") {
				part = fmt.Sprintf(part, i)
			}
			s.WriteString(part)
			s.WriteString(strings.Repeat(prose, (i+j)%4))
		}
	}
	return s.String()
}

// TestLazyMarkup checks that a text parsed in pieces has the blocks of one that is parsed as a
// whole, also if its title is far from its start.
func TestLazyMarkup(t *testing.T) {
	titles := map[Dialect]string{Org: "#+title: The harbour\n\n", AsciiDoc: "= The harbour\n\n", ReStructuredText: "The harbour\n+++++++++++\n\n"}
	for d, title := range titles {
		text := longMarkup(d, 300)
		for name, src := range map[string]string{
			"title first": title + text, "title last": text + title, "carriage returns": strings.ReplaceAll(title+text, "\n", "\r\n"), "one line end missing": strings.TrimSpace(text),
		} {
			want := d.Parse([]byte(src))
			got, err := d.ParseLazily(context.Background(), []byte(src), nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			blocktest.WantSame(t, fmt.Sprintf("%v, %s", d, name), want, got)
			parts, err := d.Parts(context.Background(), []byte(src), nil)
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			err = parts.Each(context.Background(), content.Selection{NewFilter: func() func(string) bool { return func(string) bool { return true } }}, func(p content.Part) bool {
				n += len(p.Blocks)
				return true
			})
			if err != nil || n != want.Len() || parts.Article.Title != want.Title {
				t.Errorf("%v, %s: the parts have %d of %d blocks: %v", d, name, n, want.Len(), err)
			}
		}
	}
}

// TestLazyMarkupMemory checks that a text with as much structure as possible takes memory in
// proportion to its length, and that no letter of it is lost.
func TestLazyMarkupMemory(t *testing.T) {
	const size = 256 << 10
	for unit, d := range map[string]Dialect{
		"- a\n": Org, ":a:\n": Org, "* a\n": Org, "a\n": Org, "#+begin_src\na\n": Org, "#+begin_src\na\n#+end_src\n": Org, "- a\n\n": Org,
		"a\n=\n\n": ReStructuredText, "a\n===\n": ReStructuredText, "a::\n\n b\n": ReStructuredText, "a::\n": ReStructuredText,
		"== a\n": AsciiDoc, "* a\n\n": AsciiDoc, "----\na\n": AsciiDoc, "[a]\n": AsciiDoc,
	} {
		t.Run(unit, func(t *testing.T) {
			source := []byte(strings.Repeat(unit, size/len(unit)))
			letters := strings.Count(string(source), "a")
			before := blocktest.HeapInUse()
			a, err := d.ParseLazily(t.Context(), source, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			if kept := blocktest.HeapInUse() - before; kept > 16*size+(4<<20) {
				t.Errorf("%.1f bytes are kept for each byte", float64(kept)/size)
			}
			for _, b := range a.Blocks() {
				letters -= strings.Count(b.Plain(), "a")
			}
			if letters != 0 {
				t.Errorf("%d letters are lost", letters)
			}
			runtime.KeepAlive(source)
		})
	}
}
