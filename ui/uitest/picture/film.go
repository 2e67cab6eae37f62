//go:build unix

package main

import (
	"cmp"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"

	"pullquote/ui/uitest/term"
)

// A frame is a screen of a moving picture.
type frame struct {
	screen  term.Screen
	caption string // below the screen
	seconds float64
}

// A span is the frames from one to before another.
type span struct{ from, to int }

// class returns the name of the span's animation.
func (s span) class() string { return fmt.Sprintf("f%d-%d", s.from, s.to) }

// animated draws frames that follow each other without end. A row that stays the same over several
// frames is drawn once. Readers who want no motion see one frame.
func animated(frames []frame, colours palette) string {
	d := drawing{palette: colours}
	height, width := len(frames[0].screen.Cells), len(frames[0].screen.Cells[0])
	d.open(width, height+2)
	styles := len(d.String())
	spans := map[span]bool{}
	group := func(s span, drawn string) {
		if drawn == "" || s == (span{0, len(frames)}) {
			d.WriteString(drawn)
			return
		}
		spans[s] = true
		fmt.Fprintf(&d, "<g class=\"%s\">\n%s</g>\n", s.class(), drawn)
	}
	for y := range height {
		for _, s := range runs(len(frames), func(a, b int) bool { return slices.Equal(frames[a].screen.Cells[y], frames[b].screen.Cells[y]) }) {
			row := drawing{palette: colours}
			row.row(frames[s.from].screen.Cells[y], y)
			group(s, row.String())
		}
	}
	for _, s := range runs(len(frames), func(a, b int) bool { return frames[a].caption == frames[b].caption }) {
		group(s, fmt.Sprintf(`<text x="%d" y="%.1f" xml:space="preserve" fill="%s" font-weight="bold">%s</text>`+"\n",
			margin, margin+float64(height+2)*cellHeight-4.5, colours.basic[3], html.EscapeString(frames[s.from].caption)))
	}
	d.WriteString("</svg>\n")
	drawn := d.String()
	return drawn[:styles] + animations(frames, spans) + drawn[styles:]
}

// runs returns the spans of frames in which something stays the same.
func runs(n int, isSame func(a, b int) bool) []span {
	var out []span
	for i := range n {
		if i > 0 && isSame(i-1, i) {
			out[len(out)-1].to = i + 1
			continue
		}
		out = append(out, span{i, i + 1})
	}
	return out
}

// animations returns the style sheet that shows each span in its time.
func animations(frames []frame, spans map[span]bool) string {
	starts := []float64{0}
	for _, f := range frames {
		starts = append(starts, starts[len(starts)-1]+f.seconds)
	}
	total := starts[len(frames)]
	var out strings.Builder
	out.WriteString("<style>\n")
	order := slices.SortedFunc(maps.Keys(spans), func(a, b span) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	for _, s := range order {
		fmt.Fprintf(&out, "@keyframes %s {", s.class())
		if s.from > 0 {
			out.WriteString(" 0% { visibility: hidden }")
		}
		fmt.Fprintf(&out, " %.2f%% { visibility: visible }", 100*starts[s.from]/total)
		if s.to < len(frames) {
			fmt.Fprintf(&out, " %.2f%% { visibility: hidden }", 100*starts[s.to]/total)
		}
		fmt.Fprintf(&out, " }\n.%s { animation: %s %.1fs step-end infinite }\n", s.class(), s.class(), total)
	}
	out.WriteString("@media (prefers-reduced-motion: reduce) {\ng { animation: none !important; visibility: hidden }\n")
	for _, s := range order {
		if s.from <= stillFrame && stillFrame < s.to {
			fmt.Fprintf(&out, "g.%s { visibility: visible }\n", s.class())
		}
	}
	out.WriteString("}\n</style>\n")
	return out.String()
}

// stillFrame is the frame for readers who want no motion.
const stillFrame = 2
