package session

import (
	"bytes"
	"io"
	"strings"
	"sync"

	"pullquote/ui/graphics"

	"github.com/charmbracelet/x/ansi"
)

// A screen is the output of a session. Frames and pictures are both written to it. When the
// program leaves the alternate screen, for whatever reason, all pictures are deleted first,
// and what was still to be sent is dropped. What is to be sent after that waits until the
// program is back.
type screen struct {
	to   io.Writer
	wrap func(string) string // for the terminal behind tmux

	writing sync.Mutex // held for each write
	sending sync.Mutex // held by the one who sends

	mu      sync.Mutex // protects what follows
	queue   []*transmission
	live    map[int]bool  // the numbers of the pictures that the terminal may have
	last    int           // the number given last
	visit   int           // counts how many times the alternate screen has been left
	back    chan struct{} // closed when the program is back on it; nil: it is there
	hasLeft bool          // since the last takeLeft
	closed  chan struct{} // closed when the program has ended
}

// A transmission is a picture to be sent, or another sequence about pictures.
type transmission struct {
	id    int // of the picture; 0: none
	parts []string
	visit int // during which it is to be sent
}

// maxPart is about how much of a picture is written at a time, so that frames need not wait
// for all of it.
const maxPart = 64 << 10

func newScreen(to io.Writer, wrap func(string) string) *screen {
	return &screen{to: to, wrap: wrap, live: map[int]bool{}, closed: make(chan struct{})}
}

// nextID returns a number for a picture. All others are given before one is given again.
func (s *screen) nextID() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.last = s.last%graphics.MaxID + 1
	return s.last
}

// enqueue adds a transmission to the queue.
func (s *screen) enqueue(id int, parts []string) *transmission {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := &transmission{id, parts, s.visit}
	s.queue = append(s.queue, t)
	return t
}

// send sends everything up to a transmission that has not been sent yet.
func (s *screen) send(until *transmission) {
	s.sending.Lock()
	defer s.sending.Unlock()
	for {
		s.mu.Lock()
		if !contains(s.queue, until) {
			s.mu.Unlock()
			return
		}
		t := s.queue[0]
		s.queue = s.queue[1:]
		s.mu.Unlock()
		s.write(t)
	}
}

func contains(queue []*transmission, t *transmission) bool {
	for _, other := range queue {
		if other == t {
			return true
		}
	}
	return false
}

// write writes a transmission, some parts at a time.
func (s *screen) write(t *transmission) {
	var b strings.Builder
	for i, part := range t.parts {
		b.WriteString(part)
		if b.Len() < maxPart && i < len(t.parts)-1 {
			continue
		}
		s.awaitReturn()
		if !s.writePart(t, b.String()) {
			return
		}
		b.Reset()
	}
}

// awaitReturn waits until the program is on the alternate screen, or has ended.
func (s *screen) awaitReturn() {
	s.mu.Lock()
	back := s.back
	s.mu.Unlock()
	if back == nil {
		return
	}
	select {
	case <-back:
	case <-s.closed:
	}
}

// writePart writes parts of a transmission. It reports false if the screen has been left.
func (s *screen) writePart(t *transmission, text string) bool {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	isHere := s.back == nil && s.visit == t.visit
	if t.id > 0 && isHere {
		s.live[t.id] = true
	}
	s.mu.Unlock()
	if !isHere || s.to == nil {
		return false
	}
	_, err := io.WriteString(s.to, text)
	return err == nil
}

// forget records that a picture has been deleted.
func (s *screen) forget(id int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.live, id)
}

// takeLeft reports whether the alternate screen has been left since the last call.
func (s *screen) takeLeft() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	hasLeft := s.hasLeft
	s.hasLeft = false
	return hasLeft
}

// Write implements [io.Writer]. It writes what Bubble Tea draws.
func (s *screen) Write(b []byte) (int, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if at := bytes.Index(b, []byte(ansi.ResetModeAltScreenSaveCursor)); at >= 0 {
		if deletes := s.leave(); deletes != "" {
			if _, err := io.WriteString(s.to, deletes); err != nil {
				return 0, err
			}
		}
	}
	n, err := s.to.Write(b)
	if bytes.Contains(b, []byte(ansi.SetModeAltScreenSaveCursor)) {
		s.enter()
	}
	return n, err
}

// enter lets what waits be sent.
func (s *screen) enter() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.back != nil {
		close(s.back)
		s.back = nil
	}
}

// end ends all waiting.
func (s *screen) end() { close(s.closed) }

// leave returns the sequences that delete all pictures, and drops those that are queued.
func (s *screen) leave() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.visit++
	s.hasLeft = true
	s.queue = nil
	if s.back == nil {
		s.back = make(chan struct{})
	}
	deletes := s.deletesLocked()
	clear(s.live)
	return deletes
}

// deletes returns the sequences that delete all pictures.
func (s *screen) deletes() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.deletesLocked()
}

func (s *screen) deletesLocked() string {
	var out strings.Builder
	for id := 1; id <= graphics.MaxID && len(s.live) > 0; id++ {
		if s.live[id] {
			out.WriteString(graphics.Delete(id))
		}
	}
	if out.Len() == 0 {
		return ""
	}
	return s.wrap(out.String())
}

// A terminalFile is a terminal of this system.
type terminalFile interface {
	io.ReadWriteCloser
	Fd() uintptr
}

// A terminalScreen is a screen on a terminal of this system.
type terminalScreen struct {
	terminalFile
	screen *screen
}

// Write implements [io.Writer].
func (t terminalScreen) Write(b []byte) (int, error) { return t.screen.Write(b) }

// output returns the screen as Bubble Tea needs it.
func (s *screen) output() io.Writer {
	if f, ok := s.to.(terminalFile); ok {
		return terminalScreen{f, s}
	}
	return s
}
