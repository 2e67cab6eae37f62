// Package blocktest runs the test cases of parsers. It formats and checks the articles that
// they return.
package blocktest

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pullquote/content"

	"golang.org/x/tools/txtar"
)

// Run runs the cases in testdata/*.txtar. A case is two files in an archive: NAME.in, the
// source, and NAME.out, the expected article as [Dump] formats it. If update is true, it
// writes the actual articles into the archives instead, for a person to check.
func Run(t *testing.T, parse func([]byte) *content.Article, update bool) {
	t.Helper()
	RunFolder(t, "testdata", parse, update)
}

// RunFolder is [Run] with the cases in another folder.
func RunFolder(t *testing.T, folder string, parse func([]byte) *content.Article, update bool) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if update {
			rewrite(t, path, a, parse)
			continue
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			in, out := a.Files[i], a.Files[i+1]
			name := strings.TrimSuffix(filepath.Base(path), ".txtar") + "/" + strings.TrimSuffix(in.Name, ".in")
			t.Run(name, func(t *testing.T) {
				article := parse(source(in.Data))
				if err := Check(article); err != nil {
					t.Fatal(err)
				}
				if got := Dump(article); got != string(out.Data) {
					t.Errorf("got\n%s\nwant\n%s", got, out.Data)
				}
			})
		}
	}
}

func rewrite(t *testing.T, path string, a *txtar.Archive, parse func([]byte) *content.Article) {
	t.Helper()
	var out []txtar.File
	for _, f := range a.Files {
		if name, ok := strings.CutSuffix(f.Name, ".in"); ok {
			out = append(out, f, txtar.File{Name: name + ".out", Data: []byte(Dump(parse(source(f.Data))))})
		}
	}
	a.Files = out
	if err := os.WriteFile(path, txtar.Format(a), 0o600); err != nil {
		t.Fatal(err)
	}
}

// source returns the source of a case. In the archive a tab is written →, a carriage return ␍,
// a form feed ␌, a backspace ⌫, another control character \xHH, and a space at the end of a
// line ␠. A last line "␄" is removed, so that a source can end without a newline.
func source(data []byte) []byte {
	s := strings.NewReplacer("→", "\t", "␠", " ", "\\x1b", "\x1b", "\\x07", "\x07", "\\x00", "\x00", "\\xff", "\xff", "␍", "\r", "␌", "\f", "⌫", "\b").Replace(string(data))
	return []byte(strings.TrimSuffix(s, "␄\n"))
}

// Dump formats an article for comparison: its metadata, and each block with its markup.
func Dump(a *content.Article) string {
	var s strings.Builder
	for _, f := range []struct{ name, value string }{
		{"title", a.Title.String()}, {"byline", a.Byline.String()}, {"published", a.Published.String()}, {"site", a.Site.String()}, {"source", a.Source.String()}, {"lang", a.Lang.String()},
	} {
		if f.value != "" {
			fmt.Fprintf(&s, "%s: %s\n", f.name, f.value)
		}
	}
	for _, p := range a.Problems {
		fmt.Fprintf(&s, "problem: %s\n", p)
	}
	for _, b := range a.Blocks() {
		dumpBlocks(&s, []content.Block{b}, "")
	}
	for _, id := range slices.Sorted(maps.Keys(a.Targets)) {
		fmt.Fprintf(&s, "target %s: block %d, %d\n", id, a.Targets[id].Block, a.Targets[id].Offset)
	}
	for _, e := range a.Entries {
		fmt.Fprintf(&s, "entry %q by %q, %s: %q <%s>\n", e.Title.String(), e.Byline.String(), e.Published.String(), e.Summary.String(), e.Link.String())
	}
	return s.String()
}

