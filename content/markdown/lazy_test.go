package markdown

import (
	"context"
	"encoding/json"
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
	for range 4000 {
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
		checkLazy(t, path, src, 1)
		return nil
	})
	if err != nil || files == 0 {
		t.Skipf("no Markdown file is in the module cache: %v", err)
	}
	t.Logf("%d files", files)
}
