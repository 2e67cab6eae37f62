// Package keymap holds the one table of actions and their keys. The program's
// dispatch, its footer and help, and the README's table are all made from it.
//
// What always holds: within one focus a key means one action; every action has
// a key; an action that is not in the table does not exist.
package keymap

import "strings"

// An Action is what a key does.
type Action int

// The actions.
const (
	None Action = iota
	LineDown
	LineUp
	PageDown
	PageUp
	HalfDown
	HalfUp
	Top
	Bottom
	Percent
	NextQuote
	PrevQuote
	NextParagraph
	PrevParagraph
	NextSection
	PrevSection
	NextNote
	PrevNote
	Search
	NextHit
	PrevHit
	OnlySpeaker
	ToSpeaker
	ToWords
	Who
	Copy
	CopySource
	NextPane
	PrevPane
	Enter
	JumpBack
	JumpForward
	Links
	Outline
	Wider
	Narrower
	Details
	Zen
	Mouse
	Help
	Redraw
	Suspend
	Back
	Close
	Quit
)

// A Focus is where keys go.
type Focus uint8

// The focuses. An overlay is a list or a page over the text.
const (
	Text Focus = 1 << iota
	Quotes
	Notes
	Overlay
	Entries // a list of texts, in the place of one

	panes      = Quotes | Notes
	reading    = Text | panes
	everywhere = reading | Overlay | Entries
)

// A Group is a heading of the help.
type Group string

// The groups, in the order of the help.
const (
	Moving  Group = "Moving"
	Quoting Group = "Quotations and notes"
	Finding Group = "Search"
	Panes   Group = "Panes"
	Viewing Group = "View"
	Program Group = "Program"
)

// An Entry is a row of the table.
type Entry struct {
	Action Action
	Keys   []string // as Bubble Tea names keystrokes
	In     Focus
	Group  Group
	Help   string // a few words, for help and README
	Foot   string // one word, for the footer; empty: never there
	Count  bool   // a number typed before it counts
}

