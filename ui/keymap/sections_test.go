package keymap

import "testing"

// TestSections checks that each key is listed exactly once for each focus in which it works.
func TestSections(t *testing.T) {
	m := New(Table())
	listed := map[Action]Focus{}
	for _, s := range m.Sections() {
		var in Focus
		for _, row := range sections {
			if row.title == s.Title {
				in = row.in
			}
		}
		for _, e := range s.Entries {
			if listed[e.Action]&in == in {
				t.Errorf("%s is listed again in %q", e.Name, s.Title)
			}
			listed[e.Action] |= in
		}
	}
	for _, e := range m.Entries() {
		if listed[e.Action] != e.In {
			t.Errorf("%s works in %b and is listed in %b", e.Name, e.In, listed[e.Action])
		}
	}
}
