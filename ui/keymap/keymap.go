// Package keymap holds the table of actions and their keys. Keys, the footer, the help and
// the README's table are all generated from it.
//
// What always holds: within one focus a key has one meaning, and every action is in the
// table. In the standard table, every action has a key; a reader may choose other keys for
// it, or none.
package keymap

import "slices"

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
	Palette
	OpenOther
	Themes
	Help
	Redraw
	Suspend
	Back
	Close
	Quit

	// In prompts.
	PromptAccept
	PromptCancel
	PromptUp
	PromptDown
	PromptComplete
	MatchCase
	WholeWords
	RegularExpression
	ExactText
	OpenEditor
	PromptLeft
	PromptRight
	PromptWordLeft
	PromptWordRight
	PromptStart
	PromptEnd
	DeleteLeft
	DeleteRight
	DeleteWordLeft
	DeleteWordRight
	DeleteToStart
	DeleteToEnd

	lastAction = DeleteToEnd
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
	Prompt  // any line that the reader types into

	lastFocus = Prompt

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
	Typing  Group = "While typing"
)

// An Entry is a row of the table.
type Entry struct {
	Action Action
	Name   string   // in the settings, the palette and the manual: "next-quote"
	Keys   []string // as Bubble Tea names keystrokes
	In     Focus
	Group  Group
	Help   string // a few words, for help and README; "{quit}" stands for the first key of an action
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
	{Bottom, "bottom", []string{"G", "end"}, everywhere, Moving, "bottom; 12{bottom} goes to paragraph 12", "", true},
	{Percent, "percent", []string{"%"}, reading, Moving, "50{percent} goes halfway", "", true},
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
	{SetMark, "set-mark", []string{"m"}, reading, Moving, "mark this place: {set-mark}a marks it as a", "", false},
	{GoToMark, "go-to-mark", []string{"'"}, reading, Moving, "go to a mark: {go-to-mark}a goes to mark a, {go-to-mark}{go-to-mark} to where you were", "", false},
	{Links, "links", []string{"l"}, reading, Moving, "follow a link by its label: a footnote opens in place, a page in this window; a label typed in capitals shows where the link leads", "links", false},

	{Search, "search", []string{"/"}, everywhere, Finding, "search as you type; {prompt-up} and {prompt-down} recall earlier searches, {match-case}, {whole-words}, {regular-expression} and {exact-text} switch case, whole words, regular expression and exact; in a list, filter it", "search", false},
	{NextHit, "next-hit", []string{"n"}, reading, Finding, "next hit, also of the last search", "", true},
	{PrevHit, "prev-hit", []string{"N"}, reading, Finding, "previous hit, also of the last search", "", true},
	{Hits, "hits", []string{"F"}, reading | overlays, Finding, "list of hits by section, with the text around them", "hits", false},
	{OnlyMatches, "only-matches", []string{"&"}, reading, Finding, "show only the paragraphs that match; again to show all", "", false},

	{NextQuote, "next-quote", []string{")", "."}, reading, Quoting, "next quote", "quote", true},
	{PrevQuote, "prev-quote", []string{"(", ","}, reading, Quoting, "previous quote", "", true},
	{NextNote, "next-note", []string{"i"}, reading, Quoting, "next image note", "image note", true},
	{PrevNote, "prev-note", []string{"I"}, reading, Quoting, "previous image note", "", true},
	{OnlySpeaker, "only-speaker", []string{"*"}, reading, Quoting, "show only this speaker; again to show all", "this speaker", false},
	{Right, "right", []string{"right"}, Text | Quotes, Quoting, "in the quotes pane, why this speaker; {enter} then shows the sentence that says so; in a selection, next word", "why", true},
	{Left, "left", []string{"left"}, Text | Quotes, Quoting, "back to the words of the quote; in a selection, previous word", "", true},
	{Who, "who", []string{"w"}, reading | overlays, Quoting, "people quoted, and how often", "people", false},
	{Everybody, "everybody", []string{"P"}, reading | overlays | Entries, Quoting, "everybody quoted in what you read; {enter} lists what one person said, with its source", "", false},
	{Correct, "correct", []string{"c"}, reading | overlays, Quoting, "correct the speaker of the current quote; in the list of people, the selected person", "correct", false},
	{Select, "select", []string{"v"}, reading, Quoting, "select: then {left} and {right} go by a word, {line-up} and {line-down} by a line, {prev-paragraph} and {next-paragraph} by a paragraph, {next-quote} takes the quote; {copy} copies, {highlight} highlights, {select} moves the other end, {back} ends", "select", false},
	{Copy, "copy", []string{"y"}, reading, Quoting, "copy the current quote with its speaker and source (or the selection, the image note, or the paragraph)", "copy", false},
	{CopySource, "copy-source", []string{"Y"}, reading | Entries, Quoting, "copy the source link; in a list of articles, the link to the selected one", "", false},
	{Highlight, "highlight", []string{"H"}, reading | overlays, Quoting, "highlight the current quote, or the paragraph; again to remove it; 2{highlight}, 3{highlight} and 4{highlight} use other colours; in the list of highlights, remove or restore the selected one", "remove", true},
	{Comment, "comment", []string{"a"}, reading | overlays, Quoting, "write a comment on the current quote, or the paragraph, or change it; {open-editor} opens your editor; in the list of highlights, comment on the selected one", "comment", false},
	{Highlights, "highlights", []string{"A"}, reading | overlays, Quoting, "list of highlights and comments", "highlights", false},
	{Save, "save", []string{"s"}, reading, Quoting, "save highlights and comments, quotes or image notes to a file: {prompt-complete} chooses which, the end of the name the format", "save", false},

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
	{Pipe, "pipe", []string{"|"}, reading, Viewing, "pipe the selection, the quote or the text to a command: {prompt-complete} chooses which", "", false},
	{Reload, "reload", []string{"r"}, reading | Entries | Library, Viewing, "reload the article from its source, at the same place; in the list of what you read, refresh the feeds", "refresh feeds", false},
	{Tag, "tag", []string{"#"}, Library, Viewing, "in the list of what you read, change the tags of an article", "tags", false},
	{Sort, "sort", []string{"B"}, Library, Viewing, "in the list of what you read, sort by group, time, title or site", "sort", false},
	{Remove, "remove", []string{"x"}, Library, Viewing, "in the list of what you read, remove an article and everything kept of it; {remove} again confirms", "remove", false},
	{Wider, "wider", []string{"+"}, reading, Viewing, "wider column", "", true},
	{Narrower, "narrower", []string{"-"}, reading, Viewing, "narrower column", "", true},
	{Zen, "zen", []string{"z"}, reading, Viewing, "show only the text; again to show everything", "", false},
	{SpeakerMargin, "speaker-margin", []string{"S"}, reading, Viewing, "who speaks, in the margin beside each paragraph; again to hide it", "", false},
	{RemotePictures, "remote-pictures", []string{"p"}, reading | overlays, Viewing, "load the pictures of the article that are on the web; again to hide them", "pictures", false},
	{Themes, "themes", []string{"T"}, everywhere, Viewing, "choose a theme; the text shows each one as you move", "", false},
	{Mouse, "mouse", []string{"M"}, everywhere, Viewing, "leave the mouse to the terminal, which then selects as it always does; again to take it back", "", false},
	{Redraw, "redraw", []string{"ctrl+l"}, everywhere, Viewing, "redraw the screen", "", false},

	{Palette, "palette", []string{":"}, everywhere, Program, "commands and all actions, by name; {palette}42 goes to paragraph 42, {palette}50% halfway, {palette}open opens something else, {palette}config shows your settings", "commands", false},
	{OpenOther, "open-other", []string{"O"}, everywhere, Program, "open something else: a file or an address; {prompt-complete} completes", "", false},
	{Help, "help", []string{"?", "h", "f1"}, everywhere, Program, "help", "help", false},
	{Back, "back", []string{"esc"}, everywhere, Program, "go back one step: cancel opening, leave a pane, end a filter or a search; never quits", "back", false},
	{Close, "close", []string{"q"}, everywhere, Program, "close the overlay or pane; go back to the article or list that this one was opened from; or else quit", "", false},
	{Quit, "quit", []string{"Q", "ctrl+c"}, everywhere, Program, "quit, wherever you are", "", false},
	{Suspend, "suspend", []string{"ctrl+z"}, everywhere, Program, "suspend", "", false},

	{PromptAccept, "prompt-accept", []string{"enter"}, Prompt, Typing, "accept what you typed", "", false},
	{PromptCancel, "prompt-cancel", []string{"esc", "ctrl+g"}, Prompt, Typing, "cancel; so does {delete-left} if nothing is left to delete", "", false},
	{PromptUp, "prompt-up", []string{"up"}, Prompt, Typing, "earlier search; in a list, previous item", "", false},
	{PromptDown, "prompt-down", []string{"down"}, Prompt, Typing, "later search; in a list, next item", "", false},
	{PromptComplete, "prompt-complete", []string{"tab"}, Prompt, Typing, "complete; when saving, choose what is saved", "", false},
	{MatchCase, "match-case", []string{"alt+c"}, Prompt, Typing, "in a search, match case; again to ignore it", "", false},
	{WholeWords, "whole-words", []string{"alt+w"}, Prompt, Typing, "in a search, find only whole words", "", false},
	{RegularExpression, "regular-expression", []string{"alt+r"}, Prompt, Typing, "in a search, take the text for a regular expression", "", false},
	{ExactText, "exact-text", []string{"alt+x"}, Prompt, Typing, "in a search, let accents and kinds of marks count", "", false},
	{OpenEditor, "open-editor", []string{"alt+e"}, Prompt, Typing, "in a comment, go on in your editor", "", false},
	{PromptLeft, "prompt-left", []string{"left", "ctrl+b"}, Prompt, Typing, "one character left", "", false},
	{PromptRight, "prompt-right", []string{"right", "ctrl+f"}, Prompt, Typing, "one character right", "", false},
	{PromptWordLeft, "prompt-word-left", []string{"alt+left", "ctrl+left", "alt+b"}, Prompt, Typing, "one word left", "", false},
	{PromptWordRight, "prompt-word-right", []string{"alt+right", "ctrl+right", "alt+f"}, Prompt, Typing, "one word right", "", false},
	{PromptStart, "prompt-start", []string{"home", "ctrl+a"}, Prompt, Typing, "to the start of the line", "", false},
	{PromptEnd, "prompt-end", []string{"end", "ctrl+e"}, Prompt, Typing, "to the end of the line", "", false},
	{DeleteLeft, "delete-left", []string{"backspace", "ctrl+h"}, Prompt, Typing, "delete the character on the left", "", false},
	{DeleteRight, "delete-right", []string{"delete", "ctrl+d"}, Prompt, Typing, "delete the character on the right", "", false},
	{DeleteWordLeft, "delete-word-left", []string{"alt+backspace", "ctrl+w", "ctrl+backspace"}, Prompt, Typing, "delete the word on the left", "", false},
	{DeleteWordRight, "delete-word-right", []string{"alt+delete", "alt+d", "ctrl+delete"}, Prompt, Typing, "delete the word on the right", "", false},
	{DeleteToStart, "delete-to-start", []string{"ctrl+u"}, Prompt, Typing, "delete to the start of the line", "", false},
	{DeleteToEnd, "delete-to-end", []string{"ctrl+k"}, Prompt, Typing, "delete to the end of the line", "", false},
}

// Table returns a copy of the standard table, in the order of the help.
func Table() []Entry { return slices.Clone(table) }
