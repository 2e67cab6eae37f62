package pane

import (
	"pullquote/content"
	"pullquote/content/analysis"
	"pullquote/content/search"
	"pullquote/ui/keymap"
	"pullquote/ui/widget"
)

// A Context is everything that panes are told. The panes of one article share one. It is
// only changed between calls of their methods, and [Pane.Refresh] follows each change.
type Context struct {
	widget.Look
	Keys     *keymap.Map
	Searches *widget.History
	Focus    ID
	Column   int // the width that the reader asked for, in cells; 0: none

	// What is known of the article. The quotations and people are missing from the
	// analysis until it is complete.
	Article    *content.Article
	Analysis   *analysis.Analysis
	IsAnalysed bool
	Name       string // what the article is called on screen

	// The quotations listed, by index. Listed is nil if that is all of them.
	Speaker string // whose they are; "" everybody's
	Listed  []int

	// Where the reader is. An index is -1 if there is none.
	Place       Place
	Progress    Progress
	Quote       int             // the current quotation
	Note        int             // the current image note
	NearestNote int             // the image note nearest to what is on screen
	Lit         []content.Range // what is lit in the text because of the current quotation

	// The search.
	Query        search.Query
	Hit          content.Range // the current hit; empty: none
	SearchStatus string        // says how many hits there are

	Ticks  Ticks
	Visits Visits
}

// IsFocused reports whether keys go to a pane.
func (c *Context) IsFocused(id ID) bool { return c.Focus == id }

// A Place is where the reader is in the text.
type Place struct {
	At   content.Anchor // the first text on screen
	Lead int            // rows shown above it; negative if the screen begins below it
}

// Progress says how far the reader has come.
type Progress struct {
	Percent    int            // of the way from the first screen to the last
	Paragraph  content.Number // the first on screen; on the last screen the last
	Paragraphs content.Number // how many there are
	Minutes    int            // to read what is left; 0 on the last screen
	AtTop      bool
}

// Ticks say what is where in the article, for a scrollbar of a height in rows.
type Ticks interface {
	HitRows(height int) []bool   // on which rows a hit is
	QuoteRows(height int) []bool // on which rows a listed quotation begins
}

// Visits say what the reader has opened from an article.
type Visits interface {
	HasLink(address string) bool
	HasEntry(i int) bool
	Count() int // how many have been opened
}
