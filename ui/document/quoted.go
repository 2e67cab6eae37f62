package document

import (
	"context"
	"math"
	"sort"

	"pullquote/content"
	"pullquote/content/analysis"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// quotedBy returns the quotations of an analysis, block by block, for searches in them. It
// may be used outside the update loop.
func quotedBy(x *analysis.Analysis, q *quotes) contentsearch.Quoted {
	return func(block content.BlockIndex) []contentsearch.Quotation {
		var out []contentsearch.Quotation
		first := sort.Search(len(q.maxEnd), func(i int) bool { return q.maxEnd[i] >= block })
		for _, i := range q.inOrder[first:] {
			quotation := &x.Quotations[i]
			if quotation.Parts[0].Start.Block > block {
				break
			}
			for _, r := range quotation.Parts {
				if r.Start.Block > block || r.End.Block < block {
					continue
				}
				part := contentsearch.Quotation{Speaker: speakerNames(x, i)}
				if r.Start.Block == block {
					part.Start = r.Start.Offset
				}
				if part.End = math.MaxInt; r.End.Block == block {
					part.End = r.End.Offset
				}
				out = append(out, part)
			}
		}
		return out
	}
}

// speakerNames returns all names of the speaker of a quotation.
func speakerNames(x *analysis.Analysis, i int) []string {
	names := []string{x.Quotations[i].Speaker}
	if p := x.PersonOf(i); p >= 0 {
		names = append(names, x.People[p].Name)
		names = append(names, x.People[p].Aliases...)
	}
	return names
}

// minSigned is the size of articles that have signatures, in bytes of text. A search in a
// shorter one takes less than a slice.
const minSigned = 1 << 20

// startSigning makes the signatures of a long article in a task.
func (d *Document) startSigning() {
	a := d.Article()
	if !d.IsComplete() || d.signatures != nil && d.signatures.Len() == a.Len() || d.analysis.Index.Size() < minSigned {
		return
	}
	x := contentsearch.NewIndex()
	d.tasks.Start(d.era, func(ctx context.Context) (func(), bool) {
		for pace := task.StartSlice(ctx); x.Len() < a.Len(); {
			if pace.IsOver() {
				return nil, true
			}
			x.Add(a.Block(content.BlockIndex(x.Len())).Plain())
		}
		return func() { d.signatures = x }, false
	})
}
