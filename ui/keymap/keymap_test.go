package keymap

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestKeysAreUnique(t *testing.T) {
	for f := Text; f <= lastFocus; f <<= 1 {
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

// TestKeysAreConsistent checks that a key means the same in every focus but prompts, where
// most keys are text.
func TestKeysAreConsistent(t *testing.T) {
	owner := map[string]Action{}
	for _, e := range Table() {
		for _, k := range e.Keys {
			if e.In == Prompt {
				continue
			}
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
	for a := None + 1; a <= lastAction; a++ {
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

// TestParseKey parses the names of keys, and says what is wrong with those that no key has.
func TestParseKey(t *testing.T) {
	for _, e := range Table() {
		for _, k := range e.Keys {
			if got, err := ParseKey(k, e.In); got != k || err != nil {
				t.Errorf("%q: %q, %v", k, got, err)
			}
		}
	}
	for name, want := range map[string]string{
		"alt+ctrl+x": "ctrl+alt+x", "ä": "ä", "+": "+", "ctrl++": "ctrl++", "f12": "f12", "alt+shift+a": "alt+shift+a", "shift+f3": "shift+f3",
	} {
		if got, err := ParseKey(name, Text); got != want || err != nil {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
	}
	for name, want := range map[string]string{
		"": "no key has this name", "gg": "no key has this name", "f64": "no key has this name", "C-d": "no key has this name", "ctrl+": "no key has this name",
		"5": "digits are counts", "shift+a": `write "A"`, "shift+1": "write the character that it types", "ctrl+D": `write "ctrl+shift+d"`,
		"ctrl+i": "terminals send it as tab", "ctrl+m": "terminals send it as enter", "return": `write "enter"`, "ctrl+PageUp": `write "ctrl+pgup"`,
		"Ctrl+d": `unknown modifier "Ctrl"; use ctrl, alt, shift`, "ctrl+ctrl+d": "ctrl is there twice", "\x1b": "no key has this name",
	} {
		if got, err := ParseKey(name, Text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %q, %v; want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"a", "space", "Ä"} {
		if _, err := ParseKey(name, Prompt); err == nil || err.Error() != "it is text while you type" {
			t.Errorf("%q in prompts: %v", name, err)
		}
	}
}

// TestRebind gives actions other keys. Those of conflicts keep theirs.
func TestRebind(t *testing.T) {
	for _, c := range []struct {
		bindings  []Binding
		conflicts []Conflict
		next, hit string // the keys of NextQuote and NextHit
	}{
		{[]Binding{{NextQuote, []string{"n"}}, {NextHit, []string{")"}}}, nil, "n", ")"},
		{[]Binding{{NextQuote, []string{"n"}}}, []Conflict{{"n", NextQuote, NextHit}}, ") .", "n"},
		{[]Binding{{NextQuote, []string{"x1"}}, {NextHit, []string{"x1"}}}, []Conflict{{"x1", NextHit, NextQuote}}, ") .", "n"},
		{[]Binding{{NextHit, nil}, {NextQuote, []string{"n"}}}, nil, "n", ":next-hit"},
		// The one that gets its keys back may take them from another.
		{[]Binding{{NextQuote, []string{"i"}}, {NextHit, []string{")"}}}, []Conflict{{"i", NextQuote, NextNote}, {")", NextHit, NextQuote}}, ") .", "n"},
		{[]Binding{{Close, nil}, {Quit, nil}}, []Conflict{{"", Quit, Close}}, ") .", "n"},
		{[]Binding{{Close, nil}}, nil, ") .", "n"},
		{[]Binding{{PromptAccept, []string{"ctrl+n"}}}, nil, ") .", "n"}, // another focus
	} {
		rows, conflicts := Rebind(Table(), c.bindings)
		m := New(rows)
		next, _ := m.Entry(NextQuote)
		hit, _ := m.Entry(NextHit)
		if !slices.Equal(conflicts, c.conflicts) || next.String() != c.next || hit.String() != c.hit {
			t.Errorf("%v: %v, %s, %s", c.bindings, conflicts, next, hit)
		}
	}
}

// TestExpand checks that texts name the keys of the map.
func TestExpand(t *testing.T) {
	rows, _ := Rebind(Table(), []Binding{{Help, []string{"f2"}}, {Hits, nil}, {Bottom, []string{"alt+b"}}})
	m := New(rows)
	if got := m.Expand("{help} help, {hits} hits, {nothing}, {quit}"); got != "f2 help, :hits hits, {nothing}, Q" {
		t.Errorf("%q", got)
	}
	if e, _ := m.Entry(Bottom); e.Help != "bottom; 12alt+b goes to paragraph 12" {
		t.Errorf("%q", e.Help)
	}
	for _, e := range m.Entries() {
		if strings.Contains(e.Help, "}") && e.Action != Select {
			t.Errorf("%s: an action that does not exist: %q", e.Name, e.Help)
		}
	}
}
