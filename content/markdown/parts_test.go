package markdown

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"strings"
	"testing"

	"pullquote/content"
)

// checkParts checks that a source has the same blocks in parts as in a lazy article, each with
// the same number and below the same heading, whichever of the parts are skipped.
func checkParts(t *testing.T, name string, src []byte, pieceSize int) bool {
	t.Helper()
	a := lazily(t, src, pieceSize)
	index := content.NewIndex(a)
	var want []string
	section := ""
	for i, b := range a.Blocks() {
		want = append(want, fmt.Sprintf("%d|%s|%s", index.Number(i), section, b.Plain()))
		if h, ok := b.(*content.Heading); ok {
			section = h.Text.String()
		}
	}
	for skipped := range uint32(3) {
		got, n, last := partsOf(t, src, pieceSize, func(source string) bool {
			h := fnv.New32()
			h.Write([]byte(source))
			return h.Sum32()%3 > skipped
		})
		rest := want
		for _, line := range got {
			i := 0
			for i < len(rest) && rest[i] != line {
				i++
			}
			if i == len(rest) {
				t.Errorf("%s: a part has %q, which is not in the article, or there in another order:\n%s\n%s", name, line, strings.Join(want, "\n"), shorten(string(src)))
				return false
			}
			rest = rest[i+1:]
		}
		if n != index.Paragraphs() || last != section {
			t.Errorf("%s: %d paragraphs and %q last, want %d and %q\n%s", name, n, last, index.Paragraphs(), section, shorten(string(src)))
			return false
		}
	}
	return true
}

// partsOf returns the blocks of the parts that are wanted, the number of paragraphs, and the
// last heading.
func partsOf(t *testing.T, src []byte, pieceSize int, isWanted func(string) bool) (blocks []string, n content.Number, section string) {
	t.Helper()
	sel := content.Selection{NewFilter: func() func(string) bool { return isWanted }, Counts: true}
	parts, err := splitParts(t.Context(), bytes.Clone(src), nil, pieceSize)
	if err != nil {
		t.Fatal(err)
	}
	err = parts.Each(t.Context(), sel, func(p content.Part) bool {
		for _, b := range p.Blocks {
			if content.IsCounted(b) {
				n++
			}
			blocks = append(blocks, fmt.Sprintf("%d|%s|%s", n, section, b.Plain()))
			if h, ok := b.(*content.Heading); ok {
				section = h.Text.String()
			}
		}
		n += p.Paragraphs
		if p.Section != nil {
			section = p.Section()
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
	return blocks, n, section
}

func TestPartsCommonMark(t *testing.T) {
	all := examples(t)
	for _, e := range all {
		checkParts(t, e.HTML, []byte("Head.\n\n"+e.Markdown), 1)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 1000 {
		parts := []string{"Head.\n"}
		for range 2 + r.IntN(4) {
			parts = append(parts, all[r.IntN(len(all))].Markdown)
		}
		if !checkParts(t, "joined", []byte(strings.Join(parts, "\n")), 1+r.IntN(40)) {
			return
		}
	}
}

// TestPartsModules checks the Markdown files in the module cache.
func TestPartsModules(t *testing.T) {
	eachModuleFile(t, func(path string, src []byte) { checkParts(t, path, src, 400) })
}

// TestPartsStop checks that no part comes after the one at which the caller stops.
func TestPartsStop(t *testing.T) {
	src := strings.Repeat("The tide turns.[^1]\n\n", 100) + "[^1]: At noon.\n"
	sel := content.Selection{NewFilter: func() func(string) bool { return func(string) bool { return true } }}
	for stop := range 4 {
		parts, err := splitParts(t.Context(), []byte(src), nil, 1)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		err = parts.Each(t.Context(), sel, func(content.Part) bool { n++; return n <= stop })
		if err != nil || n != stop+1 {
			t.Errorf("%d parts, want %d; %v", n, stop+1, err)
		}
	}
}

// TestShapeOf checks that the shape of most parts is known.
func TestShapeOf(t *testing.T) {
	for _, c := range []struct {
		part string
		want shape
	}{
		{"The tide turns.\nIt **did** at [noon](#noon), `too`.\n\n", paragraphShape},
		{"“It turns,” she said.\n", paragraphShape},
		{"**Mira**: it turns.\n", paragraphShape},
		{"1964 was dry.\n", paragraphShape},
		{"# The *tide*\n\n", headingShape},
		{"> It turns.\n>\n> — Mira\n", paragraphShape},
		{"```go\nfmt.Println()\n\n```\n", paragraphShape},
		{"- boats\n- ropes\n\n  and nets\n  - old ones\n", paragraphShape},
		{"2. boats\n3. ropes\n   - old ones\n", paragraphShape},
		{"- boats\n* ropes\n", unknownShape},
		{"1. boats\n - ropes\n", unknownShape},
		{"The tide\n===\n", unknownShape},
		{"The tide\n- turns\n", unknownShape},
		{"Boats ![](boats.png)\n", unknownShape},
		{"Boats <img src=boats.png>\n", unknownShape},
		{"| a | b |\n|---|---|\n| 1 | 2 |\n", paragraphShape},
		{"| a | b |\n|---|\n| 1 | 2 |\n", unknownShape},
		{"| a |\n| b |\n", unknownShape},
		{"Tide\n: a movement of the sea\n", unknownShape},
		{"[tide]: /tide\n", unknownShape},
		{"---\n", unknownShape},
		{"```\n\n```\n", unknownShape},
		{"> [!NOTE]\n> It turns.\n", unknownShape},
		{"import Tide from './tide'\n", unknownShape},
	} {
		if got := shapeOf([]byte(c.part)); got != c.want {
			t.Errorf("%q: %d, want %d", c.part, got, c.want)
		}
	}
}

// FuzzParts checks that parts have the blocks of the article, with their numbers.
func FuzzParts(f *testing.F) {
	for _, seed := range []string{
		"# Tide\n\n- a\n- b\n\n  c\n\n1. x\n2. y\n", "> a\n>\n> b\n\n```\nc\n```\n", "a[^1] b^[c]\n\n[^1]: note\n\nd\n", "![a][b]\n\n[b]: x 'title'\n", "[a b=\"c\"]\n\nd\n\n[/a]\n", "[a b=\xff\"]\nc\n\n[/a]", "| a | b |\n|---|---|\n| 1 | 2 |\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) { checkParts(t, "fuzz", append([]byte("Head.\n\n"), src...), 1) })
}