// Table returns the rows, in the order of the help.
func Table() []Entry {
	return []Entry{
		{LineDown, []string{"j", "down"}, everywhere, Moving, "line down; in a pane, next item", "", true},
		{LineUp, []string{"k", "up"}, everywhere, Moving, "line up; in a pane, previous item", "", true},
		{PageDown, []string{"space", "f", "pgdown", "ctrl+f"}, everywhere, Moving, "page down", "", true},
		{PageUp, []string{"b", "pgup", "ctrl+b"}, everywhere, Moving, "page up", "", true},
		{HalfDown, []string{"d", "ctrl+d"}, everywhere, Moving, "half a page down", "", true},
		{HalfUp, []string{"u", "ctrl+u"}, everywhere, Moving, "half a page up", "", true},
		{Top, []string{"g", "home"}, everywhere, Moving, "top", "", false},
		{Bottom, []string{"G", "end"}, everywhere, Moving, "bottom; 12G goes to paragraph 12", "", true},
		{Percent, []string{"%"}, reading, Moving, "50% goes half way", "", true},
		{NextParagraph, []string{"}", "J"}, reading, Moving, "next paragraph", "", true},
		{PrevParagraph, []string{"{", "K"}, reading, Moving, "previous paragraph", "", true},
		{NextSection, []string{"]"}, reading, Moving, "next section", "", true},
		{PrevSection, []string{"["}, reading, Moving, "previous section", "", true},
		{JumpBack, []string{"ctrl+o", "backspace", "alt+left"}, reading | Entries, Moving, "back to where you were, in the article before too", "back", true},
		{JumpForward, []string{"alt+right"}, reading | Entries, Moving, "forward again", "", true},
		{Links, []string{"l"}, reading, Moving, "links, by label: a footnote opens in place, a page in this window", "links", false},

		{Search, []string{"/"}, everywhere, Finding, "search as you type; ↑ and ↓ bring back earlier searches; in the help and in lists of articles, find one", "search", false},
		{NextHit, []string{"n"}, reading, Finding, "next hit", "", true},
		{PrevHit, []string{"N"}, reading, Finding, "previous hit", "", true},

		{NextQuote, []string{")", "."}, reading, Quoting, "next quote", "quote", true},
		{PrevQuote, []string{"(", ","}, reading, Quoting, "previous quote", "", true},
		{NextNote, []string{"i"}, reading, Quoting, "next image note", "note", true},
		{PrevNote, []string{"I"}, reading, Quoting, "previous image note", "", true},
		{OnlySpeaker, []string{"*"}, reading, Quoting, "only the speaker of this quote; again for all", "only", false},
		{ToSpeaker, []string{"right"}, Quotes, Quoting, "to the speaker of this quote: enter shows the sentence that says so", "why", false},
		{ToWords, []string{"left"}, Quotes, Quoting, "back to its words", "", false},
		{Who, []string{"w"}, reading | Overlay, Quoting, "who is quoted, and how often", "who", false},
		{Copy, []string{"y"}, reading, Quoting, "copy the quote with its speaker and source, or the note that you are at; without them, the paragraph", "copy", false},
		{CopySource, []string{"Y"}, reading | Entries, Quoting, "copy where the article comes from; in a list of articles, the link of one", "", false},

		{NextPane, []string{"tab"}, reading, Panes, "text, quotes, notes, text", "", false},
		{PrevPane, []string{"shift+tab"}, reading, Panes, "the other way round", "", false},
		{Enter, []string{"enter"}, panes | Overlay | Entries, Panes, "go to that place in the text; in a list of articles, read one", "go", false},

		{Outline, []string{"t"}, reading | Overlay, Viewing, "outline", "outline", false},
		{Details, []string{"="}, everywhere, Viewing, "about the article and your place in it", "", false},
		{Wider, []string{"+"}, reading, Viewing, "wider column", "", true},
		{Narrower, []string{"-"}, reading, Viewing, "narrower column", "", true},
		{Zen, []string{"z"}, reading, Viewing, "the text alone; again for all", "", false},
		{Mouse, []string{"M"}, everywhere, Viewing, "let go of the mouse, so that the terminal selects; again to take it back", "", false},
		{Redraw, []string{"ctrl+l"}, everywhere, Viewing, "draw the screen again", "", false},

		{Help, []string{"?", "h", "f1"}, everywhere, Program, "help", "help", false},
		{Back, []string{"esc"}, everywhere, Program, "take back one step: an article that is being opened, search, filter, pane; it never quits", "back", false},
		{Close, []string{"q"}, everywhere, Program, "close what is open, else quit", "", false},
		{Quit, []string{"ctrl+c"}, everywhere, Program, "quit", "", false},
		{Suspend, []string{"ctrl+z"}, everywhere, Program, "suspend", "", false},
	}
}

// A Map finds actions by key.
type Map struct {
	rows   []Entry
	places map[place]int
}

type place struct {
	key string
	in  Focus
}

// New makes a map of the table.
func New() *Map {
	m := &Map{rows: Table(), places: map[place]int{}}
	for i, e := range m.rows {
		for f := Text; f <= Entries; f <<= 1 {
			for _, k := range e.Keys {
				if e.In&f != 0 {
					m.places[place{k, f}] = i
				}
			}
		}
	}
	return m
}

// Find is the entry of a keystroke in a focus.
func (m *Map) Find(key string, in Focus) (Entry, bool) {
	i, ok := m.places[place{key, in}]
	if !ok {
		return Entry{}, false
	}
	return m.rows[i], true
}

// Shown writes a keystroke as people know it: "pgdown" is "PgDn".
func Shown(key string) string {
	switch key {
	case "down":
		return "↓"
	case "up":
		return "↑"
	case "left":
		return "←"
	case "right":
		return "→"
	case "alt+left":
		return "alt+←"
	case "alt+right":
		return "alt+→"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "home":
		return "Home"
	case "end":
		return "End"
	case "f1":
		return "F1"
	}
	return key
}

// String writes an entry's keystrokes, separated by blanks.
func (e Entry) String() string {
	shown := make([]string, len(e.Keys))
	for i, k := range e.Keys {
		shown[i] = Shown(k)
	}
	return strings.Join(shown, " ")
}

// Markdown is the table for the README.
func Markdown() string {
	var s strings.Builder
	s.WriteString("| Keys | Action |\n|---|---|\n")
	for _, e := range Table() {
		keys := make([]string, len(e.Keys))
		for i, k := range e.Keys {
			keys[i] = "`" + strings.ReplaceAll(Shown(k), "|", "\\|") + "`"
		}
		s.WriteString("| " + strings.Join(keys, " ") + " | " + e.Help + " |\n")
	}
	return s.String()
}
