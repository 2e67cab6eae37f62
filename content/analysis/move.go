package analysis

import (
	"slices"

	"pullquote/content"
)

// MoveTo returns the quotations and people of x in another version of its article, which
// [Describe] has described. Move returns the place of an anchor in that version; it must keep
// the order of places.
func (x *Analysis) MoveTo(described *Analysis, move func(content.Anchor) content.Anchor) *Analysis {
	out := *described
	out.People, out.order, out.person = x.People, x.order, x.person
	out.Quotations, out.Problems = slices.Clone(x.Quotations), x.Problems
	moved := func(r content.Range) content.Range {
		if r == (content.Range{}) {
			return r
		}
		return content.Range{Start: move(r.Start), End: move(r.End)}
	}
	for i := range out.Quotations {
		q := &out.Quotations[i]
		q.Parts = slices.Clone(q.Parts)
		for j := range q.Parts {
			q.Parts[j] = moved(q.Parts[j])
		}
		q.Mention, q.Sentence = moved(q.Mention), moved(q.Sentence)
	}
	return &out
}
