package session

import (
	"bytes"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"pullquote/content/isolate"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/term"
)

// The update loop may be busy for longer than it should. A watchdog sees to it that the reader
// gets the terminal back in that case, too: it receives the signals itself and asks the loop to
// end or to suspend. If the loop does not answer in time, the watchdog restores the terminal
// and does it without the loop.

const (
	// maxAnswer is how long the loop may take to answer.
	maxAnswer = 500 * time.Millisecond

	// maxEnd is how long the program may take to end once the loop has answered.
	maxEnd = 400 * time.Millisecond

	// maxQuit is the same if nobody is in a hurry, because the loop has obeyed another key.
	maxQuit = 2 * time.Second

	// maxFinish is how long the process may take to end after the program, for example because
	// it keeps the place. After a key instead of a signal, nothing bounds it.
	maxFinish = 500 * time.Millisecond

	// maxRestore bounds the time to write to a terminal that may not read any more: once before
	// what it has not read is dropped, and once after it.
	maxRestore = 125 * time.Millisecond
)

// A watchdog watches the update loop of the program in the reader's own terminal.
type watchdog struct {
	program *tea.Program
	input   *os.File
	output  *output
	state   *term.State // of the terminal before the program; nil: the input is not a terminal

	lifeline lifeline // runs only if both are terminals

	watched func() // is called when signals are received; may be nil

	// abandon is called before the process ends without the loop. It may be nil.
	abandon func()

	signals chan os.Signal
	resizes chan os.Signal             // nil: Bubble Tea watches the size of the window itself
	child   atomic.Pointer[os.Process] // has the terminal instead of the program; nil: none

	mu       sync.Mutex
	timer    *time.Timer // until the process ends, whatever it does; nil: nobody has asked
	isUrgent bool        // a signal or ctrl+c has asked
	hasEnded bool        // the program has ended, and the terminal is restored
	ctrlC    *time.Timer // the same, for a ctrl+c that the loop has not received yet
}

// Messages for the loop, all from the watchdog.
type (
	endRequest struct{} // a signal asks the program to end
	probe      struct{} // is received by a loop that is not busy

	// A suspendRequest is the message that another process has sent SIGTSTP. It is answered
	// once, by the loop or by the watchdog.
	suspendRequest struct{ isAnswered *atomic.Bool }
)

// newWatchdog returns a watchdog for a session that owns its process.
func newWatchdog(o Options) *watchdog {
	d := &watchdog{watched: o.Watched, abandon: o.Abandon, signals: make(chan os.Signal, 8)}
	if f, ok := o.Input.(*os.File); ok {
		d.input = f
		d.state, _ = term.GetState(int(f.Fd())) // nil if it is not a terminal
	}
	if f, ok := o.Output.(*os.File); ok {
		d.output = &output{File: f, lifeline: &d.lifeline}
	}
	if d.state != nil && d.output != nil {
		d.lifeline.terminal, d.lifeline.keyboard = d.output.File, d.input
		d.lifeline.settings = sttySettings(d.input)
	}
	return d
}

// watch receives signals for a program until the process ends. The program calls end after its
// own end.
func (d *watchdog) watch(p *tea.Program) (end func()) {
	d.program = p
	signal.Notify(d.signals, endSignals...)
	signal.Notify(d.signals, suspendSignals...)
	if d.watched != nil {
		d.watched()
	}
	isolate.Go(func() {
		for s := range d.signals {
			d.receive(s)
		}
	}, func(*isolate.Panic) { d.force() })
	stopSize := d.watchSize()
	return func() {
		stopSize()
		d.stop()
	}
}

// endSignals ask the program to end.
var endSignals = []os.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT}

// receive handles a signal.
func (d *watchdog) receive(s os.Signal) {
	child := d.child.Load()
	switch {
	case isSuspend(s):
		d.suspend()
	case child != nil && (s == syscall.SIGINT || s == syscall.SIGQUIT):
		// It is meant for the other program.
	default:
		if child != nil {
			_ = child.Signal(s) // it may have ended
		}
		d.end()
	}
}

// end asks the program to end.
func (d *watchdog) end() {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.isUrgent && d.timer != nil {
		return
	}
	d.isUrgent = true
	stop(&d.timer)
	if d.hasEnded { // the reader is keeping the place, for example
		d.timer = d.forceAfter(maxFinish)
		return
	}
	d.timer = d.forceAfter(maxAnswer)
	d.send(endRequest{})
}

// send sends a message to the loop without waiting for it.
func (d *watchdog) send(msg tea.Msg) {
	isolate.Go(func() { d.program.Send(msg) }, func(*isolate.Panic) {})
}

