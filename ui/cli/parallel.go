package cli

import (
	"context"
	"runtime"
	"sync"
)

// inOrder calls work for each source, several at a time, and use with each result in the
// order of the sources. It stops at the first error of use, and returns it.
func inOrder[T any](ctx context.Context, specs []string, work func(context.Context, string) (T, error), use func(string, T, error) error) error {
	type outcome struct {
		result T
		err    error
	}
	ctx, cancel := context.WithCancel(ctx)
	var workers sync.WaitGroup
	defer workers.Wait()
	defer cancel()
	limit := make(chan struct{}, runtime.GOMAXPROCS(0)) // of results that have not been used yet
	outcomes := make([]chan outcome, len(specs))
	for i := range outcomes {
		outcomes[i] = make(chan outcome, 1)
	}
	workers.Go(func() {
		for i, spec := range specs {
			select {
			case limit <- struct{}{}:
			case <-ctx.Done():
				return
			}
			workers.Go(func() {
				result, err := work(ctx, spec)
				outcomes[i] <- outcome{result, err}
			})
		}
	})
	for i, spec := range specs {
		select {
		case o := <-outcomes[i]:
			if err := use(spec, o.result, o.err); err != nil {
				return err
			}
			<-limit
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
