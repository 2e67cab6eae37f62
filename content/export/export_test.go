package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/markdown"
	"pullquote/content/page"
)

func analyse(t *testing.T, a *content.Article) *analysis.Analysis {
	t.Helper()
	x, err := analysis.Run(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func example(t *testing.T) *analysis.Analysis {
	t.Helper()
	return analyse(t, markdown.Parse([]byte("---\ntitle: Über die Ebbe\nlang: en\n---\n![Alt](p.jpg \"Boats in Grimsand, Norland, March 3, 2021. Photo: Ida Brandt\")\n\nÄh, “it turns,” said Jo Park, 52.\n\n## Part\n\n“=SUM(A1)” is not what she said.\n\n“Nobody *knows*.”\n")))
}

// TestTitleOutsideBlocks checks that the title from a page's head is not among the
// blocks, and that block indexes do not count it.
func TestTitleOutsideBlocks(t *testing.T) {
	a := page.Parse([]byte("<title>Tides</title><article><h1>Tides</h1><figure><img src=a.png><figcaption>The quay</figcaption></figure><p>“It turns,” said Jo Park, who runs the chandlery on the quay.</p></article>"), "")
	var b bytes.Buffer
	if err := JSON(&b, analyse(t, a)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"title":"Tides"`, `"blocks":[{"kind":"figure"`, `"parts":[{"block":1,"start":0`, `"src":"a.png","block":0`} {
		if got := strings.NewReplacer(" ", "", "\n", "").Replace(b.String()); !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, example(t)); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Title, Lang    string
		Byline         *string
		Words, Minutes int
		Blocks         []struct {
			Kind, Text string
			Level      int
		}
		Quotes []struct {
			Text, Speaker, Kind, Cue, Rule string
			Confidence                     float64
			Resolved                       *string
			Parts                          []struct{ Block, Start, End int }
		}
		People []struct {
			Name, Role string
			Quotes     []int
			Words      int
		}
		Notes []struct{ Caption, Place, Date, Credit, Alt, Src string }
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Title != "Über die Ebbe" || got.Lang != "en" || got.Byline != nil || got.Blocks[0].Level != 1 || got.Blocks[1].Kind != "figure" || got.Minutes != 1 {
		t.Errorf("%s", b.String())
	}
	q := got.Quotes[0]
	text := []rune(got.Blocks[q.Parts[0].Block].Text)
	if s := string(text[q.Parts[0].Start:q.Parts[0].End]); s != "“it turns,”" || q.Text != "it turns," || q.Speaker != "Jo Park" || q.Kind != "direct" || q.Cue != "said" {
		t.Errorf("%q, %+v", s, q)
	}
	if q.Rule != "after" || q.Confidence < 0.9 || q.Confidence > 1 {
		t.Errorf("found by the rule %q, with confidence %v", q.Rule, q.Confidence)
	}
	if len(got.People) != 1 || got.People[0].Name != "Jo Park" || got.People[0].Role != "52" || !slices.Equal(got.People[0].Quotes, []int{1, 2}) || got.People[0].Words != 4 {
		t.Errorf("people: %+v", got.People)
	}
	if n := got.Notes[0]; n.Caption != "Boats in Grimsand, Norland, March 3, 2021." || n.Place != "Grimsand, Norland" || n.Date != "March 3, 2021" || n.Credit != "Ida Brandt" || n.Alt != "Alt" || n.Src != "p.jpg" {
		t.Errorf("%+v", n)
	}
	if strings.Contains(b.String(), `"speaker": ""`) {
		t.Error("an empty field was written")
	}
}

// TestEntries checks that only an article that lists other texts has entries.
func TestEntries(t *testing.T) {
	x := analyse(t, &content.Article{Title: content.Sanitize("Tides"), Entries: []content.Entry{
		{Title: content.Sanitize("The pier"), Byline: content.Sanitize("Jo Park"), Published: content.Sanitize("2021-03-04"), Summary: content.Sanitize("It is <open>."), Link: content.Sanitize("https://example.org/?a=1&b=2")},
		{Title: content.Sanitize("No more")},
	}})
	var b bytes.Buffer
	if err := JSON(&b, x); err != nil {
		t.Fatal(err)
	}
	want := `"entries": [
    {
      "title": "The pier",
      "byline": "Jo Park",
      "published": "2021-03-04",
      "summary": "It is <open>.",
      "link": "https://example.org/?a=1&b=2"
    },
    {
      "title": "No more"
    }
  ]`
	if !strings.Contains(b.String(), want) {
		t.Errorf("got %s", b.String())
	}
	b.Reset()
	if err := JSON(&b, example(t)); err != nil || strings.Contains(b.String(), "entries") {
		t.Errorf("%v, %s", err, b.String())
	}
}

func TestFormats(t *testing.T) {
	want := map[string][2]string{
		"text":     {"1. “it turns,”\n   — Jo Park, 52\n", "1. Boats in Grimsand, Norland, March 3, 2021.\n   Grimsand, Norland · March 3, 2021\n   Ida Brandt\n   alt: Alt\n"},
		"json":     {`"text": "it turns,"`, `"credit": "Ida Brandt"`},
		"markdown": {"> “it turns,”\n>\n> — Jo Park, 52\n", "1. Boats in Grimsand, Norland, March 3, 2021. *Ida Brandt* (Grimsand, Norland, March 3, 2021)\n"},
		"csv":      {"n,kind,text,speaker,resolved,detail,cue\n1,direct,\"it turns,\",Jo Park,Jo Park,52,said\n", "n,caption,place,date,credit,alt,src\n1,"},
	}
	for _, f := range formats {
		var quotes, notes bytes.Buffer
		if err := f.Quotes(&quotes, example(t)); err != nil {
			t.Fatal(err)
		}
		if err := f.Notes(&notes, example(t)); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(quotes.String(), want[f.Name][0]) || !strings.Contains(notes.String(), want[f.Name][1]) {
			t.Errorf("%s:\n%s\n%s", f.Name, quotes.String(), notes.String())
		}
	}
	if _, ok := FormatByName("nosuch"); ok {
		t.Error("an unknown format was found")
	}
}

// TestKindsInText checks that the text format says in words that a quotation is partial.
func TestKindsInText(t *testing.T) {
	x := analyse(t, markdown.Parse([]byte("She called it “a very slow tide” that day, Jo Park said.\n")))
	var b bytes.Buffer
	if err := quotesText(&b, x); err != nil || !strings.Contains(b.String(), "(partial quote)\n") {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

// TestFormulas checks that a spreadsheet takes no cell for a formula.
func TestFormulas(t *testing.T) {
	var b bytes.Buffer
	if err := writeCSV(&b, [][]string{{"=1+1", "+1", "-1", "@x", "plain"}}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != "'=1+1,'+1,'-1,'@x,plain\n" {
		t.Errorf("got %q", got)
	}
}

func TestOutline(t *testing.T) {
	var b bytes.Buffer
	if err := Outline(&b, example(t)); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != "Über die Ebbe\n  Part\n" {
		t.Errorf("got %q", got)
	}
}

func TestJSONAliases(t *testing.T) {
	var b bytes.Buffer
	x := analyse(t, markdown.Parse([]byte("“It turns,” said Jo Park.\n\n“It does,” Park said.\n\n“No,” said Ana Ruiz.\n")))
	if err := JSON(&b, x); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(b.String(), `"aliases"`); got != 1 || !strings.Contains(strings.Join(strings.Fields(b.String()), ""), `"aliases":["Park"]`) {
		t.Errorf("%s", b.String())
	}
}
