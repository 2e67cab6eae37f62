package export

import (
	"fmt"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
)

// Hits prints what a search finds.
type Hits struct {
	Query search.Query
	Name  string              // of the article, before each line; "" if there is only one article
	Mark  func(string) string // highlights a hit; nil: hits are not highlighted
}

// Print writes each paragraph that has a hit on a line, after its number; of code and
// tables, each line that has a hit. It returns the number of hits.
func (h Hits) Print(w io.Writer, a *content.Article) (int, error) {
	index := content.NewIndex(a)
	name := ""
	if h.Name != "" {
		name = h.Name + ": "
	}
	n := 0
	for i, hits := range h.Query.Blocks(a) {
		n += len(hits)
		for _, p := range h.passages(a.Block(i), hits) {
			if _, err := fmt.Fprintf(w, "%s¶ %d: %s\n", name, max(index.Number(i), 1), p); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// passages returns the parts of a block that have hits, with the hits highlighted.
func (h Hits) passages(b content.Block, hits []search.Match) []string {
	var out []string
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
				out = append(out, h.mark(text, start, max(stop, hits[next-1].End), hits[first:next]))
			}
			start = stop + len("\n")
		}
	}
	return out
}

// hasOwnLines reports whether each line of a block is an item of its own.
func hasOwnLines(b content.Block) bool {
	switch b.(type) {
	case *content.Code, *content.Table:
		return true
	}
	return false
}

// mark returns a part of a text on one line, with the hits in it highlighted.
func (h Hits) mark(text string, start, end int, hits []search.Match) string {
	line := strings.NewReplacer("\n", " ", "\t", "  ")
	var s strings.Builder
	for _, r := range hits {
		s.WriteString(line.Replace(text[start:r.Start]))
		hit := line.Replace(text[r.Start:r.End])
		if h.Mark != nil {
			hit = h.Mark(hit)
		}
		s.WriteString(hit)
		start = r.End
	}
	s.WriteString(line.Replace(text[start:end]))
	return s.String()
}
