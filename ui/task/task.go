// Package task runs work outside the update loop.
//
// Work that may take longer than a [Slice] is split into slices. Each slice runs in a
// goroutine of its own and returns a function, which the update loop then calls. The next
// slice starts only after that call. So work never gets ahead of the loop, and its results
// are only ever applied on the loop.
//
// Work belongs to an [Era], the time during which its result is wanted: while an article is
// open, say, or until another key is typed. When the era ends, its context is cancelled,
// the results of running slices are dropped, and no new slices start.
//
// What always holds: the loop never waits for work, and a panic in a slice ends only its task.
package task

import (
	"context"
	"time"

	"pullquote/content/isolate"
)

// Slice is the time that one slice of work should take.
const Slice = 8 * time.Millisecond

// Work does one slice. It returns a function for the update loop to call, or nil, and
// reports whether there is more to do. It should return soon after ctx is done; its results
// are then ignored.
type Work func(ctx context.Context) (apply func(), more bool)

// A SliceTimer tells work when its slice is over. Make one with [StartSlice] in each slice.
type SliceTimer struct {
	ctx context.Context
	end time.Time
}

// StartSlice returns the timer of a slice that starts now.
func StartSlice(ctx context.Context) SliceTimer { return SliceTimer{ctx, time.Now().Add(Slice)} }

// IsOver reports whether the slice should end.
func (p SliceTimer) IsOver() bool { return p.ctx.Err() != nil || !time.Now().Before(p.end) }

// An Era is the time during which the result of some work is wanted. Make one with
// [NewEra].
type Era struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// NewEra returns an era that starts now and ends with ctx at the latest.
func NewEra(ctx context.Context) *Era {
	e := &Era{}
	e.ctx, e.cancel = context.WithCancel(ctx)
	return e
}

// Context returns the era's context, which is cancelled when the era ends.
func (e *Era) Context() context.Context { return e.ctx }

// End ends the era. It may be called more than once.
func (e *Era) End() { e.cancel() }

// IsOver reports whether the era has ended.
func (e *Era) IsOver() bool { return e.ctx.Err() != nil }

// A Task is a piece of work and its era.
type Task struct {
	era      *Era
	work     Work
	ended    func()
	panicked func(*isolate.Panic)
}

// OnEnd sets the function that the loop calls when the task has ended: when no work is
// left, or when the last slice has returned after the end of its era.
func (t *Task) OnEnd(ended func()) { t.ended = ended }

// OnPanic sets the function that the loop calls if a slice panics. Without it, the panic is one
// of [Queue.TakePanics].
func (t *Task) OnPanic(panicked func(*isolate.Panic)) { t.panicked = panicked }

func (t *Task) end() {
	if t.ended != nil {
		t.ended()
	}
}

// Run does the next slice. It is called outside the loop.
func (t *Task) Run() Done {
	d := Done{task: t}
	if p := isolate.Run(func() { d.apply, d.more = t.work(t.era.ctx) }); p != nil {
		return Done{task: t, panicked: p}
	}
	return d
}

// Done is the result of a slice, to be passed to [Queue.Apply].
type Done struct {
	task     *Task
	apply    func()
	more     bool
	panicked *isolate.Panic
}

// A Queue holds the tasks whose next slice is due. The zero Queue is empty. It belongs to
// the update loop.
type Queue struct {
	due    []*Task
	panics []*isolate.Panic
}

// TakePanics returns and clears the panics in tasks that do not handle them.
func (q *Queue) TakePanics() []*isolate.Panic {
	out := q.panics
	q.panics = nil
	return out
}

// Start queues work that belongs to an era.
func (q *Queue) Start(e *Era, w Work) *Task {
	t := &Task{era: e, work: w}
	q.due = append(q.due, t)
	return t
}

// TakeDue empties the queue and returns its tasks. Each must be [Task.Run]; they may run
// concurrently.
func (q *Queue) TakeDue() []*Task {
	var live []*Task
	for _, t := range q.due {
		if t.era.IsOver() {
			t.end()
		} else {
			live = append(live, t)
		}
	}
	q.due = nil
	return live
}

// Apply calls the function that a slice returned, and queues the next slice if there is
// more to do. If the era has ended, it does neither.
func (q *Queue) Apply(d Done) {
	isOver := d.task.era.IsOver()
	switch {
	case d.panicked == nil || isOver:
	case d.task.panicked != nil:
		d.task.panicked(d.panicked)
	default:
		q.panics = append(q.panics, d.panicked)
	}
	if d.apply != nil && !isOver {
		d.apply()
	}
	if d.more && !isOver {
		q.due = append(q.due, d.task)
	} else {
		d.task.end()
	}
}
