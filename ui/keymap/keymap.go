// Package keymap holds the table of actions and their keys. Keys, the footer, the help and
// the README's table are all generated from it.
//
// What always holds: within one focus a key has one meaning, every action has a key, and
// every action is in the table.
package keymap

import (
	"slices"
	"strings"
)

// An Action is something that a key does.
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
	ScrollLeft
	ScrollRight
	NextNote
	PrevNote
	Search
	NextHit
	PrevHit
	Hits
	OnlyMatches
	OnlySpeaker
	Right
	Left
	Who
	Everybody
	Correct
	Select
	Copy
	CopySource
	Highlight
	Comment
	Highlights
	Save
	NextPane
	PrevPane
	Enter
	JumpBack
	JumpForward
	NextArticle
	PrevArticle
	SetMark
	GoToMark
	Links
	Outline
	Wider
	Narrower
	Details
	Changes
	Recent
	Later
	Browse
	Edit
	Pipe
	Reload
	Tag
	Sort
	Remove
	Zen
	SpeakerMargin
	RemotePictures
	Mouse
	Help
	Redraw
	Suspend
	Back
	Close
	Quit
)

// A Focus is a part of the screen that can receive keys; combined as bits, a set of them.
type Focus uint8

// The focuses. Overlay is any overlay but the list of what was read.
const (
	Text Focus = 1 << iota
	Quotes
	Notes
	Overlay
	Entries // a list of articles
	Library // the list of what was read

	panes      = Quotes | Notes
	reading    = Text | panes
	overlays   = Overlay | Library
	everywhere = reading | overlays | Entries
)

// A Group is a section of the help, named by its heading.
type Group string

// The groups, in the order of the help.
const (
	Moving  Group = "Moving"
	Quoting Group = "Quotes and image notes"
	Finding Group = "Search"
	Panes   Group = "Panes"
	Viewing Group = "View"
	Program Group = "Program"
)

// An Entry is a row of the table.
type Entry struct {
	Action Action
	Name   string   // in the settings, the palette and the manual: "next-quote"
	Keys   []string // as Bubble Tea names keystrokes
	In     Focus
	Group  Group
	Help   string // a few words, for help and README
	Hint   string // a word or two, for the footer; "": never shown there
	Count  bool   // whether a number may be typed before the key
}

