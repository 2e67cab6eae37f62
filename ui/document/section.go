package document

import (
	"sort"

	"pullquote/content"
	"pullquote/content/analysis"
)

// A Section is the part of the article that the reader is in.
type Section struct {
	Title string // "" before the first one

	// IsChapter reports that the article is a book and this is one of its chapters. Minutes is
	// how long it takes to read the rest of it.
	IsChapter bool
	Minutes   int
}

// Section returns the section at the reading line: in a book the chapter, otherwise that of
// the last heading.
func (d *Document) Section() Section {
	x, line := d.analysis.Index, d.readingLine()
	d.chapters.update(d.analysis)
	sections := d.analysis.Outline
	if d.chapters.starts != nil {
		sections = d.chapters.starts
	}
	i := sort.Search(len(sections), func(i int) bool { return sections[i].Block > line.Block }) - 1
	if i < 0 || sections[i].Title == d.Article().Title {
		return Section{}
	}
	s := Section{Title: sections[i].Title.String()}
	if d.chapters.starts == nil {
		return s
	}
	end := x.Words()
	if i+1 < len(sections) {
		end = x.WordsBefore(content.Anchor{Block: sections[i+1].Block})
	}
	s.IsChapter, s.Minutes = true, content.ReadingMinutes(end-x.WordsBefore(line))
	return s
}

// A book takes at least minBook words. Its chapters have the deepest level of headings whose
// sections have at least minChapter words on average.
const (
	minBook    = 60 * content.WordsPerMinute
	minChapter = 1000
)

// chapters are the chapters of a book.
type chapters struct {
	of     *analysis.Analysis
	starts []content.Section // nil if it is not a book
}

// update finds the chapters of an article unless they are known.
func (c *chapters) update(x *analysis.Analysis) {
	if c.of == x {
		return
	}
	*c = chapters{of: x}
	if x.Index.Words() < minBook {
		return
	}
	const maxLevel = 6
	var count [maxLevel + 1]int // headings of a level or a higher one
	for _, s := range x.Outline {
		count[s.Level]++
	}
	for level := range maxLevel {
		count[level+1] += count[level]
	}
	deepest := 0
	for level, n := range count {
		if n > 1 && (deepest == 0 || n*minChapter <= x.Index.Words()) {
			deepest = level
		}
	}
	if count[deepest] == len(x.Outline) { // there may be a million
		c.starts = x.Outline
		return
	}
	c.starts = make([]content.Section, 0, count[deepest])
	for _, s := range x.Outline {
		if s.Level <= deepest {
			c.starts = append(c.starts, s)
		}
	}
}
