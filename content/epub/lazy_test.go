package epub

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"pullquote/content"
	"pullquote/content/internal/blocktest"

	"golang.org/x/tools/txtar"
)

// parseLazily parses a book lazily.
func parseLazily(t *testing.T, b testBook, onPrefix func(*content.Article, int)) (*lazyBook, *content.Article, error) {
	t.Helper()
	z, err := unzip(b.zip(), nil)
	if err != nil {
		return nil, nil, err
	}
	r, err := z.newReader()
	if err != nil {
		return nil, nil, err
	}
	l := newLazyBook(r)
	r.out = l
	if err := r.read(t.Context(), onPrefix); err != nil {
		return nil, nil, err
	}
	if !r.state.hasText {
		return nil, nil, &Error{Reason: NoText}
	}
	return l, r.article(), nil
}

// checkLazy checks that a book is the same parsed lazily as parsed whole: its blocks, also
// when its chapters are parsed again, and all that is known about them.
func checkLazy(t *testing.T, b testBook) {
	t.Helper()
	whole, err := parseWhole(t, b)
	l, lazy, lazyErr := parseLazily(t, b, nil)
	if (err == nil) != (lazyErr == nil) {
		t.Fatalf("error %v, and lazily %v", err, lazyErr)
	}
	if err != nil {
		return
	}
	if lazy.Len() != whole.Len() || !reflect.DeepEqual(lazy.Outline(), whole.Outline()) || !reflect.DeepEqual(lazy.Figures(), whole.Figures()) ||
		!reflect.DeepEqual(content.NewIndex(lazy), content.NewIndex(whole)) {
		t.Error("blocks, outline, figures or index differ")
	}
	lazy.Targets = map[string]content.Anchor{}
	for name := range whole.Targets {
		if at, ok := lazy.Target(name); ok {
			lazy.Targets[name] = at
		}
	}
	compare(t, "lazy", whole, lazy)
	compare(t, "parsed again", blocksOf(whole), content.NewArticle(parseAgain(l)...))
}

// compare checks that two articles are the same, and shows the lines around the first
// difference.
func compare(t *testing.T, name string, want, got *content.Article) {
	t.Helper()
	w, g := strings.Split(blocktest.Dump(want), "\n"), strings.Split(blocktest.Dump(got), "\n")
	for i := range max(len(w), len(g)) {
		if i >= len(w) || i >= len(g) || w[i] != g[i] {
			around := func(lines []string) string {
				return strings.Join(lines[min(max(i-2, 0), len(lines)):min(i+3, len(lines))], "\n")
			}
			t.Errorf("whole:\n%s\n%s:\n%s", around(w), name, around(g))
			return
		}
	}
}

// parseWhole parses a book whole.
func parseWhole(t *testing.T, b testBook) (*content.Article, error) {
	t.Helper()
	z, err := unzip(b.zip(), nil)
	if err != nil {
		return nil, err
	}
	return z.parse(t.Context(), math.MaxInt, nil)
}

// blocksOf returns an article that has nothing but the blocks of another.
func blocksOf(a *content.Article) *content.Article {
	out := content.NewArticle()
	for _, b := range a.Blocks() {
		out.Append(b)
	}
	return out
}

// parseAgain parses all pieces of a book once more, several at a time, and returns the blocks.
func parseAgain(l *lazyBook) []content.Block {
	pieces := make([][]content.Block, len(l.records)+1)
	parse := l.parser(l.ranks)
	var wait sync.WaitGroup
	for i := range pieces {
		wait.Go(func() { pieces[i] = parse(i) })
	}
	wait.Wait()
	return slices.Concat(pieces...)
}

func TestLazyCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if name, ok := strings.CutSuffix(f.Name, ".in"); ok {
				t.Run(name, func(t *testing.T) { checkLazy(t, makeBook(string(f.Data))) })
			}
		}
	}
}

func TestLazyLongBook(t *testing.T) { checkLazy(t, longBook(600<<10)) }

