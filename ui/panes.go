package ui

import (
	"pullquote/ui/changes"
	"pullquote/ui/details"
	"pullquote/ui/entries"
	"pullquote/ui/everybody"
	"pullquote/ui/help"
	"pullquote/ui/highlights"
	"pullquote/ui/hits"
	"pullquote/ui/keymap"
	"pullquote/ui/library"
	"pullquote/ui/notes"
	"pullquote/ui/outline"
	"pullquote/ui/palette"
	"pullquote/ui/pane"
	"pullquote/ui/people"
	"pullquote/ui/quotes"
	"pullquote/ui/reading"
	"pullquote/ui/themes"
)

// panes is the table of all panes. An article opens in the first pane whose IsHome accepts
// it.
var panes = pane.Table{
	{
		ID: entries.ID, Region: pane.Main, Keys: keymap.Entries, IsHome: entries.IsHome, Alone: true,
		New: func(c *pane.Context) pane.Pane { return entries.New(c) },
	},
	{
		ID: reading.ID, Region: pane.Main, Keys: keymap.Text, IsHome: reading.IsHome,
		New: func(c *pane.Context) pane.Pane { return reading.New(c) },
	},
	{
		ID: quotes.ID, Region: pane.Side, Keys: keymap.Quotes, IsEmpty: quotes.IsEmpty,
		New: func(c *pane.Context) pane.Pane { return quotes.New(c) },
	},
	{
		ID: notes.ID, Region: pane.Side, Keys: keymap.Notes, IsEmpty: notes.IsEmpty, Rows: notes.Rows,
		New: func(c *pane.Context) pane.Pane { return notes.New(c) },
	},
	{
		ID: "outline", Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Outline,
		New: func(c *pane.Context) pane.Pane { return outline.New(c) },
	},
	{
		ID: "people", Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Who,
		New: func(c *pane.Context) pane.Pane { return people.New(c) },
	},
	{
		ID: "details", Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Details,
		New: func(c *pane.Context) pane.Pane { return details.New(c) },
	},
	{
		ID: highlights.ID, Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Highlights,
		New: func(c *pane.Context) pane.Pane { return highlights.New(c) },
	},
	{
		ID: changes.ID, Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Changes,
		New: func(c *pane.Context) pane.Pane { return changes.New(c) },
	},
	{
		ID: everybody.ID, Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Everybody,
		New: func(c *pane.Context) pane.Pane { return everybody.New(c) },
	},
	{
		ID: "hits", Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Hits,
		New: func(c *pane.Context) pane.Pane { return hits.New(c) },
	},
	{
		ID: library.ID, Region: pane.Overlay, Keys: keymap.Library, Action: keymap.Recent,
		New: func(c *pane.Context) pane.Pane { return library.New(c) },
	},
	{
		ID: themes.ID, Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Themes,
		New: func(c *pane.Context) pane.Pane { return themes.New(c) },
	},
	{
		ID: palette.ID, Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Palette,
		New: func(c *pane.Context) pane.Pane { return palette.New(c) },
	},
	{
		ID: "help", Region: pane.Overlay, Keys: keymap.Overlay, Action: keymap.Help,
		New: func(c *pane.Context) pane.Pane { return help.New(c) },
	},
}
