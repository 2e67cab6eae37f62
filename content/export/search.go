package export

import (
	"fmt"
	"io"
	"strings"

	"pullquote/content"
	"pullquote/content/search"
)

// Hits says how to print what a search finds.
type Hits struct {
	Query search.Query
	Name  string              // of the article, before each line; "" when there is one alone
	Mark  func(string) string // makes what was found stand out; nil: it does not
}

// Print writes each paragraph in which something is found, on a line behind its
// number; of code and tables the lines. It returns how many hits there are.
func (h Hits) Print(w io.Writer, a *content.Article) (int, error) {
	index := content.NewIndex(a)
	found := 0
	for i, b := range a.Blocks() {
		hits := h.Query.Find(b.Plain())
		found += len(hits)
		for _, p := range h.passages(b, hits) {
			if _, err := fmt.Fprintf(w, "%s¶ %d: %s\n", h.before(), max(index.Number(i), 1), p); err != nil {
				return found, err
			}
		}
	}
	return found, nil
}

func (h Hits) before() string {
	if h.Name == "" {
		return ""
	}
	return h.Name + ": "
}

// passages are the parts of a block that have hits in them, with the hits marked.
func (h Hits) passages(b content.Block, hits []search.Match) []string {
	var out []string
	text, next := b.Plain(), 0
	for _, leaf := range content.Leaves(b) {
		end := leaf.Offset + len(leaf.Block.Plain())
		for start := leaf.Offset; start <= end && next < len(hits); {
			stop := end
			if byLine(leaf.Block) {
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

// byLine reports whether the lines of a block stand for themselves.
func byLine(b content.Block) bool {
	switch b.(type) {
	case *content.Code, *content.Table:
		return true
	}
	return false
}

// mark writes a part of a text on one line, with the hits in it marked.
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