func dumpBlocks(s *strings.Builder, blocks []content.Block, indent string) {
	for _, b := range blocks {
		s.WriteString(indent)
		switch b := b.(type) {
		case *content.Paragraph:
			fmt.Fprintf(s, "p %s\n", Inline(b.Text))
		case *content.Heading:
			fmt.Fprintf(s, "h%d %s\n", b.Level, Inline(b.Text))
		case *content.Rule:
			s.WriteString("rule\n")
		case *content.Code:
			fmt.Fprintf(s, "code %s%q\n", b.Lang.String(), b.Source.String())
		case *content.Preformatted:
			fmt.Fprintf(s, "pre\n%s\n", indentLines(Inline(b.Text), indent+"  "))
		case *content.Verse:
			fmt.Fprintf(s, "verse\n%s\n", indentLines(Inline(b.Text), indent+"  "))
		case *content.Figure:
			fmt.Fprintf(s, "figure %s alt=%q caption=%s", b.Src.String(), b.Alt.String(), Inline(b.Caption))
			if !b.Credit.IsEmpty() {
				fmt.Fprintf(s, " credit=%q", b.Credit.String())
			}
			s.WriteByte('\n')
		case *content.BlockQuote:
			s.WriteString("quote\n")
			dumpBlocks(s, b.Blocks, indent+"  ")
		case *content.List:
			dumpList(s, b, indent)
		case *content.Table:
			dumpTable(s, b, indent)
		}
	}
}

// indentLines writes each line of a text, which [Inline] has formatted, on a line of its own
// between bars, so that spaces at its ends show.
func indentLines(text, indent string) string {
	lines := strings.Split(text, "⏎")
	for i, l := range lines {
		lines[i] = indent + "|" + l + "|"
	}
	return strings.Join(lines, "\n")
}

func dumpList(s *strings.Builder, l *content.List, indent string) {
	name := [...]string{"bullets", "numbers", "definitions", "footnotes"}[l.Marker]
	if l.Marker == content.Numbered {
		name += fmt.Sprintf(" from %d", l.Start)
	}
	if !l.IsTight {
		name += ", loose"
	}
	s.WriteString(name + "\n")
	for _, item := range l.Items {
		mark := "item" + [...]string{"", " [ ]", " [x]"}[item.Task]
		if item.IsTerm {
			mark = "term"
		}
		if !item.Label.IsEmpty() {
			mark += " " + item.Label.String()
		}
		s.WriteString(indent + "  " + mark + "\n")
		dumpBlocks(s, item.Blocks, indent+"    ")
	}
}

func dumpTable(s *strings.Builder, t *content.Table, indent string) {
	s.WriteString("table ")
	for _, a := range t.Columns {
		s.WriteString([...]string{"-", "l", "c", "r"}[a])
	}
	s.WriteByte('\n')
	for i, row := range t.AllRows() {
		cells := make([]string, len(row))
		for j, c := range row {
			cells[j] = Inline(c)
		}
		mark := "  row "
		if i == 0 && t.Header != nil {
			mark = "  head "
		}
		s.WriteString(indent + mark + strings.Join(cells, " | ") + "\n")
	}
}

// Inline formats text with its markup: <em>, <b>, <s>, <code>, <mark>, <sub>, <sup>, <img>
// and <a URL>. A line break is written ⏎.
func Inline(t content.Inline) string {
	var s strings.Builder
	for _, span := range t.Spans() {
		text := strings.ReplaceAll(t.String()[span.Start:span.End], "\n", "⏎")
		for _, e := range []struct {
			of   content.Style
			name string
		}{{content.Image, "img"}, {content.Sup, "sup"}, {content.Sub, "sub"}, {content.Mark, "mark"}, {content.CodeSpan, "code"}, {content.Strike, "s"}, {content.Emph, "em"}, {content.Strong, "b"}} {
			if span.Style&e.of != 0 {
				text = "<" + e.name + ">" + text + "</" + e.name + ">"
			}
		}
		if !span.Link.IsEmpty() {
			text = "<a " + span.Link.String() + ">" + text + "</a>"
		}
		s.WriteString(text)
	}
	return s.String()
}

// WantSame compares an article that was parsed as a whole with one that was parsed in pieces.
func WantSame(t *testing.T, name string, whole, pieces *content.Article) {
	t.Helper()
	w, g := Dump(whole), Dump(pieces)
	if w == g {
		return
	}
	i := 0
	for i < len(w) && i < len(g) && w[i] == g[i] {
		i++
	}
	t.Errorf("%s: whole\n%s\nin pieces\n%s", name, w[max(i-200, 0):min(i+300, len(w))], g[max(i-200, 0):min(i+300, len(g))])
}
