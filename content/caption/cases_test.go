package caption

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the results into the test cases")

// TestCases runs testdata/*.txtar: NAME.txt is a caption, and NAME.out has its parts, one
// per line.
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
			got := dump(Split(string(in.Data)))
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

func dump(p Parts) string {
	var s strings.Builder
	for _, part := range [][2]string{{"caption ", p.Description}, {"credit ", p.Credit}, {"place ", p.Place}, {"date ", p.Date}} {
		if part[1] != "" {
			s.WriteString(part[0] + part[1] + "\n")
		}
	}
	if s.Len() == 0 {
		return "none\n"
	}
	return s.String()
}

// TestPatterns runs the example of each pattern and checks that no earlier pattern
// matches it.
func TestPatterns(t *testing.T) {
	for i, p := range patterns {
		description, credit := cutCredit(p.example)
		if description != p.description || credit != p.credit {
			t.Errorf("%s: %q gives %q and %q, want %q and %q", p.name, p.example, description, credit, p.description, p.credit)
		}
		for _, before := range patterns[:i] {
			if _, ok := before.find(splitParts(p.example)); ok {
				t.Errorf("%s: the earlier pattern %s matches %q", p.name, before.name, p.example)
			}
		}
	}
}
