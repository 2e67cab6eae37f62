package page

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pullquote/content/internal/blocktest"
	"pullquote/content/internal/dom"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/tools/txtar"
)

// resultDumps format the results of passes, by their names. The result of any other pass is
// the tree of the view.
var resultDumps = map[string]func(*page) string{
	"metadata":     dumpMetadata,
	"notes":        dumpNotes,
	"weights":      dumpWeights,
	"captions":     dumpCaptions,
	"placeholders": func(p *page) string { return render(p.view) + dumpCaptions(p) },
	"order":        dumpOrder,
	"lines":        func(p *page) string { return dumpLines(p) + render(p.view) },
	"blocks":       func(p *page) string { return blocktest.Dump(p.article) },
	"summary":      func(p *page) string { return blocktest.Dump(p.article) },
}

// runAlone runs one pass on a page, after the passes that it needs. Elements with the
// attribute "dropped" are removed right before it, as other passes might do.
func runAlone(source, name string) *page {
	p := newPage([]byte(source), "")
	needs := needsOf(name)
	for _, one := range passes {
		if needs[one.name] {
			one.run(p)
		}
	}
	for n := range dom.All(p.view) {
		if dom.HasAttr(n, "dropped") {
			dom.Remove(n)
		}
	}
	passNamed(name).run(p)
	return p
}

func passNamed(name string) pass {
	return passes[slices.IndexFunc(passes, func(one pass) bool { return one.name == name })]
}

// needsOf returns the passes that a pass needs, directly or indirectly.
func needsOf(name string) map[string]bool {
	needs := map[string]bool{}
	for _, need := range passNamed(name).needs {
		needs[need] = true
		maps.Copy(needs, needsOf(need))
	}
	return needs
}

