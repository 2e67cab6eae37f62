package export

import (
	"fmt"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
)

// Hits prints the passages that match a query.
type Hits struct {
	Query search.Query
	Name  string              // the article's name, put before each line; "" if there is only one article
	Mark  func(string) string // highlights a hit; nil if hits are not highlighted
}

// Print writes each paragraph with a hit on one line, after its number. From code and
// tables it writes only the lines with hits. It returns the number of hits.
func (h Hits) Print(w io.Writer, a *content.Article) (int, error) {
	index := content.NewIndex(a)
	name := ""
	if h.Name != "" {
		name = h.Name + ": "
	}
	n := 0
	for i, hits := range h.Query.Blocks(a, nil) {
		n += len(hits)
		for _, p := range h.passages(a.Block(i), hits) {
			if _, err := fmt.Fprintf(w, "%s¶ %d: %s\n", name, max(index.Number(i), 1), p); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// passages returns the parts of a block that contain hits, with the hits highlighted.
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

// hasOwnLines reports whether each line of a block is printed on its own.
func hasOwnLines(b content.Block) bool {
	switch b.(type) {
	case *content.Code, *content.Preformatted, *content.Verse, *content.Table:
		return true
	}
	return false
}

// mark returns text[start:end] on one line, with the hits in it highlighted.
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
