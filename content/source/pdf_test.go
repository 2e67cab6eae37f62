package source

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// installConverter puts a shell script with the name of the converter first in the PATH.
func installConverter(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no shell")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, pdfToText), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// openPDF opens data that begins like a PDF, and returns its text.
func openPDF(ctx context.Context, l Limits) (string, error) {
	o := opener{spec: "-", Options: Options{Origin: Typed(), Limits: l, Stdin: strings.NewReader("%PDF-1.7 the boats wait")}}
	a, _, err := o.open(ctx)
	if err != nil {
		return "", err
	}
	return texts(a), nil
}

func TestPDF(t *testing.T) {
	installConverter(t, `printf '%s\n\n' "$*"; cat`)
	if got, err := openPDF(t.Context(), generousLimits()); err != nil || got != "-enc UTF-8 - -|%PDF-1.7 the boats wait" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestPDFErrors(t *testing.T) {
	for _, c := range []struct {
		name, script string
		limit        func(*Limits)
		want         Error
	}{
		{"a scan", "printf '\\f\\f'", nil, Error{Reason: EmptyPDF}},
		{"locked", "echo 'Incorrect password' >&2; exit 1", nil, Error{Reason: ConversionFailed, Detail: "pdftotext: Incorrect password"}},
		{"silent", "exit 1", nil, Error{Reason: ConversionFailed, Detail: "pdftotext: exit status 1"}},
		{"endless", "exec cat /dev/zero", nil, Error{Reason: TooMuchText, Limit: 1 << 20}},
		{"endless complaints", "exec cat /dev/zero >&2", func(l *Limits) { l.Convert = 50 * time.Millisecond }, Error{Reason: ConversionTimeout, Detail: pdfToText}},
		{"slow", "exec sleep 1000", func(l *Limits) { l.Convert = time.Millisecond }, Error{Reason: ConversionTimeout, Detail: pdfToText}},
	} {
		t.Run(c.name, func(t *testing.T) {
			installConverter(t, c.script)
			l := generousLimits()
			if c.limit != nil {
				c.limit(&l)
			}
			_, err := openPDF(t.Context(), l)
			c.want.Name = "-"
			sameError(t, err, c.want)
		})
	}
}

func TestNoConverter(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := openPDF(t.Context(), generousLimits())
	sameError(t, err, Error{Name: "-", Reason: NoConverter, Detail: pdfToText})
}

// TestConversionGroup checks that what the program has started is killed with it, and that both
// are waited for: nothing runs on when the source has failed.
func TestConversionGroup(t *testing.T) {
	pids := filepath.Join(t.TempDir(), "pids")
	installConverter(t, "sleep 1000 & echo $$ $! > '"+pids+".new'; mv '"+pids+".new' '"+pids+"'; wait")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	isStarted := func() bool { _, err := os.Stat(pids); return err == nil }
	go func() {
		for !isStarted() && ctx.Err() == nil {
			runtime.Gosched()
		}
		cancel()
	}()
	if _, err := openPDF(ctx, generousLimits()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	data, err := os.ReadFile(pids)
	if err != nil {
		t.Fatal(err)
	}
	var program, child int
	if _, err := fmt.Sscan(string(data), &program, &child); err != nil {
		t.Fatal(err)
	}
	if p, err := os.FindProcess(program); err == nil && p.Signal(syscall.Signal(0)) == nil {
		t.Error("the program has not been waited for")
	}
	// The system waits for the child, which has lost its parent, or nobody does.
	for start := time.Now(); ; runtime.Gosched() {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", child))
		if err != nil || strings.Contains(string(stat), ") Z ") {
			break
		}
		if time.Since(start) > 20*time.Second {
			t.Fatal("what the program has started still runs")
		}
	}
}

// TestCancelConversion cancels while the program runs.
func TestCancelConversion(t *testing.T) {
	installConverter(t, "exec sleep 1000")
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := openPDF(ctx, generousLimits()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
