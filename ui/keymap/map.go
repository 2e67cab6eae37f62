package keymap

import (
	"slices"
	"strings"
)

// A Map looks up actions by key, and keys by action.
type Map struct {
	rows     []Entry
	bindings map[binding]int
	actions  map[Action]int
	names    map[string]Action
}

type binding struct {
	key string
	in  Focus
}

// New returns a map of rows, in the order of the help. [Table] returns the standard rows, and
// [Rebind] those with other keys. In the map's entries, the help names the keys of the map.
func New(rows []Entry) *Map {
	const keysEach = 12 // about as many as an action has in all focuses
	m := &Map{
		rows: slices.Clone(rows), bindings: make(map[binding]int, keysEach*len(rows)),
		actions: make(map[Action]int, len(rows)), names: make(map[string]Action, len(rows)),
	}
	for i, e := range rows {
		m.actions[e.Action], m.names[e.Name] = i, e.Action
		for f := Text; f <= lastFocus; f <<= 1 {
			for _, k := range e.Keys {
				if e.In&f != 0 {
					m.bindings[binding{k, f}] = i
				}
			}
		}
	}
	for i := range m.rows {
		m.rows[i].Help = m.Expand(m.rows[i].Help)
	}
	return m
}

// Find returns the entry for a keystroke in one focus.
func (m *Map) Find(key string, in Focus) (Entry, bool) {
	i, ok := m.bindings[binding{key, in}]
	if !ok {
		return Entry{}, false
	}
	return m.rows[i], true
}

// Entry returns the entry for an action.
func (m *Map) Entry(a Action) (Entry, bool) {
	i, ok := m.actions[a]
	if !ok {
		return Entry{}, false
	}
	return m.rows[i], true
}

// Key returns the usual name of the first key of an action; ":name", as the palette takes
// it, if the action has no key.
func (m *Map) Key(a Action) string {
	e, ok := m.Entry(a)
	if !ok || len(e.Keys) == 0 {
		return e.String()
	}
	return DisplayName(e.Keys[0])
}

// Expand returns a text with the first key of an action in place of its name in
// braces: "{help} for help" becomes
// "? for help".
func (m *Map) Expand(text string) string {
	var s strings.Builder
	for {
		before, after, ok := strings.Cut(text, "{")
		s.WriteString(before)
		if !ok {
			return s.String()
		}
		name, rest, _ := strings.Cut(after, "}")
		if a, ok := m.names[name]; ok {
			s.WriteString(m.Key(a))
			text = rest
			continue
		}
		s.WriteByte('{')
		text = after
	}
}

// Entries returns all entries, in the order of the help. Callers must not modify them.
func (m *Map) Entries() []Entry { return m.rows }

// Markdown returns the table as the README shows it.
func Markdown() string {
	var s strings.Builder
	s.WriteString("| Keys | Action |\n|---|---|\n")
	for _, e := range New(table).rows {
		keys := make([]string, len(e.Keys))
		for i, k := range e.Keys {
			keys[i] = "`" + strings.ReplaceAll(DisplayName(k), "|", "\\|") + "`"
		}
		s.WriteString("| " + strings.Join(keys, " ") + " | " + e.Help + " |\n")
	}
	return s.String()
}
