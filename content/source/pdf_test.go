package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// install puts a program of the name that is looked for first in the path: a
// script for the shell.
func install(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("there is no shell")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, pdfToText), []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// openPDF opens what begins as a PDF does.
func openPDF(ctx context.Context, l Limits) (string, error) {
	o := opener{spec: "-", Options: Options{Origin: Typed(), Limits: l, Stdin: strings.NewReader("%PDF-1.7 the boats wait")}}
	a, _, err := o.open(ctx)
	if err != nil {
		return "", err
	}
	return texts(a), nil
}

func TestPDF(t *testing.T) {
	install(t, `printf '%s\n\n' "$*"; cat`)
	if got, err := openPDF(t.Context(), patient()); err != nil || got != "-enc UTF-8 - -|%PDF-1.7 the boats wait" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestPDFFails(t *testing.T) {
	for _, c := range []struct {
		name, script string
		limit        func(*Limits)
		want         Reason
		says         string
	}{
		{"a scan", "printf '\\f\\f'", nil, Empty, "there is no text in the PDF, it may be pictures of pages; run a text recognition"},
		{"locked", "echo 'Incorrect password' >&2; exit 1", nil, Malformed, "pdftotext gets no text out of it (Incorrect password); open it in a viewer"},
		{"silent", "exit 1", nil, Malformed, "(exit status 1); open it in a viewer"},
		{"endless", "exec cat /dev/zero", nil, TooLarge, "it is larger than 1 MiB of text"},
		{"endless complaints", "exec cat /dev/zero >&2", func(l *Limits) { l.Convert = 50 * time.Millisecond }, Slow, "getting the text out of the PDF took too long"},
		{"slow", "exec sleep 1000", func(l *Limits) { l.Convert = time.Millisecond }, Slow, "getting the text out of the PDF took too long"},
	} {
		t.Run(c.name, func(t *testing.T) {
			install(t, c.script)
			l := patient()
			if c.limit != nil {
				c.limit(&l)
			}
			_, err := openPDF(t.Context(), l)
			var e *Error
			if !errors.As(err, &e) || e.Reason != c.want || !strings.Contains(e.Error(), c.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestNoPDFProgram(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := openPDF(t.Context(), patient())
	if err == nil || !strings.Contains(err.Error(), "it is a PDF, and pdftotext is not installed; install it") {
		t.Errorf("got %v", err)
	}
}

// TestAPDFCanBeLeft gives up while the program is still at it.
func TestAPDFCanBeLeft(t *testing.T) {
	install(t, "exec sleep 1000")
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if _, err := openPDF(ctx, patient()); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