// filter sees each message before the loop handles it.
func (d *watchdog) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg: // before Bubble Tea makes room for that many cells
		return fit(msg)
	case probe:
		return nil
	case endRequest:
		d.answer()
		return tea.QuitMsg{}
	case tea.QuitMsg:
		d.answer()
	case suspendRequest:
		if !msg.isAnswered.CompareAndSwap(false, true) {
			return nil
		}
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			d.mu.Lock()
			stop(&d.ctrlC)
			d.isUrgent = true
			d.mu.Unlock()
		}
	}
	return msg
}

// answer gives the program time to end in order, because the loop is about to. It is called when the
// loop receives the message, and before, when the command of a key has sent it: the loop may be
// waiting for a terminal that does not read.
func (d *watchdog) answer() {
	d.mu.Lock()
	defer d.mu.Unlock()
	stop(&d.ctrlC)
	if d.hasEnded || d.timer != nil && !d.timer.Stop() {
		return // it is too late
	}
	if d.isUrgent {
		d.timer = d.forceAfter(maxEnd)
	} else {
		d.timer = d.forceAfter(maxQuit)
	}
}

// typed looks for a ctrl+c in what the reader has typed.
func (d *watchdog) typed(b []byte) {
	if !hasCtrlC(b) {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.ctrlC == nil && !d.hasEnded {
		d.ctrlC = d.forceAfter(maxAnswer)
	}
}

// hasCtrlC reports whether there is a ctrl+c among typed keys: the character, or what terminals
// with the keyboard mode of Kitty or xterm send instead. A ctrl+c that is pasted does not count.
func hasCtrlC(b []byte) bool {
	if before, pasted, ok := bytes.Cut(b, []byte("\x1b[200~")); ok {
		_, after, _ := bytes.Cut(pasted, []byte("\x1b[201~"))
		return hasCtrlC(before) || hasCtrlC(after)
	}
	for _, key := range [...]string{"\x03", "\x1b[99;5u", "\x1b[99;5:1u", "\x1b[27;5;99~"} {
		if bytes.Contains(b, []byte(key)) {
			return true
		}
	}
	return false
}

// stop tells the watchdog that the program has ended and has restored the terminal. If somebody is
// in a hurry, the process still ends in time.
func (d *watchdog) stop() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.hasEnded = true
	stop(&d.ctrlC)
	stop(&d.timer)
	if d.isUrgent {
		d.timer = d.forceAfter(maxFinish)
	}
}

// stop stops a timer, which may be nil.
func stop(t **time.Timer) {
	if *t != nil {
		(*t).Stop()
		*t = nil
	}
}

// forceAfter calls force after some time.
func (d *watchdog) forceAfter(wait time.Duration) *time.Timer {
	return isolate.AfterFunc(wait, d.force, func(*isolate.Panic) { os.Exit(0) })
}

// force restores the terminal and ends the process, whatever the program does.
func (d *watchdog) force() {
	d.mu.Lock()
	hasEnded, isLate := d.hasEnded, d.timer != nil
	d.hasEnded = true
	d.mu.Unlock()
	switch {
	case !hasEnded:
		d.restore()
		d.lifeline.end()
		if d.abandon != nil {
			_ = isolate.Run(d.abandon) // the terminal is restored: nothing else can be done
		}
	case !isLate: // the program has just ended by itself
		return
	}
	os.Exit(0) // the reader has asked for it
}

// restore takes the terminal away from the program and restores it. It returns what sets the
// modes of the program again. If the terminal does not read, the lifeline restores the modes as
// soon as it does.
func (d *watchdog) restore() (again string) {
	isWritten := true
	if d.output != nil {
		reset, modes := d.output.release()
		again = modes
		written := make(chan struct{})
		write := func() {
			_, _ = d.output.WriteString(reset) // the terminal may be lost
			close(written)
		}
		isolate.Go(write, func(*isolate.Panic) {})
		if isWritten = waitFor(written, maxRestore); !isWritten {
			discardOutput(d.output.File)
			isWritten = waitFor(written, maxRestore)
		}
		if !isWritten {
			d.lifeline.tell(reset, "")
		}
	}
	if d.state != nil {
		_ = term.Restore(int(d.input.Fd()), d.state) // the terminal may be lost
	}
	if isWritten {
		d.lifeline.tell("", "")
	}
	return again
}

// waitFor waits for an event for some time, and reports whether it has happened.
func waitFor(event <-chan struct{}, limit time.Duration) bool {
	select {
	case <-event:
		return true
	case <-time.After(limit):
		return false
	}
}
