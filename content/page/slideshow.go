package page

import (
	"strings"

	"pullquote/content/caption"
	"pullquote/content/html"
	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// removeSlideshows removes the lines of slideshows that say nothing: copies of a caption or a
// credit beside its picture, and the texts of controls beside a picture or other controls.
func (p *page) removeSlideshows() {
	isRemoved := make([]bool, len(p.lines))
	sequence := p.linesAndFigures()
	for i := 1; i < len(sequence); i++ {
		if a, b := sequence[i-1], sequence[i]; a.figure == nil && b.figure == nil && isSlideshowLine(p.lines[a.line]) && isSlideshowLine(p.lines[b.line]) {
			isRemoved[a.line], isRemoved[b.line] = true, true
		}
	}
	for i, item := range sequence {
		if item.figure == nil {
			continue
		}
		captions := captionLines(item.figure)
		for _, step := range []int{-1, 1} {
			for j := i + step; j >= 0 && j < len(sequence) && sequence[j].figure == nil; j += step {
				l := p.lines[sequence[j].line]
				if !isSlideshowLine(l) && !isCopyOf(l, captions) {
					break
				}
				isRemoved[sequence[j].line] = true
			}
		}
	}
	p.removeLines(func(i int) bool { return isRemoved[i] })
}

// A lineOrFigure is a figure with a caption, or the index of a line.
type lineOrFigure struct {
	figure *dom.Node // nil if it is a line
	line   int
}

// linesAndFigures returns the lines and the captioned figures of the view in document order.
func (p *page) linesAndFigures() []lineOrFigure {
	lineAt := make(map[*dom.Node]int, len(p.lines))
	for i, l := range p.lines {
		lineAt[l.node] = i
	}
	var out []lineOrFigure
	for n := p.view.FirstChild; n != nil; {
		after := dom.Following(n, p.view)
		i, isLine := lineAt[n]
		switch {
		case dom.Is(n, atom.Figure) && dom.First(n, atom.Figcaption) != nil:
			out = append(out, lineOrFigure{figure: n})
		case isLine && dom.First(n, atom.Figcaption) == nil: // and no list of figures
			out = append(out, lineOrFigure{line: i})
		case n.FirstChild != nil:
			after = n.FirstChild
		}
		n = after
	}
	return out
}

// isSlideshowLine reports whether a line is a counter or the text of a control, or a list of
// them.
func isSlideshowLine(l textLine) bool {
	if l.isHeading() {
		return false
	}
	if !l.isList() {
		return caption.IsCounter(l.text) || caption.IsControl(l.text)
	}
	for c := range l.node.ChildNodes() {
		if text := dom.LineText(c, maxLine); c.Type == dom.ElementNode && text != "" && !caption.IsCounter(text) && !caption.IsControl(text) {
			return false
		}
	}
	return true
}

// captionLines returns the lines of a figure's caption, folded.
func captionLines(figure *dom.Node) []string {
	text, credit := html.CaptionText(dom.First(figure, atom.Figcaption))
	lines := append(strings.Split(text, "\n"), text, credit)
	for i, l := range lines {
		lines[i] = dom.Fold(l)
	}
	return lines
}

// isCopyOf reports whether a line repeats a line of a caption, or its beginning up to an
// ellipsis.
func isCopyOf(l textLine, captions []string) bool {
	const minCopied = 12 // bytes
	if l.isHeading() || l.isLong() || l.linked > 0 {
		return false
	}
	text := strings.TrimRight(l.text, " ")
	short := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(text, "…"), "..."), " ")
	folded := dom.Fold(short)
	if len(folded) < minCopied && !caption.IsCredit(text) {
		return false
	}
	for _, c := range captions {
		if folded == c || short != text && strings.HasPrefix(c, folded) {
			return true
		}
	}
	return false
}
