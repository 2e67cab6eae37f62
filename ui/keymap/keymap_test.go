package keymap

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table into the README")

func TestKeysAreUnique(t *testing.T) {
	for f := Text; f <= Entries; f <<= 1 {
		owner := map[string]Action{}
		for _, e := range Table() {
			for _, k := range e.Keys {
				if other, ok := owner[k]; ok && e.In&f != 0 {
					t.Errorf("%q is both %d and %d in focus %d", k, other, e.Action, f)
				}
				if e.In&f != 0 {
					owner[k] = e.Action
				}
			}
		}
	}
}

// TestKeysAreConsistent checks that a key means the same in every focus.
func TestKeysAreConsistent(t *testing.T) {
	owner := map[string]Action{}
	for _, e := range Table() {
		for _, k := range e.Keys {
			if other, ok := owner[k]; ok && other != e.Action {
				t.Errorf("%q is both %d and %d", k, other, e.Action)
			}
			owner[k] = e.Action
		}
	}
}

func TestEveryActionHasAKey(t *testing.T) {
	have := map[Action]bool{}
	for _, e := range Table() {
		if have[e.Action] {
			t.Errorf("action %d has two rows", e.Action)
		}
		have[e.Action] = len(e.Keys) > 0 && e.Help != "" && e.In != 0 && e.Group != ""
	}
	for a := None + 1; a <= Quit; a++ {
		if !have[a] {
			t.Errorf("action %d has no key or no help", a)
		}
	}
}

// TestNames checks that every action has a name of its own, in lower case, with hyphens.
func TestNames(t *testing.T) {
	pattern, owner := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`), map[string]Action{}
	for _, e := range Table() {
		if other, ok := owner[e.Name]; ok || !pattern.MatchString(e.Name) {
			t.Errorf("action %d has the name %q, action %d too", e.Action, e.Name, other)
		}
		owner[e.Name] = e.Action
	}
}

func TestGroupsAreContiguous(t *testing.T) {
	seen := map[Group]bool{}
	var last Group
	for _, e := range Table() {
		if e.Group != last && seen[e.Group] {
			t.Errorf("the rows of group %q are not together", e.Group)
		}
		last, seen[e.Group] = e.Group, true
	}
}

func TestFind(t *testing.T) {
	m := New(Table())
	for _, c := range []struct {
		key  string
		in   Focus
		want Action
	}{{"j", Text, LineDown}, {"j", Overlay, LineDown}, {"enter", Text, Enter}, {"enter", Quotes, Enter}, {"z", Overlay, None}, {"x", Text, None}} {
		if e, ok := m.Find(c.key, c.in); e.Action != c.want || ok != (c.want != None) {
			t.Errorf("%q in %d is %d", c.key, c.in, e.Action)
		}
	}
}

// TestReadme checks that the README contains this table. To update it:
//
//	go test ./ui/keymap -update
func TestReadme(t *testing.T) {
	const path, begin, end = "../../README.md", "<!-- keys -->\n", "<!-- end of keys -->"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), begin)
	table, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("the README has no %q", strings.TrimSpace(begin))
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begin+Markdown()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if table != Markdown() {
		t.Error("the README's table of keys is out of date; run go test ./ui/keymap -update")
	}
}
