package document

import (
	"context"
)

// Reach makes the text around an offset of the article's index available, in a task. It does
// nothing if that is impossible, or if it is already doing so for any offset.
func (d *Document) Reach(offset int) {
	a := d.Article()
	if !a.CanReach() || d.isReaching {
		return
	}
	d.isReaching = true
	d.tasks.Start(d.era, func(context.Context) (func(), bool) {
		found := a.Reaching(offset)
		return func() {
			d.isReaching = false
			if x := inArticle(d.analysis, d.Article().Keeping(found)); x != d.analysis {
				d.grow(x, nil)
				d.startAnalysis()
			}
		}, false
	})
}
