package export

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
)

// A Passage is a paragraph with hits of a search, or from code and tables a line.
type Passage struct {
	Source    string         `json:"source,omitempty"`
	Section   string         `json:"section,omitempty"` // the heading before it
	Paragraph content.Number `json:"paragraph,omitempty"`
	Text      string         `json:"text"`
	Hits      []PassageHit   `json:"hits"`

	hits []search.Match
}

// A PassageHit is a hit in a passage, in code points of its text.
type PassageHit struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A PassageFinder finds the passages of a source, part by part.
type PassageFinder struct {
	searcher *search.Searcher
	quoted   search.Quoted
	source   string

	next    content.BlockIndex // the first block of the next part; wrong after a part that was skipped
	number  content.Number     // of the last paragraph
	section func() string      // the title of the last heading; nil: none
}

// NewPassageFinder returns a finder for the first part of a source. Quoted may be nil unless
// the query needs it; then no part may be skipped.
func NewPassageFinder(source string, q search.Query, quoted search.Quoted) *PassageFinder {
	return &PassageFinder{searcher: q.NewSearcher(), quoted: quoted, source: source}
}

// Find returns the passages in the next part that match the query, and the number of hits.
func (f *PassageFinder) Find(p content.Part) (out []Passage, hits int) {
	for _, b := range p.Blocks {
		if content.IsCounted(b) {
			f.number++
		}
		if matches := f.searcher.Block(f.next, b, f.quoted); len(matches) > 0 {
			hits += len(matches)
			section := ""
			if f.section != nil {
				section = strings.ReplaceAll(f.section(), "\n", " ")
			}
			for _, p := range passages(b, matches) {
				p.Source, p.Paragraph, p.Section = f.source, max(f.number, 1), section
				out = append(out, p)
			}
		}
		if h, ok := b.(*content.Heading); ok {
			f.section = func() string { return h.Text.String() }
		}
		f.next++
	}
	f.number += p.Paragraphs
	if p.Section != nil {
		f.section = p.Section
	}
	return out, hits
}

// passages returns the parts of a block that contain hits.
func passages(b content.Block, hits []search.Match) []Passage {
	var out []Passage
	text, next := b.Plain(), 0
	for _, leaf := range content.Leaves(b) {
		end := leaf.Offset + len(leaf.Block.Plain())
		for start := leaf.Offset; start <= end && next < len(hits); {
			stop := end
			if hasOwnLines(leaf.Block) {
				if i := strings.IndexByte(text[start:end], '\n'); i >= 0 {
					stop = start + i
				}
			}
			first := next
			for next < len(hits) && hits[next].Start < stop {
				next++
			}
			if next > first {
				out = append(out, newPassage(text[start:max(stop, hits[next-1].End)], start, hits[first:next]))
			}
			start = stop + len("\n")
		}
	}
	return out
}

// NewPassage returns a passage with hits in it.
func NewPassage(text string, hits []search.Match) Passage { return newPassage(text, 0, hits) }

// newPassage returns the passage with a text, which begins at start in its block, as do the
// offsets of the hits.
func newPassage(text string, start int, hits []search.Match) Passage {
	p := Passage{Text: text}
	offsets := NewOffsets(text)
	for _, m := range hits {
		m.Start, m.End = m.Start-start, m.End-start
		p.hits = append(p.hits, m)
		p.Hits = append(p.Hits, PassageHit{offsets.CodePoints(m.Start), offsets.CodePoints(m.End)})
	}
	return p
}

// hasOwnLines reports whether each line of a block is printed on its own.
func hasOwnLines(b content.Block) bool {
	switch b.(type) {
	case *content.Code, *content.Preformatted, *content.Verse, *content.Table:
		return true
	}
	return false
}

// Line returns the passage on one line, after its source, number and section. Mark highlights
// a hit; it may be nil. The source is left out if it is "".
func (p Passage) Line(source string, mark func(string) string) string {
	line := strings.NewReplacer("\n", " ", "\t", "  ")
	var s strings.Builder
	if source != "" {
		s.WriteString(source + ": ")
	}
	s.WriteString("¶ " + strconv.Itoa(int(p.Paragraph)))
	if p.Section != "" {
		s.WriteString(" · " + p.Section)
	}
	s.WriteString(": ")
	at := 0
	for _, m := range p.hits {
		s.WriteString(line.Replace(p.Text[at:m.Start]))
		hit := line.Replace(p.Text[m.Start:m.End])
		if mark != nil {
			hit = mark(hit)
		}
		s.WriteString(hit)
		at = m.End
	}
	s.WriteString(line.Replace(p.Text[at:]))
	return s.String()
}

// A SearchRecord is what JSON says about a source as a whole.
type SearchRecord struct {
	Source string `json:"source"`
	Count  int    `json:"count,omitempty"`
}

// A RecordWriter writes values as JSON: one a line, or all in an array.
type RecordWriter struct {
	w       *bufio.Writer
	isArray bool
	n       int
}

// NewRecordWriter returns a writer. Close must be called at the end.
func NewRecordWriter(w io.Writer, isArray bool) *RecordWriter {
	return &RecordWriter{w: bufio.NewWriter(w), isArray: isArray}
}

// Write writes a value.
func (r *RecordWriter) Write(v any) error {
	e := NewJSONEncoder(r.w)
	separator := ""
	switch {
	case r.isArray && r.n == 0:
		separator = "[\n"
	case r.isArray:
		separator = ","
	}
	r.n++
	if _, err := r.w.WriteString(separator); err != nil {
		return err
	}
	return e.Encode(v)
}

// Close ends the array and flushes.
func (r *RecordWriter) Close() error {
	if r.isArray {
		end := "]\n"
		if r.n == 0 {
			end = "[]\n"
		}
		if _, err := r.w.WriteString(end); err != nil {
			return err
		}
	}
	return r.w.Flush()
}
