package pane

import (
	"time"

	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/diff"
	"pullquote/content/library"
	"pullquote/content/search"
	"pullquote/ui/graphics"
	"pullquote/ui/keymap"
	"pullquote/ui/theme"
	"pullquote/ui/widget"
)

// A Context is everything that panes need to know. The panes of one article share one. It
// changes only between calls of their methods, and each change is followed by
// [Pane.Refresh].
type Context struct {
	widget.Look
	Keys *keymap.Map

	Searches, LibrarySearches *widget.History // in articles, and in what was read

	Focus    ID
	Column   int  // the width that the reader chose, in cells; 0: the default
	Speakers bool // whether the reader wants the speaker margin
	HasAir   bool // whether there is an empty row above the main region

	// The article. Until the analysis is complete, quotations and people may be missing
	// from it.
	Article    *content.Article
	Analysis   *analysis.Analysis
	IsAnalysed bool
	Name       string // the title on screen

	// The listed quotations, by index. Listed is nil if all are listed.
	Speaker string // the speaker of all listed quotations; "": everyone
	Listed  []int

	// The reader's position. An index is -1 if there isn't one.
	Place       Place
	Progress    Progress
	Quote       int  // the current quotation
	Note        int  // the current image note
	NearestNote int  // the image note nearest to the screen
	HasFigure   bool // whether the figure of that note is on screen
	Captions    CaptionPlace
	Marked      []content.Range // the ranges marked in the text: of the current quotation, or of the sentence shown instead
	Lit         []content.Range // those of them that are lit too
	Selection   content.Range   // what the reader selects; empty: nothing

	// The search.
	Query        search.Query
	Hit          content.Range // the current hit; empty: none
	SearchStatus string        // the number of hits in words, or what is wrong with the query
	Hits         Hits
	Shown        *Shown   // the blocks that are shown; nil: all
	HitList      *HitList // of the search; nil: not all hits are known

	Pictures *graphics.Gallery // of the article; nil: none are shown

	Ticks      Ticks
	Quoted     Quoted
	Visits     Visits
	Highlights *Highlights
	Recent     *Recent      // what was read, while a list of it is open; nil: not known yet
	Read       map[int]bool // the entries of a list that have been opened in earlier visits
	Found      *Found       // what a search in it has found; nil: nothing yet

	Below   keymap.Focus // the focus below the palette
	Command string       // the text that the palette opens with
	Files   *Files       // the files that the palette has asked for; nil: none yet
	Themes  theme.Folder // with the reader's own themes
	InTheme string       // the name of the theme on screen

	Everybody *Everybody // who is quoted in what was read, while a list of them is open; nil: not known yet

	// Changes are the differences from the text that was read before; nil: not known yet.
	Changes *Changes
}

// Files are the names of the files in a folder. Those of folders end in a slash.
type Files struct {
	Folder string // as the reader typed it
	Names  []string
}

// Changes are the differences between an article and the text of it that was read before.
type Changes struct {
	List    []diff.Change
	Since   time.Time // when that text was read
	Problem string    // why there are none; "" if they are known
}

// Everybody are the people who are quoted in what was read, and what one of them said.
type Everybody struct {
	People  []library.Person
	Person  library.Person // the one whose quotations are in Said; zero: none
	Said    []library.Said
	Problem string // why there is nobody; "" if nothing has failed
}

// Found is what a search in everything that was read has found.
type Found struct {
	Query   string
	Hits    []library.Hit
	HasMore bool   // there are more hits than these
	Problem string // what is wrong with the query; "" if nothing is
}

// Recent is what the reader has read, in this and in earlier runs of the program.
type Recent struct {
	Documents []library.Document // the one that was opened last first
	Problem   string             // why there are none; "" if nothing has failed
	Now       time.Time
}

// Highlights are the reader's highlights and comments in an article. A change of them makes
// a new value.
type Highlights struct{ List []Highlight }

// A Highlight is a text that the reader marked or wrote a comment on. It is drawn only if it
// has been found.
type Highlight struct {
	Text      string // when it was highlighted
	Comment   string // "": none
	IsComment bool   // it is only the text of a comment
	Color     int    // from 0, if it is not
	Speaker   string // of the text, if it is a quotation; "": not known
	At        content.Range
	Match     content.Match // how well it matches; Lost: it has not been found
	IsPending bool          // its part of the article has not been opened yet
	IsRemoved bool          // it can still be restored
}

// Sign returns the sign of the highlight in the margin. Each colour has another one, and so
// do comments.
func (h Highlight) Sign() string {
	if h.Comment != "" {
		return "✎"
	}
	return highlightSigns[h.Color]
}

// highlightSigns are the signs of the colours.
var highlightSigns = [theme.Highlights]string{"▏", "!", "?", "*"}

// Lit returns how the text of the highlight stands out.
func (h Highlight) Lit() theme.Lit {
	if h.IsComment {
		return theme.Comment
	}
	return theme.Highlight + theme.Lit(h.Color)
}

// IsDrawn reports whether the highlight is drawn in the text.
func (h Highlight) IsDrawn() bool { return !h.IsRemoved && h.Match != content.Lost }

// IsFocused reports whether a pane has the focus.
func (c *Context) IsFocused(id ID) bool { return c.Focus == id }

// A CaptionPlace is where captions are shown. They are shown in one place only.
type CaptionPlace int

// The places of captions.
const (
	InText   CaptionPlace = iota
	InPane                // of the image notes
	InMargin              // of the text
)

// A Place is the reader's position in the text.
type Place struct {
	At   content.Anchor // the first text on screen
	Lead int            // rows visible above it; negative if the screen starts below it
}

// Progress is how much of the article the reader has passed.
type Progress struct {
	Percent    int            // of the distance from the first screen to the last
	Paragraph  content.Number // the first on screen; on the last screen, the last
	Paragraphs content.Number // the number of paragraphs
	Minutes    int            // of reading left; 0 on the last screen
	AtTop      bool
	IsEstimate bool // the number of the paragraph is an estimate, because text above it is not known yet
}

// Ticks tells a scrollbar of a height in rows how much is in the part of the article that each
// row stands for.
type Ticks interface {
	HitRows(height int) []int   // hits, at least roughly
	QuoteRows(height int) []int // listed quotations that begin there
}

// Hits finds the hits of the search.
type Hits interface {
	// HitsIn returns the hits in a part of a block.
	HitsIn(block content.BlockIndex, start, end int) []search.Match

	// HitAt returns a hit by its index. All hits must be known.
	HitAt(i int) content.Range

	// NearestHit returns the index of the current hit, or else of the first one from the
	// screen on. All hits must be known.
	NearestHit() int
}

// Shown are the blocks that are shown while the others are hidden. A change of them makes a
// new value.
type Shown struct{ Blocks []content.BlockIndex } // in order, at least one

// A HitList says which hits of the search to list. A change of it makes a new value.
type HitList struct {
	Len      int
	Filter   string // the text that the listed hits have near them; "": all are listed
	Filtered []int  // their indexes
	IsDone   bool   // whether all hits have been compared with the filter
}

// Quoted finds quotations by their place.
type Quoted interface {
	// QuotesIn returns the indexes of the quotations that begin in a block, in order.
	QuotesIn(block content.BlockIndex) []int
}

// Visits tells what the reader has opened from an article.
type Visits interface {
	HasLink(address string) bool
	HasEntry(i int) bool
	Count() int // the number of opened links and entries
}