// TestPasses runs the cases of each pass, which are in a file with its name.
func TestPasses(t *testing.T) {
	const minCases = 3
	for _, one := range passes {
		path := filepath.Join("testdata", "passes", strings.ReplaceAll(one.name, " ", "-")+".txtar")
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		show := resultDumps[one.name]
		if show == nil {
			show = func(p *page) string { return render(p.view) }
		}
		var out []txtar.File
		for _, f := range archive.Files {
			name, isInput := strings.CutSuffix(f.Name, ".in")
			if !isInput {
				continue
			}
			got := show(runAlone(string(f.Data), one.name))
			out = append(out, f, txtar.File{Name: name + ".out", Data: []byte(got)})
			i := slices.IndexFunc(archive.Files, func(g txtar.File) bool { return g.Name == name+".out" })
			if *update {
				continue
			}
			t.Run(one.name+"/"+name, func(t *testing.T) {
				if i < 0 || got != string(archive.Files[i].Data) {
					t.Errorf("unexpected result\n%s", got)
				}
			})
		}
		if len(out) < 2*minCases {
			t.Errorf("%s has %d cases, want at least %d", path, len(out)/2, minCases)
		}
		if *update {
			archive.Files = out
			if err := os.WriteFile(path, txtar.Format(archive), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestPassOrder checks that a pass runs after the passes that it needs, and that names are
// unique.
func TestPassOrder(t *testing.T) {
	var names []string
	for _, one := range passes {
		for _, need := range one.needs {
			if !slices.Contains(names, need) {
				t.Errorf("%s needs %s, which does not run before it", one.name, need)
			}
		}
		if slices.Contains(names, one.name) || one.why == "" {
			t.Errorf("%s is not unique, or gives no reason", one.name)
		}
		names = append(names, one.name)
	}
}

// TestPassesAlone checks that each pass can run with only the passes that it needs, on any
// page.
func TestPassesAlone(t *testing.T) {
	for name, source := range pathologicalPages(2000) {
		for _, one := range passes {
			p := runAlone(source, one.name)
			if err := blocktest.Check(p.article); err != nil {
				t.Errorf("%s on %s: %v", one.name, name, err)
			}
		}
	}
}

// TestCopiedView uses a page of which readability drops more than half of the text, so that
// the view is a copy of the document. It checks that pictures and notes are still found in
// it, that no attribute of ours stays on it, and that an attribute of the same name in the
// page has no effect.
func TestCopiedView(t *testing.T) {
	const prose = "<p>The tide turns at noon, and the boats of Grimsand wait for it at the quay, as they do on every day of the year.</p>"
	source := "<title>Tide</title><body><div class=text data-pullquote-number=0><h1>Tide</h1>" +
		prose + "<p>So it was in the old days, as the bailiff wrote in the book of the harbour.<a href=#n id=r>[1]</a></p>" +
		"<figure><img src=a.jpg><figcaption>Boats</figcaption></figure>" +
		"<div class=community>" + strings.Repeat(strings.ReplaceAll(prose, "tide", "wind"), 20) + "</div>" +
		strings.Repeat(prose, 4) + "<p id=n><a href=#r>[1]</a> In 1840, in a hand that is hard to read, and in ink that has run.</p></div>"
	p := newPage([]byte(source), "")
	for _, one := range passes {
		one.run(p)
	}
	if p.origins == nil {
		t.Fatal("the view is not a copy")
	}
	if got := render(p.view); strings.Contains(got, "pullquote") {
		t.Error(got)
	}
	got := blocktest.Dump(p.article)
	for _, want := range []string{"<a #n><sup>¹</sup></a>\nfigure a.jpg alt=\"\" caption=Boats\np The tide turns", "footnotes\n  item\n    p In 1840"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s\ndoes not contain %q", got, want)
		}
	}
}

// render returns the HTML of n, without the body tag if n is the body.
func render(n *dom.Node) string {
	var b bytes.Buffer
	if dom.Is(n, atom.Body) {
		for c := range n.ChildNodes() {
			_ = nethtml.Render(&b, c) // a buffer does not fail
		}
	} else {
		_ = nethtml.Render(&b, n)
	}
	return strings.TrimSpace(b.String()) + "\n"
}

func dumpMetadata(p *page) string {
	var b strings.Builder
	b.WriteString(blocktest.Dump(p.article))
	if h := p.meta.Headline; h != nil {
		fmt.Fprintf(&b, "headline: %s %s\n", h.Data, dom.LineText(h, 80))
	}
	for _, n := range p.meta.SiteNames {
		fmt.Fprintf(&b, "site name: %s\n", dom.LineText(n, 80))
	}
	if p.meta.Base != nil {
		fmt.Fprintf(&b, "base: %s\n", p.meta.Base)
	}
	for _, s := range p.meta.Summaries {
		if s != "" {
			fmt.Fprintf(&b, "summary: %s\n", s)
		}
	}
	return b.String()
}

func dumpNotes(p *page) string {
	var b strings.Builder
	for n := range dom.All(p.root) {
		if p.notes.Has(n) {
			fmt.Fprintf(&b, "%s: %s\n", n.Data, dom.LineText(n, 80))
		}
	}
	return b.String()
}

func dumpWeights(p *page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "total: %d\n", p.junk.total)
	for n := range dom.All(p.root) {
		if p.junk.headers[n] {
			fmt.Fprintf(&b, "header: %s\n", dom.LineText(n, 80))
		}
	}
	return b.String()
}

func dumpCaptions(p *page) string {
	var b strings.Builder
	for _, s := range p.images {
		fmt.Fprintf(&b, "image %q", s.source)
		for _, c := range s.captions {
			fmt.Fprintf(&b, " %q", dom.LineText(c, 80))
		}
		if s.isRedundant {
			b.WriteString(" redundant")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func dumpOrder(p *page) string {
	var b strings.Builder
	for n := range dom.All(p.view) {
		if position := p.order[n]; position > 0 {
			fmt.Fprintf(&b, "%d %s\n", position, n.Data)
		}
	}
	return b.String()
}

func dumpLines(p *page) string {
	var b strings.Builder
	for _, l := range p.lines {
		fmt.Fprintf(&b, "%s %q, %d linked\n", l.node.Data, l.text, l.linked)
	}
	return b.String()
}