// TestLazyBoundary checks the places where a chapter depends on those before it.
func TestLazyBoundary(t *testing.T) {
	for name, source := range map[string]string{
		"a note before its reference":     "=== a.xhtml\n<p><a id='n1' href='b.xhtml#r1'>[1]</a> It did.</p><p>It rains.</p>\n=== b.xhtml\n<p>It rains.<a id='r1' href='a.xhtml#n1'>[1]</a></p>",
		"a document that is repeated":     "=== content.opf\n<package><manifest><item id='a' href='a.xhtml'/><item id='b' href='b.xhtml'/></manifest><spine><itemref idref='a'/><itemref idref='b'/><itemref idref='a'/></spine></package>\n=== a.xhtml\n<p><a id='n1' href='b.xhtml#r1'>[1]</a> It did.</p>\n=== b.xhtml\n<p>It rains.<a id='r1' href='a.xhtml#n1'>[1]</a></p>",
		"chapters without text":           "=== a.xhtml\n<p></p>\n=== b.xhtml\n<p id='x'>It rains. <a href='a.xhtml'>a</a> <a href='d.xhtml'>d</a></p>\n=== c.xhtml\n<p/>\n=== d.xhtml\n<p/>",
		"the title after the title page":  "=== metadata\n<dc:title>Rain</dc:title>\n=== a.xhtml\n<h1>Rain</h1><p>It rains.</p>\n=== b.xhtml\n<h1>Rain</h1><p>It rains.</p>",
		"levels that are skipped":         "=== a.xhtml\n<h2>A</h2><h5>B</h5><p>It rains.</p>\n=== b.xhtml\n<h2>C</h2><h3>D</h3><h6>E</h6><p>It rains.</p>\n=== c.xhtml\n<h2>F</h2><h4>G</h4><p>It rains.</p>",
		"headings after an unlisted part": "=== nav.xhtml\n<ol><li><a href='a.xhtml'>A</a><ol><li><a href='b.xhtml'>B</a></li></ol></li></ol>\n=== a.xhtml\n<h2>A</h2><p>It rains.</p>\n=== b.xhtml\n<p>B</p><p>It rains.</p>\n=== c.xhtml\n<h3>C</h3><p>It rains.</p>",
	} {
		t.Run(name, func(t *testing.T) { checkLazy(t, makeBook(source)) })
	}
}

// TestLazyPrefixes checks that the prefixes of a long book begin it, also if its headings get
// other levels on the way.
func TestLazyPrefixes(t *testing.T) {
	for _, c := range []struct {
		name, last string
		extends    bool
	}{
		{"the same levels", "<h2>The end</h2><p>It rains.</p>", true},
		{"other levels", "<h2>The end</h2><h3>A part</h3><p>It rains.</p>", false},
	} {
		var s strings.Builder
		s.WriteString("=== metadata\n<dc:title>Rain</dc:title>\n")
		for i := range 60 {
			fmt.Fprintf(&s, "=== c%d.xhtml\n<h2>Day %d</h2><h4>Morning</h4>%s\n", i, i, strings.Repeat("<p>It rains all day.</p>", 50))
		}
		s.WriteString("=== last.xhtml\n" + c.last + "\n")
		var prefixes []*content.Article
		var dumps []string
		_, a, err := parseLazily(t, makeBook(s.String()), func(a *content.Article, _ int) {
			prefixes, dumps = append(prefixes, a), append(dumps, blocktest.Dump(a))
		})
		if err != nil {
			t.Fatal(err)
		}
		if len(prefixes) == 0 {
			t.Fatal("there is no prefix")
		}
		for i, p := range prefixes {
			if blocktest.Dump(p) != dumps[i] {
				t.Errorf("%s: prefix %d has changed", c.name, i)
			}
			if a.Extends(p) != c.extends || a.Len() <= p.Len() {
				t.Errorf("%s: the whole extends prefix %d: %v", c.name, i, !c.extends)
			}
		}
	}
}

// TestLazyFolder checks that the article of a long unpacked book does not change when its files
// do.
func TestLazyFolder(t *testing.T) {
	b := longBook(minLazy)
	dir := b.unpack(t)
	a, err := ParseFolder(t.Context(), dir, nil)
	if err != nil || !a.IsLazy() {
		t.Fatal(err)
	}
	for _, f := range b {
		if err := os.Remove(filepath.Join(dir, f.name)); err != nil {
			t.Fatal(err)
		}
	}
	whole, err := parseWhole(t, b)
	if err != nil {
		t.Fatal(err)
	}
	compare(t, "folder", blocksOf(whole), blocksOf(a))
}

// TestCancelled checks that parsing a book can be cancelled.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Parse(ctx, longBook(2*minLazy).zip(), nil, func(*content.Article, int) { cancel() })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// FuzzLazy checks that a book is the same parsed lazily as parsed whole.
func FuzzLazy(f *testing.F) {
	f.Add("=== a.xhtml\n<h1>a</h1><h4 id='b'>c</h4><a id='r' href='b.xhtml#n'>[1]</a>\n=== b.xhtml\n<h2>d</h2><p id='n'><a href='a.xhtml#r'>[1]</a> e")
	f.Add("=== metadata\n<dc:title>a</dc:title>\n=== nav.xhtml\n<ol><li><a href='b.xhtml#x'>c</a><ol><li><a href='c.xhtml'>d</a></li></ol></ol>\n=== b.xhtml\n<h3>a</h3><p id='x'>c\n=== c.xhtml\n<h1>a</h1><h2>d</h2>")
	f.Fuzz(func(t *testing.T, source string) {
		if len(source) < 1<<16 { // file names are bounded
			checkLazy(t, makeBook(source))
		}
	})
}
