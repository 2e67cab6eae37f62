package document

import (
	"context"

	"pullquote/content"
	contentsearch "pullquote/content/search"
	"pullquote/ui/task"
)

// minSigned is the size of articles that have signatures, in bytes of text. A search in a
// shorter one takes less than a slice.
const minSigned = 1 << 20

// startSigning makes the signatures of a long article in a task, unless it has them already.
func (d *Document) startSigning() {
	a := d.Article()
	if x := contentsearch.IndexOf(a); x != nil {
		d.signatures = x
		return
	}
	if !d.IsComplete() || d.signatures != nil && d.signatures.Len() == a.Len() || d.analysis.Index.Size() < minSigned {
		return
	}
	x := contentsearch.NewIndex()
	d.tasks.Start(d.era, func(ctx context.Context) (func(), bool) {
		for pace := task.StartSlice(ctx); x.Len() < a.Len(); {
			if pace.IsOver() {
				return nil, true
			}
			x.Add(a.Block(content.BlockIndex(x.Len())))
		}
		return func() { d.signatures = x }, false
	})
}
