package library

import (
	"context"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"pullquote/content"
	"pullquote/content/markdown"
)

// sample is an article with every kind of block.
const sample = `# Of the boats

The *tide* turns at [noon](https://example.com/noon).[^1]

## In the harbour

> “It turns,” said Jo Park.
>
> - one
> - two

1. [x] first
2. second

| a | b |
|---|--:|
| 1 | **2** |

` + "```go\nfunc main() {}\n```" + `

![the quay](quay.jpg)

---

[^1]: A note.
`

// hashOf returns the hash of an article's text.
func hashOf(a *content.Article) Hash {
	d := NewDigest(a)
	for d.Step() {
	}
	return d.Hash()
}

// keepText keeps the text of an article with quotations.
func keepText(t testing.TB, l *Library, v Visit, a *content.Article, quotations ...Quotation) {
	t.Helper()
	v.Text, v.Blocks = hashOf(a), a.Len()
	if err := l.KeepText(context.Background(), v, a, quotations); err != nil {
		t.Fatal(err)
	}
}

// TestEncode keeps a text with every kind of block, and returns it unchanged.
func TestEncode(t *testing.T) {
	a := markdown.Parse([]byte(sample))
	body, err := encode(a, func(content.BlockIndex, content.Block) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	b, err := decode(body)
	if err != nil {
		t.Fatal(err)
	}
	if b.Len() != a.Len() || !reflect.DeepEqual(a.Targets, b.Targets) {
		t.Fatalf("%d blocks and targets %v, want %d and %v", b.Len(), b.Targets, a.Len(), a.Targets)
	}
	for i, want := range a.Blocks() {
		if got := b.Block(i); !reflect.DeepEqual(got, want) {
			t.Errorf("block %d is %+v, want %+v", i, got, want)
		}
	}
	if hashOf(a) != hashOf(b) {
		t.Error("the hash has changed")
	}
	if _, err := decode(body[:len(body)/2]); err == nil {
		t.Error("half a text was decoded")
	}
}

// TestTexts keeps texts of two versions of a document and one of another, and finds words in
// the last versions only.
func TestTexts(t *testing.T) {
	l := open(t, t.TempDir())
	first := Visit{Source: "/boats.md", Title: "The boats", At: time.UnixMilli(1000)}
	older := markdown.Parse([]byte("# The boats\n\nThe tide turned late.\n\nStraße in 東京都.\n"))
	keepText(t, l, first, older)
	find := func(query string) string {
		t.Helper()
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := l.Search(t.Context(), q, 10)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, h := range hits {
			var marked []string
			for _, m := range h.Matches {
				marked = append(marked, h.Text[m.Start:m.End])
			}
			out = append(out, fmt.Sprintf("%s %d: %s", h.Document.Title, h.Locator.At.Start.Block, strings.Join(marked, "|")))
		}
		return strings.Join(out, "; ")
	}
	for query, want := range map[string]string{
		"tide":        "The boats 1: tide",
		"tid":         "The boats 1: tid",
		"ide":         "",
		"tide turned": "The boats 1: tide turned",
		"TIDE":        "",
		"strasse":     "The boats 2: Straße",
		"東京":          "The boats 2: 東京",
		"都東":          "",
		"tide -late":  "",
		"tide -early": "The boats 1: tide",
		`tide"*) OR`:  "",
	} {
		if got := find(query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	second := first
	second.At = time.UnixMilli(2000)
	newer := markdown.Parse([]byte("# The boats\n\nThe ebb turned late.\n"))
	keepText(t, l, second, newer)
	keepText(t, l, Visit{Source: "https://nets.example/a", Site: "Net News", Published: "2026-02-03", Title: "The nets", At: time.UnixMilli(3000)}, markdown.Parse([]byte("# The nets\n\nThe nets turned.\n")))
	for query, want := range map[string]string{
		"tide":                       "",
		"turned":                     "The nets 1: turned; The boats 1: turned",
		"turned from:nets":           "The nets 1: turned",
		`turned from:"net news"`:     "The nets 1: turned",
		"turned after:2026-02":       "The nets 1: turned",
		"turned after:2026-03":       "",
		"turned after:1970-01-01":    "The nets 1: turned; The boats 1: turned",
		"turned in:quotes":           "",
		"turned in:highlights":       "",
		"turned who:nobody":          "",
		"turned from:nowhere -boats": "",
	} {
		if got := find(query); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	d := bySource(t, l, "/boats.md")
	if kept, err := l.TextOf(t.Context(), d); err != nil || kept.Hash != hashOf(newer) || kept.Article.Title.String() != "The boats" {
		t.Errorf("the text is %+v, %v", kept, err)
	}
	if kept, err := l.TextBefore(t.Context(), d, hashOf(newer)); err != nil || kept.Hash != hashOf(older) || !kept.At.Equal(first.At) {
		t.Errorf("the text before is %+v, %v", kept, err)
	}
	second.At = time.UnixMilli(4000)
	keepText(t, l, second, older) // the old text again
	if got := find("tide"); got != "The boats 1: tide" {
		t.Errorf("tide finds %q", got)
	}
	if err := l.Remove(t.Context(), d.ID); err != nil {
		t.Fatal(err)
	}
	if got := find("turned"); got != "The nets 1: turned" {
		t.Errorf("after the removal, turned finds %q", got)
	}
	if kept, err := l.TextOf(t.Context(), d); kept != nil || err != nil {
		t.Errorf("the removed text is %+v, %v", kept, err)
	}
}

// TestRemovedWordsAreGone removes a document, and looks for its words in the file.
func TestRemovedWordsAreGone(t *testing.T) {
	l := open(t, t.TempDir())
	v := Visit{Source: "/secret.md", Title: "zyzzogeton", At: time.UnixMilli(1000)}
	keepText(t, l, v, markdown.Parse([]byte("A xylophagous quockerwodger.\n")), Quotation{Words: "absquatulate", Name: "Bamboozle", Person: "Bamboozle"})
	if err := l.Remove(t.Context(), bySource(t, l, "/secret.md").ID); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(l.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"zyzzogeton", "xylophagous", "quockerwodger", "absquatulate", "amboozle"} {
		if strings.Contains(strings.ToLower(string(data)), word) {
			t.Errorf("%s is still in the file", word)
		}
	}
}

// TestQuotationsAndPeople finds quotations by their words and speakers in two documents.
func TestQuotationsAndPeople(t *testing.T) {
	l := open(t, t.TempDir())
	a := markdown.Parse([]byte("“It turns,” said Jo Park of the tide that turns.\n\n“It boils,” she said.\n"))
	quote := func(block content.BlockIndex, end int, words, name, person string) Quotation {
		return Quotation{At: content.Within(block, 0, end), Paragraph: int(block) + 1, Words: words, Name: name, Person: person}
	}
	keepText(t, l, Visit{Source: "/a", Title: "A", Published: "2026-05-01", At: time.UnixMilli(1)}, a,
		quote(0, len("“It turns,”"), "It turns,", "Jo Park", "Jo Park"), quote(1, len("“It boils,”"), "It boils,", "she", ""))
	b := markdown.Parse([]byte("“It rains,” said JO PARK.\n\n“No,” said Ana Ruiz.\n"))
	keepText(t, l, Visit{Source: "/b", Title: "B", Published: "2026-04-01", At: time.UnixMilli(2)}, b,
		quote(0, len("“It rains,”"), "It rains,", "JO PARK", "JO PARK"), quote(1, len("“No,”"), "No,", "Ana Ruiz", "Ana Ruiz"))
	for query, want := range map[string][]string{
		"turns in:quotes":                     {"“It turns,” said Jo Park of the tide that turns."},
		"tide in:quotes":                      nil,
		"it who:park":                         {"“It rains,” said JO PARK.", "“It turns,” said Jo Park of the tide that turns."},
		`it who:"jo park"`:                    {"“It rains,” said JO PARK.", "“It turns,” said Jo Park of the tide that turns."},
		"who:she":                             {"It boils,"},
		"who:ark":                             nil,
		"who:ruiz":                            {"No,"},
		"who:ruiz from:/a":                    nil,
		"no who:park":                         nil,
		"who:park in:quotes after:2026-04-15": {"It turns,"},
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := l.Search(t.Context(), q, 10)
		var got []string
		for _, h := range hits {
			got = append(got, h.Text)
		}
		if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s finds %q, %v; want %q", query, got, err, want)
		}
	}
	people, err := l.People(t.Context())
	if err != nil || len(people) != 2 || people[0].Name != "Jo Park" || people[0].Quotations != 2 || people[0].Documents != 2 || people[1].Name != "Ana Ruiz" {
		t.Fatalf("the people are %+v, %v", people, err)
	}
	keepText(t, l, Visit{Source: "/b", Title: "B", Published: "2026-04-01", At: time.UnixMilli(3)}, b,
		quote(0, len("“It rains,”"), "It rains,", "Jo Park", "Jo Park"), quote(1, len("“No,”"), "No,", "Jo Park", "Jo Park")) // corrected
	if people, err = l.People(t.Context()); err != nil || len(people) != 1 || people[0].Quotations != 3 {
		t.Fatalf("after a correction, the people are %+v, %v", people, err)
	}
	keepText(t, l, Visit{Source: "/b", Title: "B", Published: "2026-04-01", At: time.UnixMilli(4)}, b,
		quote(0, len("“It rains,”"), "It rains,", "Jo Park", "Jo Park"), quote(1, len("“No,”"), "No,", "Ana Ruiz", "Ana Ruiz"))
	said, err := l.SaidBy(t.Context(), people[0].Key)
	if err != nil || len(said) != 2 || said[0].Words != "It rains," || said[1].Words != "It turns," || said[1].Document.Title != "A" {
		t.Errorf("Jo Park said %+v, %v", said, err)
	}
}

// TestSearchGoesOn finds what one speaker and what one site said, although others have used the
// word more often and later.
func TestSearchGoesOn(t *testing.T) {
	l := open(t, t.TempDir())
	for i := range 20 {
		name := "Ana Ruiz"
		if i == 3 || i == 7 {
			name = "Jo Park"
		}
		a := markdown.Parse(fmt.Appendf(nil, "# Day %d\n\nOf it.\n\nMore.\n\n“It turns, day %[1]d,” said %s.\n", i, name))
		keepText(t, l, Visit{Source: fmt.Sprintf("/%d.md", i), Site: fmt.Sprintf("Site %d", i%5), Title: fmt.Sprint(i), At: time.UnixMilli(int64(i))}, a,
			Quotation{At: content.Within(3, 0, len(a.Block(3).Plain())), Paragraph: 3, Words: "It turns", Name: name, Person: name})
	}
	for query, want := range map[string]string{
		"it turns who:park":             "7 ¶ 3, 3 ¶ 3",
		`it turns from:"site 2"`:        "17 ¶ 3, 12 ¶ 3",
		`it from:"site 2" who:park`:     "7 ¶ 3",
		`it turn from:"site 2"`:         "17 ¶ 3, 12 ¶ 3",
		"of it":                         "19 ¶ 1, 18 ¶ 1",
		"it":                            "19 ¶ 1, 19 ¶ 3",
		"who:park":                      "3 ¶ 3, 7 ¶ 3",
		"it turns who:nobody":           "",
		"in:quotes it turns after:1971": "",
	} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := l.Search(t.Context(), q, 2)
		var got []string
		for _, h := range hits {
			got = append(got, fmt.Sprintf("%s ¶ %d", h.Document.Title, h.Paragraph))
			kept, err := l.TextOf(t.Context(), &h.Document)
			if err != nil {
				t.Fatal(err)
			}
			if want := content.NewLocator(kept.Article, h.Locator.At); h.Locator != want {
				t.Errorf("%s: the locator is %+v, want %+v", query, h.Locator, want)
			}
		}
		if err != nil || strings.Join(got, ", ") != want {
			t.Errorf("%s finds %q, %v; want %s", query, got, err, want)
		}
	}
}

// TestBadQueries says what is wrong with a query.
func TestBadQueries(t *testing.T) {
	for query, want := range map[string]string{
		"":                "type what to find",
		"…":               "type what to find",
		"from:here":       "type what to find",
		"tide in:code":    "unknown scope",
		"tide after:soon": "after: needs a date",
	} {
		if _, err := ParseQuery(query); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", query, err, want)
		}
	}
}

// TestHighlightsAreFound finds words in highlights and comments.
func TestHighlightsAreFound(t *testing.T) {
	l := open(t, t.TempDir())
	text := "the tide came late"
	a := content.NewArticle(&content.Paragraph{Text: content.PlainInline(text)})
	v := visit("a", text, 0.5)
	for i, n := range []Annotation{{Kind: Highlight, Color: Cyan}, {Kind: Comment, Body: "why so late?", Speaker: "Jo Park"}} {
		n.ID, n.Made, n.Locator = fmt.Sprint(i), v.At, content.NewLocator(a, content.Within(0, 4*i, 8))
		if err := l.Annotate(t.Context(), v, n); err != nil {
			t.Fatal(err)
		}
	}
	for query, want := range map[string]int{"late in:highlights": 1, "tide in:highlights": 2, "in:highlights": 2, "in:highlights who:park": 1, "came in:highlights": 0} {
		q, err := ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		if hits, err := l.Search(t.Context(), q, 10); err != nil || len(hits) != want {
			t.Errorf("%s finds %+v, %v; want %d", query, hits, err, want)
		}
	}
}
