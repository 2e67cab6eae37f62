// Package task runs work beside the update loop.
//
// A [Lane] runs one piece of work at a time. Its era is the stretch of time in
// which the result is wanted; the reader ends it by turning to something else. Then
// the context of the work is cancelled, and its result is dropped.
//
// What always holds: the update loop alone uses a lane, and never waits for it. A
// lane has at most one goroutine, also when the work was cancelled and does not heed
// that: work that cannot be stopped is waited for before more is started.
package task

import "context"

// A Lane runs work that has results of type T. The zero value is a lane at rest.
type Lane[T any] struct {
	era    int
	cancel context.CancelFunc // of the work that is running; nil: none is
}

// A Done is the message that work has ended.
type Done[T any] struct {
	era    int
	result T
}

// Start begins work. It returns a function that does it, to be run in a goroutine,
// and whose result is for [Lane.Receive]. It returns nil while other work is running.
func (l *Lane[T]) Start(work func(context.Context) T) func() Done[T] {
	if l.cancel != nil {
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel = cancel
	era := l.era
	return func() Done[T] {
		defer cancel()
		return Done[T]{era, work(ctx)}
	}
}

// Busy reports whether work is running.
func (l *Lane[T]) Busy() bool { return l.cancel != nil }

// EndEra cancels the work that is running, if there is any. What it returns will be
// dropped.
func (l *Lane[T]) EndEra() {
	l.era++
	if l.cancel != nil {
		l.cancel()
	}
}

// Receive takes the message that the work has ended, after which the lane is at rest.
// It returns the result, and false if the era in which the work began is over.
func (l *Lane[T]) Receive(d Done[T]) (T, bool) {
	l.cancel = nil
	if d.era != l.era {
		var none T
		return none, false
	}
	return d.result, true
}
