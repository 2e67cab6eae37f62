package search

import (
	"errors"
	"strings"
	"testing"

	"pullquote/content"
)

// shipping returns an article with a block of each kind, and its quotations.
func shipping() (*content.Article, Quoted) {
	texts := []string{
		"The tide",
		"“The tide turns,” said Jo Park. The tide is late, and war is near.",
		"func tide() {}",
		"The tide at noon. Photo: Ana Ruiz",
		"“Nobody saw the tide,” said Ana Ruiz. It was a warm day by the tide pool.",
	}
	list := &content.List{Items: []content.Item{
		{Blocks: []content.Block{&content.Paragraph{Text: content.PlainInline("a tide of war")}}},
		{Blocks: []content.Block{&content.Paragraph{Text: content.PlainInline("a tide of peace")}}},
	}}
	a := content.NewArticle(
		&content.Heading{Level: 1, Text: content.PlainInline(texts[0])},
		&content.Paragraph{Text: content.PlainInline(texts[1])},
		&content.Code{Source: content.Sanitize(texts[2])},
		&content.Figure{Caption: content.PlainInline(texts[3])},
		&content.Paragraph{Text: content.PlainInline(texts[4])},
		list,
	)
	quoted := func(i content.BlockIndex) []Quotation {
		within := func(words string, speaker ...string) []Quotation {
			at := strings.Index(texts[i], words)
			return []Quotation{{Match{at, at + len(words)}, speaker}}
		}
		switch i {
		case 1:
			return within("The tide turns,", "Jo Park", "Park")
		case 4:
			return within("Nobody saw the tide,", "Ana Ruiz", "Ruiz")
		}
		return nil
	}
	return a, quoted
}

