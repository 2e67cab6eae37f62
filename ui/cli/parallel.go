package cli

import (
	"context"
	"runtime"

	"pullquote/content/isolate"
	"pullquote/content/source"
)

// inOrder calls work for each source, several at a time. Use gets the results that work sends,
// in the order of the sources, and fail the error of work. It stops at the first error of use,
// and returns it.
func inOrder[T any](ctx context.Context, specs []string, work func(ctx context.Context, spec string, send func(T) error) error, use func(string, T) error, fail func(error)) error {
	type outcome struct {
		results chan T
		err     error // set before results is closed
	}
	ctx, cancel := context.WithCancel(ctx)
	var workers isolate.Group
	defer func() { _ = workers.Wait() }() // the outcomes have the panics
	defer cancel()
	limit := make(chan struct{}, runtime.GOMAXPROCS(0)) // of sources whose results have not all been used
	outcomes := make([]outcome, len(specs))
	for i := range outcomes {
		outcomes[i].results = make(chan T, 1) // work on a source with one result need not wait
	}
	workers.Go(func() {
		for i, spec := range specs {
			select {
			case limit <- struct{}{}:
			case <-ctx.Done():
				return
			}
			o := &outcomes[i]
			workers.Go(func() {
				defer close(o.results)
				o.err = source.Isolate(spec, func() error {
					return work(ctx, spec, func(result T) error {
						select {
						case o.results <- result:
							return nil
						case <-ctx.Done():
							return ctx.Err()
						}
					})
				})
			})
		}
	})
	for i, spec := range specs {
		o := &outcomes[i]
		for isOpen := true; isOpen; {
			select {
			case result, ok := <-o.results:
				if isOpen = ok; !ok {
					break
				}
				if err := use(spec, result); err != nil {
					return err
				}
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		if o.err != nil {
			fail(o.err)
		}
		<-limit
	}
	return nil
}
