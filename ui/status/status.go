// Package status draws the header and the footer.
package status

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"pullquote/content"
	"pullquote/ui/widget"

	"charm.land/lipgloss/v2"
)

// A Header is the content of the header.
type Header struct {
	Title    string
	Section  string // that the reader is in; "" if there isn't one
	IsList   bool   // whether this is a list, which has no percentage
	Percent  int    // of the article that the reader has passed
	Position string // "¶ 3 of 12"; "" if there is nothing to count
	Minutes  int    // of reading left; 0 if nothing is left, or unknown

	// IsChapter reports that Section is a chapter of a book.
	IsChapter      bool
	ChapterMinutes int // of reading left in it

	// IsProvisional reports that percentage and minutes will change, because more of the
	// article is being opened.
	IsProvisional bool
}

// View returns the line: the title and the section on the left, the position on the right, a
// rule between them. If there is too little room, it drops the paragraph first, then the time
// of the whole, then that of the chapter; then it cuts the title.
func (h Header) View(look widget.Look, width int) string {
	h.Title, h.Section = look.WidthMode.Truncate(h.Title, width), look.WidthMode.Truncate(h.Section, width)
	percent, chapter, left := "", "", ""
	if !h.IsList {
		percent = fmt.Sprintf("%d%%", h.Percent)
	}
	if h.IsChapter && h.ChapterMinutes > 0 {
		chapter = content.FormatMinutes(h.ChapterMinutes) + " left in chapter"
	}
	if h.Minutes > 0 {
		left = content.FormatMinutes(h.Minutes) + " left"
	}
	if h.IsProvisional && percent != "" {
		percent = "~" + percent
	}
	if h.IsProvisional && left != "" {
		left = "~" + left
	}
	room := width - 4 - h.minTitle(look, width)
	var stats string
	for _, parts := range [][]string{{h.Position, percent, chapter, left}, {percent, chapter, left}, {percent, cmp.Or(chapter, left)}, {percent}, {}} {
		stats = strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
		if look.WidthMode.Width(stats)+3 <= room {
			break
		}
	}
	used := 4
	if stats != "" {
		used += look.WidthMode.Width(stats) + 3
	}
	return rule(look, h.name(look, width-used), stats, look.Theme.Title, width)
}

// minTitle returns the width that is kept for the title and the section.
func (h Header) minTitle(look widget.Look, width int) int {
	title := look.WidthMode.Width(h.Title)
	if h.Section == "" {
		return min(title, width/3)
	}
	return min(title+separatorWidth+look.WidthMode.Width(h.Section), width*2/5)
}

// name returns the title and the section in a width. If there is not room for a recognizable
// part of the title, it returns the section alone.
func (h Header) name(look widget.Look, width int) string {
	const minTitle = 12
	if h.Section == "" {
		return h.Title
	}
	room := width - separatorWidth - look.WidthMode.Width(h.Section)
	if room < min(minTitle, look.WidthMode.Width(h.Title)) {
		return h.Section
	}
	return look.WidthMode.Truncate(h.Title, room) + separator + h.Section
}

// rule returns a horizontal rule with a text on the left and another on the right.
func rule(look widget.Look, left, right string, st lipgloss.Style, width int) string {
	if width <= 0 {
		return ""
	}
	line := func(n int) string { return look.Theme.Border.Render(strings.Repeat("─", max(n, 0))) }
	if width < 8 {
		return look.Cell(left, st, width)
	}
	tail := 0
	if right != "" {
		tail = look.WidthMode.Width(right) + 3
	}
	if tail > width-2 {
		right, tail = "", 0
	}
	left = look.WidthMode.Truncate(left, width-tail-4)
	used := 1
	var s strings.Builder
	s.WriteString(line(used))
	if left != "" {
		s.WriteString(" " + st.Render(left) + " ")
		used += look.WidthMode.Width(left) + 2
	}
	s.WriteString(line(width - used - tail))
	if right != "" {
		s.WriteString(" " + look.Theme.Header.Render(right) + " " + line(1))
	}
	return s.String()
}
