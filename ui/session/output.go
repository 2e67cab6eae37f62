package session

import (
	"os"
	"sync"
	"sync/atomic"
)

// An output is the terminal that a program writes to. It can be taken away from the program.
type output struct {
	*os.File
	isReleased atomic.Bool // what the program writes is dropped
	screen     *screen     // knows the pictures on the terminal
	lifeline   *lifeline

	mu       sync.Mutex
	modes    modes // after everything that has been written
	hasBegun bool  // the lifeline has been asked to start
}

// maxWrite bounds what is written at once, in bytes. A terminal that does not read can be
// restored between two writes.
const maxWrite = 16 << 10

// Write implements [io.Writer].
func (o *output) Write(b []byte) (int, error) {
	if o.isReleased.Load() {
		return len(b), nil
	}
	o.track(b)
	defer o.tell() // the modes that b resets are still to be restored until it has been written
	n := 0
	for n < len(b) && !o.isReleased.Load() {
		more, err := o.File.Write(b[n:min(n+maxWrite, len(b))])
		n += more
		if err != nil {
			return n, err
		}
	}
	return len(b), nil
}

// track takes note of what is about to be written.
func (o *output) track(b []byte) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.modes.track(b)
	if !o.hasBegun && o.modes.private[altScreen] {
		o.hasBegun = true
		o.lifeline.start(o.tell)
	}
	if line := o.restoring(); line != "" {
		o.lifeline.tell(line, killed)
	}
}

// tell tells the lifeline what would restore the terminal now.
func (o *output) tell() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.lifeline.tell(o.restoring(), killed)
}

// restoring returns what restores the terminal; "" if there is nothing to restore. The lock is
// held.
func (o *output) restoring() string {
	modes := o.modes.reset()
	if modes == "" || o.isReleased.Load() {
		return ""
	}
	return interrupt + o.screen.deletes() + modes
}

// killed is what the lifeline says if the reader has not asked for the end.
const killed = "pullquote: the reader has ended unexpectedly; the terminal has been restored"

// interrupt ends a string, a style and a frame, within which the program may be interrupted.
const interrupt = "\x1b\\\x1b[m\x1b[?2026l"

// release takes the terminal away from the program, and returns what resets its modes and what
// sets them again.
func (o *output) release() (reset, again string) {
	o.isReleased.Store(true)
	o.mu.Lock()
	defer o.mu.Unlock()
	return interrupt + o.screen.leave() + o.modes.reset(), o.modes.again()
}

// takeBack gives the terminal to the program again.
func (o *output) takeBack() {
	o.isReleased.Store(false)
	o.tell()
}
