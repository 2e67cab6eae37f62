package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestFilter checks that lines stay in order, and that failing lines are reported with
// their numbers.
func TestFilter(t *testing.T) {
	var in, want, wantErr strings.Builder
	for i := 1; i <= 5000; i++ {
		fmt.Fprintf(&in, "line %d\n", i)
		switch {
		case i%1000 == 0:
			fmt.Fprintf(&wantErr, "pullquote: skipped line %d: a round number\n", i)
		default:
			fmt.Fprintf(&want, "LINE %d\n", i)
		}
	}
	var out, stderr bytes.Buffer
	err := filter(strings.NewReader(in.String()), &out, &stderr, func(line []byte) ([]byte, error) {
		if bytes.HasSuffix(line, []byte("000")) {
			return nil, errors.New("a round number")
		}
		return bytes.ToUpper(line), nil
	})
	if err != nil || out.String() != want.String() || stderr.String() != wantErr.String() {
		t.Errorf("%v; %d bytes of %d; %s", err, out.Len(), want.Len(), stderr.String())
	}
}

// TestFilterErrors checks that a filter stops when its reader or writer fails.
func TestFilterErrors(t *testing.T) {
	same := func(line []byte) ([]byte, error) { return line, nil }
	broken := errors.New("broken")
	in := io.MultiReader(strings.NewReader("a\nb"), errReader{broken})
	var out bytes.Buffer
	if err := filter(in, &out, io.Discard, same); !errors.Is(err, broken) {
		t.Errorf("broken reader: got %v", err)
	}
	if err := filter(strings.NewReader(strings.Repeat("a\n", 100_000)), errWriter{broken}, io.Discard, same); !errors.Is(err, broken) {
		t.Errorf("broken writer: got %v", err)
	}
}

type errReader struct{ err error }

func (r errReader) Read([]byte) (int, error) { return 0, r.err }

type errWriter struct{ err error }

func (w errWriter) Write([]byte) (int, error) { return 0, w.err }

// TestLongLine checks that a line that exceeds the bound is skipped, and the next one is
// not.
func TestLongLine(t *testing.T) {
	in := io.MultiReader(io.LimitReader(zeros{}, maxLine+1), strings.NewReader("\nshort\n"))
	var out, stderr bytes.Buffer
	err := filter(in, &out, &stderr, func(line []byte) ([]byte, error) { return line, nil })
	if err != nil || out.String() != "short\n" || !strings.Contains(stderr.String(), "skipped line 1: longer than 64 MiB") {
		t.Errorf("%v, %d bytes, %s", err, out.Len(), stderr.String())
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = '0'
	}
	return len(b), nil
}
