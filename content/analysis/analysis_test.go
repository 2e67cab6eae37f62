package analysis

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/language"
	"pullquote/content/markdown"
)

const tides = `# Tides

“It turns,” said Jo Park, 52.

![Alt](p.jpg "Jo Park: “I see it.” Photo: Ida Brandt")

## Evening

“Who knows?” Nobody answered. “It turns again,” said Park. “Nobody minds that it does,” a bystander said.
`

func TestRun(t *testing.T) {
	x, err := Run(context.Background(), markdown.Parse([]byte(tides)))
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	var paragraphs []content.Number
	for _, i := range x.InOrder() {
		texts = append(texts, x.Text(i))
		paragraphs = append(paragraphs, x.ParagraphOf(i))
	}
	if want := []string{"It turns,", "I see it.", "Who knows?", "It turns again,", "Nobody minds that it does,"}; !slices.Equal(texts, want) {
		t.Errorf("quotations: got %q, want %q", texts, want)
	}
	if want := []content.Number{1, 0, 2, 2, 2}; !slices.Equal(paragraphs, want) {
		t.Errorf("paragraphs: got %v, want %v", paragraphs, want)
	}
	if i := x.PersonOf(0); i < 0 || x.People[i].Name != "Jo Park" {
		t.Errorf("the first quotation is by person %d, want Jo Park", i)
	}
	if len(x.Outline) != 2 || len(x.Notes) != 1 || x.Index.Paragraphs() != 2 {
		t.Errorf("%d headings, %d notes, %d paragraphs", len(x.Outline), len(x.Notes), x.Index.Paragraphs())
	}
}

func TestRunCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if x, err := Run(ctx, markdown.Parse([]byte(tides))); !errors.Is(err, context.Canceled) || x != nil {
		t.Errorf("%v, %v", x, err)
	}
}

// book returns an article of several windows, with quotations in most paragraphs and in
// captions.
func book() *content.Article {
	a := content.NewArticle()
	for i := range 3000 {
		if i%200 == 0 {
			a.Append(&content.Heading{Level: 2, Text: content.PlainInline(fmt.Sprintf("Chapter %d", i/200+1))})
			a.Append(&content.Figure{Caption: content.PlainInline("Ana Ruiz: “I see it.” Photo: Ida Brandt")})
		}
		a.Append(&content.Paragraph{Text: content.PlainInline(fmt.Sprintf("“It turned %d times,” said Jo Park, 52. Nobody had asked her for it, and the beds lay where the channel was to be cut. “We have waited for it,” Ana Ruiz said. She went home.", i))})
		a.Append(&content.Paragraph{Text: content.PlainInline("“All of it.” The council met in the evening to hear what had become of the plan, and the harbour master told them.")})
	}
	return a
}

func TestWindowsInAnyOrder(t *testing.T) {
	a := book()
	n := NewAnalyzer(Describe(a)).Windows()
	if n < 3 {
		t.Fatalf("the book has %d windows", n)
	}
	var want *Analysis
	for name, window := range map[string]func(i int) int{
		"front to back":   func(i int) int { return i },
		"back to front":   func(i int) int { return n - 1 - i },
		"from the middle": func(i int) int { return (n/2 + i) % n },
	} {
		z := NewAnalyzer(Describe(a))
		for i := range n {
			if err := z.ScanWindow(t.Context(), window(i)); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				if x, err := z.Result(t.Context()); err != nil || len(x.Quotations) == 0 || len(x.Quotations) > 9015/2 {
					t.Fatalf("%s: after one window: %d quotations, %v", name, len(x.Quotations), err)
				}
			}
		}
		got, err := z.Result(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if len(got.Quotations) != 9015 || !reflect.DeepEqual(got.Quotations, want.Quotations) || !reflect.DeepEqual(got.People, want.People) || !slices.Equal(got.InOrder(), want.InOrder()) {
			t.Errorf("%s: %d quotations of %d people", name, len(got.Quotations), len(got.People))
		}
	}
	if len(want.People) != 2 || want.People[0].Name != "Jo Park" || len(want.People[0].Quotations) != 3000 || want.Unattributed() != 3000 {
		t.Errorf("%d people, %d unattributed quotations", len(want.People), want.Unattributed())
	}
}

// TestLanguage checks which language an article is analysed in, and that the language its
// source declares is kept.
func TestLanguage(t *testing.T) {
	german := strings.Repeat("Der Rat hat den Plan am Dienstag abgelehnt, und der Bürgermeister sagte nichts dazu. ", 6)
	for _, c := range []struct {
		declared, text string
		want           language.Code
	}{
		{"", "It rained.", "en"},
		{"de", "Regen.", "de"},
		{"en", german, "de"},
		{"", german, "de"},
		{"fr-CA", "It rained, and nobody was there when the boats came in.", "fr"},
		{"fr-CA", strings.Repeat("It rained, and nobody was there when the boats came in. ", 6), "en"},
	} {
		a := content.NewArticle(&content.Paragraph{Text: content.PlainInline(c.text)})
		a.Lang = content.Sanitize(c.declared)
		if x := Describe(a); x.Language != c.want || x.Article.Lang.String() != c.declared {
			t.Errorf("%q, %.20q: analysed in %s, want %s", c.declared, c.text, x.Language, c.want)
		}
	}
}

// TestWithoutLexicon checks that only a name right beside the marks is taken for a person in
// a language without a lexicon.
func TestWithoutLexicon(t *testing.T) {
	x, err := Run(t.Context(), markdown.Parse([]byte("Burmistrz, Jo Park, już powiedział: „Nikt do nas nie przyszedł.”\n\nAna Ruiz: „To nie jest prawda.”\n")))
	if err != nil {
		t.Fatal(err)
	}
	if len(x.Quotations) != 2 || x.Quotations[0].Speaker != "" || len(x.People) != 1 || x.People[0].Name != "Ana Ruiz" {
		t.Errorf("%+v by %+v", x.Quotations, x.People)
	}
}

func BenchmarkDescribe(b *testing.B) {
	a := book()
	for b.Loop() {
		Describe(a)
	}
}

// TestLanguageOfShortBlocks checks that the language of a long article is found in its first
// thousands of blocks, however short they are: each of them has to be parsed again.
func TestLanguageOfShortBlocks(t *testing.T) {
	const perPiece, pieces = 100, 300
	parsed := 0
	piece := func(int) []content.Block {
		parsed++
		blocks := make([]content.Block, perPiece)
		for i := range blocks {
			blocks[i] = &content.Paragraph{Text: content.PlainInline("a")}
		}
		return blocks
	}
	lazy := content.NewLazy(piece, nil)
	for i := range pieces {
		lazy.Add(piece(i))
	}
	var a content.Article
	a.SetLazy(lazy)
	parsed = 0
	if Describe(&a); parsed > pieces/3 {
		t.Errorf("%d of %d pieces were parsed", parsed, pieces)
	}
}
