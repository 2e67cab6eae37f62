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

// shown are the passes whose result is not the tree of the view but a value, with
// how the cases write it.
var shown = map[string]func(*page) string{
	"metadata":     showMetadata,
	"notes":        showNotes,
	"weights":      showWeights,
	"captions":     showCaptions,
	"placeholders": func(p *page) string { return render(p.view) + showCaptions(p) },
	"places":       showPlaces,
	"lines":        func(p *page) string { return showLines(p) + render(p.view) },
	"blocks":       func(p *page) string { return blocktest.Dump(p.article) },
	"summary":      func(p *page) string { return blocktest.Dump(p.article) },
}

// runAlone runs one pass on a page, after those that it needs. An element with the
// attribute "dropped" is removed right before it, as other passes may remove it.
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

// needsOf returns the passes that a pass needs, directly or by another.
func needsOf(name string) map[string]bool {
	needs := map[string]bool{}
	for _, need := range passNamed(name).needs {
		needs[need] = true
		maps.Copy(needs, needsOf(need))
	}
	return needs
}

// TestPasses plays the cases of each pass, which has a file of them.
func TestPasses(t *testing.T) {
	const minCases = 3
	for _, one := range passes {
		path := filepath.Join("testdata", "passes", strings.ReplaceAll(one.name, " ", "-")+".txtar")
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Error(err)
			continue
		}
		show := shown[one.name]
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
					t.Errorf("got\n%s", got)
				}
			})
		}
		if len(out) < 2*minCases {
			t.Errorf("%s has %d cases", path, len(out)/2)
		}
		if *update {
			archive.Files = out
			if err := os.WriteFile(path, txtar.Format(archive), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestPassesNeedEarlierOnes holds that a pass runs after those that it needs, and
// that names are not used twice.
func TestPassesNeedEarlierOnes(t *testing.T) {
	var names []string
	for _, one := range passes {
		for _, need := range one.needs {
			if !slices.Contains(names, need) {
				t.Errorf("%s needs %s, which does not run before it", one.name, need)
			}
		}
		if slices.Contains(names, one.name) || one.why == "" {
			t.Errorf("%s is there twice, or does not say why", one.name)
		}
		names = append(names, one.name)
	}
}

// TestPassesAlone holds that each pass can run with nothing but what it needs, on any
// page.
func TestPassesAlone(t *testing.T) {
	for name, source := range adversePages(2000) {
		for _, one := range passes {
			p := runAlone(source, one.name)
			if err := blocktest.Check(p.article); err != nil {
				t.Errorf("%s on %s: %v", one.name, name, err)
			}
		}
	}
}

// TestCopiedView holds that pictures and notes find their place in a view that is a
// copy of the document, which readability makes when it drops more than half of the
// text; that no attribute of ours stays on it; and that a page's own attribute of the
// same name means nothing.
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
			t.Errorf("%s\nwants %q", got, want)
		}
	}
}

// render writes what is in the body, or the view with what is in it.
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

func showMetadata(p *page) string {
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

func showNotes(p *page) string {
	var b strings.Builder
	for n := range dom.All(p.root) {
		if p.notes.Has(n) {
			fmt.Fprintf(&b, "%s: %s\n", n.Data, dom.LineText(n, 80))
		}
	}
	return b.String()
}

func showWeights(p *page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "total: %d\n", p.junk.total)
	for n := range dom.All(p.root) {
		if p.junk.labels[n] {
			fmt.Fprintf(&b, "label: %s\n", dom.LineText(n, 80))
		}
	}
	return b.String()
}

func showCaptions(p *page) string {
	var b strings.Builder
	for _, s := range p.images {
		fmt.Fprintf(&b, "image %q", s.source)
		for _, c := range s.captions {
			fmt.Fprintf(&b, " %q", dom.LineText(c, 80))
		}
		if s.isSpare {
			b.WriteString(" spare")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func showPlaces(p *page) string {
	var b strings.Builder
	for n := range dom.All(p.view) {
		if place := p.places[n]; place > 0 {
			fmt.Fprintf(&b, "%d %s\n", place, n.Data)
		}
	}
	return b.String()
}

func showLines(p *page) string {
	var b strings.Builder
	for _, l := range p.lines {
		fmt.Fprintf(&b, "%s %q, %d linked\n", l.node.Data, l.text, l.linked)
	}
	return b.String()
}
