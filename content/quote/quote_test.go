package quote

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/language"
	"pullquote/content/markdown"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the results into the test cases")

// TestCases runs testdata/*.txtar: NAME.txt is a text with empty lines between its
// paragraphs, NAME.md is Markdown, and NAME.out is the result: a line for each quotation, or
// "none".
func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		a, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(a.Files); i += 2 {
			in, out := a.Files[i], &a.Files[i+1]
			got := dump(t, article(in))
			if *update {
				out.Data = []byte(got)
				continue
			}
			t.Run(filepath.Base(path)+"/"+in.Name, func(t *testing.T) {
				if got != string(out.Data) {
					t.Errorf("in\n%s\ngot\n%s\nwant\n%s", in.Data, got, out.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(a), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// find returns the quotations of an article and the people who said them.
func find(t testing.TB, a *content.Article) *Findings {
	t.Helper()
	var text strings.Builder
	for _, b := range a.Blocks() {
		text.WriteString(b.Plain() + "\n\n")
	}
	found, err := NewFinder(a, language.Of(a.Lang.String(), text.String())).all(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func extract(t testing.TB, a *content.Article) []Quotation {
	t.Helper()
	return find(t, a).Quotations
}

func article(f txtar.File) *content.Article {
	if strings.HasSuffix(f.Name, ".md") {
		return markdown.Parse(f.Data)
	}
	a := &content.Article{}
	for p := range strings.SplitSeq(strings.TrimSpace(string(f.Data)), "\n\n") {
		a.Append(&content.Paragraph{Text: content.PlainInline(p)})
	}
	return a
}

// dump returns a line for each quotation: its kind, words, speaker with detail, the resolved
// name if that is different, and the cue.
func dump(t *testing.T, a *content.Article) string {
	t.Helper()
	qs := extract(t, a)
	if len(qs) == 0 {
		return "none\n"
	}
	var s strings.Builder
	for _, q := range qs {
		by := q.Speaker
		if by == "" {
			by = "?"
		}
		if q.Detail != "" {
			by += " (" + q.Detail + ")"
		}
		if q.Resolved != "" && q.Resolved != q.Speaker {
			by += " = " + q.Resolved
		}
		if q.Cue != "" {
			by += " [" + q.Cue + "]"
		}
		fmt.Fprintf(&s, "%s %q %s\n", q.Kind, q.Text, by)
	}
	return s.String()
}

// TestRules checks that each rule finds the speaker in its example, and that testdata has a
// case for it.
func TestRules(t *testing.T) {
	cases, err := txtar.ParseFile("testdata/rules.txtar")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for i := 0; i+1 < len(cases.Files); i += 2 {
		for _, q := range extract(t, article(cases.Files[i])) {
			used[q.Rule] = true
		}
	}
	for _, r := range rules[1:] {
		var got []string
		for _, q := range extract(t, markdown.Parse([]byte(r.example))) {
			got = append(got, q.Rule)
		}
		if !slices.Contains(got, r.name) {
			t.Errorf("%s: the rules used for %q are %q", r.name, r.example, got)
		}
		if !used[r.name] {
			t.Errorf("testdata has no case for %s", r.name)
		}
	}
}

// TestParts checks that parts are in order, and begin and end with their marks.
func TestParts(t *testing.T) {
	a := markdown.Parse([]byte("> “One,” said Jo Park. *“Two”* she added.\n\n- “Three,” said Ana Ruiz\n- “Four”, said Ana Ruiz\n\n![x](y.jpg \"“Five,” says a sign, said Jo Park.\")\n"))
	var last content.Anchor
	for _, q := range extract(t, a) {
		for _, r := range q.Parts {
			text := a.Text(r)
			if !strings.HasPrefix(text, "“") || !strings.HasSuffix(text, "”") {
				t.Errorf("the text of %v is %q", r, text)
			}
			if r.Start.Compare(last) < 0 || r.End.Compare(r.Start) <= 0 {
				t.Errorf("the part %v begins before %v, or is empty", r, last)
			}
			last = r.End
		}
	}
}

func TestPeople(t *testing.T) {
	a := article(txtar.File{Name: "a.txt", Data: []byte("“No,” they said.\n\n“It turns,” said Jo Park, 52.\n\n“It does not,” said Ana Ruiz. She knows Ms. Park.\n\n“It does,” Park said. “You will see it.”\n\n“It is late,” the old porter said.\n\n“So late,” said a guest.")})
	var got []string
	for _, p := range find(t, a).People {
		got = append(got, fmt.Sprintf("%s (%s), %s: %v, %d words", p.Name, strings.Join(p.Aliases, ", "), p.Role, p.Quotations, p.Words))
	}
	want := "Jo Park (Ms. Park, Park), 52: [1 3 4], 8 words\nAna Ruiz (), : [2], 3 words\ndescribed, not named (), : [5 6], 5 words"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

func FuzzExtract(f *testing.F) {
	f.Add("“One,” said Jo. “Two\n\n“Three» ‘four’ 'tis \"five' said \"Ana.")
	f.Add("» « „ “ ” \" ' — Jo: \"\"\"\n\n\"a\"b\"c\" said. 6'2\" ‘’‘’ “““ ”””")
	for _, unit := range pathological() {
		for _, text := range around(strings.Repeat(unit, 40)) {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		a := article(txtar.File{Name: "a.txt", Data: []byte(text)})
		end := content.Anchor{}
		for i, q := range extract(t, a) {
			if q.Number != i+1 || len(q.Parts) == 0 {
				t.Fatalf("%+v", q)
			}
			for _, r := range q.Parts {
				if r.Start.Compare(end) < 0 || r.Start.Compare(r.End) >= 0 || r.Start.Block != r.End.Block || int(r.End.Block) >= a.Len() {
					t.Fatalf("the part %v begins before %v, is empty or not in one block", r, end)
				}
				if size := len(a.Block(r.End.Block).Plain()); r.End.Offset > size || r.Start.Offset < 0 {
					t.Fatalf("the part %v is outside of its block of %d bytes", r, size)
				}
				end = r.End
			}
			_ = a.Text(q.Mention)
		}
	})
}

// page returns about a thousand words of news.
func page() string {
	const part = "The council met on Tuesday to hear what had become of the plan for the inner basin. “We have waited nine years for this,” said Jo Park, 52, who runs the chandlery on the quay. “It is the last chance that we get.”\n\nAna Ruiz, the harbour master, was less sure of it. The beds lie where the channel is to be cut, she told the meeting, and nobody had asked the cutters.\n\n"
	return strings.Repeat(part, 14)
}

func BenchmarkPage(b *testing.B) {
	text := page()
	b.ReportMetric(float64(len(strings.Fields(text))), "words")
	for b.Loop() {
		FindText(text, "")
	}
}

func BenchmarkSize(b *testing.B) {
	for _, size := range []int{10 << 10, 1 << 20, 10 << 20} {
		text := strings.Repeat(page(), size/len(page())+1)[:size]
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				FindText(text, "")
			}
		})
	}
}
