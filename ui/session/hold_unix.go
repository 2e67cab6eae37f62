//go:build unix

package session

import (
	"time"

	"pullquote/content/isolate"

	"golang.org/x/sys/unix"
)

const (
	// maxIdle is how long a loop that is not busy takes at most to receive a probe.
	maxIdle = 100 * time.Millisecond

	// maxProbes bounds the probes of a hold. If each waits for a long time, the loop has that
	// much to do that nobody waits for it.
	maxProbes = 64

	// holdInterval is how long a hold waits for the next key before it looks at the loop.
	holdInterval = 20 * time.Millisecond
)

// hold keeps keys back while the loop is busy, and reads more of them into b: Bubble Tea would
// not read again until the loop is free, and so a ctrl+c would not be seen. It returns how many
// bytes it has read.
func (k keyboard) hold(b []byte) (n int) {
	for range maxProbes {
		sent := time.Now()
		received := make(chan struct{})
		isolate.Go(func() {
			k.dog.program.Send(probe{})
			close(received)
		}, func(*isolate.Panic) { close(received) })
		for !waitFor(received, holdInterval) {
			if k.dog.child.Load() != nil {
				return n
			}
			for n < len(b) && k.isReadable() {
				more, err := k.File.Read(b[n:])
				if err != nil || more <= 0 {
					return n
				}
				k.dog.typed(b[n : n+more])
				n += more
			}
		}
		if time.Since(sent) < maxIdle {
			break
		}
	}
	return n
}

// isReadable reports whether there is something to read.
func (k keyboard) isReadable() bool {
	fd := int(k.Fd())
	if fd >= unix.FD_SETSIZE {
		return false
	}
	var set unix.FdSet
	set.Set(fd)
	ready, err := unix.Select(fd+1, &set, nil, nil, &unix.Timeval{})
	return err == nil && ready > 0
}
