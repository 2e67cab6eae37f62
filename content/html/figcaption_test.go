package html

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pullquote/content"
	"pullquote/content/caption"
	"pullquote/content/internal/dom"

	"golang.org/x/tools/txtar"
)

// TestCaptionText runs the cases in testdata/captions/*.txtar: NAME.html is a caption
// element, and NAME.out lists the parts of its text.
func TestCaptionText(t *testing.T) {
	paths, err := filepath.Glob("testdata/captions/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			in, out := archive.Files[i], &archive.Files[i+1]
			got := dumpParts(partsOf(string(in.Data)))
			if *update {
				out.Data = []byte(got)
				continue
			}
			t.Run(in.Name, func(t *testing.T) {
				if got != string(out.Data) {
					t.Errorf("in\n%s\ngot\n%s\nwant\n%s", in.Data, got, out.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(path, txtar.Format(archive), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// partsOf returns the parts of the caption in the first element of an HTML fragment.
func partsOf(source string) caption.Parts {
	root, _ := dom.Parse([]byte(source))
	n := dom.Body(root).FirstChild
	TrimCaption(n)
	text, credit := CaptionText(n)
	return caption.SplitMarked(content.Sanitize(text).String(), content.Sanitize(credit).String())
}

func dumpParts(p caption.Parts) string {
	var s strings.Builder
	for _, part := range []struct{ name, text string }{{"caption", p.Description}, {"credit", p.Credit}, {"place", p.Place}, {"date", p.Date}} {
		if part.text != "" {
			fmt.Fprintf(&s, "%s %s\n", part.name, part.text)
		}
	}
	if s.Len() == 0 {
		return "none\n"
	}
	return s.String()
}

func FuzzCaptionText(f *testing.F) {
	f.Add("<figcaption class=credit>A boat <span hidden>Image source, </span><b>Jo Park</b><small>AP</small>")
	f.Add("<div><div class=caption-text>A boat. </div><cite>Jo Park</cite> (<i class=author>x</i>)")
	f.Fuzz(func(t *testing.T, source string) {
		root, _ := dom.Parse([]byte(source))
		text, credit := CaptionText(root)
		if !strings.Contains(text, credit) {
			t.Errorf("the credit %q is not in the text %q", credit, text)
		}
	})
}
