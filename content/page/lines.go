package page

import (
	"slices"
	"strings"
	"unicode/utf8"

	"pullquote/content/internal/dom"

	"golang.org/x/net/html/atom"
)

// A textLine is a whole list, or a block element without other blocks in it.
type textLine struct {
	node   *dom.Node
	text   string // on one line, truncated to maxLine
	linked int    // bytes of the text in links to elsewhere
}

// Bounds on text lines, in bytes.
const (
	maxLine = 600 // the text is truncated to this
	minLong = 200 // a line this long can only be prose
)

// isLong reports whether a line is so long that it can only be prose.
func (l textLine) isLong() bool { return len(l.text) >= minLong }

// isLink reports whether a line consists mostly of links.
func (l textLine) isLink() bool { return l.linked*10 >= len(l.text)*8 }

// isList reports whether a line is a list.
func (l textLine) isList() bool { return dom.Is(l.node, atom.Ul, atom.Ol) }

// isHeading reports whether a line is a heading.
func (l textLine) isHeading() bool {
	return dom.Is(l.node, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
}

// isSentence reports whether a line is a paragraph, even a short one.
func (l textLine) isSentence() bool {
	const minSentence = 40 // bytes, if it ends like a sentence
	return dom.Is(l.node, atom.P, atom.Div) && (len(l.text) >= 2*minSentence || len(l.text) >= minSentence && endsSentence(l.text))
}

// isShortSentence reports whether a line is a paragraph of a word or two that ends like a
// sentence, and not a label or a link: "Listen."
func (l textLine) isShortSentence() bool {
	const maxWords = 2
	return len(strings.Fields(l.text)) <= maxWords && dom.Is(l.node, atom.P) && l.linked == 0 && endsSentence(l.text) && !strings.HasSuffix(l.text, "...") && !strings.HasSuffix(l.text, "…")
}

// isAnnouncement reports whether a line is a sentence that announces the list below it.
func (l textLine) isAnnouncement() bool {
	return dom.Is(l.node, atom.P, atom.Div) && len(l.text) >= minProse && strings.HasSuffix(l.text, ":")
}

// isStatement reports whether a line is not a label, even if it is marked as a heading: it
// ends with a full stop.
func (l textLine) isStatement() bool {
	const minStatement = 40 // bytes
	return len(l.text) >= minStatement && l.linked == 0 && strings.HasSuffix(l.text, ".")
}

// isLabel reports whether a line is a label for what is below it, or at least half of it is
// a link. A sentence is not a label, and neither is a URL.
func (l textLine) isLabel() bool {
	const maxLabel = 120 // bytes
	return len(l.text) <= maxLabel && !endsSentence(l.text) && !strings.Contains(l.text, "://") && (l.linked*2 >= len(l.text) || strings.HasSuffix(l.text, ":"))
}

// isProse reports whether a line is so long that it is a text, even if it is marked as a
// heading.
func (l textLine) isProse() bool { return len(l.text) >= minProse && endsSentence(l.text) }

// endsSentence reports whether a text ends like a sentence.
func endsSentence(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "\"'”’»)"))
	return strings.ContainsRune(".!?…。！？", last)
}

// splitLines splits the view into text lines. It wraps text beside blocks in blocks of its
// own.
func (p *page) splitLines() {
	hasBlocks := wrapText(p.view)
	p.lines = nil
	for n := p.view.FirstChild; n != nil; {
		after := dom.Following(n, p.view)
		switch {
		case dom.Is(n, atom.Figure, atom.Table, atom.Pre):
		case dom.Is(n, atom.Ul, atom.Ol) || dom.IsBlock(n) && !hasBlocks[n]:
			if l := lineOf(n); l.text != "" {
				p.lines = append(p.lines, l)
			}
		case n.FirstChild != nil:
			after = n.FirstChild
		}
		n = after
	}
}

// wrapText wraps each run of text beside blocks in a div. It returns the elements that
// contain blocks.
func wrapText(view *dom.Node) (hasBlocks map[*dom.Node]bool) {
	hasBlocks = map[*dom.Node]bool{}
	var mark func(n *dom.Node) bool
	mark = func(n *dom.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if mark(c) || dom.IsBlock(c) {
				hasBlocks[n] = true
			}
		}
		return hasBlocks[n]
	}
	mark(view)
	for n := range hasBlocks {
		if dom.Is(n, atom.Ul, atom.Ol, atom.Dl, atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Figure, atom.Pre) {
			continue
		}
		var line *dom.Node
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			switch {
			case dom.IsBlock(c) || hasBlocks[c] || dom.Is(c, atom.Img, atom.Picture):
				line = nil
			case line != nil:
				n.RemoveChild(c)
				line.AppendChild(c)
			case c.Type == dom.ElementNode && !dom.IsNonText(c) || c.Type == dom.TextNode && dom.NonSpaceLen(c.Data) > 0:
				line = dom.NewElement(atom.Div)
				n.InsertBefore(line, c)
				n.RemoveChild(c)
				line.AppendChild(c)
			}
			c = next
		}
	}
	return hasBlocks
}

func lineOf(n *dom.Node) textLine {
	l := textLine{node: n, text: dom.LineText(n, maxLine)}
	for c := range n.Descendants() {
		if !dom.Is(c, atom.A) || l.linked > maxLine {
			continue
		}
		if href := dom.Attr(c, "href"); href != "" && !strings.HasPrefix(href, "#") {
			l.linked += len(dom.LineText(c, maxLine))
		}
	}
	return l
}

// removeLines removes the lines whose index satisfies isRemoved.
func (p *page) removeLines(isRemoved func(i int) bool) {
	i := -1
	p.lines = slices.DeleteFunc(p.lines, func(l textLine) bool {
		if i++; !isRemoved(i) {
			return false
		}
		dom.Remove(l.node)
		return true
	})
}

// minCopy is the minimum length of a copy, in bytes.
const minCopy = 1000

// removeCopies removes the copies of an article's text. A page may contain the text several
// times, for wide and for narrow screens, and its style sheet shows only one. A copy repeats
// most of the text above it, in the same order. The refrain of a song is not a copy, and
// neither is the timetable of a day that resembles another, nor a line that stands there a
// hundred times.
func (p *page) removeCopies() {
	first := make(map[string]int, len(p.lines))
	isCopy := make([]bool, len(p.lines))
	start, next := 0, 0 // the first line of the run of repeated lines, and the line that would continue it
	size, above := 0, 0 // bytes in the run, and in the lines above it that are not copies
	distinct := 0       // bytes in the run without the lines that it repeats itself
	inRun := map[string]bool{}
	extend := func(text string) {
		size += len(text)
		if !inRun[text] {
			inRun[text] = true
			distinct += len(text)
		}
	}
	finish := func(end int) {
		if distinct < minCopy || distinct*2 < size || size*2 < above {
			above += size
		} else {
			for i := start; i < end; i++ {
				isCopy[i] = true
			}
		}
		size, distinct = 0, 0
		clear(inRun)
	}
	for i, l := range p.lines {
		if size > 0 && next < start && p.lines[next].text == l.text {
			next++
			extend(l.text)
			continue
		}
		finish(i)
		if at, ok := first[l.text]; ok {
			start, next = i, at+1
			extend(l.text)
		} else {
			first[l.text] = i
			above += len(l.text)
		}
	}
	finish(len(p.lines))
	p.removeLines(func(i int) bool { return isCopy[i] })
}
