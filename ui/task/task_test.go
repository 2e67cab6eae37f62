package task

import (
	"context"
	"testing"
)

// TestOneAtATime holds that no work begins before the message that the work before
// has ended, not even when that was cancelled.
func TestOneAtATime(t *testing.T) {
	var l Lane[string]
	work := func(result string) func(context.Context) string {
		return func(context.Context) string { return result }
	}
	first := l.Start(work("first"))
	if l.Start(work("second")) != nil {
		t.Fatal("two pieces of work are running")
	}
	l.EndEra()
	if !l.Busy() || l.Start(work("third")) != nil {
		t.Fatal("work that was cancelled but runs on is not waited for")
	}
	if got, ok := l.Receive(first()); ok {
		t.Errorf("the era is over, and yet there is a result %q", got)
	}
	if l.Busy() {
		t.Error("nothing is running any more")
	}
	if got, ok := l.Receive(l.Start(work("fourth"))()); !ok || got != "fourth" {
		t.Errorf("the result is %q, %v", got, ok)
	}
}

// TestEndEra holds that the end of an era is the end of the context.
func TestEndEra(t *testing.T) {
	var l Lane[error]
	begun := make(chan struct{})
	run := l.Start(func(ctx context.Context) error {
		close(begun)
		<-ctx.Done()
		return ctx.Err()
	})
	done := make(chan Done[error])
	go func() { done <- run() }()
	<-begun
	l.EndEra()
	if _, ok := l.Receive(<-done); ok {
		t.Error("the result is not dropped")
	}
}
