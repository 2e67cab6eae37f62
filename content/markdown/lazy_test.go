package markdown

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"
)

// lazily parses a source with pieces as small as they can be.
func lazily(t *testing.T, src []byte, pieceSize int) *content.Article {
	t.Helper()
	a, err := parseLazily(context.Background(), append([]byte(nil), src...), nil, pieceSize, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// dumpOf dumps an article, with its links to notes and headings resolved.
func dumpOf(a *content.Article, targets map[string]content.Anchor) string {
	b := *a
	b.Targets = map[string]content.Anchor{}
	for name := range targets {
		if at, ok := a.Target(name); ok {
			b.Targets[name] = at
		}
	}
	b.Problems = nil // bounds are those of a piece
	return blocktest.Dump(&b)
}

// checkLazy checks that a source has the same blocks in pieces as in one.
func checkLazy(t *testing.T, name string, src []byte, pieceSize int) bool {
	t.Helper()
	whole, pieces := Parse(src), lazily(t, src, pieceSize)
	want, got := dumpOf(whole, whole.Targets), dumpOf(pieces, whole.Targets)
	if got == want {
		return true
	}
	t.Errorf("%s\n%s\n%s", name, firstDifference(want, got), shorten(string(src)))
	return false
}

func shorten(s string) string {
	if len(s) > 1500 {
		return ""
	}
	return s
}

// firstDifference returns the lines around the first difference of two dumps.
func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	around := func(lines []string) string {
		return strings.Join(lines[max(0, min(i-2, len(lines))):min(i+3, len(lines))], "\n")
	}
	return "whole:\n" + around(w) + "\nin pieces:\n" + around(g)
}

func examples(t *testing.T) []example {
	t.Helper()
	var out []example
	if err := json.Unmarshal(moduleFile(t, "_test/spec.json"), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestLazyCommonMark(t *testing.T) {
	for _, e := range examples(t) {
		checkLazy(t, e.HTML, []byte(e.Markdown), 1)
	}
}

// TestLazyJoined checks random joins of two to five examples.
func TestLazyJoined(t *testing.T) {
	all := examples(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var parts []string
		for range 2 + r.IntN(4) {
			parts = append(parts, all[r.IntN(len(all))].Markdown)
		}
		if !checkLazy(t, "joined", []byte(strings.Join(parts, "\n")), 1) {
			return
		}
	}
}

// TestLazyModules checks every Markdown file in the module cache.
func TestLazyModules(t *testing.T) {
	eachModuleFile(t, func(path string, src []byte) { checkLazy(t, path, src, 1) })
}

// eachModuleFile calls check with every Markdown file in the module cache.
func eachModuleFile(t *testing.T, check func(path string, src []byte)) {
	t.Helper()
	dir, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Skipf("there is no go command: %v", err)
	}
	files := 0
	err = filepath.WalkDir(strings.TrimSpace(string(dir)), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".md" {
			return nil
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		files++
		check(path, src)
		return nil
	})
	if err != nil || files == 0 {
		t.Skipf("no Markdown file is in the module cache: %v", err)
	}
	t.Logf("%d files", files)
}

// TestLazyGiants checks that one block of several megabytes is cut into parts of its kind, and
// that nothing of it is lost.
func TestLazyGiants(t *testing.T) {
	const size = 2 << 20
	for _, c := range []struct {
		name, head, line, kind string
		isTorn                 bool
	}{
		{"paragraph", "", "The tide turns at noon, and the boats come in.\n", "paragraph", false},
		{"line", "", "The tide turns at noon, and the boats come in. ", "paragraph", false},
		{"list", "", "- The tide turns at noon.\n\n  The boats come in.\n\n", "list", false},
		{"numbered list", "", "1. The tide turns at noon.\n", "list", false},
		{"fence", "~~~text\n", "The tide turns at noon.\n\n", "code", false},
		{"quote", "", "> The tide turns at noon.\n>\n", "blockquote", false},
		{"table", "| day | tide |\n|---|---|\n", "| Monday | noon |\n", "table", false},
		{"pre", "<pre>\n", "The tide turns at noon.\n\n", "code", false},
		{"item", "- Boats\n\n", "  The tide turns at noon.\n\n", "", true},
	} {
		src := c.head + strings.Repeat(c.line, size/len(c.line))
		a := lazily(t, []byte(src+"\n"), minPiece)
		count := 0
		for _, b := range a.Blocks() {
			if len(b.Plain()) > maxTorn+maxPart {
				t.Errorf("%s: a block has %d bytes", c.name, len(b.Plain()))
			}
			if c.kind != "" && b.Kind() != c.kind {
				t.Fatalf("%s: a block is a %s", c.name, b.Kind())
			}
			count += strings.Count(b.Plain(), "noon")
		}
		if want := strings.Count(src, "noon"); count != want || a.Len() < 2 {
			t.Errorf("%s: %d of %d lines in %d blocks", c.name, count, want, a.Len())
		}
		if (len(a.Problems) > 0) != c.isTorn {
			t.Errorf("%s: problems %q", c.name, a.Problems)
		}
	}
}

// FuzzLazy checks that a source has the same blocks in pieces as in one. Footnotes that cite
// others are numbered in another order.
func FuzzLazy(f *testing.F) {
	for _, seed := range []string{
		"# Tide\n\n- a\n\n- b\n\n    code\n\ntext [x]\n\n[x]: /a\n", "![](a.png)\n\n*caption*\n", "::: tip\n\ntext\n\n:::\n", "<ul>\n\n- a\n\n</ul>\n",
		"Term\n\n: text\n\nTerm\n: text\n", "a[^1] b^[c]\n\n[^1]: note\n\n    more\n", "```\n\na\n\n```\n\n~~~\nb\n", "[^0]:0", "{% comment %}\n\na\n\n{% endcomment %}\n\n%%\n\nb\n\n%%\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if strings.Count(string(src), "[^")+strings.Count(string(src), "^[") < 3 {
			checkLazy(t, "fuzz", src, 1)
		}
	})
}

// TestLazyFootnotes checks that a long source has all its footnotes: cited ones, and then those
// that nothing cites, with their labels.
func TestLazyFootnotes(t *testing.T) {
	for _, src := range []string{
		"The tide[^a] turns.\n\n[^b]: Nobody cites this.\n\nIt turns[^c].\n\n[^c]: At noon.\n\n[^a]: Twice a day.\n\n[^7]: Nor this.\n",
		"# Tide\n\nOne.\n\n[^x]: Only a note.\n\n    With *two* paragraphs.\n\nTwo.\n",
		"Quay[^1].\n\n[^1]: First.\n\nBoat.\n\n[^1]: The same label again.\n\n[^2]:\n\nEnd.\n",
		"![](logo.png)\n\n[^z]: Below a logo.\n\nText.\n\n> [^q]: In a quotation.\n",
	} {
		checkLazy(t, "footnotes", []byte(src), 1)
	}
}

// TestPreview checks that a part of a long source that is read before the text above it has the
// same blocks as in the whole. Only the numbers of footnotes are not known.
func TestPreview(t *testing.T) {
	var s strings.Builder
	s.WriteString("# Tides\n\n[moon]: https://moon.example\n\n")
	for i := range 20_000 {
		fmt.Fprintf(&s, "Tide %d is due to [the moon][moon].\n\n", i)
		switch {
		case i%500 == 250:
			fmt.Fprintf(&s, "It was low.[^%d]\n\n[^%d]: By the gauge.\n\n", i, i)
		case i%100 == 0:
			fmt.Fprintf(&s, "## Day %d\n\n- ebb\n- flow\n\n", i/100)
		}
	}
	var parts []*content.Article
	whole, err := ParseLazily(t.Context(), []byte(s.String()), nil, func(a *content.Article, _ int) {
		for _, percent := range []int{60, 80, 99} {
			if part := a.Reaching(content.NewIndex(a).Size() * percent / 100); part != a && len(parts) < 3 {
				parts = append(parts, part)
			}
		}
	})
	if err != nil || len(parts) != 3 {
		t.Fatalf("%d parts, %v", len(parts), err)
	}
	for n, a := range parts {
		if a.HasEnd() {
			t.Errorf("part %d has the end, but there are notes after it", n)
		}
		notes := 0
		for i, b := range a.Blocks() {
			if b.Plain() == "" { // a gap
				continue
			}
			got, want := b.Plain(), whole.Block(whole.Translate(a, content.Anchor{Block: i}).Block).Plain()
			if before, label, ok := strings.Cut(got, "[^"); ok && strings.HasPrefix(want, before) && strings.HasSuffix(label, "]") {
				notes++
				continue
			}
			if got != want {
				t.Fatalf("part %d: block %d is %q, want %q", n, i, got, want)
			}
		}
		if notes == 0 {
			t.Errorf("part %d: no footnote was read", n)
		}
	}
}
