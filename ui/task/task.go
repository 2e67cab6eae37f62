// Package task runs work beside the update loop.
//
// Everything that may take longer than a [Slice] is [Work]. It is done in slices:
// each runs in a goroutine of its own and returns a function, which the update loop
// then calls. Only after that call does the next slice begin. So work never gets
// ahead of the loop, and what it found is only ever changed on the loop.
//
// Work belongs to an [Era], the time in which somebody wants its result: while an
// article is open, say, or until another key is typed. When the era ends, its
// context is done, slices that are still running are dropped, and no more begin.
//
// What always holds: the loop never waits for work.
package task

import (
	"context"
	"time"
)

// Slice is about how long a slice of work takes.
const Slice = 8 * time.Millisecond

// Work does one slice. It returns a function for the update loop, or nil if there is
// nothing to tell it yet, and whether there is more to do. It should return soon
// after ctx is done; what it returns then is ignored.
type Work func(ctx context.Context) (apply func(), more bool)

// A SliceTimer tells work when its slice is over. Make one with [Start] in each slice.
type SliceTimer struct {
	ctx context.Context
	end time.Time
}

// StartSlice returns the pace of a slice that begins now.
func StartSlice(ctx context.Context) SliceTimer { return SliceTimer{ctx, time.Now().Add(Slice)} }

// IsOver reports whether the slice should end.
func (p SliceTimer) IsOver() bool { return p.ctx.Err() != nil || !time.Now().Before(p.end) }

// An Era is the time in which the result of some work is wanted. Make one with
// [NewEra].
type Era struct {
	ctx    context.Context
	cancel context.CancelFunc
}

// NewEra returns an era that begins now. It ends with ctx at the latest.
func NewEra(ctx context.Context) *Era {
	e := &Era{}
	e.ctx, e.cancel = context.WithCancel(ctx)
	return e
}

// Context returns the context of the era, which is done when the era has ended.
func (e *Era) Context() context.Context { return e.ctx }

// End ends the era. It may be called more than once.
func (e *Era) End() { e.cancel() }

// IsOver reports whether the era has ended.
func (e *Era) IsOver() bool { return e.ctx.Err() != nil }

// A Task is some work and the era it belongs to.
type Task struct {
	era   *Era
	work  Work
	ended func()
}

// OnEnd sets what the loop calls when the work has ended: when there is no more to do, or
// when the last slice that was begun in its era has returned.
func (t *Task) OnEnd(ended func()) { t.ended = ended }

func (t *Task) end() {
	if t.ended != nil {
		t.ended()
	}
}

// Run does the next slice. It is called beside the loop.
func (t *Task) Run() Done {
	apply, more := t.work(t.era.ctx)
	return Done{t, apply, more}
}

// Done is a slice that has been done, to be given to [Queue.Apply].
type Done struct {
	task  *Task
	apply func()
	more  bool
}

// A Queue has the tasks whose next slice is due. The zero Queue is empty. It belongs
// to the update loop.
type Queue struct{ due []*Task }

// Start queues work for an era.
func (q *Queue) Start(e *Era, w Work) *Task {
	t := &Task{era: e, work: w}
	q.due = append(q.due, t)
	return t
}

// TakeDue empties the queue. It returns the tasks that are to [Task.Run], all at the
// same time.
func (q *Queue) TakeDue() []*Task {
	var wanted []*Task
	for _, t := range q.due {
		if t.era.IsOver() {
			t.end()
		} else {
			wanted = append(wanted, t)
		}
	}
	q.due = nil
	return wanted
}

// Apply calls the function that a slice returned, and queues the next slice if there is
// more to do. If the era has ended, it drops both.
func (q *Queue) Apply(d Done) {
	isOver := d.task.era.IsOver()
	if d.apply != nil && !isOver {
		d.apply()
	}
	if d.more && !isOver {
		q.due = append(q.due, d.task)
	} else {
		d.task.end()
	}
}
