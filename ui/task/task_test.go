package task

import (
	"context"
	"slices"
	"testing"
)

// count returns work that passes the numbers from 1 to n to the loop, one per slice.
func count(n int, tell func(int)) Work {
	next := 0
	return func(context.Context) (func(), bool) {
		next++
		number := next
		return func() { tell(number) }, number < n
	}
}

func TestSlicesAlternateWithLoop(t *testing.T) {
	var q Queue
	var got []int
	q.Start(NewEra(context.Background()), count(3, func(n int) { got = append(got, n) }))
	for want := 1; want <= 3; want++ {
		due := q.TakeDue()
		if len(due) != 1 {
			t.Fatalf("%d tasks are due for slice %d", len(due), want)
		}
		if len(q.TakeDue()) != 0 {
			t.Fatal("a slice is due before the previous one was applied")
		}
		done := due[0].Run()
		if len(got) != want-1 {
			t.Fatalf("slice %d called the loop before it was applied", want)
		}
		q.Apply(done)
	}
	if len(q.TakeDue()) != 0 || !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("got %v", got)
	}
}

func TestEndedEra(t *testing.T) {
	var q Queue
	era := NewEra(context.Background())
	tell := func(int) { t.Error("the result of an ended era was applied") }
	q.Start(era, count(2, tell))
	running := q.TakeDue()[0]
	q.Start(era, count(2, tell))
	done := running.Run()
	era.End()
	if !era.IsOver() || era.Context().Err() == nil {
		t.Error("the era is not over")
	}
	q.Apply(done)
	if due := q.TakeDue(); len(due) != 0 {
		t.Errorf("%d tasks are due", len(due))
	}
}

// TestOnEnd checks that the loop is got about the end of work, even if the result is no
// longer wanted.
func TestOnEnd(t *testing.T) {
	for name, do := range map[string]func(q *Queue, era *Era){
		"nothing more to do": func(q *Queue, _ *Era) { q.Apply(q.TakeDue()[0].Run()) },
		"during a slice":     func(q *Queue, e *Era) { task := q.TakeDue()[0]; e.End(); q.Apply(task.Run()) },
		"between two slices": func(q *Queue, e *Era) { e.End(); q.TakeDue() },
	} {
		var q Queue
		ended := 0
		era := NewEra(context.Background())
		q.Start(era, count(1, func(int) {})).OnEnd(func() { ended++ })
		do(&q, era)
		if ended != 1 {
			t.Errorf("%s: it ended %d times", name, ended)
		}
	}
}

func TestNestedEra(t *testing.T) {
	outer := NewEra(context.Background())
	inner := NewEra(outer.Context())
	outer.End()
	if !inner.IsOver() {
		t.Error("the inner era is not over")
	}
}

func TestSliceTimerEndsWithEra(t *testing.T) {
	era := NewEra(context.Background())
	pace := StartSlice(era.Context())
	era.End()
	if !pace.IsOver() {
		t.Error("the slice is not over")
	}
}

func TestTaskStartsTask(t *testing.T) {
	var q Queue
	var got []int
	tell := func(n int) { got = append(got, n) }
	era := NewEra(context.Background())
	q.Start(era, count(1, func(int) { q.Start(era, count(2, tell)) }))
	for due := q.TakeDue(); len(due) > 0; due = q.TakeDue() {
		for _, d := range due {
			q.Apply(d.Run())
		}
	}
	if !slices.Equal(got, []int{1, 2}) {
		t.Errorf("got %v", got)
	}
}
