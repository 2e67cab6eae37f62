// Package intent defines what a pane may ask for. A pane answers a key with an intent, in
// the same call, and only the root of the program carries it out.
package intent

import (
	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/search"
	"pullquote/ui/keymap"
)

// An Intent is one of this package's types, or nil if there is nothing to do.
type Intent interface{ intent() }

// Jump asks to show a range and to focus the text.
type Jump struct{ To content.Range }

// JumpToQuote asks to show a quotation and to focus the text.
type JumpToQuote struct{ Index int }

// Footnote asks to go to the footnote that is shown.
type Footnote struct{}

// SelectAt asks to select whatever is at a place in the text.
type SelectAt struct{ At content.Anchor }

// Select asks to select a range of the text.
type Select struct{ Range content.Range }

// Quote asks to select a quotation and to show it, without moving the focus.
type Quote struct{ Index int }

// Note asks to select an image note and to show it, without moving the focus.
type Note struct{ Index int }

// Picture asks to show the picture of an image note alone.
type Picture struct{ Note int }

// Evidence asks to show why a quotation has its speaker.
type Evidence struct{ Quote int }

// Speaker asks to list only the quotations of one person.
type Speaker struct{ Name string }

// AskSpeaker asks the reader who said the current quotation, or who a person is.
type AskSpeaker struct{ Person string } // "": the current quotation

// Correct asks to correct a person, or the speaker of a quotation.
type Correct struct {
	Person string // "": the quotation
	Quote  int
	Name   string // who it is; "": nobody
}

// RemoveCorrection asks to remove a correction of a speaker.
type RemoveCorrection struct{ ID string }

// CancelCorrection asks to leave everything as it is.
type CancelCorrection struct{}

// Link asks to follow a link.
type Link struct {
	Address string
	At      content.Range // where its text is
}

// Entry asks to open an entry of a list.
type Entry struct{ Index int }

// FilterHits asks to list only the hits that have a text near them; all if it is "".
type FilterHits struct{ Text string }

// Hit asks to go to a hit of the search.
type Hit struct{ Index int }

// Open asks to open a document of the library.
type Open struct {
	Document library.Document
	At       *content.Locator // the place to open it at; nil: where the reader left it
}

// ListSaid asks for everything that a person of the library said.
type ListSaid struct{ Person library.Person }

// OpenSaid asks to open a document of the library at a quotation.
type OpenSaid struct{ Said library.Said }

// RefreshFeeds asks to refresh all feeds.
type RefreshFeeds struct{}

// EditTags asks to change the tags of a document of the library.
type EditTags struct{ Document library.Document }

// RemoveDocument asks to remove a document from the library.
type RemoveDocument struct{ Document library.Document }

// SetLater asks to keep a document of the library for later, or no longer.
type SetLater struct {
	Document library.Document
	IsLater  bool
}

// SearchLibrary asks to search everything that was read for the text typed so far.
type SearchLibrary struct{ Text string }

// ToggleHighlight asks to remove a highlight or a comment, or to restore it. With a colour,
// counted from 1, it asks to highlight the text in that colour.
type ToggleHighlight struct{ Index, Color int }

// Comment asks to write or change the comment of a highlight or a comment.
type Comment struct{ Index int }

// CopyEntry asks to copy the link of an entry of a list.
type CopyEntry struct{ Index int }

// BrowseEntry asks to open the link of an entry of a list in the browser.
type BrowseEntry struct{ Index int }

// Act asks to perform an action, as its key would.
type Act struct {
	Action keymap.Action
	Count  int
}

// Run asks to perform an action that the reader has chosen by its name.
type Run struct {
	Action keymap.Action
	Count  int
}

// ClosePalette asks to close the palette.
type ClosePalette struct{}

// ListFolder asks for the names of the files in a folder.
type ListFolder struct{ Path string } // as the reader types it

// OpenSource asks to open a file or an address.
type OpenSource struct{ Spec string }

// SetTheme asks to use a theme, and to keep that choice.
type SetTheme struct{ Name string }

// PreviewTheme asks to show a theme, until it is chosen or another one is shown.
type PreviewTheme struct{ Name string }

// Set asks to change a setting.
type Set struct{ Name, Value string }

// ShowConfig asks to show where the settings come from.
type ShowConfig struct{}

// OpenSearch reports that the reader has started to type a search.
type OpenSearch struct{}

// Search asks to search for the text typed so far.
type Search struct {
	Text    string
	Options search.Options
}

// AcceptSearch asks to keep the search.
type AcceptSearch struct{}

// CancelSearch asks to restore the state before the search.
type CancelSearch struct{}

// Column reports that the reader has changed the width of the column.
type Column struct {
	Width  int // in cells
	Notice string
}

// Notify asks to show a message until the next key.
type Notify struct{ Text string }

// Moved reports that the reader has scrolled the text.
type Moved struct{}

func (Jump) intent()             {}
func (JumpToQuote) intent()      {}
func (Footnote) intent()         {}
func (SelectAt) intent()         {}
func (Select) intent()           {}
func (Quote) intent()            {}
func (Note) intent()             {}
func (Picture) intent()          {}
func (Evidence) intent()         {}
func (Speaker) intent()          {}
func (AskSpeaker) intent()       {}
func (Correct) intent()          {}
func (RemoveCorrection) intent() {}
func (CancelCorrection) intent() {}
func (Link) intent()             {}
func (Entry) intent()            {}
func (FilterHits) intent()       {}
func (Hit) intent()              {}
func (Open) intent()             {}
func (ToggleHighlight) intent()  {}
func (Comment) intent()          {}
func (CopyEntry) intent()        {}
func (BrowseEntry) intent()      {}
func (Act) intent()              {}
func (Run) intent()              {}
func (ClosePalette) intent()     {}
func (ListFolder) intent()       {}
func (OpenSource) intent()       {}
func (SetTheme) intent()         {}
func (PreviewTheme) intent()     {}
func (Set) intent()              {}
func (ShowConfig) intent()       {}
func (OpenSearch) intent()       {}
func (Search) intent()           {}
func (AcceptSearch) intent()     {}
func (CancelSearch) intent()     {}
func (Column) intent()           {}
func (Notify) intent()           {}
func (Moved) intent()            {}
func (RefreshFeeds) intent()     {}
func (EditTags) intent()         {}
func (RemoveDocument) intent()   {}
func (SetLater) intent()         {}
func (SearchLibrary) intent()    {}
func (ListSaid) intent()         {}
func (OpenSaid) intent()         {}
