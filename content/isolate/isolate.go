// Package isolate keeps a panic from ending the program.
//
// A panic in a goroutine ends the process at once: nobody can say what failed, and the
// terminal stays as the reader of articles has set it. So every goroutine is started here.
//
// What always holds: a panic becomes a [*Panic], which goes to the code that waits for the
// goroutine.
package isolate

import (
	"fmt"
	"runtime/debug"
	"sync"
	"time"
)

// A Panic is the error for a panic.
type Panic struct {
	Value any
	Stack []byte
}

// Error returns the value of the panic, without the stack.
func (p *Panic) Error() string { return fmt.Sprint(p.Value) }

// Run calls f and returns its panic, or nil.
func Run(f func()) (p *Panic) {
	defer func() {
		if value := recover(); value != nil {
			p = asPanic(value)
		}
	}()
	f()
	return nil
}

// asPanic returns the panic with a value, which may have been caught before.
func asPanic(value any) *Panic {
	if p, ok := value.(*Panic); ok {
		return p
	}
	return &Panic{value, debug.Stack()}
}

// Go calls f in a goroutine, and then panicked if f panics. Panicked must end every wait for
// what f should have done.
func Go(f func(), panicked func(*Panic)) {
	go func() {
		if p := Run(f); p != nil {
			panicked(p)
		}
	}()
}

// AfterFunc calls f in a goroutine after some time, as [time.AfterFunc] does, and then panicked if
// f panics.
func AfterFunc(d time.Duration, f func(), panicked func(*Panic)) *time.Timer {
	return time.AfterFunc(d, func() {
		if p := Run(f); p != nil {
			panicked(p)
		}
	})
}

// A Group is a number of goroutines that are waited for together. The zero Group has none.
type Group struct {
	running  sync.WaitGroup
	mu       sync.Mutex
	panicked *Panic // the first
}

// Go calls f in a goroutine of the group.
func (g *Group) Go(f func()) {
	g.running.Add(1)
	Go(func() {
		f()
		g.running.Done()
	}, func(p *Panic) {
		defer g.running.Done()
		g.mu.Lock()
		defer g.mu.Unlock()
		if g.panicked == nil {
			g.panicked = p
		}
	})
}

// Wait waits for the goroutines and returns the first panic in them, or nil.
func (g *Group) Wait() *Panic {
	g.running.Wait()
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.panicked
}
