package isolate

import (
	"errors"
	"testing"
)

func TestRun(t *testing.T) {
	if p := Run(func() {}); p != nil {
		t.Errorf("without a panic: %v", p)
	}
	p := Run(func() { panic("the tide") })
	if p == nil || p.Error() != "the tide" || len(p.Stack) == 0 {
		t.Errorf("got %v", p)
	}
	if again := Run(func() { panic(p) }); again != p {
		t.Errorf("a panic that was caught before becomes %v", again)
	}
}

func TestGo(t *testing.T) {
	got := make(chan error)
	Go(func() { panic(errors.New("ebb")) }, func(p *Panic) { got <- p })
	if err := <-got; err.Error() != "ebb" {
		t.Errorf("got %v", err)
	}
}

func TestAfterFunc(t *testing.T) {
	got := make(chan error)
	AfterFunc(0, func() { panic(errors.New("ebb")) }, func(p *Panic) { got <- p })
	if err := <-got; err.Error() != "ebb" {
		t.Errorf("got %v", err)
	}
}

func TestGroup(t *testing.T) {
	var g Group
	done := make(chan bool, 1)
	g.Go(func() { panic("ebb") })
	g.Go(func() { done <- true })
	if p := g.Wait(); p == nil || p.Error() != "ebb" || !<-done {
		t.Errorf("got %v", p)
	}
	if p := new(Group).Wait(); p != nil {
		t.Errorf("an empty group has panicked: %v", p)
	}
}
