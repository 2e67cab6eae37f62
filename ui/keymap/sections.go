package keymap

// A Section is a part of the key table: the keys that work in one part of the screen.
type Section struct {
	Title   string
	Entries []Entry
}

// sections are the parts of the screen, the largest first.
var sections = []struct {
	title string
	in    Focus
}{
	{"Everywhere", everywhere},
	{"In an article: the text and its panes", reading},
	{"In the quotes and image notes panes", panes},
	{"In overlays", overlays},
	{"In the text", Text},
	{"In the quotes pane", Quotes},
	{"In the image notes pane", Notes},
	{"In other overlays than the list of what you read", Overlay},
	{"In a list of articles", Entries},
	{"In the list of what you read", Library},
	{"While you type", Prompt},
}

// Sections returns all keys by the part of the screen in which they work. A key of a whole article
// is not listed again for the text.
func (m *Map) Sections() []Section {
	listed := make([]Focus, len(m.rows)) // where each entry works as far as it has been listed
	var out []Section
	for _, s := range sections {
		var entries []Entry
		for i, e := range m.rows {
			if e.In&s.in == s.in && listed[i]&s.in != s.in && len(e.Keys) > 0 {
				listed[i] |= s.in
				entries = append(entries, e)
			}
		}
		if len(entries) > 0 {
			out = append(out, Section{s.title, entries})
		}
	}
	return out
}