// table lists all actions, in the order of the help.
var table = []Entry{
	{LineDown, "line-down", []string{"j", "down"}, everywhere, Moving, "line down; in a pane, next item", "", true},
	{LineUp, "line-up", []string{"k", "up"}, everywhere, Moving, "line up; in a pane, previous item", "", true},
	{PageDown, "page-down", []string{"space", "f", "pgdown", "ctrl+f"}, everywhere, Moving, "page down", "", true},
	{PageUp, "page-up", []string{"b", "pgup", "ctrl+b"}, everywhere, Moving, "page up", "", true},
	{HalfDown, "half-down", []string{"d", "ctrl+d"}, everywhere, Moving, "half a page down", "", true},
	{HalfUp, "half-up", []string{"u", "ctrl+u"}, everywhere, Moving, "half a page up", "", true},
	{Top, "top", []string{"g", "home"}, everywhere, Moving, "top", "", false},
	{Bottom, "bottom", []string{"G", "end"}, everywhere, Moving, "bottom; 12G goes to paragraph 12", "", true},
	{Percent, "percent", []string{"%"}, reading, Moving, "50% goes halfway", "", true},
	{NextParagraph, "next-paragraph", []string{"}", "J"}, reading, Moving, "next paragraph", "", true},
	{PrevParagraph, "prev-paragraph", []string{"{", "K"}, reading, Moving, "previous paragraph", "", true},
	{NextSection, "next-section", []string{"]"}, reading, Moving, "next section", "", true},
	{PrevSection, "prev-section", []string{"["}, reading, Moving, "previous section", "", true},
	{ScrollRight, "scroll-right", []string{">", "shift+right"}, reading, Moving, "scroll a wide table or block of code sideways, to the right", "sideways", true},
	{ScrollLeft, "scroll-left", []string{"<", "shift+left"}, reading, Moving, "scroll it to the left", "", true},
	{JumpBack, "jump-back", []string{"ctrl+o", "backspace", "alt+left"}, reading | Entries, Moving, "back to where you were, even in the previous article", "back", true},
	{JumpForward, "jump-forward", []string{"alt+right"}, reading | Entries, Moving, "forward again", "", true},
	{NextArticle, "next-article", []string{"ctrl+n"}, reading, Moving, "next article of the list that this one was opened from", "", false},
	{PrevArticle, "prev-article", []string{"ctrl+p"}, reading, Moving, "previous article of that list", "", false},
	{SetMark, "set-mark", []string{"m"}, reading, Moving, "mark this place: ma marks it as a", "", false},
	{GoToMark, "go-to-mark", []string{"'"}, reading, Moving, "go to a mark: 'a goes to mark a, '' to where you were", "", false},
	{Links, "links", []string{"l"}, reading, Moving, "follow a link by its label: a footnote opens in place, a page in this window", "links", false},

	{Search, "search", []string{"/"}, everywhere, Finding, "search as you type; ↑ and ↓ recall earlier searches, alt+c, alt+w, alt+r and alt+x switch case, whole words, regular expression and exact; in a list, filter it", "search", false},
	{NextHit, "next-hit", []string{"n"}, reading, Finding, "next hit, also of the last search", "", true},
	{PrevHit, "prev-hit", []string{"N"}, reading, Finding, "previous hit, also of the last search", "", true},
	{Hits, "hits", []string{"F"}, reading | overlays, Finding, "list of hits by section, with the text around them", "hits", false},
	{OnlyMatches, "only-matches", []string{"&"}, reading, Finding, "show only the paragraphs that match; again to show all", "", false},

	{NextQuote, "next-quote", []string{")", "."}, reading, Quoting, "next quote", "quote", true},
	{PrevQuote, "prev-quote", []string{"(", ","}, reading, Quoting, "previous quote", "", true},
	{NextNote, "next-note", []string{"i"}, reading, Quoting, "next image note", "image note", true},
	{PrevNote, "prev-note", []string{"I"}, reading, Quoting, "previous image note", "", true},
	{OnlySpeaker, "only-speaker", []string{"*"}, reading, Quoting, "show only this speaker; again to show all", "this speaker", false},
	{Right, "right", []string{"right"}, Text | Quotes, Quoting, "in the quotes pane, why this speaker; enter then shows the sentence that says so; in a selection, next word", "why", true},
	{Left, "left", []string{"left"}, Text | Quotes, Quoting, "back to the words of the quote; in a selection, previous word", "", true},
	{Who, "who", []string{"w"}, reading | overlays, Quoting, "people quoted, and how often", "people", false},
	{Everybody, "everybody", []string{"P"}, reading | overlays | Entries, Quoting, "everybody quoted in what you read; enter lists what one person said, with its source", "", false},
	{Correct, "correct", []string{"c"}, reading | overlays, Quoting, "correct the speaker of the current quote; in the list of people, the selected person", "correct", false},
	{Select, "select", []string{"v"}, reading, Quoting, "select: then ← and → go by a word, ↑ and ↓ by a line, { and } by a paragraph, ) takes the quote; y copies, H highlights, v moves the other end, esc ends", "select", false},
	{Copy, "copy", []string{"y"}, reading, Quoting, "copy the current quote with its speaker and source (or the selection, the image note, or the paragraph)", "copy", false},
	{CopySource, "copy-source", []string{"Y"}, reading | Entries, Quoting, "copy the source link; in a list of articles, the link to the selected one", "", false},
	{Highlight, "highlight", []string{"H"}, reading | overlays, Quoting, "highlight the current quote, or the paragraph; again to remove it; 2H, 3H and 4H use other colours; in the list of highlights, remove or restore the selected one", "remove", true},
	{Comment, "comment", []string{"a"}, reading | overlays, Quoting, "write a comment on the current quote, or the paragraph, or change it; alt+e opens your editor; in the list of highlights, comment on the selected one", "comment", false},
	{Highlights, "highlights", []string{"A"}, reading | overlays, Quoting, "list of highlights and comments", "highlights", false},
	{Save, "save", []string{"s"}, reading, Quoting, "save highlights and comments, quotes or image notes to a file: tab chooses which, the end of the name the format", "save", false},

	{NextPane, "next-pane", []string{"tab"}, reading, Panes, "next pane: text, quotes, image notes", "panes", false},
	{PrevPane, "prev-pane", []string{"shift+tab"}, reading, Panes, "previous pane", "", false},
	{Enter, "enter", []string{"enter"}, everywhere, Panes, "go to the selected place in the text; in a list of articles, open the selected one; in the text, show the picture alone, as large as the window", "go to", false},

	{Outline, "outline", []string{"t"}, reading | overlays, Viewing, "outline", "outline", false},
	{Details, "details", []string{"="}, everywhere, Viewing, "details of the article and your place in it", "", false},
	{Changes, "changes", []string{"D"}, reading | overlays, Viewing, "what has changed in the article since you last read it", "changes", false},
	{Recent, "recent", []string{"R"}, everywhere, Viewing, "what you read, and where you left it", "recent", false},
	{Later, "later", []string{"L"}, reading | Entries | Library, Viewing, "keep this article, or the selected one of a list, to read later; again to keep it no longer", "", false},
	{Browse, "browse", []string{"o"}, reading | Entries, Viewing, "open the article, or the selected one of a list, in the browser", "", false},
	{Edit, "edit", []string{"e"}, reading, Viewing, "edit the file in your editor, at the line where you are; then it is reloaded", "", false},
	{Pipe, "pipe", []string{"|"}, reading, Viewing, "pipe the selection, the quote or the text to a command: tab chooses which", "", false},
	{Reload, "reload", []string{"r"}, reading | Entries | Library, Viewing, "reload the article from its source, at the same place; in the list of what you read, refresh the feeds", "refresh feeds", false},
	{Tag, "tag", []string{"#"}, Library, Viewing, "in the list of what you read, change the tags of an article", "tags", false},
	{Sort, "sort", []string{"B"}, Library, Viewing, "in the list of what you read, sort by group, time, title or site", "sort", false},
	{Remove, "remove", []string{"x"}, Library, Viewing, "in the list of what you read, remove an article and everything kept of it; x again confirms", "remove", false},
	{Wider, "wider", []string{"+"}, reading, Viewing, "wider column", "", true},
	{Narrower, "narrower", []string{"-"}, reading, Viewing, "narrower column", "", true},
	{Zen, "zen", []string{"z"}, reading, Viewing, "show only the text; again to show everything", "", false},
	{SpeakerMargin, "speaker-margin", []string{"S"}, reading, Viewing, "who speaks, in the margin beside each paragraph; again to hide it", "", false},
	{RemotePictures, "remote-pictures", []string{"p"}, reading | overlays, Viewing, "load the pictures of the article that are on the web; again to hide them", "pictures", false},
	{Mouse, "mouse", []string{"M"}, everywhere, Viewing, "leave the mouse to the terminal, which then selects as it always does; again to take it back", "", false},
	{Redraw, "redraw", []string{"ctrl+l"}, everywhere, Viewing, "redraw the screen", "", false},

	{Help, "help", []string{"?", "h", "f1"}, everywhere, Program, "help", "help", false},
	{Back, "back", []string{"esc"}, everywhere, Program, "go back one step: cancel opening, leave a pane, end a filter or a search; never quits", "back", false},
	{Close, "close", []string{"q"}, everywhere, Program, "close the overlay or pane; go back to the article or list that this one was opened from; or else quit", "", false},
	{Quit, "quit", []string{"Q", "ctrl+c"}, everywhere, Program, "quit, wherever you are", "", false},
	{Suspend, "suspend", []string{"ctrl+z"}, everywhere, Program, "suspend", "", false},
}

