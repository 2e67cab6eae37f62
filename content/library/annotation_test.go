package library

import (
	"testing"

	"pullquote/content"
)

// TestAnnotations keeps, replaces and removes annotations.
func TestAnnotations(t *testing.T) {
	l := open(t, t.TempDir())
	text := "the tide came late"
	a := content.NewArticle(&content.Paragraph{Text: content.PlainInline(text)})
	v := visit("a", text, 0.5)
	annotate := func(n Annotation, start, end int) {
		t.Helper()
		n.Locator = content.NewLocator(a, content.Within(0, start, end))
		if err := l.Annotate(t.Context(), v, n); err != nil {
			t.Fatal(err)
		}
	}
	check := func(source string, want ...string) {
		t.Helper()
		got, err := l.Annotations(t.Context(), bySource(t, l, source).ID)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%+v, %v; want %q", got, err, want)
		}
		for i, n := range got {
			at, match := n.Locator.Resolve(a)
			if text := string(n.Kind) + n.Name + " " + a.Text(at); match != content.Same || text != want[i] {
				t.Errorf("annotation %d is %q (%v), want %q", i, text, match, want[i])
			}
		}
	}
	annotate(Annotation{Kind: Mark, Name: "x", Made: v.At}, 4, 4)
	annotate(Annotation{Kind: Highlight, ID: "1", Made: v.At}, 4, 8)
	annotate(Annotation{Kind: Mark, Name: "y", Made: v.At}, 0, 0)
	check("a", "marky ", "markx ", "highlight tide")
	annotate(Annotation{Kind: Mark, Name: "x", Made: v.At}, 9, 9)
	check("a", "marky ", "highlight tide", "markx ")
	if err := l.RemoveAnnotation(t.Context(), "1"); err != nil {
		t.Fatal(err)
	}
	check("a", "marky ", "markx ")
	annotate(Annotation{Kind: Highlight, ID: "1", Made: v.At}, 9, 13)
	check("a", "marky ", "markx ", "highlight came")

	unknown := v
	unknown.Source, unknown.Text = "b", Hash{}
	if err := l.Annotate(t.Context(), unknown, Annotation{Kind: Highlight, ID: "2", Locator: content.NewLocator(a, content.Within(0, 0, 3)), Made: v.At}); err != nil {
		t.Fatal(err)
	}
	v.Source = "b"
	keep(t, l, v)
	check("b", "marky ", "highlight the", "markx ", "highlight came")
	if err := l.Annotate(t.Context(), Visit{}, Annotation{Kind: Highlight, ID: "3"}); err == nil {
		t.Error("kept an annotation of a document that cannot be found again")
	}
	id := bySource(t, l, "b").ID
	if err := l.Remove(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if left, err := l.Annotations(t.Context(), id); err != nil || len(left) > 0 {
		t.Errorf("the removed document has %+v, %v", left, err)
	}
}
