package reading

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sizes of the speaker margin, in cells: the whole indent with it, what the column gives up
// for it at most, the width of the pane from which on there is one, and the bar with a space
// on both sides.
const (
	speakerIndent   = 17
	maxGivenUp      = 14
	minSpeakerWidth = 79
	barCells        = 3
)

// sureConfidence is the confidence from which on a name is shown without a question mark.
const sureConfidence = 0.75

// signs tell people apart who speak on the same screen. Those of the first people differ.
const signs = "●○◆◇■□▲△"

// withSpeakers makes room for the speaker margin: first on the right of the column, then in
// the column itself.
func (g geometry) withSpeakers(width int) geometry {
	g.speakers = true
	inner := max(width-g.scrollbar, 0)
	right := inner - g.left - g.column
	taken := min(max(speakerIndent-g.left, 0), max(right-barCells, 0))
	g.left += taken
	given := min(max(speakerIndent-g.left, 0), maxGivenUp, max(g.column-minColumn, 0))
	g.left, g.column = g.left+given, g.column-given
	g.gap, g.aside = 0, 0
	if right := inner - g.left - g.column; right > minAside+asideGap {
		g.gap = asideGap
		g.aside = min(right-asideGap-1, maxAside)
	}
	return g
}

// CanShowSpeakers reports whether the pane is wide enough for the speaker margin.
func (p *Pane) CanShowSpeakers() bool { return p.width >= minSpeakerWidth }

// hasSpeakers reports whether the speaker margin is shown.
func (p *Pane) hasSpeakers() bool { return p.Speakers && p.CanShowSpeakers() }

// speakerOf returns who begins to speak on a row, in at most width cells; "" if nobody does,
// if the text does not say who, or if the same person spoke just before in the same block.
func (p *Pane) speakerOf(row row, width int) string {
	if row.Line.Gap || row.Line.End == row.Line.Start {
		return ""
	}
	before := ""
	for _, i := range p.Quoted.QuotesIn(row.Block) {
		q := &p.Analysis.Quotations[i]
		name := q.Name()
		at := q.Parts[0].Start.Offset
		if at >= row.Line.Start && at < row.Line.End && name != "" && name != before {
			return p.speakerLabel(name, p.Analysis.PersonOf(i), q.Confidence < sureConfidence, width)
		}
		before = name
	}
	return ""
}

// speakerLabel returns a name with the sign of its person. If there is too little room, it
// shortens the given names, or has only initials. A person without an index is -1.
func (p *Pane) speakerLabel(name string, person int, isUnsure bool, width int) string {
	mark, end := "", ""
	if all := []rune(signs); person >= 0 {
		mark = string(all[person%len(all)]) + " "
	}
	if isUnsure {
		end = "?"
	}
	room := width - p.WidthMode.Width(mark+end)
	for _, short := range []string{name, lastName(name), initials(name)} {
		if p.WidthMode.Width(short) <= room {
			return mark + short + end
		}
	}
	if room < barCells {
		return p.WidthMode.Truncate(initials(name)+end, width)
	}
	return mark + p.WidthMode.Truncate(lastName(name), room) + end
}

// lastName returns a name with only the initial of the first word: "E. Bennet".
func lastName(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || strings.HasSuffix(words[0], ".") {
		return name
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if !unicode.IsUpper(first) {
		return name
	}
	return string(first) + ". " + words[len(words)-1]
}

// initials returns the first letters of the first and the last word of a name.
func initials(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if len(words) == 1 {
		return string(first)
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return string(first) + string(last)
}

// writeSpeaker writes the speaker margin of a row, width cells wide, with the name on the
// right.
func (p *Pane) writeSpeaker(s *strings.Builder, row row, width int) {
	label := ""
	if width >= barCells {
		label = p.speakerOf(row, width)
	}
	spaces(s, width-p.WidthMode.Width(label))
	if label != "" {
		s.WriteString(p.Theme.Speaker.Render(label))
	}
}