// Table returns a copy of the table, in the order of the help.
func Table() []Entry { return slices.Clone(table) }

// A Map looks up actions by key, and keys by action.
type Map struct {
	rows     []Entry
	bindings map[binding]int
	actions  map[Action]int
}

type binding struct {
	key string
	in  Focus
}

// New returns a map of rows, in the order of the help. [Table] returns the standard rows.
func New(rows []Entry) *Map {
	m := &Map{rows: rows, bindings: map[binding]int{}, actions: map[Action]int{}}
	for i, e := range rows {
		m.actions[e.Action] = i
		for f := Text; f <= Library; f <<= 1 {
			for _, k := range e.Keys {
				if e.In&f != 0 {
					m.bindings[binding{k, f}] = i
				}
			}
		}
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

// Entries returns all entries, in the order of the help. Callers must not modify them.
func (m *Map) Entries() []Entry { return m.rows }

// DisplayName returns the usual name of a keystroke: "PgDn" for "pgdown".
func DisplayName(key string) string {
	switch key {
	case "down":
		return "↓"
	case "up":
		return "↑"
	case "left":
		return "←"
	case "right":
		return "→"
	case "shift+left":
		return "shift+←"
	case "shift+right":
		return "shift+→"
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

// String returns the entry's keystrokes by their usual names, separated by spaces.
func (e Entry) String() string {
	shown := make([]string, len(e.Keys))
	for i, k := range e.Keys {
		shown[i] = DisplayName(k)
	}
	return strings.Join(shown, " ")
}

// Markdown returns the table as the README shows it.
func Markdown() string {
	var s strings.Builder
	s.WriteString("| Keys | Action |\n|---|---|\n")
	for _, e := range table {
		keys := make([]string, len(e.Keys))
		for i, k := range e.Keys {
			keys[i] = "`" + strings.ReplaceAll(DisplayName(k), "|", "\\|") + "`"
		}
		s.WriteString("| " + strings.Join(keys, " ") + " | " + e.Help + " |\n")
	}
	return s.String()
}
