package library

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"pullquote/content"
	"pullquote/content/library"
	"pullquote/content/search"
	"pullquote/ui/widget"
)

// View implements [pane.Pane].
func (p *Pane) View() []string {
	var rows []string
	if p.filterRows() > 0 {
		rows = append(rows, p.Cell("/"+p.filter, p.Theme.Prompt, p.list.Width), p.Cell("", p.Theme.Plain, p.list.Width))
	}
	switch {
	case p.Recent == nil:
		return append(rows, p.Message("…", &p.list)...)
	case p.Recent.Problem != "":
		return append(rows, p.Message(p.Recent.Problem, &p.list)...)
	case len(p.rows) == 0 && p.filter == "":
		return append(rows, p.Message("What you read will be listed here.", &p.list)...)
	case p.list.Len == 0 && p.Found != nil && p.Found.Problem != "":
		return append(rows, p.Message(p.Found.Problem, &p.list)...)
	case p.list.Len == 0:
		return append(rows, p.Message("No matches", &p.list)...)
	}
	return append(rows, p.list.View(p.render)...)
}

// render returns the rows of an item: its heading, and a line with its title and place, or the
// rows of a hit.
func (p *Pane) render(at, width int, selected bool) []string {
	var rows []string
	if n := p.headingRows(at); n > 0 {
		rows = make([]string, n)
		rows[0] = p.Cell("", p.Theme.Plain, width)
		rows[n-1] = p.Cell(p.group(at), p.Theme.PaneTitle, width)
	}
	if at >= len(p.shown) {
		return append(rows, p.renderHit(p.hits[at-len(p.shown)], width, selected)...)
	}
	d := p.rows[p.shown[at]]
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	title := d.Title
	for _, t := range d.Tags {
		title += " #" + t
	}
	for _, from := range []string{d.Byline, d.Site} {
		if from != "" && width >= minFrom {
			title += " · " + from
		}
	}
	return append(rows, bar+p.Justify(title, where(d.Document, p.Recent.Now), style, p.Theme.Dim, max(width-2, 0)))
}

// minFrom is the minimum width of a row that names the author, in cells.
const minFrom = 50

// maxHitRows bounds the rows of the text of a hit.
const maxHitRows = 2

// renderHit returns the rows of a hit: a part of its text, and where it is from.
func (p *Pane) renderHit(h library.Hit, width int, selected bool) []string {
	bar, style := "  ", p.Theme.Plain
	if selected {
		bar, style = "▌ ", p.Theme.LitText
	}
	bar = p.Theme.SelectedFocus.Render(p.WidthMode.Truncate(bar, width))
	room := max(width-2, 0)
	text, matches := excerpt(h.Text, h.Matches)
	var rows []string
	for _, l := range widget.Wrap(text, room, maxHitRows, p.WidthMode) {
		rows = append(rows, bar+p.Paint(l, style, matches, room))
	}
	from := h.Document.Title
	if h.Name != "" {
		from = h.Name + ", in " + from
	}
	return append(rows, bar+p.Justify(from, h.Document.Site, p.Theme.Dim, p.Theme.Dim, room))
}

// excerpt returns the part of a text from shortly before the first match on, in one line, and
// the matches in it.
func excerpt(text string, matches []search.Match) (string, []search.Match) {
	const before, maxText = 40, 600 // bytes
	start := 0
	if len(matches) > 0 && matches[0].Start > before {
		start = matches[0].Start - before
		if i := strings.LastIndexAny(text[:start], " \n"); i >= 0 {
			start = i + 1
		}
		for !utf8.RuneStart(text[start]) {
			start++
		}
	}
	end := min(len(text), start+maxText)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	lead := ""
	if start > 0 {
		lead = "… "
	}
	var out []search.Match
	for _, m := range matches {
		if m.End <= end {
			out = append(out, search.Match{Start: m.Start - start + len(lead), End: m.End - start + len(lead)})
		}
	}
	return lead + strings.ReplaceAll(text[start:end], "\n", " "), out
}

// where returns the place in a document and the day when it was last opened.
func where(d library.Document, now time.Time) string {
	if d.IsFeed {
		return fmt.Sprintf("%d unread", d.Unread)
	}
	if d.Opened.IsZero() {
		return "new"
	}
	day := d.Opened.Local().Format("2 Jan 2006")
	switch midnight := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location()); {
	case !d.Opened.Before(midnight):
		day = "today"
	case !d.Opened.Before(midnight.AddDate(0, 0, -1)):
		day = "yesterday"
	}
	switch {
	case d.Place.IsInside():
		return fmt.Sprintf("%s · %s", d.Place.Percent(), day)
	case !d.Finished.IsZero() || d.Words == 0:
		return day
	}
	return content.FormatMinutes(content.ReadingMinutes(d.Words)) + " · " + day
}

// headingRows returns the rows above item at: the name of its group if it is the first of
// it, and an empty row between groups.
func (p *Pane) headingRows(at int) int {
	switch {
	case at > 0 && p.group(at) == p.group(at-1):
		return 0
	case at > 0:
		return 2
	}
	return 1
}
