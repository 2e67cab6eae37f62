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

	// leave returns what deletes the pictures on the terminal.
	leave func() string

	mu    sync.Mutex
	modes modes // after everything that has been written
}

// maxWrite bounds what is written at once, in bytes. A terminal that does not read can be
// restored between two writes.
const maxWrite = 16 << 10

// Write implements [io.Writer].
func (o *output) Write(b []byte) (int, error) {
	if o.isReleased.Load() {
		return len(b), nil
	}
	o.mu.Lock()
	o.modes.track(b)
	o.mu.Unlock()
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

// release takes the terminal away from the program, and returns what resets its modes and what
// sets them again.
func (o *output) release() (reset, again string) {
	o.isReleased.Store(true)
	o.mu.Lock()
	defer o.mu.Unlock()
	// The program may have been interrupted within a string, a style or a frame.
	return "\x1b\\\x1b[m\x1b[?2026l" + o.leave() + o.modes.reset(), o.modes.again()
}