// TestParse lists the matches of queries, each in its block.
func TestParse(t *testing.T) {
	a, quoted := shipping()
	for _, c := range []struct{ query, want string }{
		{"tide", "0:tide 1:tide 1:tide 2:tide 3:tide 4:tide 4:tide 5:tide 5:tide"},
		{"the tide", "0:The tide 1:The tide 1:The tide 3:The tide 4:the tide 4:the tide"},
		{"tide in:quotes", "1:tide 4:tide"},
		{"in:quotes the tide", "1:The tide 4:the tide"},
		{"in:quotes   the    tide", "1:The tide 4:the tide"},
		{"in:headings tide", "0:tide"},
		{"in:code tide", "2:tide"},
		{"in:notes tide", "3:tide"},
		{"in:code in:headings tide", "0:tide 2:tide"},
		{"tide who:Park", "1:tide"},
		{"tide who:ruiz", "4:tide"},
		{`tide who:"ana ruiz"`, "4:tide"},
		{`tide who:"ana`, "4:tide"},
		{"tide who:ana who:jo", "1:tide 4:tide"},
		{"tide who:uiz", ""},
		{"tide who:ana in:headings", ""},
		{"tide -war", "0:tide 2:tide 3:tide 4:tide 4:tide 5:tide"},
		{"tide -war -nobody in:quotes", ""},
		{"tide -WAR", "0:tide 1:tide 1:tide 2:tide 3:tide 4:tide 4:tide 5:tide 5:tide"},
		{"-war", ""},
		{"war -5", ""},
		{`tide \-war`, ""},
		{`\in:quotes`, ""},
		{"re:t[a-z]de", "0:tide 1:tide 1:tide 2:tide 3:tide 4:tide 4:tide 5:tide 5:tide"},
		{"re:the tide (turns|is)", "1:The tide turns 1:The tide is"},
		{"re:The tide (turns|is)", "1:The tide turns 1:The tide is"},
		{"re:The Tide", ""},
		{`re:\Bide\b`, "0:ide 1:ide 1:ide 2:ide 3:ide 4:ide 4:ide 5:ide 5:ide"},
		{`re:^a \W*tide\pL* of \S+$`, "5:a tide of war 5:a tide of peace"},
		{"re:x*", ""},
		{"in:headings re:t.de", "0:tide"},
		{"tide re:is", ""},
		{"re:", ""},
		{"", ""},
		{"in:here tide", "unknown scope in:here; use in:quotes, in:notes, in:headings, in:code"},
		{"in:q tide", "unknown scope in:q; use in:quotes, in:notes, in:headings, in:code"},
		{"tide in:q", "use in:quotes, in:notes, in:headings, in:code"},
		{"in:", "use in:quotes, in:notes, in:headings, in:code"},
		{"tide in: quotes", ""},
		{"who:", "type the name of a speaker after who:"},
		{"who:Ana", "type what to find after who:Ana"},
		{"in:quotes in:notes", "type what to find after in:quotes in:notes"},
		{"re:(tide", "broken expression: missing closing ) (tide"},
		{"re:tide**", "broken expression: invalid nested repetition operator **"},
	} {
		t.Run(c.query, func(t *testing.T) {
			q, err := Parse(c.query, Options{})
			got := ""
			if err != nil {
				if want := new(Error); !errors.As(err, &want) {
					t.Errorf("the error is a %T", err)
				}
				got = err.Error()
			}
			for _, r := range q.All(a, quoted) {
				got += string(rune('0'+r.Start.Block)) + ":" + a.Text(r) + " "
			}
			if got = strings.TrimSuffix(got, " "); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestOptions(t *testing.T) {
	const text = "War war WAR wár warm re:war"
	for _, c := range []struct {
		query string
		o     Options
		want  string
	}{
		{"War", Options{Case: IgnoreCase}, "[War] [war] [WAR] [wár] [war]m re:[war]"},
		{"war", Options{Case: MatchCase}, "War [war] WAR [wár] [war]m re:[war]"},
		{"war", Options{Words: true}, "[War] [war] [WAR] [wár] warm re:[war]"},
		{"war", Options{Exact: true}, "War [war] WAR wár [war]m re:[war]"},
		{"war", Options{Exact: true, Words: true}, "War [war] WAR wár warm re:[war]"},
		{"w.r", Options{Regexp: true}, "[War] [war] [WAR] [wár] [war]m re:[war]"},
		{"w.r", Options{Regexp: true, Words: true}, "[War] [war] [WAR] [wár] warm re:[war]"},
		{"W.r", Options{Regexp: true}, "[War] war WAR wár warm re:war"},
		{"W.r", Options{Regexp: true, Case: IgnoreCase}, "[War] [war] [WAR] [wár] [war]m re:[war]"},
		{`war \w`, Options{Regexp: true}, "[War w]ar [WAR w]ár warm re:war"},
	} {
		q, err := Parse(c.query, c.o)
		if err != nil {
			t.Fatal(err)
		}
		if got := marked(text, q.Find(text)); got != c.want {
			t.Errorf("%s %+v\n got %s\nwant %s", c.query, c.o, got, c.want)
		}
	}
}

func TestIgnoringCase(t *testing.T) {
	for _, c := range []struct {
		query string
		o     Options
		want  int // -1: case does not matter, or that is what was asked for
	}{
		{"WAR", Options{}, 3},
		{"WAR -Peace", Options{}, 3},
		{"re:WA.", Options{}, 2},
		{"WA.", Options{Regexp: true}, 2},
		{"war", Options{}, -1},
		{"WAR", Options{Case: IgnoreCase}, -1},
		{"", Options{}, -1},
	} {
		q, err := Parse(c.query, c.o)
		if err != nil {
			t.Fatal(err)
		}
		got := -1
		if q.MatchesCase() {
			got = len(q.IgnoringCase().Find("war War wár"))
		}
		if got != c.want {
			t.Errorf("%s %+v: %d, want %d", c.query, c.o, got, c.want)
		}
	}
}

func TestCompletion(t *testing.T) {
	names := []string{"Jo Park", "Ana Ruiz"}
	for query, want := range map[string]string{
		"":               "",
		"tide":           "",
		"in":             "",
		"in:":            "quotes",
		"tide in:h":      "eadings",
		"in:headings":    "",
		"in:x":           "",
		"in:quotes ":     "",
		"who:":           "Jo",
		"tide who:r":     "uiz",
		`who:"`:          `Jo Park"`,
		`who:"ana r`:     `uiz"`,
		`who:"Ana Ruiz"`: "",
		"who:x":          "",
	} {
		if got := Completion(query, names); got != want {
			t.Errorf("%s is completed with %q, want %q", query, got, want)
		}
	}
}

// TestLiteral lists what must occur in every match of an expression.
func TestLiteral(t *testing.T) {
	for expression, want := range map[string]string{
		"tide":             "tide",
		"(?i)tide":         "tide",
		"tides?":           "tide",
		"(the|a) tide+ in": " tid",
		"a (tide){2,3}":    "tide",
		"tide|ebb":         "",
		"(tide)?ebb":       "ebb",
		"t.*e":             "t",
	} {
		p, err := compilePattern(expression, true, clusterEdges)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if p.literal != nil {
			got = p.literal.folded
		}
		if got != strings.TrimSpace(want) {
			t.Errorf("%s: %q, want %q", expression, got, want)
		}
	}
}
