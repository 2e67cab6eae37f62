package analysis

import (
	"fmt"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/markdown"
)

const boats = `# Boats

“It turns,” said Jo Park, 52. “It is late,” said Ana Ruiz.

“We lost the whole crop to it,” Park said. “Nobody minds,” a bystander said.

“It boils,” said Lena.

Of the nets: “Who knows?”
`

func correct(t *testing.T, text string, isPart bool, list ...content.Correction) *Analysis {
	t.Helper()
	x, err := Run(t.Context(), markdown.Parse([]byte(text)))
	if err != nil {
		t.Fatal(err)
	}
	y, err := x.Corrected(t.Context(), list, isPart)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// speakers returns who says what, and the people, in one line each.
func (x *Analysis) speakers() string {
	var s strings.Builder
	for i := range x.Quotations {
		q := &x.Quotations[i]
		name := "-"
		if p := x.PersonOf(i); p >= 0 {
			name = x.People[p].Name
		}
		fmt.Fprintf(&s, "%s: %s (%s)\n", x.Text(i), q.Label(), name)
	}
	for _, p := range x.People {
		fmt.Fprintf(&s, "%s %q %q %v %d\n", p.Name, p.Aliases, p.Role, p.Quotations, p.Words)
	}
	return s.String()
}

func TestCorrected(t *testing.T) {
	plain := correct(t, boats, false)
	before := plain.speakers()
	at := func(i int) content.Locator {
		return content.NewLocator(plain.Article, plain.Quotations[i].Range())
	}
	for name, c := range map[string]struct {
		list []content.Correction
		want string
	}{
		"the right name": {
			[]content.Correction{{Quotation: at(2), Name: "Ana Ruiz"}, {Quotation: at(5), Name: "Per Holm"}}, `It turns,: Jo Park, 52 (Jo Park)
It is late,: Ana Ruiz (Ana Ruiz)
We lost the whole crop to it,: Ana Ruiz (Ana Ruiz)
Nobody minds,: a bystander (described, not named)
It boils,: Lena (Lena)
Who knows?: Per Holm (Per Holm)
Jo Park ["Park"] "52" [0] 2
Ana Ruiz [] "" [1 2] 10
described, not named [] "" [3] 2
Lena [] "" [4] 2
Per Holm [] "" [5] 2
`,
		},
		"the same person, and then their right name": {
			[]content.Correction{{Person: "Lena", Name: "Ana Ruiz"}, {Person: "Ana Ruiz", Name: "Ana Holm"}}, `It turns,: Jo Park, 52 (Jo Park)
It is late,: Ana Holm (Ana Holm)
We lost the whole crop to it,: Jo Park (Jo Park)
Nobody minds,: a bystander (described, not named)
It boils,: Ana Holm (Ana Holm)
Who knows?:  (-)
Jo Park ["Park"] "52" [0 2] 9
Ana Holm ["Ana Ruiz" "Lena"] "" [1 4] 5
described, not named [] "" [3] 2
`,
		},
		"nobody": {
			[]content.Correction{{Person: "Park", Name: ""}, {Quotation: at(3), Name: ""}}, `It turns,:  (-)
It is late,: Ana Ruiz (Ana Ruiz)
We lost the whole crop to it,:  (-)
Nobody minds,:  (-)
It boils,: Lena (Lena)
Who knows?:  (-)
Ana Ruiz [] "" [1] 3
Lena [] "" [4] 2
`,
		},
		"confirmed or not found": {
			[]content.Correction{{Quotation: at(3), Name: "a bystander"}, {Quotation: at(0), Name: "Jo Park"}, {Person: "Nils Moe", Name: "Lena"}}, before,
		},
	} {
		x := correct(t, boats, false, c.list...)
		if got := x.speakers(); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", name, got, c.want)
		}
	}
	if plain.speakers() != before {
		t.Error("the analysis has changed")
	}
}

// TestCorrectedIsSure checks what a corrected quotation says about itself.
func TestCorrectedIsSure(t *testing.T) {
	plain := correct(t, boats, false)
	at := content.NewLocator(plain.Article, plain.Quotations[2].Range())
	x := correct(t, boats, false, content.Correction{ID: "1", Quotation: at, Name: "Ana Ruiz"}, content.Correction{ID: "2", Person: "Lena", Name: "Lena Holm"})
	for i, why := range map[int]string{2: "you said so", 4: "you said so · “Lena” is Lena Holm"} {
		if q := x.Quotations[i]; q.Confidence != 1 || q.Why() != why {
			t.Errorf("%v: %q, want %q", q.Confidence, q.Why(), why)
		}
	}
	if by := x.Corrections(4); len(by) != 1 || by[0].ID != "2" || len(x.Corrections(0)) > 0 {
		t.Errorf("corrected by %+v", by)
	}
	if q := x.Uncorrected().Quotations[2]; q.Name() != "Jo Park" {
		t.Errorf("uncorrected: %q", q.Name())
	}
}

// TestCorrectedInChangedText finds a corrected quotation in another version of the text.
func TestCorrectedInChangedText(t *testing.T) {
	plain := correct(t, boats, false)
	by := content.Correction{Quotation: content.NewLocator(plain.Article, plain.Quotations[2].Range()), Name: "Ana Ruiz"}
	for _, c := range []struct {
		text   string
		isPart bool
		want   string
	}{
		{"A new paragraph.\n\n" + boats, false, "Ana Ruiz"},
		{strings.Replace(boats, "the whole crop", "our whole crop", 1), false, "Ana Ruiz"},
		{strings.Replace(boats, ",” Park said.", " again,” Park said.", 1), false, "Ana Ruiz"},
		{boats[:len(boats)-60], true, "Ana Ruiz"},
		{"A new paragraph.\n\n" + boats, true, "Jo Park"},
	} {
		x := correct(t, c.text, c.isPart, by)
		for i := range x.Quotations {
			if strings.HasPrefix(x.Text(i), "We lost") && x.Quotations[i].Name() != c.want {
				t.Errorf("%q: %q, want %q", c.text, x.Quotations[i].Name(), c.want)
			}
		}
	}
	if x := correct(t, "“It is another text,” said Jo Park.", false, by); x.Quotations[0].Name() != "Jo Park" {
		t.Errorf("another quotation was corrected: %q", x.Quotations[0].Name())
	}
}
